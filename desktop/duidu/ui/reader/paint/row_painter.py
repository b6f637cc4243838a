"""Paints rows: tints and marker colours, then the text over them, then the signs beside it.

What lies under the pointer or was found by a search is decided elsewhere and read from the scene;
highlights that a person made come with the row, as marks.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QColor, QPainter

from duidu.core.article import SideName
from duidu.ui.reader.layout.columns import sides_shown
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.marks import Mark
from duidu.ui.reader.layout.row_layout import RowLayout
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.paint.block_painter import BlockPainter
from duidu.ui.reader.paint.picture_painter import PicturePainter
from duidu.ui.reader.paint.scene import Scene
from duidu.ui.reader.paint.sign_painter import SignPainter, fill_of
from duidu.ui.reader.paint.text_painter import TextPainter, fill_rounded
from duidu.ui.reader.paint.word_status_painter import WordStatusPainter
from duidu.ui.style.kept_state import kept_state


class RowPainter:
    """Paints laid out rows in one style; made anew when the style or the mode changes."""

    def __init__(self, flow: Flow, scene: Scene) -> None:
        self._flow = flow
        self._scene = scene
        self._palette = flow.style.palette
        self.text = TextPainter(flow, scene)
        self._blocks = BlockPainter(flow)
        self._pictures = PicturePainter(self._palette, scene)
        self._words = WordStatusPainter(self._palette, scene)
        self._signs = SignPainter(flow, scene, self._words)

    def paint_row(
        self, painter: QPainter, row: RowLayout, side: SideName, y: float, clip: tuple[float, float]
    ) -> None:
        """Paint one side of a row whose upper edge is at y, between the heights `clip`."""
        open_text = self._flow.open_text
        if open_text is None:
            return
        marks = self._flow.marks.on_side(open_text, row, side)
        with kept_state(painter):
            painter.translate(0, y)
            inner = (clip[0] - y, clip[1] - y)
            hidden = self._flow.mode.hidden is side and not self._scene.peeking
            self._blocks.paint(painter, row, side)
            if not hidden:
                self._paint_under(painter, row, side, marks)
            paint_text = self.text.paint_hidden if hidden else self.text.paint
            self._paint_pictures(painter, row, side, inner)
            for placed in row.of(side):
                paint_text(painter, placed, inner)
            self._signs.paint(painter, row, side, marks, hidden=hidden)

    def paint_plain(
        self, painter: QPainter, row: RowLayout, side: SideName, y: float, clip: tuple[float, float]
    ) -> None:
        """Paint the text of a row that is passed by: nothing is worked out or fetched for it."""
        with kept_state(painter):
            painter.translate(0, y)
            hidden = self._flow.mode.hidden is side and not self._scene.peeking
            paint_text = self.text.paint_hidden if hidden else self.text.paint
            for placed in row.of(side):
                paint_text(painter, placed, (clip[0] - y, clip[1] - y))

    def rehearse(self, painter: QPainter, row: RowLayout) -> None:
        """Paint a row where nobody sees it: Qt draws its letters, and places of signs are found.

        The frame that shows it copies them. Its pictures are not asked for: they would take the
        room of those in view.
        """
        open_text = self._flow.open_text
        if open_text is None:
            return
        for side in sides_shown(self._flow.mode):
            marks = self._flow.marks.on_side(open_text, row, side)
            for placed in row.of(side):
                self.text.paint(painter, placed, (0, row.height))
            self._signs.paint(painter, row, side, marks, hidden=False)

    def _paint_pictures(
        self, painter: QPainter, row: RowLayout, side: SideName, clip: tuple[float, float]
    ) -> None:
        """Paint the pictures of a side; those across both are painted with the first one."""
        for placed in row.pictures:
            first = sides_shown(self._flow.mode)[0] if placed.across else placed.picture.side
            if first is side and placed.y < clip[1] and placed.y + placed.height > clip[0]:
                self._pictures.paint(painter, placed)

    def paint_selection(
        self, painter: QPainter, row: RowLayout, stretches: Iterable[Stretch], y: float
    ) -> None:
        """Paint the selected stretches of a row whose upper edge is at y."""
        color = _translucent(self._palette.accent, 0.26)
        for stretch in stretches:
            for rect in row.rects(stretch):
                painter.fillRect(rect.translated(0, y), color)

    def _paint_under(
        self, painter: QPainter, row: RowLayout, side: SideName, marks: list[Mark]
    ) -> None:
        """Paint what lies under the text: each layer covers the one before."""
        palette, scene = self._palette, self._scene
        for stretch in _on_side(scene.pair, side):
            for rect in row.rects(stretch):
                painter.fillRect(rect.adjusted(-3, 0, 3, 0), palette.pair)
        if scene.tint_statuses:
            self._words.tint(painter, row, side)
        for mark in marks:
            if mark.lane == 0:
                _paint_band(painter, row, mark.stretch, fill_of(mark, palette))
        for number, stretch in self._hits(row, side):
            current = scene.hits.all_current or number == scene.hits.current
            fill = _translucent(palette.accent, 0.45) if current else palette.word
            _paint_band(painter, row, stretch, fill)
        for stretch in _on_side(scene.answers, side):
            _paint_band(painter, row, stretch, palette.word)
        for stretch in _on_side(scene.word, side):
            _paint_band(painter, row, stretch, palette.word, palette.accent)

    def _hits(self, row: RowLayout, side: SideName) -> Iterator[tuple[int, Stretch]]:
        """The search hits in a row with their numbers."""
        hits = self._scene.hits
        parts = [part for part in row.stretches if part.side is side] if hits.stretches else []
        # One that goes over two parts is painted once.
        for number in sorted({number for part in parts for number in hits.in_stretch(part)}):
            yield number, hits.stretches[number]


def _on_side(stretches: Iterable[Stretch], side: SideName) -> Iterator[Stretch]:
    return (stretch for stretch in stretches if stretch.side is side)


def _paint_band(
    painter: QPainter,
    row: RowLayout,
    stretch: Stretch,
    fill: QColor,
    edge: QColor | None = None,
) -> None:
    """Paint a stretch as a marker pen would, only as high as its letters."""
    for rect in row.bands(stretch):
        fill_rounded(painter, rect.adjusted(-1.5, 0, 1.5, 0), fill, 2.5, edge)


def _translucent(color: QColor, alpha: float) -> QColor:
    made = QColor(color)
    made.setAlphaF(alpha)
    return made
