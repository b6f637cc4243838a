"""One frame: the rows in the window, selection, caret, divider and the strip of marks beside the scroll bar."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from duidu.ui.reader.caret import Caret
from duidu.ui.reader.hit_testing import VisibleRows, joined
from duidu.ui.reader.paint.overview_strip import OverviewStrip
from duidu.ui.reader.paint.row_painter import RowPainter
from duidu.ui.reader.paint.scene import Scene


class FramePainter:
    """Paints the window. `divider_lit` is set while the pointer is on the divider."""

    def __init__(
        self, window: VisibleRows, scene: Scene, rows: RowPainter, overview: OverviewStrip
    ) -> None:
        self._window = window
        self._scene = scene
        self.rows = rows
        self._overview = overview
        self.divider_lit = False

    def paint(self, painter: QPainter, area: QRect, caret: Caret | None = None) -> None:
        """Paint what of the window lies in `area`."""
        palette = self._window.flow.style.palette
        painter.fillRect(area, palette.paper)
        clip = (float(area.top()), float(area.bottom() + 1))
        painter.setClipRect(area)
        for side in self._window.sides:
            for row, y in self._window.rows(side, *clip):
                if caret and caret.side is side and caret.has_selection:
                    self.rows.paint_selection(
                        painter, row, caret.selected((row.text.index, row.text.index)), y
                    )
                self.rows.paint_row(painter, row, side, y, clip)
        self._paint_edge(painter)
        self._paint_hover_ruby(painter)
        self._paint_divider(painter)
        if caret and self._scene.caret_shown:
            self._paint_caret(painter, caret)
        self._overview.paint(painter, self._window)

    def _paint_caret(self, painter: QPainter, caret: Caret) -> None:
        place = caret.place
        rect = self._window.caret(place) if place else None
        if rect:
            painter.fillRect(
                QRectF(rect.x() - 1, rect.y(), 2, rect.height()),
                self._window.flow.style.palette.accent,
            )

    def _paint_edge(self, painter: QPainter) -> None:
        """The current sentence's edge, on both sides, while the keyboard is used."""
        if not self._scene.caret_shown:
            return
        accent = self._window.flow.style.palette.accent
        for side in self._window.sides:
            whole = joined(
                [rect for s in self._scene.pair if s.side is side for rect in self._window.rects(s)]
            )
            if not whole.isEmpty():
                x = self._window.flow.columns.by_side[side].x - 6
                painter.fillRect(QRectF(x, whole.top() + 2, 2, whole.height() - 4), accent)

    def _paint_hover_ruby(self, painter: QPainter) -> None:
        mode = self._window.flow.mode
        for stretch, text in self._scene.readings:
            if mode.hidden is stretch.side and not self._scene.peeking:
                continue
            for row, y in self._window.rows(stretch.side):
                for piece, x, dy in row.of(stretch.side):
                    if piece.block.id == stretch.block and piece.start <= stretch.start < piece.end:
                        self.rows.paint_word_ruby(
                            painter, piece, x, y + dy, (stretch.start, stretch.end), text
                        )

    def _paint_divider(self, painter: QPainter) -> None:
        geometry, palette = self._window.flow.columns, self._window.flow.style.palette
        if geometry.divider is None:
            return
        x = geometry.divider + 0.5
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(palette.hairline, 1))
        painter.drawLine(QPointF(x, 0), QPointF(x, self._window.height))
        if self.divider_lit:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.accent)
            middle = self._window.height / 2
            painter.drawRoundedRect(QRectF(x - 2.5, middle - 22, 5, 44), 2.5, 2.5)
