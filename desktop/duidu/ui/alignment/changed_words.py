"""Paints changed words in a list: the old ones struck out, the new ones underlined."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from duidu.app.alignment.listed_rewordings import Piece, PieceKind
from duidu.core.visible_text import show_controls
from duidu.ui.base.short_text import short
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.listed_rows import Index

_PAD, _LINES = 8, 3
_LONGEST = 160  # code points of one piece that are shown


class ChangedWords(QStyledItemDelegate):
    """Paints words in three lines, and below them a line about them.

    `painted` gives both for a row of the list.
    """

    def __init__(
        self, parent: QWidget, theme: Theme, painted: Callable[[int], tuple[Sequence[Piece], str]]
    ) -> None:
        super().__init__(parent)
        self._theme, self._painted = theme, painted

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height."""
        lines = option.fontMetrics.lineSpacing()
        return QSize(100, (_LINES + 1) * lines + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        pieces, below_them = self._painted(index.row())
        colors, rect = self._theme.colors, QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colors.pair)
        inner = rect.adjusted(4, _PAD, -4, -_PAD)
        layout = self._laid_out(pieces, option, inner.width())
        painter.setPen(colors.ink)
        layout.draw(painter, inner.topLeft())
        below = QRectF(inner)
        below.setTop(inner.bottom() - option.fontMetrics.lineSpacing())
        painter.setPen(colors.secondary)
        who = option.fontMetrics.elidedText(
            below_them, Qt.TextElideMode.ElideRight, int(inner.width())
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, who)
        painter.restore()

    def _laid_out(
        self, pieces: Sequence[Piece], option: QStyleOptionViewItem, width: float
    ) -> QTextLayout:
        """The words in lines; Qt counts UTF-16 units."""
        colors = self._theme.colors
        layout = QTextLayout()
        layout.setFont(option.font)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(wrap)
        text, ranges, at = "", [], 0
        for kind, said in pieces:
            words = short(show_controls(said).replace("\n", " "), _LONGEST)
            units = len(words.encode("utf-16-le")) // 2
            look = QTextCharFormat()
            if kind is PieceKind.OLD:
                look.setFontStrikeOut(True)
                look.setForeground(colors.secondary)
            elif kind is PieceKind.NEW:
                look.setFontUnderline(True)
                look.setForeground(colors.accent)
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = at, units, look
            ranges.append(part)
            text, at = text + words, at + units
        layout.setText(text)
        layout.setFormats(ranges)
        layout.beginLayout()
        for number in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, number * option.fontMetrics.lineSpacing()))
        layout.endLayout()
        return layout
