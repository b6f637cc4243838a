"""The page on paper: the rows of the reading view laid out for a sheet, each side cut between its lines. For PDF and printers."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPainter

from duidu.app.article.open_text import OpenText
from duidu.core.article import SideName
from duidu.ui.reader.layout.columns import sides_shown
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.row_layout import RowLayout
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle, RowArrangement
from duidu.ui.reader.paint.row_painter import RowPainter
from duidu.ui.reader.paint.scene import Scene

_DOTS_PER_PX = 96.0


class PrintedPage:
    """One article on sheets. `style` should have a light palette; its sizes are taken as 1/96 inch, so 20 px are 15 points."""

    def __init__(self, open_text: OpenText, style: ReaderStyle, mode: ReaderMode) -> None:
        self._flow = Flow(
            replace(style, margin=0, gutter=min(style.gutter, 32)),
            replace(mode, hidden=None, ruler=False),
        )
        self._flow.set_open_text(open_text)
        self._rows = RowPainter(self._flow, Scene())
        shown = sides_shown(mode)
        beside = mode.arrangement is RowArrangement.SIDE_BY_SIDE
        self._column_sides: tuple[tuple[SideName, ...], ...] = (
            tuple((side,) for side in shown) if beside else (shown,)
        )

    def paint(self, device: QPagedPaintDevice) -> Iterator[float]:
        """Paint page by page; gives the share done after each, so that the caller can show it, pause or stop."""
        scale = device.logicalDpiX() / _DOTS_PER_PX
        width, height = int(device.width() / scale), int(device.height() / scale) - 28
        self._flow.reshape(width=width)
        with QPainter(device) as painter:
            painter.scale(scale, scale)
            number = 1
            for share in self._pages(painter, height):
                self._paint_number(painter, number, width, height)
                number += 1
                yield share
                if share < 1.0:
                    device.newPage()

    def _pages(self, painter: QPainter, height: int) -> Iterator[float]:
        """Fill one page after another; gives the share of rows painted when a page is full."""
        y = 0
        count = len(self._flow.scroll_units)
        for slot in range(count):
            row = self._flow.layout(slot)
            done = [0 for _ in self._column_sides]
            while True:
                cuts = [
                    self._cut(row, sides, start, height - y, fresh=y == 0)
                    for sides, start in zip(self._column_sides, done, strict=True)
                ]
                for sides, start, cut in zip(self._column_sides, done, cuts, strict=True):
                    self._paint_slice(painter, row, sides, (start, cut), y)
                if cuts == [row.height for _ in cuts]:
                    y += max(row.height - start for start in done)
                    break
                done = cuts
                yield min(0.999, (slot + 0.5) / count)
                y = 0
        yield 1.0

    def _cut(
        self, row: RowLayout, sides: tuple[SideName, ...], start: int, room: int, *, fresh: bool
    ) -> int:
        """Where one column of a row goes on from `start`: up to the last line that fits, or to the row's end if all do."""
        lines = [
            (y + i * piece.line_height, y + (i + 1) * piece.line_height)
            for piece, _, y in row.pieces
            if piece.side in sides
            for i in range(len(piece.lines))
        ]
        if all(bottom <= start + room for _, bottom in lines):
            return row.height
        fitting = [bottom for _, bottom in lines if start < bottom <= start + room]
        return max(fitting) if fitting else start + room if fresh else start

    def _paint_slice(
        self,
        painter: QPainter,
        row: RowLayout,
        sides: tuple[SideName, ...],
        part: tuple[int, int],
        y: int,
    ) -> None:
        """Paint the heights `part` of some sides of a row, the first at y of the page."""
        start, end = part
        if end <= start:
            return
        painter.save()
        painter.setClipRect(QRectF(-40, y, self._flow.columns.width + 80, end - start))
        for side in sides:
            self._rows.paint_row(
                painter, row, side, y - start, (float(y), float(y + end - start - 1))
            )
        painter.restore()

    def _paint_number(self, painter: QPainter, number: int, width: int, height: int) -> None:
        font = QFont(self._flow.block_fonts.body.latin_font)
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(self._flow.style.palette.secondary)
        painter.drawText(
            QRectF(QPointF(0, height + 8), QPointF(width, height + 26)),
            Qt.AlignmentFlag.AlignHCenter,
            str(number),
        )
