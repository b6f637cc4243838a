"""Marks of the notes that a book has of its own: where a text refers to a footnote or an end note.

A mark stands behind a letter and is none itself, so words, sentences and alignment are as without
it. It follows the text when that is cut, joined or changed. A note is blocks of the same side.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

LONGEST_LABEL = 6
"""Code points of what is shown of a mark."""
MOST_MARKS = 1_000
"""Marks in one block: more are no text."""
UNNUMBERED = "*"
"""What is shown of a mark that is a picture, or words."""
_BRACKETS = "[](){}（）〔〕【】［］ \u00a0\n\t"


class NoteMark(NamedTuple):
    """Behind the code points before `at` of a block, from 1 on, a text refers to a note.

    `label` is what is shown of the mark. `note` and `last` are the ids of the first and the last
    block of the note; of what a reader of files made `note` is a number that the blocks of the note
    have, too, and `last` is 0. A named tuple, because a child process sends it as JSON.
    """

    at: int
    note: int
    label: str
    last: int = 0


NoteMarks = tuple[NoteMark, ...]


def label_of(said: str) -> str:
    """What is shown of a mark, by what its text says: without brackets, and short."""
    label = said.strip(_BRACKETS).removeprefix("注").strip(_BRACKETS)
    return label if 0 < len(label) <= LONGEST_LABEL else UNNUMBERED


def marks_on_lines(marks: Sequence[NoteMark], raw: str, lines: Sequence[str]) -> list[NoteMarks]:
    """Move the marks of a raw text to the lines that the text became.

    White space may differ between the two, letters may not: a mark behind the third letter of the
    raw text stands behind the third letter of its lines.
    """
    found: list[NoteMarks] = [()] * len(lines)
    if not marks or not lines:
        return found
    before = list(accumulate((not one.isspace() for one in raw), initial=0))
    letters = [[at for at, one in enumerate(line, 1) if not one.isspace()] for line in lines]
    ends = list(accumulate(map(len, letters)))
    for mark in marks[:MOST_MARKS]:
        number = min(max(1, before[min(mark.at, len(raw))]), ends[-1])
        line = bisect_left(ends, number)
        at = letters[line][number - 1 - (ends[line] - len(letters[line]))]
        found[line] = (*found[line], mark._replace(at=at))
    return found


def marks_between(marks: NoteMarks, start: int, end: int) -> NoteMarks:
    """The marks behind the code points start..end, counted from `start`."""
    return tuple(one._replace(at=one.at - start) for one in marks if start < one.at <= end)


def moved_marks(marks: NoteMarks, by: int) -> NoteMarks:
    """The marks of a text that begins so many code points later."""
    return tuple(one._replace(at=one.at + by) for one in marks) if by else marks


def marks_after_change(marks: NoteMarks, start: int, end: int, by: int) -> NoteMarks:
    """The marks after code points start..end were rewritten with so many more, or fewer.

    Marks among them stand behind what was written; none goes, since the note is still there.
    """
    return tuple(
        one
        if one.at <= start
        else one._replace(at=max(1, one.at + by if one.at >= end else end + by))
        for one in marks
    )


def renamed_marks(marks: NoteMarks, names: Mapping[int, int]) -> NoteMarks:
    """The marks of a text whose blocks got other ids: `names` has the new by the old."""
    return tuple(
        one._replace(note=names[one.note], last=names.get(one.last, names[one.note]))
        for one in marks
        if one.note in names
    )
