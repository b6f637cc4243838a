"""Quantities of an English text: 1.2 million, two-thirds, mid-January, the nineties."""

import re

from duidu.language.en.number_values import MULTIPLES, NAMED, english_number, named_day, named_month
from duidu.language.quantities import (
    Digits,
    Quantity,
    Weight,
    digits_in,
    percent,
    plain,
    same_width,
    weight_of_digits,
)

_WORD = re.compile(r"[A-Za-z]+")
_BETWEEN = re.compile(r"[\s-]+(?:and[\s-]+)?(?:a[\s-]+)?")
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_AFTER = re.compile(
    r"(?P<ordinal>st|nd|rd|th)\b"
    r"|(?P<decade>['’]?s)\b"
    r"|\s?(?P<percent>%|percent\b|per\s?cent\b|pct\b|percentage points?\b)"
    r"|(?P<short>k|mn?|bn?|tn)\b(?!\.)"
    r"|[\s-]?(?P<multiple>hundred|thousand|million|billion|trillion)\b"
    r"|\s(?P<dozen>dozen)\b"
    r"|\s?(?P<clock>[ap]\.?m\b|o['’]clock)"
    r"|(?P<unit>[KMGT]i?B|[KMG]Hz|Hz|km|kg|cm|mm|ms|lbs?|mph|px|dpi|pt|mg|ml|ft|in|g|h|s)\b",
    re.IGNORECASE,
)
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7,
    "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
    "hundredth": 100, "hundredths": 100,
}  # fmt: skip
_TIMES = {
    "twice": 2, "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twofold": 2, "thrice": 3,
    "triple": 3, "tripled": 3, "threefold": 3, "tripling": 3, "quadruple": 4, "quadrupled": 4,
    "fourfold": 4, "fivefold": 5, "sixfold": 6, "tenfold": 10, "hundredfold": 100,
}  # fmt: skip
# What only answers: of the words that say 1 or 2 in passing none need be said again.
_LOOSE = {
    "both": ("2",), "pair": ("2",), "pairs": ("2",), "couple": ("2",), "two-way": ("2",),
    "half": ("0.5", "50%", "30", "1/2"), "dozen": ("12",), "dozens": ("12",), "score": ("20",),
    "noon": ("12",), "midnight": ("12", "24"), "fortnight": ("2", "14"),
    "quarter": ("15", "0.25", "1/4", "25%", "3"), "quarterly": ("3",), "week": ("7",),
    "weekly": ("7",), "year": ("12",), "other": ("2",), "decade": ("10",), "decades": ("10",),
    "century": ("100",), "teenage": ("10",), "centuries": ("100",), "twin": ("2",),
    "twins": ("2",), "dual": ("2",), "binary": ("2",), "teens": ("10",), "next": ("2",),
    "latter": ("2",), "bilateral": ("2",), "trio": ("3",), "triangle": ("3",), "duo": ("2",),
    "hundreds": ("100",), "thousands": ("1000",), "millions": ("1000000",), "either": ("2",),
    "neither": ("2",), "billions": ("1000000000",), "secondary": ("2",), "tertiary": ("3",),
    "quartet": ("4",), "octet": ("8",), "decimal": ("10",),
}  # fmt: skip
_LONG = re.compile(r"[\s-](decade|centur|score|dozen)(?:s|ies|y)?\b", re.IGNORECASE)
_YEARS = {"decade": 10, "centur": 100, "score": 20, "dozen": 12}
_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip
# Words that begin a quantity; most words do not.
_BEGIN = frozenset((*NAMED, *_PARTS, *_TIMES, *_LOOSE, *_DECADES))
_ROMAN = re.compile(r"\b(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})\b")
_ROMAN_LETTER = re.compile(r"\b[IVX]")
_ROMAN_ONES = {
    "": 0,
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
}


