"""An article on paper: the rows of the reading view laid out for sheets. For PDF and printers."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPainter

from duidu.app.article.open_text import OpenText
from duidu.core.article import SideName
from duidu.ui.base.kept_state import kept_state
from duidu.ui.reader.layout.columns import sides_shown
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.sheets import Slice, sheets
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle, RowArrangement
from duidu.ui.reader.paint.picture_images import made_image
from duidu.ui.reader.paint.row_painter import RowPainter
from duidu.ui.reader.paint.scene import Scene

_PX_PER_INCH = 96.0
_FOOT = 28  # px below the text, for the number of the sheet


def no_data(sha256: str, form: str) -> bytes | None:
    """The bytes of an image where there are none."""
    return None


class PrintedPage:
    """One article on sheets of paper.

    `style` should have a light palette. Its px are taken as 1/96 inch, so 20 px are 15 points.
    """

    def __init__(
        self,
        open_text: OpenText,
        style: ReaderStyle,
        mode: ReaderMode,
        data: Callable[[str, str], bytes | None] = no_data,
    ) -> None:
        """`data` gives the bytes of an image by its name and form."""
        self._flow = Flow(
            replace(style, margin=0, gutter=min(style.gutter, 32)),
            # Paper cannot be asked for hidden text, nor has it a current sentence.
            replace(mode, hidden=None, focus_sentence=False, ruler=False, paged=False),
        )
        self._flow.set_open_text(open_text)
        # On paper nothing is awaited: whoever prints is no window's thread.
        scene = Scene(image=lambda picture, size: made_image(picture, size, data))
        self._rows = RowPainter(self._flow, scene)
        shown = sides_shown(mode)
        beside = mode.arrangement is RowArrangement.SIDE_BY_SIDE
        self._column_sides: tuple[tuple[SideName, ...], ...] = (
            tuple((side,) for side in shown) if beside else (shown,)
        )

    def paint(self, device: QPagedPaintDevice) -> Iterator[float]:
        """Paint sheet by sheet.

        Yields the share done after each, so that the caller can show it, pause or stop.
        """
        scale = device.logicalDpiX() / _PX_PER_INCH
        width, height = int(device.width() / scale), int(device.height() / scale) - _FOOT
        self._flow.reshape(width=width)
        with QPainter(device) as painter:
            painter.scale(scale, scale)
            for number, sheet in enumerate(sheets(self._flow, self._column_sides, height), 1):
                for part in sheet.slices:
                    self._paint_slice(painter, part)
                self._paint_number(painter, number, width, height)
                yield sheet.share
                if sheet.share < 1.0:
                    device.newPage()

    def _paint_slice(self, painter: QPainter, part: Slice) -> None:
        row, sides, start, end, y = part
        with kept_state(painter):
            painter.setClipRect(QRectF(-40, y, self._flow.columns.width + 80, end - start))
            for side in sides:
                clip = (float(y), float(y + end - start - 1))
                self._rows.paint_row(painter, row, side, y - start, clip)

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
