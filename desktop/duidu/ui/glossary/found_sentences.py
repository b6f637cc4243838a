"""Paints what a search of the library found: sentences beside those that answer them."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListView

from duidu.app.search.search_library import SentenceHit
from duidu.core.article import SideName
from duidu.ui.base.painted_rows import PaintedRows, TextFonts
from duidu.ui.base.short_text import short
from duidu.ui.reader.layout.utf16 import Utf16
from duidu.ui.style.theme import Theme

GUTTER = 32
LINES = 3
CONTEXT = 40  # code points kept before a hit deep in a long sentence
FOLLOWING = 1_000  # code points kept after it, more than three lines hold


class FoundSentences(PaintedRows[SentenceHit]):
    """Paints the title and below it both sides, the words found underlined in accent colour."""

    HEIGHT = 116
    ROUND = 8
    INSET = (2, 6)

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view, theme)
        self._fonts = TextFonts(16)

    def draw(self, painter: QPainter, hit: SentenceHit, rect: QRect) -> None:
        """Draw the title and both sides of one sentence."""
        colors, line = self.colors, rect.adjusted(12, 8, -18, 0)
        painter.setFont(self.view.font())
        painter.setPen(colors.secondary)
        title = painter.fontMetrics().elidedText(
            short(hit.title), Qt.TextElideMode.ElideRight, line.width()
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
        width = (line.width() - GUTTER) // 2
        found, answer = (
            (0, width + GUTTER) if hit.place.side is SideName.SOURCE else (width + GUTTER, 0)
        )
        painter.setPen(colors.ink)
        top = line.top() + painter.fontMetrics().height() + 6
        text, start, end = shortened(hit)
        self._draw(painter, text, (start, end), QPointF(line.left() + found, top), width)
        reply = short(hit.answer, FOLLOWING)
        self._draw(painter, reply, (0, 0), QPointF(line.left() + answer, top), width)

    def _draw(
        self, painter: QPainter, text: str, marked: tuple[int, int], at: QPointF, width: int
    ) -> None:
        """Draw one side with the words found marked."""
        units = Utf16(text)
        layout = QTextLayout(text.replace("\n", " "), self._fonts.of(text))
        form = QTextCharFormat()
        form.setForeground(self.colors.accent)
        form.setFontUnderline(True)
        shown = QTextLayout.FormatRange()
        shown.start, shown.format = units.to_qt(marked[0]), form
        shown.length = units.to_qt(marked[1]) - shown.start
        layout.setFormats([shown])
        if (reached := _lay_out(layout, width)) < len(layout.text()):
            layout.setText(layout.text()[: reached - 2].rstrip() + "…")
            _lay_out(layout, width)
        layout.draw(painter, at)


def _lay_out(layout: QTextLayout, width: float) -> int:
    """Lay out the first lines of a text; return how much they hold, in UTF-16 units."""
    layout.beginLayout()
    y, reached = 0.0, 0
    for _ in range(LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
        reached = line.textStart() + line.textLength()
    layout.endLayout()
    return reached


def shortened(hit: SentenceHit) -> tuple[str, int, int]:
    """Return the sentence and where the words stand in it.

    A long beginning is left out, so that they are seen, and a long end, which is not.
    """
    cut = hit.start - CONTEXT if hit.start > 2 * CONTEXT else 0
    mark = "…" if cut else ""
    text = mark + short(hit.text[cut : hit.end + 2 * FOLLOWING], hit.end - cut + FOLLOWING)
    return text, hit.start - cut + len(mark), hit.end - cut + len(mark)
