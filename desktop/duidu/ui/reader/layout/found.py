"""Hits of a search as the list of the find panel shows them."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

from duidu.app.search.find import Hit
from duidu.ui.reader.layout.utf16 import Utf16

CONTEXT = 28  # code points shown before a hit; twice as many are shown after it


@dataclass(frozen=True, slots=True)
class Found:
    """The text around a hit, and where in it the hit stands (UTF-16 units)."""

    text: str
    start: int
    length: int


def found(hit: Hit) -> Found:
    """Cut the text around a hit out of its block."""
    first = max(0, hit.start - CONTEXT)
    last = hit.end + 2 * CONTEXT
    text = ("…" if first else "") + hit.text[first:last].replace("\n", " ")
    text += "…" if last < len(hit.text) else ""
    units = Utf16(text)
    start = hit.start - first + (1 if first else 0)
    return Found(
        text, units.to_qt(start), units.to_qt(start + hit.end - hit.start) - units.to_qt(start)
    )


def in_lines(text: str, font: QFont, width: float, most: int) -> str:
    """As much of a text as fits in so many lines of `width` px, with "…" where it is cut."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    begins = 0
    for _ in range(most):
        line = layout.createLine()
        if not line.isValid():
            return text
        line.setLineWidth(width)
        begins = line.textStart()
    has_more = layout.createLine().isValid()
    layout.endLayout()
    if not has_more:
        return text
    start = Utf16(text).from_qt(begins)
    rest = QFontMetricsF(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, width)
    return text[:start] + rest
