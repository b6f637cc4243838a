"""The signs of notes in a line: small, raised, behind the letter that they belong to.

A sign is no letter: caret and selection take it with the letter before it.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from duidu.core.article import Block
from duidu.core.note_marks import NoteMark
from duidu.ui.reader.layout.utf16 import Units, Utf16

SIGN_SIZE = 0.64
"""Size of its letters, as a share of those around it."""
SIGN_RISE = 0.36
"""How far it stands above their baseline, in their size."""
SIGN_ROOM = 0.06  # before and behind it among hanzi, in their size
_BETWEEN = ","
_JOINER = "\u2060"


class NoteSign(NamedTuple):
    """What is shown behind code point `at` of a block for these marks, and how wide it is, in px.

    A width of 0 says that the letter before it is the sign.
    """

    at: int
    text: str
    marks: tuple[NoteMark, ...]
    width: float = 0.0


def signs_between(block: Block, start: int, end: int) -> list[NoteSign]:
    """The signs in these code points of a block, in order; those of one place are one."""
    there = (one for one in block.marks if start < one.at <= end)
    found = ((at, tuple(marks)) for at, marks in groupby(there, key=lambda one: one.at))
    return [
        NoteSign(at, _BETWEEN.join(one.label for one in marks if one.label), marks)
        for at, marks in found
    ]


def sign_font(font: QFont) -> QFont:
    """The font of signs among letters of another."""
    made = QFont(font)
    made.setPixelSize(max(1, round(font.pixelSize() * SIGN_SIZE)))
    made.setItalic(False)
    return made


Stretches = list[tuple[int, int, str]]


def with_signs(text: str, by: int, signs: Iterable[NoteSign], shown: Stretches) -> Stretches:
    """The stretches of a text that are shown as others (utf16.Replaced), and its signs.

    `text` is the part of a block from code point `by` on; a sign is shown with the letter before.
    """
    found = {end: (start, said) for start, end, said in shown}
    inside = [(start, end) for start, end, _ in shown]
    for sign in signs:
        end = sign.at - by
        # In the middle of a chip there is no place; it stands at its end.
        end = next((last for first, last in inside if first < end < last), end)
        start, said = found.get(end, (end - 1, text[end - 1]))
        found[end] = (start, said + _shown(sign)) if sign.text else (start, said)
    return sorted((start, end, said) for end, (start, said) in found.items())


def _shown(sign: NoteSign) -> str:
    # No line ends before it.
    return _JOINER + sign.text


def sign_units(units: Units, by: int, signs: Iterable[NoteSign]) -> Iterator[tuple[int, int]]:
    """Where the letters of signs are in a layout, in its units."""
    for sign in signs:
        if sign.text:
            end = units.to_qt(sign.at - by)
            yield end - Utf16(sign.text).to_qt(len(sign.text)), end


def sign_formats(places: Iterable[tuple[int, int]], font: QFont) -> list[QTextLayout.FormatRange]:
    """Formats for the signs of a layout."""
    form = QTextCharFormat()
    form.setFont(sign_font(font))
    formats = []
    for start, end in places:
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = start, end - start, form
        formats.append(one)
    return formats
