"""Fine dotted lines: under open readings, terms and sentences without counterpart, and for gaps."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPen, QPixmap

_DOT = 1.4  # px
_APART = _DOT * 2.7  # from one dot to the next
_LONGEST, _HIGH = 640, 4  # px of a strip


class DottedLines:
    """Draws dotted lines. On a screen they are copied from a strip painted once: Qt strokes every dot, and a page may have hundreds."""

    def __init__(self) -> None:
        self._strips: dict[tuple[int, float], QPixmap] = {}

    def across(self, painter: QPainter, color: QColor, left: float, right: float, y: float) -> None:
        """A line from left to right at this height."""
        if painter.paintEngine().type() is not QPaintEngine.Type.Raster:
            dotted(painter, color, QPointF(left, y), QPointF(right, y))
            return
        ratio = painter.device().devicePixelRatio()
        strip = self._strips.get((color.rgba(), ratio)) or self._strip(color, ratio)
        steps = int((right - left) / _APART)
        most = int((_LONGEST - _HIGH) / _APART)
        for first in range(0, steps + 1, most + 1):
            width = min(steps - first, most) * _APART + _HIGH
            place = QPointF(left + first * _APART - _HIGH / 2, y - _HIGH / 2)
            painter.drawPixmap(place, strip, QRectF(0, 0, width * ratio, _HIGH * ratio))

    def _strip(self, color: QColor, ratio: float) -> QPixmap:
        strip = QPixmap(ceil(_LONGEST * ratio), ceil(_HIGH * ratio))
        strip.setDevicePixelRatio(ratio)
        strip.fill(Qt.GlobalColor.transparent)
        with QPainter(strip) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            dotted(painter, color, QPointF(_HIGH / 2, _HIGH / 2), QPointF(_LONGEST, _HIGH / 2))
        self._strips[(color.rgba(), ratio)] = strip
        return strip


def dotted(painter: QPainter, color: QColor, start: QPointF, end: QPointF) -> None:
    """A dotted line in any direction."""
    pen = QPen(color, _DOT)
    pen.setDashPattern([0.1, _APART / _DOT - 0.1])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(start, end)
