"""Values of English numbers, months and weekdays, so that forty-seven can meet 四十七."""

import re
from collections.abc import Sequence

from duidu.language.description import Valued

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen "
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
# _ONES goes on after nineteen with zeroth, first, ...: n % 20 is the value of both.
_VALUES = {word: float(n % 20) for n, word in enumerate(_ONES.split())} | {
    word: 20.0 + 10 * n for n, word in enumerate(_TENS.split())
}
MULTIPLES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_MONTH_NAMES = (
    "january february march april may june july august september october november december"
)
_MONTHS = {name: n for n, name in enumerate(_MONTH_NAMES.split(), 1)}
_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday"
_DAYS = {name: n for n, name in enumerate(_DAY_NAMES.split())}
_SHORT_MONTHS = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_AMBIGUOUS = ("may", "march", "mar", "dec", "jan", "sep")
NAMED = frozenset((*_MONTHS, *_SHORT_MONTHS, *_DAYS, *_VALUES, *MULTIPLES))
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th|s|%)?$")


def english_values(tokens: Sequence[str]) -> list[Valued]:
    """Spans of tokens that are a number, a month or a day of the week, with their values."""
    lower = [token.lower().rstrip(".") for token in tokens]
    found: list[Valued] = []
    i = 0
    while i < len(lower):
        # Most words are no value and begin none.
        if lower[i].isalpha() and lower[i] not in NAMED:
            i += 1
            continue
        month = lower[i].rpartition("-")[2]  # mid-January
        if named := _MONTHS.get(month) or _SHORT_MONTHS.get(month):
            # These are common words too: only a capital makes them months.
            if month not in _AMBIGUOUS or tokens[i][0].isupper():
                found.append((i, i + 1, f"month{named}"))
            i += 1
        elif lower[i] in _DAYS:
            found.append((i, i + 1, f"day{_DAYS[lower[i]]}"))
            i += 1
        else:
            i = _english_run(lower, i, found)
    return found


def _english_run(lower: Sequence[str], i: int, found: list[Valued]) -> int:
    """Append the number that begins at token i, if any; the token at which to go on."""
    total = section = 0.0
    start = i
    while i < len(lower):
        number = english_number(lower[i])
        joins = (
            lower[i] == "and"
            and i > start
            and lower[i - 1] in MULTIPLES
            and i + 1 < len(lower)
            and english_number(lower[i + 1])
        )
        if lower[i] in MULTIPLES:
            if i == start:
                section = 1.0
            multiple = MULTIPLES[lower[i]]
            total, section = (
                (total, section * multiple)
                if multiple == 100
                else (total + section * multiple, 0.0)
            )
        # twenty may be followed by three, one hundred by twenty, but three not by four.
        elif number is not None and (
            i == start or section % 100 == 0 or (section % 10 == 0 and number < 10)
        ):
            section += number
        elif not joins:
            break
        i += 1
    if i == start:
        return i + 1
    found.append((start, i, f"{total + section:.12g}"))
    return i


def named_month(word: str) -> int | None:
    """The number of a month by its name, 1 to 12; None for other words.

    Names that are common words too are months only with a capital.
    """
    lower = word.lower()
    month = _MONTHS.get(lower) or _SHORT_MONTHS.get(lower)
    return month if month and (lower not in _AMBIGUOUS or word[0].isupper()) else None


def named_day(word: str) -> int | None:
    """The number of a day of the week by its name in lower case, 0 for Monday."""
    return _DAYS.get(word)


def english_number(word: str) -> float | None:
    """The value of one word (forty-seven, 3rd, 1,200); None for what is no number."""
    if _NUMERAL.match(word):
        return float(re.sub(r"[^\d.]", "", word) or 0)
    if word in _VALUES:
        return _VALUES[word]
    if "-" in word:
        tens, _, ones = word.partition("-")
        low = english_number(ones)
        return (
            _VALUES[tens] + low if tens in _TENS.split() and low is not None and low < 10 else None
        )
    return None
