"""Paragraphs of a book's length: their words are cut where they are shown, piece by piece.

A piece ends between sentences where it can, else between words.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from duidu.app.article.open_text import RowText
from duidu.core.article import Block, SideName

LONG = 20_000
"""Code points of a paragraph beyond which it is cut in pieces."""
PIECE = 1_000
"""Code points of a piece, half a screenful."""
_REACH = 200  # how far from there a better border is looked for
_AFTER = re.compile(r"[\s。！？；，、：.!?;,:”’）》」』)\]]+")


def is_long(block: Block) -> bool:
    """Whether a block is cut in pieces."""
    return len(block.text) > LONG


def has_long(row: RowText) -> bool:
    """Whether a row has such a block; nothing is worked out for it in the background."""
    return any(is_long(block) for side in SideName for block in row.blocks(side))


def border(block: Block, number: int) -> int:
    """Where piece `number` of a block begins."""
    ideal = number * PIECE
    if number <= 0 or ideal >= len(block.text):
        return 0 if number <= 0 else len(block.text)
    sentence = bisect_left(block.sentences, ideal, key=lambda span: span.start)
    if sentence < len(block.sentences) and block.sentences[sentence].start < ideal + _REACH:
        return block.sentences[sentence].start
    return break_near(block.text, ideal)


def break_near(text: str, at: int) -> int:
    """The first place from `at` on where a text can be broken: after a space or a mark."""
    found = _AFTER.search(text, at, min(len(text), at + _REACH))
    return found.end() if found else at


def pieces_of(block: Block, start: int, end: int) -> range:
    """Numbers of the pieces in which the code points start..end of a block lie."""
    # A border lies a little after the round number.
    first, last = max(0, start // PIECE - 1), max(start, end - 1) // PIECE
    while border(block, first + 1) <= start and first < last:
        first += 1
    return range(first, min(last, (len(block.text) - 1) // PIECE) + 1)


def sentences_in(block: Block, start: int, end: int) -> Sequence[int]:
    """Numbers of the block's sentences that have code points in start..end."""
    first = bisect_left(block.sentences, start, key=lambda span: span.start)
    if first and block.sentences[first - 1].end > start:
        first -= 1
    return range(first, bisect_left(block.sentences, end, key=lambda span: span.start))
