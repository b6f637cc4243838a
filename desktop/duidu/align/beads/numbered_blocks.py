"""Blocks that a text numbers through: articles of a law, verses, chapters, points of a list.

Where both sides count the same way a number says what answers what, and what has no number on the
other side is left out there.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from duidu.align.beads.landmarks import Pair
from duidu.core.article import Block, Side

_LEAST = 4  # numbers that both sides have; fewer may be there by chance
_SHARE = 0.6  # of the numbers of a side that the other side has, and of those counted that it has
_TEN = 10
_LOOKED_AT = 24  # code points at the beginning of a block
_DIGITS = r"\d{1,3}(?::\d{1,3})?"
_HAN = "[一二三四五六七八九十百零〇]{1,7}"
# (1) （一）; 第一条; Article 1, § 1; 1. 1 一、
_NUMBER = re.compile(
    rf"\s*(?:[(\[【]\s*(?P<inside>{_DIGITS}|{_HAN})\s*[)\]】]"
    rf"|第\s*(?P<counted>{_DIGITS}|{_HAN})\s*(?![页頁])\w"
    rf"|(?![Pp]ages?\b)(?:§|[A-Za-z\u00c0-\u024f]{{2,9}}\.?)\s?(?P<named>{_DIGITS})(?![\w%:-])"
    rf"|(?P<plain>{_DIGITS})(?=[\s.、](?!\d))|(?P<listed>{_HAN})(?=[、.\s]))"
)
Number = tuple[bool, int, int]  # whether in brackets; chapter of a verse, or 0; what it counts


def numbered_corners(source: Side, target: Side) -> list[Pair]:
    """Where the blocks of each number begin on both sides, in order.

    Of a number that one side lacks, what has it stands before the next number of the other side.
    """
    here, there = _counts(source.blocks), _counts(target.blocks)
    found: set[Pair] = set()
    for inside in (False, True):
        one, other = (
            {number: at for number, at in side.items() if number[0] is inside}
            for side in (here, there)
        )
        if _is_one_count(one, other):
            numbers = sorted(one.keys() | other.keys())
            found |= set(zip(_begins(numbers, one), _begins(numbers, other), strict=True))
    corners = sorted(found)
    crosses = any(before[1] > after[1] for before, after in pairwise(corners))
    return [] if crosses else corners


def _begins(numbers: Sequence[Number], places: Mapping[Number, int]) -> list[int]:
    """Where each number begins; one that is missing where the next one does."""
    found: list[int] = []
    for number in reversed(numbers):
        found.append(places[number] if number in places else found[-1])
    return found[::-1]


def _counts(blocks: Sequence[Block]) -> dict[Number, int]:
    """Where each number stands that only one block begins with."""
    found = [(_number(block), at) for at, block in enumerate(blocks) if block.sentences]
    times = Counter(number for number, _ in found)
    return {number: at for number, at in found if number is not None and times[number] == 1}


def _number(block: Block) -> Number | None:
    """The number that a block begins with."""
    begins = unicodedata.normalize("NFKC", block.text[:_LOOKED_AT])
    found = _NUMBER.match(begins)
    if found is None:
        return None
    digits = found[found.lastgroup or 0]
    chapter, _, verse = digits.rpartition(":")
    value = int(verse) if verse.isdecimal() else _value(verse)
    return found.lastgroup == "inside", int(chapter or 0), value


def _value(numeral: str) -> int:
    """The value of a numeral in hanzi, as Unicode has it of each: 二十三, 一百零五."""
    value, digit = 0, 0
    for sign in numeral:
        here = int(unicodedata.numeric(sign))
        if here >= _TEN:
            value, digit = value + max(digit, 1) * here, 0
        else:
            digit = here
    return value + digit


def _is_one_count(here: Mapping[Number, int], there: Mapping[Number, int]) -> bool:
    """Whether two sides keep one count: the same last number, most others, all in order.

    With another last number one may have been put in, from which on all are different.
    """
    both = here.keys() & there.keys()
    if len(both) < _LEAST or max(here) != max(there):
        return False
    least = min(min(here), min(there))
    size = max(here)[2] - least[2] + 1 if max(here)[1] == least[1] else len(both)
    return len(both) >= _SHARE * max(len(here), len(there), size) and all(
        list(side) == sorted(side) for side in (here, there)
    )
