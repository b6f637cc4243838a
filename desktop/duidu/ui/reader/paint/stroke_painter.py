"""Paints a character stroke by stroke."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from duidu.lexicon.strokes import Stroke

_SQUARE = 1024  # units of the shapes; their y goes upward from -124
_TOP = 900
_BRUSH = 200  # units: wider than any stroke, which its outline cuts to shape


def stroke_path(stroke: Stroke) -> QPainterPath:
    """The outline of a stroke with y downward, in the units of its square."""
    path = QPainterPath()
    for name, around in stroke.outline:
        points = [QPointF(x, _TOP - y) for x, y in around]
        if name == "M":
            path.moveTo(points[0])
        elif name == "L":
            path.lineTo(points[0])
        elif name == "Q":
            path.quadTo(points[0], points[1])
        elif name == "C":
            path.cubicTo(points[0], points[1], points[2])
        else:
            path.closeSubpath()
    return path


def paint_strokes(
    painter: QPainter,
    box: QRectF,
    strokes: Sequence[Stroke],
    done: float,
    ink: QColor,
    faint: QColor,
) -> None:
    """Paint a character into a square: `done` strokes of it in ink, the others faintly.

    The part of `done` behind the point is how much of the next stroke is there, along its brush.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / _SQUARE, box.height() / _SQUARE)
    painter.setPen(Qt.PenStyle.NoPen)
    paths = [stroke_path(stroke) for stroke in strokes]
    whole = int(done)
    for number, path in enumerate(paths):
        painter.fillPath(path, ink if number < whole else faint)
    if whole < len(strokes) and done > whole:
        painter.setClipPath(paths[whole])
        pen = QPen(ink, _BRUSH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(_way(strokes[whole], done - whole))
    painter.restore()


def _way(stroke: Stroke, share: float) -> QPolygonF:
    """The beginning of the brush's way, by its length."""
    path = QPainterPath()
    for number, (x, y) in enumerate(stroke.median):
        point = QPointF(x, _TOP - y)
        path.moveTo(point) if number == 0 else path.lineTo(point)
    steps = 24
    return QPolygonF([path.pointAtPercent(share * at / steps) for at in range(steps + 1)])
