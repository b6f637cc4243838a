"""Paints the status of words: a line, or a tint, for each of new, learning, known and ignored."""

from weakref import WeakKeyDictionary

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from duidu.core.article import SideName
from duidu.study.knowledge import Status
from duidu.ui.reader.layout.row_layout import RowLayout
from duidu.ui.reader.paint.dotted_lines import DottedLines
from duidu.ui.reader.paint.scene import Scene, Spots
from duidu.ui.style.theme import Palette

# px: below the letters, where a highlight ends; of a line, and from one to the next.
_BELOW, _LINE, _STEP = 0.5, 1.4, 2.8
_SHORT = 0.36  # of the width of an ignored word that its line has
_TINTS = {Status.NEW: 0.2, Status.LEARNING: 0.34, Status.KNOWN: 0.14, Status.IGNORED: 0.13}
_DARK = 128  # of 255: paper below it is dark
_Bands = list[tuple[QRectF, Status]]


class WordStatusPainter:
    """Signs that differ by form, not by colour alone.

    A new word has a line, one being learnt two, a known one dots, an ignored one a short line.
    """

    def __init__(self, palette: Palette, scene: Scene) -> None:
        self._scene = scene
        self._dot = DottedLines().across
        self._colors = {
            Status.NEW: palette.edge("blue"),
            Status.LEARNING: palette.edge("yellow"),
            Status.KNOWN: palette.edge("green"),
            Status.IGNORED: palette.secondary,
        }
        # On black, a thin colour is hardly one.
        more = 1.0 if palette.paper.lightness() > _DARK else 2.0
        self._tints = {one: _thin(self._colors[one], more * _TINTS[one]) for one in Status}
        # Where words lie in a row stays as long as its layout.
        self._bands: WeakKeyDictionary[RowLayout, dict[SideName, tuple[Spots, _Bands]]]
        self._bands = WeakKeyDictionary()

    def tint(self, painter: QPainter, row: RowLayout, side: SideName) -> None:
        """Tint words, so thin that all else is seen over it."""
        for rect, status in self._of(row, side):
            painter.fillRect(rect, self._tints[status])
            if status is Status.IGNORED:
                # Grey alone would be taken for the paper of a highlight.
                self._line(painter, rect, status)

    def underline(self, painter: QPainter, row: RowLayout, side: SideName) -> None:
        """Draw the lines below words."""
        for rect, status in self._of(row, side):
            self._line(painter, rect, status)

    def _line(self, painter: QPainter, rect: QRectF, status: Status) -> None:
        """Draw the sign of one word below it."""
        # Short of its ends, so that two words beside each other are told apart.
        left, width, y = rect.left() + 1.5, rect.width() - 3, rect.bottom() + _BELOW
        color = self._colors[status]
        if status is Status.KNOWN:
            self._dot(painter, color, left + 1, left + width - 1, y + _LINE / 2)
            return
        if status is Status.IGNORED:
            left, width = left + width * (1 - _SHORT) / 2, width * _SHORT
        for line in range(2 if status is Status.LEARNING else 1):
            painter.fillRect(QRectF(left, y + _STEP * line, width, _LINE), color)

    def _of(self, row: RowLayout, side: SideName) -> _Bands:
        """The words of one side of a row, with where they lie."""
        spots = self._scene.statuses(row.text)
        if not spots:
            return []
        kept = self._bands.setdefault(row, {})
        found = kept.get(side)
        if found is None or found[0] is not spots:
            bands = [
                (band, spot.status)
                for spot in spots
                if spot.stretch.side is side
                for band in row.bands(spot.stretch)
            ]
            found = kept[side] = (spots, bands)
        return found[1]


def _thin(color: QColor, alpha: float) -> QColor:
    made = QColor(color)
    made.setAlphaF(alpha)
    return made
