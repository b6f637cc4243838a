"""Paints the text of pieces: glyphs, bars of hidden text, and readings on demand."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from duidu.core.article import BlockKind
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.line import LineGlyphs
from duidu.ui.reader.layout.piece import Piece
from duidu.ui.reader.layout.row_layout import PlacedPiece
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.layout.style import Pinyin
from duidu.ui.reader.paint.scene import Scene
from duidu.ui.style.kept_state import kept_state

_QUIET = frozenset({BlockKind.NOTE, BlockKind.CAPTION})
# Of a band, above the baseline: 0.31 em, between the middle of small letters and that of hanzi.
_MIDDLE = 0.28
_OVERHANG = 40  # px by which ruby and marks may stand out of their piece


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours of text, of ruby, and of tones 1 to 4 and neutral (() for no tone colours)."""

    text: QColor
    ruby: QColor
    tones: tuple[QColor, ...] = ()

    def tone(self, number: int, base: QColor) -> QColor:
        """The colour of a tone; `base` where it has none."""
        return self.tones[number - 1] if 1 <= number <= len(self.tones) else base


class TextPainter:
    """Paints pieces with the colours of one style and mode."""

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

    def paint(self, painter: QPainter, placed: PlacedPiece, clip: tuple[float, float]) -> None:
        """Paint a piece between the heights `clip`.

        With `focus_sentence`, the current pair is in full ink and the rest faint.
        """
        piece, x, y = placed
        inks = self._quiet if piece.block.kind in _QUIET else self._inks
        if not self._flow.mode.focus_sentence:
            paint_piece(painter, piece, x, y, clip, inks)
            return
        lit = _region(placed, self._scene.pair)
        with _clipped(painter, self._around(placed) - lit):
            paint_piece(painter, piece, x, y, clip, self._faint)
        with _clipped(painter, lit):
            paint_piece(painter, piece, x, y, clip, inks)

    def paint_hidden(
        self, painter: QPainter, placed: PlacedPiece, clip: tuple[float, float]
    ) -> None:
        """Paint bars where a piece is hidden, and the text of revealed sentences."""
        piece, x, y = placed
        shown = _region(placed, (*self._scene.revealed, *self._scene.opened))
        with _clipped(painter, self._around(placed) - shown):
            for index in piece.lines_between(clip[0] - y, clip[1] - y):
                bounds = piece.lines[index].bounds
                middle = middle_of_letters(piece, y + index * piece.line_height)
                bar = QRectF(x + bounds[0], middle - 2, bounds[-1] - bounds[0], 4)
                fill_rounded(painter, bar, self._palette.hairline, 2)
        with _clipped(painter, shown):
            for rect in shown:  # type: ignore[attr-defined] # iterable, its stub does not say so
                painter.fillRect(rect, self._palette.pair)
            paint_piece(painter, piece, x, y, clip, self._inks)

    def _around(self, placed: PlacedPiece) -> QRegion:
        """The whole piece with what may stand out of it."""
        piece, x, y = placed
        width = self._flow.columns.width + 2 * _OVERHANG
        return QRegion(x - _OVERHANG, y - _OVERHANG, width, piece.height + 2 * _OVERHANG)

    def paint_word_ruby(
        self, painter: QPainter, piece: Piece, x: float, y: float, span: tuple[int, int], text: str
    ) -> None:
        """Paint the reading of one word over the text as it stands.

        For modes in which words have no room of their own for it. (x, y) is the top left corner of
        the piece, `span` the word's code points in its block.
        """
        rects = piece.rects(*span)
        if not rects or not text:
            return
        metrics = self._flow.block_fonts.of(piece.block)
        painter.setFont(metrics.ruby_font)
        painter.setPen(self._palette.secondary)
        width = painter.fontMetrics().horizontalAdvance(text)
        left = max(2.0, x + rects[0].center().x() - width / 2)
        painter.drawText(QPointF(left, y + rects[0].top() + metrics.ruby_baseline), text)


def paint_piece(
    painter: QPainter, piece: Piece, x: float, y: float, clip: tuple[float, float], inks: Inks
) -> None:
    """Paint the lines between the heights `clip`, the piece's top left corner at (x, y)."""
    for index in piece.lines_between(clip[0] - y, clip[1] - y):
        baseline = y + index * piece.line_height + piece.baseline
        _paint_glyphs(painter, piece.lines[index].glyphs, x, baseline, inks)


def _paint_glyphs(
    painter: QPainter, glyphs: LineGlyphs, x: float, baseline: float, inks: Inks
) -> None:
    """Paint runs and dots, changing the pen only where the colour changes."""
    if glyphs.chips:
        _paint_chips(painter, glyphs.chips, x, baseline, inks)
    pen = None
    for run, dx, dy, tone, is_quiet in glyphs.runs:
        color = inks.ruby if is_quiet else inks.text
        if tone:
            color = inks.tone(tone, color)
        if color is not pen:
            painter.setPen(color)
            pen = color
        painter.drawGlyphRun(QPointF(x + dx, baseline + dy), run)
    if glyphs.dots:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks.text)
        radius = glyphs.dot_radius
        for dot in glyphs.dots:
            painter.drawEllipse(QPointF(x + dot.x(), baseline + dot.y()), radius, radius)


def _paint_chips(
    painter: QPainter, chips: Iterable[QRectF], x: float, baseline: float, inks: Inks
) -> None:
    """Paint what codes stand on, so thin that selection and highlights below it are seen."""
    fill, edge = QColor(inks.text), QColor(inks.text)
    fill.setAlphaF(0.06)
    edge.setAlphaF(0.32)
    for chip in chips:
        fill_rounded(painter, chip.translated(x, baseline), fill, 3.0, edge)


def middle_of_letters(piece: Piece, top: float) -> float:
    """The height of the middle of the letters on a line of a piece."""
    return top + piece.baseline - (piece.band[1] - piece.band[0]) * _MIDDLE


def _region(placed: PlacedPiece, stretches: Iterable[Stretch]) -> QRegion:
    """Where some stretches are in a piece, as high as their lines."""
    piece, x, y = placed
    region = QRegion()
    for stretch in stretches:
        if stretch.side is piece.side and stretch.block == piece.block.id:
            for rect in piece.rects(stretch.start, stretch.end):
                # As wide as the tint of a pair, which row_painter paints.
                region += rect.translated(x, y).adjusted(-3, 0, 3, 0).toAlignedRect()
    return region


@contextmanager
def _clipped(painter: QPainter, region: QRegion) -> Iterator[None]:
    """Paint only inside a region."""
    with kept_state(painter):
        painter.setClipRegion(region, Qt.ClipOperation.IntersectClip)
        yield


def fill_rounded(
    painter: QPainter, rect: QRectF, fill: QColor, radius: float, edge: QColor | None = None
) -> None:
    """Fill a rectangle with round corners."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, radius, radius)


def _mixed(over: QColor, under: QColor, share: float) -> QColor:
    """The colour of `share` of one colour and the rest of another."""
    red, green, blue = (
        round(share * a + (1 - share) * b)
        for a, b in (
            (over.red(), under.red()),
            (over.green(), under.green()),
            (over.blue(), under.blue()),
        )
    )
    return QColor(red, green, blue)
