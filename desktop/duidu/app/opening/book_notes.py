"""The notes that a book has of its own: from numbers in its file to blocks of a side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from duidu.core.article import Block
from duidu.core.note_marks import NoteMarks
from duidu.formats.base.document import RawBlock

_MOST_BLOCKS = 20
"""Blocks of one note that are shown with it; a mark may lead to a whole chapter."""


def with_marks(blocks: Sequence[Block], raw: Sequence[RawBlock]) -> list[Block]:
    """The blocks of a side with the marks of what they were made from, one of one."""
    notes = ((one.note, at) for at, one in enumerate(raw) if one.note)
    return resolved(blocks, {at: one.marks for at, one in enumerate(raw) if one.marks}, notes)


def resolved(
    blocks: Sequence[Block], marks: Mapping[int, NoteMarks], notes: Iterable[tuple[int, int]]
) -> list[Block]:
    """The blocks of a side with marks, by the number of their block, that name blocks.

    `notes` are numbers of notes with blocks that are part of them, in order. A mark of a note that
    is not on this side has nothing to show, and goes.
    """
    if not marks:
        return list(blocks)
    parts: dict[int, tuple[int, int]] = {}
    for number, at in notes:
        first, last = parts.get(number, (at, at))
        goes_on = at <= last + 1 and at - first < _MOST_BLOCKS
        parts[number] = (first, at) if goes_on else (first, last)
    made = list(blocks)
    for at, found in marks.items():
        known = tuple(
            one._replace(note=blocks[first].id, last=blocks[last].id)
            for one in found
            if (place := parts.get(one.note)) is not None
            for first, last in (place,)
        )
        made[at] = replace(made[at], marks=known) if known else made[at]
    return made
