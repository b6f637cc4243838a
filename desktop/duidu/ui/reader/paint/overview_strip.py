"""The strip beside the scroll bar: where in the whole article hits, notes and doubtful rows are."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from duidu.ui.reader.hit_testing import VisibleRows

_WIDTH = 5
_SAME = 0.005  # the share by which the article may get longer or shorter before its marks are placed anew


class _Placed(NamedTuple):
    """Where the marks of some rows were put, in a window and an article of these heights."""

    rows: Sequence[int]
    window: int
    total: int
    places: list[int]

    def still_holds(self, rows: Sequence[int], window: int, total: int) -> bool:
        return (
            self.rows is rows
            and self.window == window
            and abs(self.total - total) <= _SAME * self.total
        )


class OverviewStrip:
    """Rows to be marked, by what is to be said of them."""

    def __init__(self) -> None:
        self.hits: Sequence[int] = ()
        self.noted: Sequence[int] = ()
        self.doubtful: Sequence[int] = ()
        self._placed: dict[str, _Placed] = {}

    def paint(self, painter: QPainter, window: VisibleRows) -> None:
        """Paint the strip at the right edge of the window."""
        palette = window.flow.style.palette
        self._paint(painter, window, "doubtful", self.doubtful, palette.mark)
        if self.noted:
            self._paint(painter, window, "noted", self.noted, palette.edge("yellow"))
        self._paint(painter, window, "hits", self.hits, palette.accent)

    def _paint(
        self, painter: QPainter, window: VisibleRows, kind: str, rows: Sequence[int], color: QColor
    ) -> None:
        total = window.flow.heights.total
        if not rows or not total:
            return
        placed = self._placed.get(kind)
        if placed is None or not placed.still_holds(rows, window.height, total):
            # A book has thousands of rows to mark, whose places are not asked for in every frame.
            placed = self._placed[kind] = _Placed(rows, window.height, total, _places(window, rows))
        x = window.flow.columns.width - _WIDTH - 1
        for y in placed.places:
            painter.fillRect(QRectF(x, y, _WIDTH, 2), color)


def _places(window: VisibleRows, rows: Sequence[int]) -> list[int]:
    """The heights of the marks, none on another."""
    flow = window.flow
    scale = window.height / max(flow.heights.total, window.height)
    places: list[int] = []
    for top in flow.heights.tops(flow.scroll_units.of_row(row).start for row in rows):
        y = int(top * scale)
        if not places or y > places[-1] + 1:
            places.append(y)
    return places
