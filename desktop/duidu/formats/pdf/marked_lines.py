"""Puts lines together again that pdfium breaks at a raised or lowered mark: m s⁻¹, harbour¹."""

from collections.abc import Iterable
from dataclasses import replace

from duidu.formats.base.formula_line import LOWERABLE, LOWERED, RAISABLE, RAISED
from duidu.formats.pdf.page_line import Line

SMALLER = 0.85
"""Marks are set in type that is smaller than this share of the text's."""
# Shares of the type's size: how far a mark stands from its line at most and from its word, how far
# lines differ that are the same, and how wide spaces of words are.
_OFF, _NEAR, _LEVEL, _BLANK, _WORD = 0.8, 0.3, 0.05, 0.12, 1.0
_LONGEST_MARK = 6  # characters


def with_marks(lines: Iterable[Line]) -> list[Line]:
    """The lines of a page, those that go on behind a mark, and marks alone, with what is before."""
    found: list[Line] = []
    for line in lines:
        joined = _joined(found[-1], line) if found else None
        if joined is None:
            found.append(line)
        else:
            found[-1] = joined
    return found


def _joined(before: Line, line: Line) -> Line | None:
    """Two lines that are one; None for others."""
    gap, up = line.left - before.right, line.bottom - before.bottom
    if not -_NEAR * before.size < gap < _WORD * before.size or before.hyphened:
        return None
    if line.size < SMALLER * before.size:
        is_mark = len(line.text) <= _LONGEST_MARK and gap < _NEAR * before.size
        if not is_mark or abs(up) > _OFF * before.size or not line.text[:1].isascii():
            return None
        text, is_marked = before.text + _shifted(line.text, up > 0), True
    elif before.marked and line.size == before.size and abs(up) < _LEVEL * before.size:
        blank = " " if gap > _BLANK * before.size else ""
        text, is_marked = f"{before.text}{blank}{line.text}", line.marked
    else:
        return None
    return replace(before, text=text, right=line.right, hyphened=line.hyphened, marked=is_marked)


def _shifted(mark: str, is_raised: bool) -> str:
    """A mark as it is written in a line."""
    if is_raised:
        return mark.translate(RAISED) if RAISABLE.fullmatch(mark) else mark
    return mark.translate(LOWERED) if LOWERABLE.fullmatch(mark) else mark
