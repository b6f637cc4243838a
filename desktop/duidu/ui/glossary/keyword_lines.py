"""Paints sentences found one a line, with what was found in the middle (keyword in context)."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView

from duidu.app.search.search_library import SentenceHit
from duidu.ui.base.painted_rows import PaintedRows, TextFonts
from duidu.ui.base.short_text import short
from duidu.ui.style.theme import Theme

GUTTER = 24
SHARE = 0.62  # of the width, for the sentence; its answer has the rest
CONTEXT = 200  # code points laid out on either side, more than the widest line holds


class KeywordLines(PaintedRows[SentenceHit]):
    """Paints what stands before and behind the words found, and what answers the sentence."""

    HEIGHT = 32
    ROUND = 6
    INSET = (1, 6)

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view, theme)
        self._fonts = TextFonts(16)

    def draw(self, painter: QPainter, hit: SentenceHit, rect: QRect) -> None:
        """Draw the words found in their sentence, and what answers it."""
        line = QRectF(rect).adjusted(12, 0, -18, 0)
        width = (line.width() - GUTTER) * SHARE
        self._draw_keyword(painter, hit, QRectF(line.left(), line.top(), width, line.height()))
        answer = QRectF(line.left() + width + GUTTER, line.top(), 0, line.height())
        answer.setRight(line.right())
        self._draw(painter, short(hit.answer, CONTEXT), answer, Qt.TextElideMode.ElideRight)

    def _draw_keyword(self, painter: QPainter, hit: SentenceHit, line: QRectF) -> None:
        """Draw the words found in the middle of a line, what stands around them beside them."""
        text, start, end = hit.text.replace("\n", " "), hit.start, hit.end
        font = self._fonts.of(text)
        metrics = QFontMetricsF(font)
        word = metrics.elidedText(text[start:end], Qt.TextElideMode.ElideRight, line.width() / 2)
        # With the blanks around it, which an elided text would lose.
        before, behind = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        size = metrics.horizontalAdvance(word)
        left = line.center().x() - size / 2
        middle = QRectF(left, line.top(), size + 1, line.height())
        painter.setFont(font)
        painter.setPen(self.colors.accent)
        painter.drawText(middle, int(Qt.AlignmentFlag.AlignVCenter), word)
        painter.setPen(self.colors.ink)
        room = left - line.left()
        shown = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, room)
        at = QPointF(left - metrics.horizontalAdvance(shown), _baseline(metrics, line))
        painter.drawText(at, shown)
        shown = metrics.elidedText(behind, Qt.TextElideMode.ElideRight, line.right() - left - size)
        painter.drawText(QPointF(left + size, _baseline(metrics, line)), shown)

    def _draw(self, painter: QPainter, text: str, line: QRectF, elide: Qt.TextElideMode) -> None:
        """Draw what answers the sentence, as far as it has room."""
        font = self._fonts.of(text)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self.colors.secondary)
        shown = metrics.elidedText(text.replace("\n", " "), elide, line.width())
        painter.drawText(QPointF(line.left(), _baseline(metrics, line)), shown)


def _baseline(metrics: QFontMetricsF, line: QRectF) -> float:
    """Where the letters of a line stand."""
    return line.center().y() + (metrics.ascent() - metrics.descent()) / 2
