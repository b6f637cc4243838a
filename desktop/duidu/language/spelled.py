"""How a text is read, as a line beside it spells it: pinyin over or under Chinese, in textbooks."""

import re
from typing import NamedTuple, Protocol

TONED = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]|[a-z][1-4]\\b", re.IGNORECASE)
"""Vowels with tones, and tones as digits, by which most such lines show."""


class Spelled(NamedTuple):
    """What a line says of how a text is read.

    `readings` has a syllable with its tone for each code point of the text, "" for none; `end` is
    where the reading ends in the line, -1 in the middle of a word.
    """

    readings: tuple[str, ...]
    end: int


class SpelledReader(Protocol):
    """Tells the lines of a language that spell how a text in it is read."""

    def is_reading(self, line: str) -> bool:
        """Whether a line is such a one by itself."""

    def read(self, text: str, line: str) -> Spelled | None:
        """How a line that begins with the reading of a text reads it; None where it does not."""
