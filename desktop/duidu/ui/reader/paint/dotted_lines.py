"""Fine dotted lines: under open readings, terms and sentences without counterpart, and for gaps."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPen, QPixmap

_DOT = 1.4  # px
_STEP = _DOT * 2.7  # from one dot to the next
_STRIP_LENGTH, _STRIP_HEIGHT = 640, 4  # px


class DottedLines:
    """Draws dotted lines across a row.

    On a screen they are copied from a strip that is painted once, because Qt strokes every dot
    and a screenful may have hundreds.
    """

    def __init__(self) -> None:
        self._strips: dict[tuple[int, float], QPixmap] = {}

    def across(self, painter: QPainter, color: QColor, left: float, right: float, y: float) -> None:
        """Draw a line from left to right at this height."""
        if painter.paintEngine().type() is not QPaintEngine.Type.Raster:
            dotted(painter, color, QPointF(left, y), QPointF(right, y))
            return
        ratio = painter.device().devicePixelRatio()
        strip = self._strips.get((color.rgba(), ratio)) or self._strip(color, ratio)
        steps = int((right - left) / _STEP)
        most = int((_STRIP_LENGTH - _STRIP_HEIGHT) / _STEP)
        for first in range(0, steps + 1, most + 1):
            width = min(steps - first, most) * _STEP + _STRIP_HEIGHT
            corner = QPointF(left + first * _STEP - _STRIP_HEIGHT / 2, y - _STRIP_HEIGHT / 2)
            source = QRectF(0, 0, width * ratio, _STRIP_HEIGHT * ratio)
            painter.drawPixmap(corner, strip, source)

    def _strip(self, color: QColor, ratio: float) -> QPixmap:
        """Paint the longest line that is copied at once, in one colour."""
        strip = QPixmap(ceil(_STRIP_LENGTH * ratio), ceil(_STRIP_HEIGHT * ratio))
        strip.setDevicePixelRatio(ratio)
        strip.fill(Qt.GlobalColor.transparent)
        middle = _STRIP_HEIGHT / 2
        with QPainter(strip) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            dotted(painter, color, QPointF(middle, middle), QPointF(_STRIP_LENGTH, middle))
        self._strips[(color.rgba(), ratio)] = strip
        return strip


def dotted(painter: QPainter, color: QColor, start: QPointF, end: QPointF) -> None:
    """Draw a dotted line in any direction."""
    pen = QPen(color, _DOT)
    # A dash so short is a dot with round caps.
    pen.setDashPattern([0.1, _STEP / _DOT - 0.1])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(start, end)
