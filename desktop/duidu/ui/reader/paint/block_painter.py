"""Paints what blocks that are no plain paragraphs stand on or beside.

Bullets of items, the ground of code, the rules of tables.
"""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from duidu.core.article import BlockKind, SideName
from duidu.ui.reader.layout.block_setting import has_bullet, indent_of
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.row_layout import PlacedPiece, RowLayout
from duidu.ui.reader.paint.text_painter import fill_rounded, middle_of_letters

_GROUND = 0.045  # the opacity of ink behind code: seen on each paper, and no box
_REACH = 5  # px by which the ground reaches above and below its text


class BlockPainter:
    """Paints in the colours of one style."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._palette = flow.style.palette
        self._ground = QColor(self._palette.ink)
        self._ground.setAlphaF(_GROUND)

    def paint(self, painter: QPainter, row: RowLayout, side: SideName) -> None:
        """Paint what lies under the text of one side of a row, whose upper edge is at 0."""
        self._paint_rules(painter, row, side)
        for placed in row.of(side):
            if placed.piece.block.kind is BlockKind.CODE:
                self._paint_ground(painter, placed)
            elif has_bullet(placed.piece.block):
                self._paint_bullet(painter, placed)

    def _paint_rules(self, painter: QPainter, row: RowLayout, side: SideName) -> None:
        """Paint the rules of a table across the column, on both sides at one height."""
        if not row.rules:
            return
        column = self._flow.columns.by_side[side]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(self._palette.hairline, 1))
        for y in row.rules:
            painter.drawLine(QPointF(column.x, y + 0.5), QPointF(column.right, y + 0.5))

    def _paint_ground(self, painter: QPainter, placed: PlacedPiece) -> None:
        piece, x, y = placed
        width = self._flow.columns.by_side[piece.side].measure
        ground = QRectF(x, y - _REACH, width, piece.height + 2 * _REACH)
        fill_rounded(painter, ground, self._ground, 4)

    def _paint_bullet(self, painter: QPainter, placed: PlacedPiece) -> None:
        piece, x, y = placed
        if piece.start or not piece.lines:
            return
        size = self._flow.style.hanzi_size
        left = x + indent_of(piece.block, size).left - size * 0.75
        bullet = QRectF(left - 2.5, middle_of_letters(piece, y) - 2.5, 5, 5)
        fill_rounded(painter, bullet, self._palette.secondary, 2.5)
