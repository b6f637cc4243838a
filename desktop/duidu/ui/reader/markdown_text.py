"""The Markdown that notes show: strong, emphasis, code, headings and bullets.

Everything else stays as it was typed; nothing is ever interpreted as HTML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Flag, auto

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QFontDatabase, QPainter, QTextCharFormat, QTextLayout, QTextOption

from duidu.ui.reader.layout.utf16 import Utf16

# The lengths are bounded so that a note of thousands of asterisks cannot take long to match.
_INLINE = re.compile(
    r"(?P<code>`[^`\n]{1,500}`)"
    r"|(?P<strong>\*\*(?=\S)[^*\n]{1,500}?(?<=\S)\*\*)"
    r"|(?P<emphasis>(?<![\w*])[*_](?=\S)[^*_\n]{1,500}?(?<=\S)[*_](?!\w))"
)
_HEADING = re.compile(r"#{1,6}\s+")
_BULLET = re.compile(r"[-*+]\s+")


class Look(Flag):
    """How a stretch of a note is drawn."""

    STRONG = auto()
    EMPHASIS = auto()
    CODE = auto()


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """A note without its Markdown marks, and how parts of it are drawn.

    `stretches` are (start, end, look); offsets count code points of `text`.
    """

    text: str
    stretches: tuple[tuple[int, int, Look], ...]


def marked(source: str) -> MarkdownText:
    """Parse the Markdown of a note.

    Marks that are not complete stay as they were typed.
    """
    pieces: list[str] = []
    stretches: list[tuple[int, int, Look]] = []
    at = 0
    for number, line in enumerate(source.split("\n")):
        heading, bullet = _HEADING.match(line), _BULLET.match(line)
        begin = at = at + (1 if number else 0)
        parts = list(
            _parts(
                line[heading.end() :]
                if heading
                else "• " + line[bullet.end() :]
                if bullet
                else line
            )
        )
        for text, look in parts:
            if look is not None:
                stretches.append((at, at + len(text), look))
            at += len(text)
        if heading:
            stretches.append((begin, at, Look.STRONG))
        pieces.append("".join(text for text, _ in parts))
    return MarkdownText("\n".join(pieces), tuple(stretches))


def _parts(line: str) -> Iterator[tuple[str, Look | None]]:
    """The pieces of a line with their look, None for plain text."""
    at = 0
    for match in _INLINE.finditer(line):
        yield line[at : match.start()], None
        look = {"code": Look.CODE, "strong": Look.STRONG, "emphasis": Look.EMPHASIS}[
            match.lastgroup or "code"
        ]
        width = 2 if look is Look.STRONG else 1
        yield match[0][width:-width], look
        at = match.end()
    yield line[at:], None


def paint_marked(painter: QPainter, rect: QRect, source: str) -> None:
    """Paint as many lines of a note as fit, in the painter's font and pen."""
    note = marked(source)
    layout = QTextLayout(note.text.replace("\n", "\u2028"), painter.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_range(note, *stretch) for stretch in note.stretches])
    height = 0.0
    layout.beginLayout()
    while height < rect.height():
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        if height + line.height() > rect.height() + 1:
            line.setNumColumns(0)
            break
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    layout.draw(painter, QPointF(rect.topLeft()))


def _range(note: MarkdownText, start: int, end: int, look: Look) -> QTextLayout.FormatRange:
    """The format of a stretch for Qt, which counts UTF-16 units."""
    units = Utf16(note.text)
    found = QTextLayout.FormatRange()
    found.start, found.length = units.to_qt(start), units.to_qt(end) - units.to_qt(start)
    style = QTextCharFormat()
    if Look.STRONG in look:
        style.setFontWeight(QFont.Weight.Bold)
    if Look.EMPHASIS in look:
        style.setFontItalic(True)
    if Look.CODE in look:
        style.setFontFamilies(
            QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
        )
    found.format = style
    return found