def english_quantities(text: str) -> list[Quantity]:
    """The quantities of an English text in order."""
    text = same_width(text)
    found: list[Quantity] = []
    end = 0
    numbers = {number.start: number for number in digits_in(text)}
    words = (match for match in _WORD.finditer(text) if match[0].lower() in _BEGIN)
    starts = sorted({*numbers, *(match.start() for match in words)})
    for start in starts:
        if start < end:
            continue
        quantity = _number(text, numbers[start]) if start in numbers else _word(text, start)
        if quantity is not None:
            found.append(quantity)
            end = quantity.end
    if not _ROMAN_LETTER.search(text):
        return found
    taken = {at for one in found for at in range(one.start, one.end)}
    for match in _ROMAN.finditer(text):
        value = 10 * len(match[1]) + _ROMAN_ONES[match[2]]
        if match.start() not in taken and value:
            found.append(Quantity(*match.span(), frozenset((str(value),)), Weight.OPTIONAL))
    return sorted(found)


def _number(text: str, number: Digits) -> Quantity:
    """A number in digits with what follows it."""
    weight = weight_of_digits(number, text)
    if number.fixed is not None:
        after = _AFTER.match(text, number.end)
        return Quantity(number.start, number.end, number.fixed, weight)
    value, end = number.value, number.end
    sure = weight if number.in_code else (Weight.DIGITS if value > 1 else Weight.OPTIONAL)
    after = _AFTER.match(text, end)
    if not after:
        return Quantity(
            number.start, end, frozenset((plain(value), *_range(text, end, value))), weight
        )
    whole = plain(value)
    if after["ordinal"] or after["unit"]:
        return (
            Quantity(number.start, after.end("ordinal"), frozenset((whole,)), sure)
            if after["ordinal"]
            else Quantity(number.start, end, frozenset((whole,)), sure)
        )
    if after["decade"]:
        return Quantity(number.start, after.end(), _decade(value), sure)
    if after["percent"]:
        loose = {whole} if "point" in after["percent"] else set()
        return Quantity(number.start, after.end(), percent(value) | loose, Weight.DIGITS)
    if after["clock"]:
        noon = ("0",) if value == 12 else ()
        hours = frozenset((whole, plain(value + 12), *noon))
        return Quantity(number.start, end, hours, sure)
    if after["dozen"]:
        return Quantity(number.start, after.end(), frozenset((plain(12 * value),)), sure)
    if after["short"]:
        scaled = {whole, plain(value * _SHORT[after["short"].lower()])}
        return Quantity(number.start, after.end(), frozenset(scaled), sure)
    return Quantity(
        number.start,
        after.end(),
        frozenset((plain(value * MULTIPLES[after["multiple"].lower()]),)),
        Weight.DIGITS,
    )


def _range(text: str, end: int, value: float) -> tuple[str, ...]:
    """What a number takes over from the end of its range: 30-40%, 2 to 3 million."""
    goes_on = re.compile(
        r"\s?(?:to|or|and|-|–|—)\s?[\d.,]+"
        r"\s?(%|percent|per cent|million|billion|trillion|thousand)?"
    ).match(text, end)
    if not goes_on or not goes_on[1]:
        # 2020-21 is until 2021, and '98 is 1998.
        before = re.compile(r"(?:(?:19|20)\d\d\s?[-–/]\s?|['’‘])$").search(text, 0, end - 2)
        short = before and value < 100 and before.end() == end - 2
        return (plain(1900 + value), plain(2000 + value)) if short else ()
    scale = MULTIPLES.get(goes_on[1])
    return (plain(value * scale),) if scale else tuple(percent(value))


def _decade(value: float) -> frozenset[str]:
    """1990s and 90s are also told without and with their century."""
    if value >= 1000:
        century = value // 100
        return frozenset((plain(value), plain(value % 100), plain(century + 1)))
    return frozenset((plain(value), *(plain(value + century) for century in (1800, 1900, 2000))))


def _word(text: str, start: int) -> Quantity | None:
    """The quantity that begins with a word, if any does."""
    match = _WORD.match(text, start)
    assert match is not None
    word, lower = match[0], match[0].lower()
    if (month := named_month(word)) is not None:
        weight = Weight.OPTIONAL if lower in ("may", "march") else Weight.WORDS
        return Quantity(*match.span(), frozenset((f"month{month}", str(month))), weight)
    if (day := named_day(lower)) is not None:
        return Quantity(*match.span(), frozenset((f"day{day}",)), Weight.WORDS)
    if lower in _TIMES:
        return Quantity(*match.span(), frozenset((str(_TIMES[lower]),)), Weight.WORDS)
    if lower in _DECADES:
        return Quantity(*match.span(), _decade(_DECADES[lower]), Weight.WORDS)
    return _counted(text, match) or _loose(text, match)


