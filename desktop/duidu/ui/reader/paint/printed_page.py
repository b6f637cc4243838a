"""An article on paper: the rows of the reading view laid out for sheets. For PDF and printers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPagedPaintDevice, QPainter, QPen

from duidu.app.article.open_text import OpenText
from duidu.core.annotation import Annotation
from duidu.core.article import SideName
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.paper_notes import RULE, Marked, NoteLine, NotesPlace, PaperNotes
from duidu.ui.reader.layout.sheets import PlacedRow, Sheet, sheets
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle
from duidu.ui.reader.paint.picture_images import made_image
from duidu.ui.reader.paint.row_painter import RowPainter
from duidu.ui.reader.paint.scene import Scene
from duidu.ui.style.kept_state import kept_state

_PX_PER_INCH = 96.0
_BESIDE = 34  # px of the margins beside the text that numbers of notes stand in
_HEAD, _FOOT = 30, 14  # px from the text up to the running head and down to the sheet's number
_SMALL, _NUMBER = 10.5, 0.58  # px of the running head; a note's number, as a share of a hanzi
_RULE_LENGTH = 96  # px


def no_data(sha256: str, form: str) -> bytes | None:
    """The bytes of an image where there are none."""
    return None


class _Area(NamedTuple):
    """The size of a sheet's text, in px."""

    width: int
    height: int


class PrintedPage:
    """One article on sheets of paper.

    `style` should have a light palette. Its px are taken as 1/96 inch, so 20 px are 15 points.
    The running head and the number of the sheet stand in its margins, 15 mm at least.
    `notes` are all of the article's, printed at `place`; `data` gives
    the bytes of an image by its name and form.
    """

    def __init__(
        self,
        open_text: OpenText,
        style: ReaderStyle,
        mode: ReaderMode,
        data: Callable[[str, str], bytes | None] = no_data,
        place: NotesPlace = NotesPlace.FOOT,
        notes: Iterable[Annotation] = (),
    ) -> None:
        self._flow = Flow(
            replace(style, margin=0, gutter=min(style.gutter, 32)),
            # Paper cannot be asked for hidden text, nor has it a current sentence.
            replace(mode, hidden=None, focus_sentence=False, ruler=False, paged=False),
        )
        self._flow.set_open_text(open_text)
        # On paper nothing is awaited: whoever prints is no window's thread.
        scene = Scene(image=lambda picture, size: made_image(picture, size, data))
        scene.on_paper = True
        self._rows = RowPainter(self._flow, scene)
        self._title = open_text.title
        self._place, self._all_notes = place, tuple(notes)

    def paint(self, device: QPagedPaintDevice) -> Iterator[float]:
        """Paint sheet by sheet.

        Yields the share done after each, so that the caller can show it, pause or stop.
        """
        scale = device.logicalDpiX() / _PX_PER_INCH
        area = _Area(int(device.width() / scale), int(device.height() / scale))
        self._flow.reshape(width=area.width)
        notes = PaperNotes(self._flow, self._place, self._all_notes)
        with QPainter(device) as painter:
            painter.scale(scale, scale)
            number = 0
            for number, sheet in enumerate(sheets(self._flow, area.height, notes), 1):
                if number > 1:
                    device.newPage()
                self._paint_sheet(painter, sheet, number, area, notes)
                yield sheet.share
            if not number:
                self._paint_margins(painter, "", 1, notes, area.height)
        yield 1.0

    def _paint_sheet(
        self, painter: QPainter, sheet: Sheet, number: int, area: _Area, notes: PaperNotes
    ) -> None:
        for placed in sheet.rows:
            for side, bounds in sheet.bounds.items():
                self._paint_row(painter, placed, side, bounds)
        self._paint_numbers(painter, sheet.marked, notes)
        self._paint_notes(painter, sheet, area, notes)
        self._paint_margins(painter, sheet.section, number, notes, area.height)

    def _paint_row(
        self, painter: QPainter, placed: PlacedRow, side: SideName, bounds: tuple[int, int]
    ) -> None:
        """Paint the lines of one side of a row that stand between two heights."""
        top, bottom = bounds
        if bottom <= max(top, placed.y) or placed.y + placed.row.height <= top:
            return
        with kept_state(painter):
            width = self._flow.columns.width + 2 * _BESIDE
            painter.setClipRect(QRectF(-_BESIDE, top, width, bottom - top))
            self._rows.paint_row(painter, placed.row, side, placed.y, (top, bottom - 1))

    def _paint_numbers(
        self, painter: QPainter, marked: Sequence[Marked], notes: PaperNotes
    ) -> None:
        """Paint the numbers of notes left of the lines that they are about."""
        lines: dict[tuple[SideName, int], list[int]] = {}
        for one in marked:
            lines.setdefault((one.side, round(one.y)), []).append(notes.numbers[one.note.id])
        size = self._flow.block_fonts.body.size * _NUMBER
        painter.setFont(_sized(notes.font, size))
        painter.setPen(self._flow.style.palette.accent)
        for (side, y), numbers in lines.items():
            right = self._flow.columns.by_side[side].x - 6
            box = QRectF(right - _BESIDE, y - size, _BESIDE, 2 * size)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, flags, ",".join(map(str, numbers)))

    def _paint_notes(self, painter: QPainter, sheet: Sheet, area: _Area, notes: PaperNotes) -> None:
        """Paint notes at the foot of a sheet, below a rule, or from the top of one without text."""
        lines, palette = sheet.notes, self._flow.style.palette
        y = float(area.height - sum(line.height for line in lines)) if sheet.rows else 0.0
        if sheet.rows and lines:
            painter.setPen(QPen(palette.secondary, 0.6))
            rule = y - RULE / 2
            painter.drawLine(QPointF(notes.left, rule), QPointF(notes.left + _RULE_LENGTH, rule))
        for line in lines:
            self._paint_note_line(painter, line, y, notes)
            y += line.height

    def _paint_note_line(
        self, painter: QPainter, line: NoteLine, y: float, notes: PaperNotes
    ) -> None:
        text = line.layout.lineAt(line.place)
        y += line.height - notes.line
        painter.setPen(self._flow.style.palette.ink)
        text.draw(painter, QPointF(notes.left + line.indent, y))
        if line.number:
            painter.setFont(notes.font)
            painter.setPen(self._flow.style.palette.accent)
            painter.drawText(QPointF(notes.left, y + text.ascent()), str(line.number))

    def _paint_margins(
        self, painter: QPainter, section: str, number: int, notes: PaperNotes, height: int
    ) -> None:
        """Paint the number of a sheet, and from the second one on what it belongs to."""
        font = _sized(self._flow.block_fonts.body.latin_font, _SMALL)
        painter.setFont(font)
        painter.setPen(self._flow.style.palette.secondary)
        foot = QRectF(notes.left, height + _FOOT, notes.width, 18)
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, str(number))
        if number == 1:
            return
        metrics, middle = QFontMetricsF(font), Qt.TextElideMode.ElideRight
        section = "" if section == self._title else section
        room = notes.width * (0.47 if section else 1.0)
        head = QRectF(notes.left, -_HEAD, notes.width, 18)
        for text, flag in (
            (self._title, Qt.AlignmentFlag.AlignLeft),
            (section, Qt.AlignmentFlag.AlignRight),
        ):
            shown = metrics.elidedText(text.replace("\n", " "), middle, room)
            painter.drawText(head, flag | Qt.TextFlag.TextSingleLine, shown)


def _sized(font: QFont, size: float) -> QFont:
    made = QFont(font)
    made.setPixelSize(max(1, round(size)))
    return made
