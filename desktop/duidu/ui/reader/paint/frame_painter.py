"""One frame: the rows in view, selection, caret, divider, and the strip beside the scroll bar."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from duidu.core.article import SideName
from duidu.core.fault_guard import FaultGuard
from duidu.ui.reader.caret import Caret
from duidu.ui.reader.hit_testing import VisibleRows, joined
from duidu.ui.reader.layout.row_layout import RowLayout
from duidu.ui.reader.paint.overview_strip import OverviewStrip
from duidu.ui.reader.paint.row_painter import RowPainter
from duidu.ui.reader.paint.scene import Scene

_RULER_REACH = 14  # px beside the columns
_RULER_ALPHA = 10  # of 255
# px by which letters and marks may stand out of their line, into a part that is painted anew.
_REACH = 24


class FramePainter:
    """Paints the view. `divider_lit` is set while the pointer is on the divider."""

    def __init__(
        self,
        visible: VisibleRows,
        scene: Scene,
        rows: RowPainter,
        overview: OverviewStrip,
        guard: FaultGuard,
    ) -> None:
        self._visible = visible
        self._scene = scene
        self.rows = rows
        self._overview = overview
        self._guard = guard
        self.divider_lit = False

    def paint(self, painter: QPainter, area: QRect, caret: Caret | None = None) -> None:
        """Paint what of the view lies in `area`."""
        palette = self._visible.flow.style.palette
        painter.fillRect(area, palette.paper)
        clip = self._reach(area)
        painter.setClipRect(area)
        with self._guard.part():
            self._paint_divider(painter)
        with self._guard.part():
            self._paint_ruler(painter)
        for side in self._visible.sides:
            self._clip_to_page(painter, area, side)
            for row, y in self._visible.rows(side, *clip):
                # A row that cannot be painted stays empty, and the others are there.
                with self._guard.part():
                    if row.is_plain:
                        self.rows.paint_plain(painter, row, side, y, clip)
                        continue
                    if caret and caret.side is side and caret.has_selection:
                        selected = caret.selected((row.text.index, row.text.index))
                        self.rows.paint_selection(painter, row, selected, y)
                    self.rows.paint_row(painter, row, side, y, clip)
        with self._guard.part():
            if self._scene.caret_shown:
                self._paint_edge(painter, area)
        painter.setClipRect(area)
        with self._guard.part():
            self._paint_readings(painter)
        with self._guard.part():
            self._paint_handle(painter)
        with self._guard.part():
            if caret and self._scene.caret_shown:
                self._paint_caret(painter, caret)
        with self._guard.part():
            self._overview.paint(painter, self._visible)

    def rehearse(self, row: RowLayout, ratio: float) -> None:
        """Do beforehand what painting a row takes, for a screen with so many pixels per px."""
        # Letters are drawn, and kept by Qt, also where they lie outside of it.
        image = QImage(8, 8, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        with self._guard.part(), QPainter(image) as painter:
            row.is_drawn = True  # also where a part of it cannot be
            self.rows.rehearse(painter, row)

    def _reach(self, area: QRect) -> tuple[float, float]:
        """The heights between which lines may have ink in an area; never beyond the view."""
        height, top, end = self._visible.height, area.top(), area.bottom() + 1
        return (
            float(max(0, top - _REACH) if top > 0 else top),
            float(min(height, end + _REACH) if end < height else end),
        )

    def _paint_caret(self, painter: QPainter, caret: Caret) -> None:
        place = caret.place
        rect = self._visible.caret(place) if place else None
        if rect:
            bar = QRectF(rect.x() - 1, rect.y(), 2, rect.height())
            painter.fillRect(bar, self._visible.flow.style.palette.accent)

    def _clip_to_page(self, painter: QPainter, area: QRect, side: SideName) -> None:
        """Keep within the part of the area that shows the page's lines of a side."""
        bounds = self._visible.bounds
        if bounds is not None:
            top, bottom = bounds[side]
            painter.setClipRect(area.intersected(QRect(0, top, area.right() + 1, bottom - top)))

    def _paint_ruler(self, painter: QPainter) -> None:
        """Paint the ruler behind the lines of the current sentences, across both columns."""
        flow = self._visible.flow
        if not flow.mode.ruler:
            return
        lines = joined([rect for pair in self._scene.pair for rect in self._visible.rects(pair)])
        if lines.isEmpty():
            return
        bounds = (self._visible.bounds or {}).values()
        top = max([lines.top(), *(top for top, _ in bounds)])
        bottom = min([lines.bottom(), max((end for _, end in bounds), default=lines.bottom())])
        columns = flow.columns.by_side.values()
        left = min(column.x for column in columns) - _RULER_REACH
        right = max(column.right for column in columns) + _RULER_REACH
        color = QColor(flow.style.palette.ink)
        color.setAlpha(_RULER_ALPHA)
        painter.fillRect(QRectF(left, top, right - left, bottom - top), color)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(flow.style.palette.hairline, 1))
        for y in (round(top) + 0.5, round(bottom) - 0.5):
            painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _paint_edge(self, painter: QPainter, area: QRect) -> None:
        """Paint an edge beside the current sentences on both sides."""
        accent = self._visible.flow.style.palette.accent
        for side in self._visible.sides:
            stretches = [stretch for stretch in self._scene.pair if stretch.side is side]
            whole = joined([rect for s in stretches for rect in self._visible.rects(s)])
            if not whole.isEmpty():
                self._clip_to_page(painter, area, side)
                x = min(whole.left(), self._visible.flow.columns.by_side[side].x) - 6
                painter.fillRect(QRectF(x, whole.top() + 2, 2, whole.height() - 4), accent)

    def _paint_readings(self, painter: QPainter) -> None:
        """Paint the readings that are shown on demand."""
        mode = self._visible.flow.mode
        for stretch, text in self._scene.readings:
            if mode.hidden is stretch.side and not self._scene.peeking:
                continue
            for piece, x, y in self._visible.pieces_with(stretch):
                span = (stretch.start, stretch.end)
                self.rows.text.paint_word_ruby(painter, piece, x, y, span, text)

    def _paint_divider(self, painter: QPainter) -> None:
        """Paint the line between the columns, below pictures that stand across them."""
        columns, palette = self._visible.flow.columns, self._visible.flow.style.palette
        if columns.divider is None:
            return
        x = columns.divider + 0.5
        # A hairline on whole px stays one px wide.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(palette.hairline, 1))
        top = 0
        spanning = [row for row in self._visible.rows(self._visible.sides[0]) if row[0].spans]
        for row, y in spanning:
            if y > top:
                painter.drawLine(QPointF(x, top), QPointF(x, y))
            top = max(top, y + row.height)
        if top < self._visible.height:
            painter.drawLine(QPointF(x, top), QPointF(x, self._visible.height))

    def _paint_handle(self, painter: QPainter) -> None:
        """Paint the handle of that line while it can be dragged."""
        columns, palette = self._visible.flow.columns, self._visible.flow.style.palette
        if columns.divider is not None and self.divider_lit:
            x = columns.divider + 0.5
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.accent)
            middle = self._visible.height / 2
            painter.drawRoundedRect(QRectF(x - 2.5, middle - 22, 5, 44), 2.5, 2.5)
