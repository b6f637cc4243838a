"""Paints sentences found one a line, with what was found in the middle (keyword in context)."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from duidu.app.search.search_library import SentenceHit
from duidu.language.script import is_hanzi
from duidu.ui.base.kept_state import kept_state
from duidu.ui.base.short_text import short
from duidu.ui.style.fonts import latin_text, load_fonts
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.hit_list import HitList, Index

ROW_HEIGHT, GUTTER = 32, 24
SHARE = 0.62  # of the width, for the sentence; its answer has the rest
CONTEXT = 200  # code points laid out on either side, more than the widest line holds


class KeywordLines(QStyledItemDelegate):
    """Paints what stands before and behind the words found, and what answers the sentence."""

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self._theme = theme
        fonts = load_fonts()
        self._fonts = {True: QFont([fonts.latin, fonts.hanzi]), False: latin_text(fonts.latin)}
        for font in self._fonts.values():
            font.setPixelSize(16)

    def sizeHint(self, option: Option, index: Index) -> QSize:
        """All rows are of one height."""
        return QSize(240, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Paint one line."""
        with kept_state(painter):
            self._paint(painter, option, index)

    def _paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Paint it; the caller gives the painter its state back."""
        model = index.model()
        assert isinstance(model, HitList)
        hit: SentenceHit = model.hits[index.row()]
        colors, rect = self._theme.colors, QRect(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.pair)
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, -6, -1), 6, 6)
        line = QRectF(rect).adjusted(12, 0, -18, 0)
        width = (line.width() - GUTTER) * SHARE
        self._draw_keyword(painter, hit, QRectF(line.left(), line.top(), width, line.height()))
        answer = QRectF(line.left() + width + GUTTER, line.top(), 0, line.height())
        answer.setRight(line.right())
        self._draw(painter, short(hit.answer, CONTEXT), answer, Qt.TextElideMode.ElideRight)

    def _draw_keyword(self, painter: QPainter, hit: SentenceHit, line: QRectF) -> None:
        """Draw the words found in the middle of a line, what stands around them beside them."""
        text, start, end = hit.text.replace("\n", " "), hit.start, hit.end
        font = self._fonts[any(map(is_hanzi, text))]
        metrics = QFontMetricsF(font)
        word = metrics.elidedText(text[start:end], Qt.TextElideMode.ElideRight, line.width() / 2)
        # With the blanks around it, which an elided text would lose.
        before, behind = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        size = metrics.horizontalAdvance(word)
        left = line.center().x() - size / 2
        middle = QRectF(left, line.top(), size + 1, line.height())
        painter.setFont(font)
        painter.setPen(self._theme.colors.accent)
        painter.drawText(middle, int(Qt.AlignmentFlag.AlignVCenter), word)
        painter.setPen(self._theme.colors.ink)
        room = left - line.left()
        shown = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, room)
        at = QPointF(left - metrics.horizontalAdvance(shown), _baseline(metrics, line))
        painter.drawText(at, shown)
        shown = metrics.elidedText(behind, Qt.TextElideMode.ElideRight, line.right() - left - size)
        painter.drawText(QPointF(left + size, _baseline(metrics, line)), shown)

    def _draw(self, painter: QPainter, text: str, line: QRectF, elide: Qt.TextElideMode) -> None:
        """Draw what answers the sentence, as far as it has room."""
        font = self._fonts[any(map(is_hanzi, text))]
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._theme.colors.secondary)
        shown = metrics.elidedText(text.replace("\n", " "), elide, line.width())
        painter.drawText(QPointF(line.left(), _baseline(metrics, line)), shown)


def _baseline(metrics: QFontMetricsF, line: QRectF) -> float:
    """Where the letters of a line stand."""
    return line.center().y() + (metrics.ascent() - metrics.descent()) / 2
