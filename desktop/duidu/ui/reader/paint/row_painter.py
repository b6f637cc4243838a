"""Paints rows: tints and marks under the text, the text, and the quiet signs beside it. Decides no state; the scene says what is lit."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from duidu.app.article.open_text import OpenText
from duidu.core.article import BlockKind, SideName
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.inks import Inks
from duidu.ui.reader.layout.piece import Piece
from duidu.ui.reader.layout.row_layout import DOUBT, PlacedPiece, RowLayout, indent_of
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.layout.style import Pinyin
from duidu.ui.reader.paint.dotted_lines import DottedLines, dotted
from duidu.ui.reader.paint.marks import Mark, edge_of, fill_of, marks_of
from duidu.ui.reader.paint.scene import Scene

_QUIET = frozenset({BlockKind.NOTE, BlockKind.CAPTION})


class RowPainter:
    """Paints laid out rows with one style. Made anew when the style or the way of reading changes."""

    def __init__(self, flow: Flow, scene: Scene) -> None:
        palette, mode = flow.style.palette, flow.mode
        self._flow = flow
        self._scene = scene
        self._palette = palette
        tones = palette.tones(mode.tones) if mode.tones else ()
        ruby = (
            _mixed(palette.secondary, palette.paper, 0.62)
            if mode.pinyin is Pinyin.DIMMED
            else palette.secondary
        )
        self._inks = Inks(palette.ink, ruby, tones)
        self._quiet = Inks(palette.secondary, ruby, tones)
        faint = _mixed(palette.ink, palette.paper, 0.42)
        self._faint = Inks(faint, _mixed(palette.secondary, palette.paper, 0.42))
        self._edges: dict[str, QColor] = {}
        self._dots = DottedLines()

    def paint_row(
        self, painter: QPainter, row: RowLayout, side: SideName, y: float, clip: tuple[float, float]
    ) -> None:
        """Paint one side of a row whose upper edge is at y, as far as it lies between the heights `clip`."""
        open_text = self._flow.open_text
        if open_text is None:
            return
        marks = [mark for mark in self._marks(open_text, row) if mark.stretch.side is side]
        painter.save()
        painter.translate(0, y)
        inner = (clip[0] - y, clip[1] - y)
        hidden = self._flow.mode.hidden is side and not self._scene.peeking
        if not hidden:
            self._paint_under(painter, row, side, marks)
        for placed in row.of(side):
            self._paint_bullet(painter, placed)
            if hidden:
                self._paint_hidden(painter, row, placed, inner)
            else:
                self._paint_text(painter, row, placed, inner)
        self._paint_signs(painter, row, side, marks)
        painter.restore()

    # -- under the text ---------------------------------------------------------------------------------------------------------------

    def _marks(self, open_text: OpenText, row: RowLayout) -> list[Mark]:
        annotations = open_text.annotations(row.text.index)
        return marks_of(annotations) if annotations else []

    def _paint_under(
        self, painter: QPainter, row: RowLayout, side: SideName, marks: list[Mark]
    ) -> None:
        palette, scene = self._palette, self._scene
        for stretch in self._here(scene.pair, side):
            for rect in row.rects(stretch):
                painter.fillRect(rect.adjusted(-3, 0, 3, 0), palette.pair)
        for mark in marks:
            if mark.lane == 0:
                self._paint_band(painter, row, mark.stretch, fill_of(mark, palette))
        for number, stretch in self._hits(row, side):
            self._paint_band(
                painter,
                row,
                stretch,
                _alpha(palette.accent, 0.45) if number == scene.hits.current else palette.word,
            )
        for stretch in self._here(scene.answers, side):
            self._paint_band(painter, row, stretch, palette.word)
        for stretch in self._here(scene.word, side):
            self._paint_band(painter, row, stretch, palette.word, palette.accent)

    def _paint_band(
        self,
        painter: QPainter,
        row: RowLayout,
        stretch: Stretch,
        fill: QColor,
        edge: QColor | None = None,
    ) -> None:
        for rect in self.bands(row, stretch):
            _rounded(painter, rect.adjusted(-1.5, 0, 1.5, 0), fill, 2.5, edge)

    def paint_selection(
        self, painter: QPainter, row: RowLayout, stretches: Iterable[Stretch], y: float
    ) -> None:
        """Paint the selected stretches of one row."""
        color = _alpha(self._palette.accent, 0.26)
        for stretch in stretches:
            for rect in row.rects(stretch):
                painter.fillRect(rect.translated(0, y), color)

    def _here(self, stretches: Iterable[Stretch], side: SideName) -> Iterator[Stretch]:
        return (stretch for stretch in stretches if stretch.side is side)

    def _hits(self, row: RowLayout, side: SideName) -> Iterator[tuple[int, Stretch]]:
        hits = self._scene.hits
        for block in row.text.blocks(side) if hits.stretches else ():
            for number in hits.of_block(side, block.id):
                yield number, hits.stretches[number]

    def bands(self, row: RowLayout, stretch: Stretch) -> list[QRectF]:
        """Rectangles of a stretch, only as high as its letters."""
        found: list[QRectF] = []
        for piece, x, y in row.pieces:
            if piece.side is stretch.side and piece.block.id == stretch.block:
                top, bottom = piece.band
                lines = piece.rects(stretch.start, stretch.end)
                found.extend(
                    QRectF(rect.x() + x, rect.y() + y + top, rect.width(), bottom - top)
                    for rect in lines
                )
        return found

    # -- text --------------------------------------------------------------------------------------------------------------------------

    def _paint_text(
        self, painter: QPainter, row: RowLayout, placed: PlacedPiece, clip: tuple[float, float]
    ) -> None:
        piece, x, y = placed
        inks = self._quiet if piece.block.kind in _QUIET else self._inks
        if not self._flow.mode.ruler:
            piece.draw(painter, x, y, clip, inks)
            return
        lit = self._region(row, placed, self._scene.pair)
        with _clipped(painter, self._around(placed) - lit):
            piece.draw(painter, x, y, clip, self._faint)
        with _clipped(painter, lit):
            piece.draw(painter, x, y, clip, inks)

    def _around(self, placed: PlacedPiece) -> QRegion:
        """The whole piece with what may stand out of it."""
        width = self._flow.columns.by_side[placed.piece.side].measure
        return QRegion(placed.x - 40, placed.y - 40, width + 80, placed.piece.height + 80)

    def _region(self, row: RowLayout, placed: PlacedPiece, stretches: Iterable[Stretch]) -> QRegion:
        region = QRegion()
        for stretch in stretches:
            if stretch.side is placed.piece.side and stretch.block == placed.piece.block.id:
                for rect in placed.piece.rects(stretch.start, stretch.end):
                    region += (
                        rect.translated(placed.x, placed.y).adjusted(-3, 0, 3, 0).toAlignedRect()
                    )
        return region

    def _paint_hidden(
        self, painter: QPainter, row: RowLayout, placed: PlacedPiece, clip: tuple[float, float]
    ) -> None:
        """Bars where text is hidden, and the text of revealed sentences."""
        piece, x, y = placed
        shown = self._region(row, placed, (*self._scene.revealed, *self._scene.opened))
        with _clipped(painter, self._around(placed) - shown):
            for index in range(
                piece.line_at(clip[0] - y), min(piece.line_at(clip[1] - y) + 1, len(piece.lines))
            ):
                line = piece.lines[index]
                middle = (
                    y
                    + index * piece.line_height
                    + piece.baseline
                    - (piece.band[1] - piece.band[0]) * 0.28
                )
                bar = QRectF(x + line.bounds[0], middle - 2, line.bounds[-1] - line.bounds[0], 4)
                _rounded(painter, bar, self._palette.hairline, 2)
        with _clipped(painter, shown):
            for rect in shown:  # type: ignore[attr-defined] # QRegion is iterable, its stub does not say so
                painter.fillRect(rect, self._palette.pair)
            piece.draw(painter, x, y, clip, self._inks)

    def _paint_bullet(self, painter: QPainter, placed: PlacedPiece) -> None:
        piece, x, y = placed
        if piece.block.kind is not BlockKind.LIST_ITEM or piece.start or not piece.lines:
            return
        size = self._flow.style.hanzi_size
        left = x + indent_of(piece.block, size) - size * 0.75
        middle = y + piece.baseline - (piece.band[1] - piece.band[0]) * 0.28
        _rounded(painter, QRectF(left - 2.5, middle - 2.5, 5, 5), self._palette.secondary, 2.5)

    # -- signs -------------------------------------------------------------------------------------------------------------------------

    def _paint_signs(
        self, painter: QPainter, row: RowLayout, side: SideName, marks: list[Mark]
    ) -> None:
        hidden = self._flow.mode.hidden is side and not self._scene.peeking
        for mark in marks if not hidden else ():
            self._paint_underline(painter, row, mark)
        self._paint_margin(painter, row, side, marks)
        column = self._flow.columns.by_side[side]
        if side in row.gaps:
            y = row.gaps[side]
            self._dots.across(
                painter, self._palette.mark, column.x, column.x + min(column.measure, 96), y
            )
        if not hidden:
            self._paint_unanswered(painter, row, side)
            self._paint_terms(painter, row, side)
            self._paint_open_readings(painter, row, side)
        bead = row.text.row.blocks
        if bead.score < DOUBT and not bead.confirmed and not bead.is_gap:
            x = column.x - 12
            dotted(
                painter,
                self._palette.mark,
                QPointF(x, 6),
                QPointF(x, max(6, row.height - self._flow.style.hanzi_size * 1.7)),
            )

    def _paint_unanswered(self, painter: QPainter, row: RowLayout, side: SideName) -> None:
        """A dotted line under sentences whose counterpart is missing or doubtful, inside a row that has one."""
        for stretch in row.doubtful:
            for rect in self.bands(row, stretch) if stretch.side is side else ():
                self._dots.across(
                    painter, self._palette.mark, rect.left(), rect.right(), rect.bottom()
                )

    def _paint_terms(self, painter: QPainter, row: RowLayout, side: SideName) -> None:
        """Fine dots under the reader's own terms; those rendered otherwise here in the accent colour."""
        for spot in self._scene.terms(row.text):
            color = self._palette.accent if spot.differently else self._palette.secondary
            for rect in self.bands(row, spot.stretch) if spot.stretch.side is side else ():
                self._dots.across(painter, color, rect.left(), rect.right(), rect.bottom() + 1.5)

    def _paint_open_readings(self, painter: QPainter, row: RowLayout, side: SideName) -> None:
        """Fine dots between a word and a reading that could be another one."""
        for piece, _, _ in row.of(side):
            for start, end in piece.open_readings:
                for rect in self.bands(row, Stretch(side, piece.block.id, start, end)):
                    self._dots.across(
                        painter, self._palette.mark, rect.left() + 2, rect.right() - 2, rect.top()
                    )

    def _paint_underline(self, painter: QPainter, row: RowLayout, mark: Mark) -> None:
        if mark.lane == 0:
            return
        painter.setPen(QPen(self._edge(mark), 1.8))
        for rect in self.bands(row, mark.stretch):
            y = rect.bottom() + 3 * (mark.lane - 1) - 0.5
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))

    def _paint_margin(
        self, painter: QPainter, row: RowLayout, side: SideName, marks: list[Mark]
    ) -> None:
        for rect, mark in self.margin_marks(row, side, marks):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._edge(mark))
            painter.drawRoundedRect(rect, 2, 2)

    def margin_marks(
        self, row: RowLayout, side: SideName, marks: list[Mark] | None = None
    ) -> list[tuple[QRectF, Mark]]:
        """The marks beside a row with their places, in the row's coordinates: left of the column, a second on the same line left of it."""
        if marks is None:
            open_text = self._flow.open_text
            marks = (
                [mark for mark in self._marks(open_text, row) if mark.stretch.side is side]
                if open_text
                else []
            )
        found: list[tuple[QRectF, Mark]] = []
        taken: dict[int, int] = {}
        seen: set[str] = set()
        for mark in marks:
            rects = (
                self.bands(row, mark.stretch)
                if mark.in_margin and mark.annotation.id not in seen
                else []
            )
            if rects:
                seen.add(mark.annotation.id)
                middle = round(rects[0].center().y())
                number = taken[middle] = taken.get(middle, -1) + 1
                x = self._flow.columns.by_side[side].x - 16 - 10 * number
                found.append((QRectF(x, middle - 3.5, 7, 7), mark))
        return found

    def _edge(self, mark: Mark) -> QColor:
        key = f"{mark.annotation.kind} {mark.annotation.color}"
        if key not in self._edges:
            self._edges[key] = edge_of(mark, self._palette)
        return self._edges[key]

    def paint_word_ruby(
        self, painter: QPainter, piece: Piece, x: float, y: float, span: tuple[int, int], text: str
    ) -> None:
        """The reading of one word over the text as it stands, for modes in which words have no room of their own for it."""
        rects = piece.rects(*span)
        if not rects or not text:
            return
        face = self._flow.block_fonts.of(piece.block)
        painter.setFont(face.ruby_font)
        painter.setPen(self._palette.secondary)
        width = painter.fontMetrics().horizontalAdvance(text)
        middle = x + rects[0].center().x()
        painter.drawText(
            QPointF(max(2.0, middle - width / 2), y + rects[0].top() + face.ruby_baseline), text
        )


@contextmanager
def _clipped(painter: QPainter, region: QRegion) -> Iterator[None]:
    """Paint only inside a region."""
    painter.save()
    painter.setClipRegion(region, Qt.ClipOperation.IntersectClip)
    yield
    painter.restore()


def _rounded(
    painter: QPainter, rect: QRectF, fill: QColor, radius: float, edge: QColor | None = None
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, radius, radius)


def _alpha(color: QColor, alpha: float) -> QColor:
    made = QColor(color)
    made.setAlphaF(alpha)
    return made


def _mixed(over: QColor, under: QColor, share: float) -> QColor:
    red, green, blue = (
        round(share * a + (1 - share) * b)
        for a, b in (
            (over.red(), under.red()),
            (over.green(), under.green()),
            (over.blue(), under.blue()),
        )
    )
    return QColor(red, green, blue)
