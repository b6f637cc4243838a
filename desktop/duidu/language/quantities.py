"""Numbers, dates and measures of a text as what they mean, so that two languages can be compared.

120万 and 1.2 million have a value in common, and so have 六月 and June. What is written in digits
is read here, alike for all languages; each language adds its words.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple


class Weight(IntEnum):
    """How surely a translation says a quantity again.

    OPTIONAL ones only answer others (one, half, 几十), WORDS may be put otherwise, DIGITS stay.
    """

    OPTIONAL = 0
    WORDS = 1
    DIGITS = 2


class Quantity(NamedTuple):
    """A stretch of a text that says a quantity, and all it may mean.

    Values are texts: 4500, 30% and month6 are different even where their digits are the same.
    """

    start: int
    end: int
    values: frozenset[str]
    weight: Weight

    def answers(self, other: "Quantity") -> bool:
        """Whether both may mean the same."""
        return not self.values.isdisjoint(other.values)


QuantityReader = Callable[[str], list[Quantity]]
"""Finds the quantities of a text, in order and without overlap."""

_DIGITS = re.compile(
    r"(?P<date>(?<!\d)(?P<y>(?:1[5-9]|20)\d\d)(?P<s>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=s)"
    r"(?P<d>0?[1-9]|[12]\d|3[01])(?!\d))"
    r"|(?P<version>(?<![\d.])\d+(?:\.\d+){2,}(?!\d))"
    r"|(?P<time>(?<![\d:])(?P<h>[01]?\d|2[0-4])[:：](?P<min>[0-5]\d)(?:[:：][0-5]\d)?(?![\d:]))"
    r"|(?P<number>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?(?![\d])|\d+(?:[.．]\d+)?)"
)
_ANY_DIGIT = re.compile(r"\d")
_PART_OF_HOUR = {15: "0.25", 30: "0.5", 45: "0.75"}
_FULL_WIDTH = {0xFF10 + n: str(n) for n in range(10)} | {ord("％"): "%", ord("．"): "."}
# A number with a letter before it belongs to a code: IPv6, F-16, COVID-19.
_IN_CODE = re.compile(r"[A-Za-z_]$|[A-Za-z][-_.+]$")
_CODE_GOES_ON = re.compile(r"[A-Za-z_]|-[A-Za-z]")


_LISTED = re.compile(r"[.、)）](?!\d)")


class Digits(NamedTuple):
    """A number in digits before a language has said what follows it.

    `fixed` are its values if it is a date, a time or a version, which nothing that follows changes.
    """

    start: int
    end: int
    value: float
    fixed: frozenset[str] | None
    in_code: bool


def same_width(text: str) -> str:
    """The text with full-width digits as ASCII, of the same length."""
    return text if text.isascii() else text.translate(_FULL_WIDTH)


def plain(value: float) -> str:
    """A number as the text that stands for its value."""
    return f"{value:.12g}"


def percent(value: float) -> frozenset[str]:
    """What so many per cent may mean."""
    return frozenset((plain(value) + "%", plain(value / 100)))


def digits_in(text: str) -> list[Digits]:
    """The numbers written in digits, each date and time cut into its parts."""
    found: list[Digits] = []
    for match in _written(text):
        in_code = bool(_IN_CODE.search(text, max(0, match.start() - 2), match.start()))
        if match["date"]:
            found += _parts(match, (("y", ""), ("m", "month"), ("d", "")))
        elif match["time"]:
            found += _time(match)
        elif match["version"]:
            found.append(Digits(*match.span(), 0.0, frozenset((match[0],)), in_code))
        else:
            value = float(re.sub("[,，]", "", match[0]).replace("．", "."))
            found.append(Digits(*match.span(), value, None, in_code))
    return found


def _written(text: str) -> Iterator[re.Match[str]]:
    """The matches of _DIGITS, each of which begins with a digit."""
    # A search for a digit is far faster than trying the whole pattern at every letter.
    at = 0
    while digit := _ANY_DIGIT.search(text, at):
        match = _DIGITS.match(text, digit.start())
        at = match.end() if match else digit.end()
        if match:
            yield match


def _parts(match: re.Match[str], names: Iterable[tuple[str, str]]) -> list[Digits]:
    return [
        Digits(*match.span(name), value, frozenset((plain(value), kind + plain(value))), False)
        for name, kind in names
        for value in (float(match[name]),)
    ]


def _time(match: re.Match[str]) -> list[Digits]:
    """Hour and minutes: 15:30 may be told as half past three."""
    hour, minutes = int(match["h"]), int(match["min"])
    hours = frozenset(map(str, {hour, hour + 12 if hour <= 12 else hour - 12, hour % 24}))
    found = [Digits(*match.span("h"), float(hour), hours, False)]
    if minutes:
        told = frozenset((str(minutes), _PART_OF_HOUR.get(minutes, str(minutes))))
        found.append(Digits(*match.span("min"), float(minutes), told, False))
    return found


def weight_of_digits(number: Digits, text: str) -> Weight:
    """How surely a number in digits is said again."""
    if number.in_code or _CODE_GOES_ON.match(text, number.end):
        return Weight.OPTIONAL
    # 6. before a heading is its number.
    if (
        number.fixed is None
        and not text[: number.start].strip()
        and _LISTED.match(text, number.end)
    ):
        return Weight.OPTIONAL
    # Of 1 a translation often makes an article, of 2 both or a pair.
    small = number.fixed is None and number.value in (0.0, 1.0)
    return Weight.OPTIONAL if small else Weight.DIGITS


def digit_quantities(text: str) -> list[Quantity]:
    """The quantities of a language that adds no words of its own."""
    text = same_width(text)
    return [
        Quantity(
            number.start,
            number.end,
            number.fixed or frozenset((plain(number.value), plain(number.value) + "%")),
            weight_of_digits(number, text),
        )
        for number in digits_in(text)
    ]
