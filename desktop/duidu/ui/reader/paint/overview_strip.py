"""The strip beside the scroll bar: where in the whole article hits, notes, doubts, statuses are."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from duidu.core.row_status import RowStatus
from duidu.ui.reader.hit_testing import VisibleRows
from duidu.ui.reader.paint.status_sign import status_color

_WIDTH = 5  # px
STRIP_WIDTH = _WIDTH + 1
"""What of the view's right edge the strip takes, in px."""
_SETTLED_WIDTH = 2  # what is done is only an edge of the strip
# By this share the article may grow or shrink before its marks are placed anew: heights change a
# little with every row that is laid out.
_TOLERANCE = 0.005


class _StripMarks(NamedTuple):
    """The y of the marks of some rows, for a view and an article of these heights."""

    rows: Sequence[int]
    view_height: int
    total: int
    ys: list[int]

    def still_hold(self, rows: Sequence[int], view_height: int, total: int) -> bool:
        """Whether the marks are right for these rows and heights."""
        return (
            self.rows is rows
            and self.view_height == view_height
            and abs(self.total - total) <= _TOLERANCE * self.total
        )


class OverviewStrip:
    """Numbers of the rows to be marked, ascending: with search hits, notes, doubts, by status."""

    def __init__(self) -> None:
        self.hits: Sequence[int] = ()
        self.noted: Sequence[int] = ()
        self.doubtful: Sequence[int] = ()
        self.settled: Sequence[int] = ()
        self.remarked: Sequence[int] = ()
        self._marks: dict[str, _StripMarks] = {}

    def paint(self, painter: QPainter, visible: VisibleRows) -> None:
        """Paint the strip at the right edge of the view."""
        palette = visible.flow.style.palette
        if self.settled:
            color = status_color(RowStatus.CONFIRMED, palette)
            self._paint(painter, visible, "settled", self.settled, color, _SETTLED_WIDTH)
        self._paint(painter, visible, "doubtful", self.doubtful, palette.mark)
        if self.remarked:
            color = status_color(RowStatus.WORK, palette)
            self._paint(painter, visible, "remarked", self.remarked, color)
        if self.noted:
            self._paint(painter, visible, "noted", self.noted, palette.edge("yellow"))
        self._paint(painter, visible, "hits", self.hits, palette.accent)

    def _paint(
        self,
        painter: QPainter,
        visible: VisibleRows,
        kind: str,
        rows: Sequence[int],
        color: QColor,
        width: int = _WIDTH,
    ) -> None:
        """Paint the marks of one kind."""
        total = visible.flow.heights.total
        if not rows or not total:
            return
        marks = self._marks.get(kind)
        if marks is None or not marks.still_hold(rows, visible.height, total):
            # A book has thousands of rows to mark: too many to look up in every frame.
            ys = _heights_of(visible, rows)
            marks = self._marks[kind] = _StripMarks(rows, visible.height, total, ys)
        x = visible.flow.columns.width - STRIP_WIDTH
        for y in marks.ys:
            painter.fillRect(QRectF(x, y, width, 2), color)


def _heights_of(visible: VisibleRows, rows: Sequence[int]) -> list[int]:
    """The y of the marks of some rows, without those that would cover another."""
    flow = visible.flow
    scale = visible.height / max(flow.heights.total, visible.height)
    ys: list[int] = []
    # Rows were numbered when the article was looked through, and there may be fewer by now.
    units = (flow.scroll_units.of_row(row) for row in rows)
    for top in flow.heights.tops(found.start for found in units if found):
        y = int(top * scale)
        # Marks are 2 px high.
        if not ys or y > ys[-1] + 1:
            ys.append(y)
    return ys
