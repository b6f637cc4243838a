"""Paints the quiet signs of a row: underlines, marks in the margin, gaps, doubts, terms."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from duidu.core.annotation import AnnotationKind
from duidu.core.article import SideName
from duidu.core.row_status import RowStatus
from duidu.ui.reader.layout.columns import sides_shown
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.marks import Mark, margin_marks
from duidu.ui.reader.layout.row_layout import DOUBT, RowLayout
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.paint.dotted_lines import DottedLines, dotted
from duidu.ui.reader.paint.scene import Scene
from duidu.ui.reader.paint.status_sign import SIGN_SIZE, paint_status
from duidu.ui.reader.paint.word_status_painter import WordStatusPainter
from duidu.ui.style.theme import Palette

_DEFAULT_COLOR = "yellow"
_GAP_LENGTH = 96  # px
_STATUS_GAP, _STRIP = 10, 9  # px right of the text, and before the edge of the view


class SignPainter:
    """Paints signs with the colours of one style."""

    def __init__(self, flow: Flow, scene: Scene, words: WordStatusPainter) -> None:
        self._flow = flow
        self._scene = scene
        self._palette = flow.style.palette
        self._edges: dict[str, QColor] = {}
        self._dot = DottedLines().across
        self._words = words

    def paint(
        self,
        painter: QPainter,
        row: RowLayout,
        side: SideName,
        marks: list[Mark],
        *,
        hidden: bool,
    ) -> None:
        """Paint the signs of one side of a row; `hidden` leaves out those that show words."""
        for mark in marks if not hidden else ():
            self._paint_underline(painter, row, mark)
        column = self._flow.columns.by_side[side]
        if side in row.gaps:
            right = column.x + min(column.measure, _GAP_LENGTH)
            self._dot(painter, self._palette.mark, column.x, right, row.gaps[side])
        if not hidden:
            self._paint_terms(painter, row, side)
            if not self._scene.tint_statuses:
                self._words.underline(painter, row, side)
        self._paint_status(painter, row, side)
        if not self._scene.on_paper:
            self._paint_margin(painter, row, side, marks)
            self._paint_doubts(painter, row, side, hidden=hidden)

    def _paint_doubts(
        self, painter: QPainter, row: RowLayout, side: SideName, *, hidden: bool
    ) -> None:
        """What the program is not sure of: a row, sentences in it, readings."""
        if not hidden:
            self._paint_unanswered(painter, row, side)
            self._paint_open_readings(painter, row, side)
        if row.text.row.is_doubtful(DOUBT):
            self._paint_doubtful_row(painter, row, self._flow.columns.by_side[side].x - 12)

    def _paint_status(self, painter: QPainter, row: RowLayout, side: SideName) -> None:
        """The status of a row, once: right of the column that stands last, at its first line."""
        status = row.text.row.blocks.status
        columns = self._flow.columns
        if status is RowStatus.OPEN or side is not sides_shown(self._flow.mode)[-1]:
            return
        y = self._first_line(row, side) - SIGN_SIZE / 2
        right = max(column.right for column in columns.by_side.values())
        # A narrow view has hardly a margin, and beyond it the strip beside the scroll bar.
        x = min(right + _STATUS_GAP, columns.width - SIGN_SIZE - _STRIP)
        paint_status(painter, status, QPointF(x, y), self._palette)

    def _first_line(self, row: RowLayout, side: SideName) -> float:
        """The middle of a row's first line of letters; of a gap, where one would be."""
        for piece, _, _ in row.of(side)[:1]:
            first = Stretch(side, piece.block.id, piece.start, piece.start + 1)
            if bands := row.bands(first):
                return bands[0].center().y()
        return row.gaps.get(side, self._flow.style.hanzi_size)

    def _paint_doubtful_row(self, painter: QPainter, row: RowLayout, x: float) -> None:
        """A dotted line beside a row whose paragraphs may not belong together."""
        # 1.7 hanzi are about the space below a row, beside which the line does not go on.
        bottom = max(6, row.height - self._flow.style.hanzi_size * 1.7)
        dotted(painter, self._palette.mark, QPointF(x, 6), QPointF(x, bottom))

    def _paint_unanswered(self, painter: QPainter, row: RowLayout, side: SideName) -> None:
        """A dotted line under sentences without a counterpart or with a doubtful one."""
        for stretch in row.doubtful:
            for rect in row.bands(stretch) if stretch.side is side else ():
                self._dot(painter, self._palette.mark, rect.left(), rect.right(), rect.bottom())

    def _paint_terms(self, painter: QPainter, row: RowLayout, side: SideName) -> None:
        """Dots under terms of the glossary, in the accent colour where they are not followed."""
        for spot in self._scene.terms(row.text):
            color = self._palette.accent if spot.differently else self._palette.secondary
            for rect in row.bands(spot.stretch) if spot.stretch.side is side else ():
                self._dot(painter, color, rect.left(), rect.right(), rect.bottom() + 1.5)

    def _paint_open_readings(self, painter: QPainter, row: RowLayout, side: SideName) -> None:
        """Dots between a word and a reading that could be another one."""
        for piece, _, _ in row.of(side):
            for start, end in piece.open_readings:
                for rect in row.bands(Stretch(side, piece.block.id, start, end)):
                    left, right = rect.left() + 2, rect.right() - 2
                    self._dot(painter, self._palette.mark, left, right, rect.top())

    def _paint_underline(self, painter: QPainter, row: RowLayout, mark: Mark) -> None:
        if mark.lane == 0:
            return
        painter.setPen(QPen(self._edge(mark), 1.8))
        for rect in row.bands(mark.stretch):
            y = rect.bottom() + 3 * (mark.lane - 1) - 0.5
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))

    def _paint_margin(
        self, painter: QPainter, row: RowLayout, side: SideName, marks: list[Mark]
    ) -> None:
        left, room = self._flow.columns.by_side[side].x, self._flow.columns.margin(side)
        for rect, mark in margin_marks(row, left, room, marks):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._edge(mark))
            painter.drawRoundedRect(rect, 2, 2)

    def _edge(self, mark: Mark) -> QColor:
        """The colour of a mark's edge, kept because fitting it to the paper takes many steps."""
        key = f"{mark.annotation.kind} {mark.annotation.color}"
        if key not in self._edges:
            self._edges[key] = _edge_of(mark, self._palette)
        return self._edges[key]


def fill_of(mark: Mark, palette: Palette) -> QColor:
    """The colour of an annotation as a marker under the text."""
    return palette.highlights.get(mark.annotation.color, palette.highlights[_DEFAULT_COLOR])


def _edge_of(mark: Mark, palette: Palette) -> QColor:
    """The colour of an annotation's underlines and of its mark in the margin."""
    if mark.annotation.color in palette.highlights:
        return palette.edge(mark.annotation.color)
    is_highlight = mark.annotation.kind is AnnotationKind.HIGHLIGHT
    return palette.edge(_DEFAULT_COLOR) if is_highlight else palette.accent
