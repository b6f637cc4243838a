"""The base of what paints the rows of a list of hits: one height, and a tint under the pointer."""

from typing import Generic, TypeVar

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from duidu.language.script import is_hanzi
from duidu.ui.style.fonts import latin_text, load_fonts
from duidu.ui.style.kept_state import kept_state
from duidu.ui.style.theme import Palette, Theme
from duidu.ui.style.widgets.hit_list import HitList, Index

H = TypeVar("H")


class PaintedRows(QStyledItemDelegate, Generic[H]):
    """Paints the hits of a list; a class of it draws one in `draw`."""

    HEIGHT = 40
    """Of a row, in px."""
    ROUND = 6
    """Radius of the tint's corners, in px."""
    INSET = (1, 4)
    """What the tint leaves free above and below, and on the right, in px."""

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self.view, self._theme = view, theme

    @property
    def colors(self) -> Palette:
        """The colours of the theme in use."""
        return self._theme.colors

    def draw(self, painter: QPainter, hit: H, rect: QRect) -> None:
        """Draw a hit into its row, over the tint. The painter's state need not be kept."""

    def sizeHint(self, option: Option, index: Index) -> QSize:
        """All rows are of one height."""
        return QSize(120, self.HEIGHT)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Paint a row, and give the painter its state back, also after a fault."""
        model = index.model()
        assert isinstance(model, HitList)
        with kept_state(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRect(option.rect)
            if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
                above, right = self.INSET
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.colors.pair)
                tinted = QRectF(rect).adjusted(0, above, -right, -above)
                painter.drawRoundedRect(tinted, self.ROUND, self.ROUND)
            self.draw(painter, model.hits[index.row()], rect)


class TextFonts:
    """The fonts of texts in a list, in one size: with hanzi, and for Latin letters alone."""

    def __init__(self, size: int) -> None:
        """`size` is in px."""
        fonts = load_fonts()
        self._by_hanzi = {True: QFont([fonts.latin, fonts.hanzi]), False: latin_text(fonts.latin)}
        for font in self._by_hanzi.values():
            font.setPixelSize(size)

    def of(self, text: str) -> QFont:
        """The font that a text is set in."""
        return self._by_hanzi[any(map(is_hanzi, text))]
