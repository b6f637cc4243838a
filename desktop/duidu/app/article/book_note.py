"""A note that a book has of its own: what its mark in the text leads to, on both sides."""

from collections.abc import Iterator
from dataclasses import dataclass

from duidu.app.article.open_text import OpenText, RowText
from duidu.core.article import Block, Place, SideName
from duidu.core.errors import LibraryError
from duidu.core.note_marks import NoteMark

_MOST_ROWS = 20
"""Rows that are looked through for the end of a note."""
_MOST_MERGED = 20
"""Paragraphs before a note's that are asked for it, where it was merged with one."""


@dataclass(frozen=True, slots=True)
class BookNote:
    """A note: its paragraphs on the side of its mark, and those that answer them.

    `place` is where it stands in the text.
    """

    label: str
    side: SideName
    own: tuple[str, ...]
    other: tuple[str, ...]
    place: Place


def book_note(text: OpenText, row: int, side: SideName, mark: NoteMark) -> BookNote | None:
    """The note that a mark on a side of a row leads to.

    None where it is gone, or still being read. Where the other side of the row has as many marks,
    what answers it is the note of the mark in the same place there: who made the book said so. Else
    it is what stands beside the note.
    """
    own, other, place = _blocks(text, side, mark)
    if place is None:
        return None
    if (answer := _counterpart(text.row(row), side, mark)) is not None:
        other = _blocks(text, side.other, answer)[0] or other
    texts = tuple(block.text for block in own), tuple(block.text for block in other)
    return BookNote(mark.label, side, *texts, place)


def marks_of(row: RowText, side: SideName) -> list[tuple[Block, NoteMark]]:
    """The marks on a side of a row, in order, each with its block."""
    return [(block, mark) for block in row.blocks(side) for mark in block.marks]


def _blocks(
    text: OpenText, side: SideName, mark: NoteMark
) -> tuple[list[Block], list[Block], Place | None]:
    """The blocks of a note, those beside them, and where the first stands."""
    first, final = (_row_of(text, side, block) for block in (mark.note, mark.last))
    if first is None:
        return [], [], None
    (row, begin), (last_row, end) = first, final or first
    own: list[Block] = []
    other: list[Block] = []
    for number in range(row, max(row, min(row + _MOST_ROWS, last_row)) + 1):
        here = text.row(number)
        own += _part(here.blocks(side), begin if not own else None, end)
        other += here.blocks(side.other)
    return own, other, Place(side, own[0].id, 0) if own else None


def _row_of(text: OpenText, side: SideName, block: int) -> tuple[int, int] | None:
    """The row of a block, and its id; of one that was merged with others that of the others."""
    for identity in range(block, max(-1, block - _MOST_MERGED), -1):
        try:
            return text.row_of(side, identity), identity
        except LibraryError:
            continue
    return None


def _part(blocks: tuple[Block, ...], first: int | None, last: int) -> Iterator[Block]:
    """The blocks of a row from the first of a note to its last; None for all from the beginning."""
    begun = first is None
    for block in blocks:
        begun = begun or block.id == first
        if begun:
            yield block
        if begun and block.id == last:
            return


def _counterpart(row: RowText, side: SideName, mark: NoteMark) -> NoteMark | None:
    """The mark in the same place of the other side; None where there are more or fewer."""
    own = [one for _, one in marks_of(row, side)]
    other = [one for _, one in marks_of(row, side.other)]
    return other[own.index(mark)] if len(own) == len(other) and mark in own else None
