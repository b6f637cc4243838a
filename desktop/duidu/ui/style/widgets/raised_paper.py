"""The background of cards over the text: paper with a shadow, round corners and a notch.

The notch points at the word that the card is about.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from duidu.ui.style.theme import Palette
from duidu.ui.style.widgets.placement import Box, place_card

SHADOW, INNER, CORNER, NOTCH = 14, 14, 8, 7
"""Px: the shadow, the margin of the contents, the radius of corners, half a notch."""


class RaisedPaper(QWidget):
    """A widget painted as raised paper; its contents keep SHADOW px away from its edges.

    `ground` is the widget it lies on, `pointer` the tip of the notch in its own coordinates, None
    without one.
    """

    def __init__(self, parent: QWidget, colors: Palette) -> None:
        super().__init__(parent)
        self.colors = colors
        self.ground = parent
        self.pointer: QPointF | None = None
        self.hide()

    def place(self, size: QSize, word: Box, avoid: list[Box]) -> None:
        """Move beside a word of the ground without covering `avoid`; `size` includes the shadow."""
        room = Box(0, 0, self.ground.width(), self.ground.height())
        paper = place_card(
            word, avoid, (size.width() - 2 * SHADOW, size.height() - 2 * SHADOW), room
        )
        self.setGeometry(
            round(paper.x) - SHADOW,
            round(paper.y) - SHADOW,
            round(paper.width) + 2 * SHADOW,
            round(paper.height) + 2 * SHADOW,
        )
        beside = paper.x >= word.right or paper.right <= word.x
        self.pointer = (
            None if beside else QPointF(word.x + word.width / 2 - self.x(), word.y - self.y())
        )
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint shadow, paper and notch."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        # On a dark ground a shadow must be stronger to be seen.
        strength = 3.0 if self.colors.dark else 1.0
        # Layers from wide to narrow add up to a soft shadow, three px lower than the paper.
        for spread in range(SHADOW - 3, 0, -1):
            painter.setBrush(QColor(0, 0, 0, round(strength * (1 + (SHADOW - spread) / 4))))
            painter.drawRoundedRect(
                paper.adjusted(-spread, -spread + 3, spread, spread + 3),
                CORNER + spread,
                CORNER + spread,
            )
        outline = QPainterPath()
        outline.addRoundedRect(paper, CORNER, CORNER)
        painter.setPen(self.colors.hairline)
        painter.setBrush(self.colors.raised)
        painter.drawPath(outline.united(self._notch(paper)))
        painter.end()

    def _notch(self, paper: QRectF) -> QPainterPath:
        """The notch at the edge of the paper that is nearer to the word; empty without one."""
        path = QPainterPath()
        if self.pointer is not None:
            x = min(
                max(self.pointer.x(), paper.left() + CORNER + NOTCH), paper.right() - CORNER - NOTCH
            )
            above = self.pointer.y() <= paper.center().y()
            edge, tip = (
                (paper.top() + 1, paper.top() - NOTCH)
                if above
                else (paper.bottom() - 1, paper.bottom() + NOTCH)
            )
            path.addPolygon(
                QPolygonF([QPointF(x - NOTCH, edge), QPointF(x, tip), QPointF(x + NOTCH, edge)])
            )
            path.closeSubpath()
        return path
