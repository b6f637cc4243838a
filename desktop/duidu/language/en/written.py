"""What stands in an English text in figures and signs, in words: 1999 nineteen ninety-nine."""

import re
from collections.abc import Callable
from typing import NamedTuple

from duidu.language.speech import words_of

_ONES = words_of(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = words_of("- - twenty thirty forty fifty sixty seventy eighty ninety")
_GREAT = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_PARTS = {2: "half", 4: "quarter"}
_MONTHS = words_of(
    "January February March April May June July August September October November December"
)
_SHORT = {
    "mr": "mister", "mrs": "missus", "ms": "miz", "dr": "doctor", "prof": "professor",
    "st": "saint", "vs": "versus", "etc": "et cetera", "no": "number", "jr": "junior",
    "sr": "senior", "gen": "general", "gov": "governor", "sen": "senator", "rep": "representative",
    "lt": "lieutenant", "col": "colonel", "capt": "captain", "inc": "incorporated",
    "ltd": "limited", "corp": "corporation", "dept": "department", "fig": "figure",
    "vol": "volume", "approx": "approximately", "jan": "January", "feb": "February",
    "mar": "March", "apr": "April", "jun": "June", "jul": "July", "aug": "August",
    "sep": "September", "sept": "September", "oct": "October", "nov": "November",
    "dec": "December",
}  # fmt: skip
_GREAT_SHORT = {"m": "million", "k": "thousand", "bn": "billion", "b": "billion", "tn": "trillion"}
_PHRASES = {"e.g.": "for example", "i.e.": "that is", "pp.": "pages", "p.": "page"}
# Numerals behind these count; behind a name they say which of them it is (Henry VIII).
_COUNTED = frozenset(
    words_of("war chapter part volume act book type phase section title article figure table stage")
)
_ROMAN = {"I": 1, "V": 5, "X": 10}
_PLAIN_SHORT = frozenset(("mr", "mrs", "dr", "vs", "etc", "ltd"))
_CURRENCY = {
    "$": ("dollar", "dollars"), "£": ("pound", "pounds"), "€": ("euro", "euros"),
    "¥": ("yuan", "yuan"), "￥": ("yuan", "yuan"), "US$": ("dollar", "dollars"),
}  # fmt: skip
_UNITS = {
    "°C": "degrees Celsius", "℃": "degrees Celsius", "°F": "degrees Fahrenheit",
    "℉": "degrees Fahrenheit", "°": "degrees", "%": "percent", "km/h": "kilometers per hour",
    "mph": "miles per hour", "km": "kilometers", "cm": "centimeters", "mm": "millimeters",
    "m": "meters", "kg": "kilograms", "mg": "milligrams", "g": "grams", "km²": "square kilometers",
    "m²": "square meters", "ft": "feet", "lb": "pounds", "lbs": "pounds", "GB": "gigabytes",
    "MB": "megabytes", "kB": "kilobytes", "Hz": "hertz", "GHz": "gigahertz", "MHz": "megahertz",
    "bn": "billion", "tn": "trillion", "TB": "terabytes", "min": "minutes", "mins": "minutes",
    "hr": "hours", "hrs": "hours", "sec": "seconds", "secs": "seconds", "kW": "kilowatts",
    "MW": "megawatts", "W": "watts", "V": "volts", "oz": "ounces", "kHz": "kilohertz",
    "sq ft": "square feet", "km2": "square kilometers", "m2": "square meters",
}  # fmt: skip
_SIGNS = {
    "&": "and", "%": "percent", "+": "plus", "=": "equals", "×": "times", "÷": "divided by",
    "@": "at", "≈": "about", "±": "plus or minus", "°": "degrees", "#": "number",
    "<": "less than", ">": "greater than", "≥": "at least", "≤": "at most",
}  # fmt: skip


class Heard(NamedTuple):
    """A stretch of the text, from code point to code point, and the words it is read with."""

    start: int
    end: int
    words: str


def cardinal(number: int) -> str:
    """A number in words: 1,250 is one thousand two hundred fifty."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10] + (" " + _ONES[number % 10] if number % 10 else "")
    if number < 1000:
        rest = number % 100
        return f"{_ONES[number // 100]} hundred" + (f" {cardinal(rest)}" if rest else "")
    if number >= 10**15:
        return one_by_one(str(number))
    size, name = next((size, name) for size, name in _GREAT if number >= size)
    rest = number % size
    return f"{cardinal(number // size)} {name}" + (f" {cardinal(rest)}" if rest else "")


def ordinal(number: int) -> str:
    """The place in a row: 21 is twenty first."""
    *before, last = cardinal(number).split(" ")
    if last in _ORDINALS:
        last = _ORDINALS[last]
    else:
        last = last.removesuffix("y") + "ieth" if last.endswith("y") else last.removesuffix("t")
        last = last if last.endswith("ieth") else last + "th"
    return " ".join([*before, "eighth" if last == "eighth" else last])


def year(number: int) -> str:
    """A year in words: 1999 nineteen ninety nine, 1905 nineteen oh five."""
    first, last = divmod(number, 100)
    if number % 1000 < 10 or not 10 <= first <= 99:
        return cardinal(number)
    if last == 0:
        return f"{cardinal(first)} hundred"
    return f"{cardinal(first)} {'oh ' if last < 10 else ''}{cardinal(last)}"


def one_by_one(digits: str) -> str:
    """Digits read singly."""
    return " ".join(_ONES[int(digit)] for digit in digits if digit.isdecimal())


def number_words(number: str) -> str:
    """A number as it is written, in words: 3.5, 1,250, 007."""
    whole, _, part = number.replace(",", "").partition(".")
    if (len(whole) > 1 and whole[0] == "0") or len(whole) > 15:
        said = one_by_one(whole)
    else:
        said = cardinal(int(whole or "0"))
    return said + (f" point {one_by_one(part)}" if part else "")


def _date(found: re.Match[str]) -> str:
    month, day = int(found["month"]), int(found["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ""
    return f"{_MONTHS[month - 1]} {ordinal(day)} {year(int(found['year']))}"


def _time(found: re.Match[str]) -> str:
    hour, minute = int(found["hour"]), int(found["minute"])
    if hour > 24 or minute > 59:
        return f"{cardinal(hour)} to {cardinal(minute)}"
    if minute == 0:
        return cardinal(hour) + ("" if hour > 12 or found["half"] else " o'clock")
    return f"{cardinal(hour)} {'oh ' if minute < 10 else ''}{cardinal(minute)}"


def _score(found: re.Match[str]) -> str:
    return f"{cardinal(int(found['first']))} to {cardinal(int(found['second']))}"


def _telephone(found: re.Match[str]) -> str:
    """Digits one by one; without an area code only where a call is spoken of."""
    is_called = found["area"] or _CALLED.search(found.string, 0, found.start())
    return one_by_one(found[0]) if is_called else ""


def _chain(found: re.Match[str]) -> str:
    """1.2.3 of a version, 192.168.0.1 of a machine."""
    parts = found[0].split(".")
    return " point ".join(cardinal(int(p)) if len(p) < 3 else one_by_one(p) for p in parts)


def _day(found: re.Match[str]) -> str:
    """March 5 as March fifth."""
    day, before = int(found["day"]), found.string[: found.start()].rstrip(". ").rpartition(" ")[2]
    name = _SHORT.get(before.lower(), before)
    return ordinal(day) if name in _MONTHS and 1 <= day <= 31 else ""


def _numeral(found: re.Match[str]) -> str:
    """World War II as two, Henry VIII as the eighth."""
    values = [_ROMAN[letter] for letter in found["number"]]
    following = [*values[1:], 0]
    number = sum(-a if a < b else a for a, b in zip(values, following, strict=True))
    before = found.string[: found.start()].rstrip().rpartition(" ")[2]
    if before.istitle() and before.lower() in _COUNTED:
        return cardinal(number)
    is_name = before.istitle() and before.isalpha() and len(found["number"]) > 1
    return f"the {ordinal(number)}" if is_name else ""


def _phrase(found: re.Match[str]) -> str:
    return _PHRASES[found[0]]


def _money(found: re.Match[str]) -> str:
    """An amount with its currency behind it, whole and parts: $1.50 one dollar fifty."""
    one, several = _CURRENCY[found["sign"]]
    amount, great = found["amount"].replace(",", ""), found["great"]
    if great:
        name = _GREAT_SHORT.get(great.lower(), great)
        return f"{number_words(amount)} {name} {several}"
    whole, _, cents = amount.partition(".")
    if len(cents) != 2:
        return f"{number_words(amount)} {one if amount == '1' else several}"
    if whole == "0" and found["sign"].endswith("$"):
        return f"{cardinal(int(cents))} {'cent' if cents == '01' else 'cents'}"
    said = f"{cardinal(int(whole))} {one if whole == '1' else several}"
    return said + (f" {cardinal(int(cents))}" if int(cents) else "")


def _range(found: re.Match[str]) -> str:
    first, second = found["first"], found["second"]
    say = year if _YEAR.fullmatch(first) and _YEAR.fullmatch(second) else None
    if say:
        return f"{say(int(first))} to {say(int(second))}"
    if _YEAR.fullmatch(first) and len(second) == 2 and not found["unit"]:
        return f"{year(int(first))} to {cardinal(int(second))}"
    unit = f" {_UNITS[found['unit']]}" if found["unit"] else ""
    return f"{number_words(first)} to {number_words(second)}{unit}"


def _fraction(found: re.Match[str]) -> str:
    above, below = int(found["above"]), int(found["below"])
    # That day is no fraction.
    if not 0 < above < below or found[0] == "9/11":
        return f"{cardinal(above)} {cardinal(below)}"
    name = _PARTS.get(below) or ordinal(below)
    return f"{cardinal(above)} {name if above == 1 else 'halves' if below == 2 else name + 's'}"


def _measured(found: re.Match[str]) -> str:
    minus = "minus " if found["minus"] else ""
    unit = _UNITS[found["unit"]]
    if found["number"] == "1":
        unit = {"feet": "foot"}.get(unit, unit.replace("degrees", "degree").removesuffix("s"))
    return f"{minus}{number_words(found['number'])} {unit}"


def _plural_years(found: re.Match[str]) -> str:
    """1990s as nineteen nineties, 20s as twenties."""
    words = (year if len(found["number"]) == 4 else cardinal)(int(found["number"])).split(" ")
    last = words[-1]
    words[-1] = last.removesuffix("y") + "ies" if last.endswith("y") else last + "s"
    return " ".join(words)


def _number(found: re.Match[str]) -> str:
    number, minus = found["number"], "minus " if found["minus"] else ""
    if _YEAR.fullmatch(number) and not minus:
        return year(int(number))
    if number.isdecimal() and len(number) >= 7 and len(number.rstrip("0")) > 3:
        return one_by_one(number)
    return minus + number_words(number)


def _short(found: re.Match[str]) -> str:
    """An abbreviation: with its point, or one that is written without, too."""
    name, rest = found["short"].lower(), found.string[found.end() :].lstrip(" ")
    if name == "no" and not rest[:1].isdecimal():
        # The word, at the end of a sentence.
        return ""
    if name == "st" and not rest[:1].isupper():
        return "street" if found["point"] else ""
    if found["point"] or (name in _PLAIN_SHORT and not found["short"].isupper()):
        return _SHORT.get(name, "")
    return ""


_YEAR = re.compile(r"(?:1[1-9]|20)\d\d")
_CALLED = re.compile(
    r"\b(?:call|phone|tel|dial|fax|telephone|number)\b\W*(?:is |at )?\Z", re.IGNORECASE
)
_NUM = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_DASH = r"[-‐‑‒–—−]"
_MINUS = r"(?P<minus>(?<![\w)\]])[-−])?"
_MONEY_SIGN = "|".join(sorted(map(re.escape, _CURRENCY), key=len, reverse=True))
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(rule), say)
    for rule, say in (
        (
            r"(?<!\d)(?P<year>\d{4})(?P<by>[-/.])(?P<month>\d{1,2})(?P=by)(?P<day>\d{1,2})(?!\d)",
            _date,
        ),
        (
            r"(?<![\d:])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?![\d:])(?P<half>(?=\s?[AaPp]\.?[Mm]))?",
            _time,
        ),
        (
            rf"(?P<sign>{_MONEY_SIGN})\s?(?P<amount>{_NUM})"
            r"(?:\s?(?P<great>million|billion|trillion|thousand|(?:bn|tn|[mMkKbB])(?![A-Za-z])))?",
            _money,
        ),
        (
            r"(?<![\w+(-])(?P<area>(?:\+\d{1,3}[- ])?(?:\(\d{3}\) ?|\d{3}[- ]))?"
            r"\d{3}-\d{4}(?![\w-])",
            _telephone,
        ),
        (r"(?<![\d.])\d+(?:\.\d+){2,}(?![\w.]*\w)", _chain),
        (
            rf"(?<![\w.-])(?P<first>{_NUM}){_DASH}(?P<second>{_NUM})(?![\w-])"
            rf"(?:\s?(?P<unit>{_UNIT})(?![A-Za-z0-9]))?",
            _range,
        ),
        (r"(?<![\w.])(?P<day>\d{1,2})(?![\w:/-]|[.,]\d)", _day),
        (r"(?<![\w:.])(?P<first>\d{1,3}):(?P<second>\d{1,3})(?![\w:])", _score),
        (r"(?<![\w.])(?P<number>[IVX]{1,5})(?![\w'’.-]*\w)", _numeral),
        (r"(?<![\w.])(?:e\.g\.|i\.e\.|pp?\.(?=\s?\d))", _phrase),
        (r"(?<![\d/])(?P<above>\d{1,3})/(?P<below>\d{1,3})(?![\d/])", _fraction),
        (
            r"(?<![\w.])(?P<number>\d+(?:,\d{3})*)(?:st|nd|rd|th)\b",
            lambda m: ordinal(int(m["number"].replace(",", ""))),
        ),
        (r"(?<![\w.])['’]?(?P<number>\d{2}|\d{4})s\b", _plural_years),
        (rf"{_MINUS}(?P<number>{_NUM})\s?(?P<unit>{_UNIT})(?![A-Za-z0-9])", _measured),
        (rf"{_MINUS}(?P<number>{_NUM})", _number),
        (
            rf"\b(?P<short>{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b(?P<point>\.)?",
            _short,
        ),
        (
            "|".join(re.escape(one) + (r"(?=\s?\d)" if one in "<>#" else "") for one in _SIGNS),
            lambda m: _SIGNS[m[0]],
        ),
    )
)
_SHORT_RULE = re.compile(_RULES[-2][0].pattern, re.IGNORECASE)


def heard(text: str) -> list[Heard]:
    """Every stretch of a text that is not read as it is written, in order."""
    found: list[Heard] = []
    at = 0
    while at < len(text):
        one = _at(text, at) if _may_begin(text, at) else None
        if one is not None:
            found.append(_reaching(text, found, one))
        at = one.end if one else at + 1
    return found


def _reaching(text: str, found: list[Heard], one: Heard) -> Heard:
    """From one time to another as one stretch, else what was found."""
    last = found[-1] if found else None
    if last is None or not re.fullmatch(r"\s?" + _DASH + r"\s?", text[last.end : one.start]):
        return one
    if not all(":" in text[part.start : part.end] for part in (last, one)):
        return one
    found.pop()
    return Heard(last.start, one.end, f"{last.words} to {one.words}")


def _may_begin(text: str, at: int) -> bool:
    """Whether a figure, a sign or a word begins here; most letters are passed by."""
    return not text[at].isalpha() or at == 0 or not text[at - 1].isalnum()


def _at(text: str, at: int) -> Heard | None:
    """What the first rule that knows this place says of it."""
    for rule, say in _RULES:
        pattern = _SHORT_RULE if say is _short else rule
        match = pattern.match(text, at)
        said = say(match) if match and match.end() > at else ""
        if match and said:
            return Heard(at, match.end(), said)
    return None
