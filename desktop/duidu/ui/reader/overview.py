"""The strip beside the scroll bar: where in the whole article hits, notes and doubtful rows are."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from duidu.ui.reader.window import PageWindow

_WIDTH = 5


class Overview:
    """Rows to be marked, by what is to be said of them."""

    def __init__(self) -> None:
        self.hits: Sequence[int] = ()
        self.noted: Sequence[int] = ()
        self.doubtful: Sequence[int] = ()

    def paint(self, painter: QPainter, window: PageWindow) -> None:
        """Paint the strip at the right edge of the window."""
        palette = window.flow.style.palette
        right = window.flow.geometry.width
        self._paint(painter, window, self.doubtful, palette.mark, right - _WIDTH - 1)
        if self.noted:
            self._paint(painter, window, self.noted, palette.edge("yellow"), right - _WIDTH - 1)
        self._paint(painter, window, self.hits, palette.accent, right - _WIDTH - 1)

    def _paint(self, painter: QPainter, window: PageWindow, rows: Sequence[int], color: QColor, x: int) -> None:
        flow = window.flow
        if not rows or not flow.heights.total:
            return
        scale = window.height / max(flow.heights.total, window.height)
        drawn = -10
        for row in rows:
            y = int(flow.heights.top(flow.slots.of_row(row).start) * scale)
            if y > drawn + 1:
                painter.fillRect(QRectF(x, y, _WIDTH, 2), color)
                drawn = y