def _loose(text: str, match: re.Match[str]) -> Quantity | None:
    values = _LOOSE.get(match[0].lower())
    if match[0].lower() in ("half", "quarter"):
        return _part(text, match.start(), match.end(), 1.0) or Quantity(
            *match.span(), frozenset(values or ()), Weight.OPTIONAL
        )
    return Quantity(*match.span(), frozenset(values), Weight.OPTIONAL) if values else None


def _part(text: str, start: int, end: int, above: float) -> Quantity | None:
    """A fraction whose numerator ends at `end`: two-thirds, a quarter."""
    after = re.compile(r"[\s-]([a-z]+)", re.IGNORECASE).match(text, end)
    below = _PARTS.get(after[1].lower()) if after else None
    if after is None or below is None or (above > 1 and not after[1].endswith("s")):
        return None
    share = above / below
    values = {plain(share), plain(round(share * 100)) + "%", f"{plain(above)}/{below}"}
    # A third may also be the third one; half an hour is thirty minutes.
    values |= {str(below)} if above == 1 else set()
    values |= {plain(share * 60), plain(share * 12)} if below in (2, 4) else set()
    return Quantity(
        start, after.end(), frozenset(values), Weight.OPTIONAL if above == 1 else Weight.WORDS
    )


def _counted(text: str, first: re.Match[str]) -> Quantity | None:
    """A number in words, as long as it goes on: two hundred and fifty thousand."""
    total = section = 0.0
    start, end = first.span()
    match: re.Match[str] | None = first
    while match:
        word = match[0].lower()
        number = english_number(word)
        if word in MULTIPLES:
            multiple = MULTIPLES[word]
            section = section or 1.0
            if multiple == 100:
                section *= 100
            else:
                total, section = total + section * multiple, 0.0
        elif number is not None and (
            match is first or section % 100 == 0 or (section % 10 == 0 and 0 < number < 10)
        ):
            section += number
        else:
            break
        end = match.end()
        between = _BETWEEN.match(text, end)
        match = _WORD.match(text, between.end()) if between else None
    if end == start or not (total or section or first[0].lower() == "zero") or end < first.end():
        return None
    value = total + section
    return _told(text, start, end, value) if end > first.start() and _began(first) else None


def _began(first: re.Match[str]) -> bool:
    word = first[0].lower()
    return word in MULTIPLES or english_number(word) is not None


def _told(text: str, start: int, end: int, value: float) -> Quantity:
    """A number in words with what follows it."""
    word = text[start:end].lower()
    if (part := _part(text, start, end, value)) is not None and value < 10:
        return part
    values = {plain(value)}
    after = _AFTER.match(text, end)
    if after and after["percent"]:
        values = set(percent(value))
        end = after.end()
    elif after and after["dozen"]:
        values, end = {plain(12 * value)}, after.end()
    elif after and after["clock"]:
        values.add(plain(value + 12))
    if long := _LONG.match(text, end):
        values.add(plain(value * _YEARS[long[1].lower()]))
    # A third may also be one of three parts.
    if word in _PARTS and text[max(0, start - 2) : start].lower() == "a ":
        share = 1 / _PARTS[word]
        values |= {plain(share), plain(round(share * 100)) + "%", f"1/{_PARTS[word]}"}
    if re.compile(r"[\s-]+and[\s-]+a[\s-]+half|[\s-]+[a-z]+[\s-]+and[\s-]+a[\s-]+half").match(
        text, end
    ):
        values.add(plain(value + 0.5))
    # "nineteen forty-nine", "two or three" and "a second" say less than they seem to.
    vague = value < 2 or word in ("second", "hundred", "thousand", "million", "billion", "third")
    near = re.compile(r"(?:\s(?:or|to)\s|-)[a-z]+", re.IGNORECASE).match(text, end)
    vague = vague or bool(near and english_number(near[0][1:].split()[-1].lower()))
    vague = vague or bool(re.compile(r"\b[a-z]+\sor\s$").search(text, max(0, start - 12), start))
    return Quantity(start, end, frozenset(values), Weight.OPTIONAL if vague else Weight.WORDS)
