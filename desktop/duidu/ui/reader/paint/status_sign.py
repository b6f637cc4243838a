"""Draws the small sign beside a row that says how far it is; none for one not looked at.

Shapes differ, not only colours: a tick, two of them, a ring, a question mark, a lock.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from duidu.core.row_status import RowStatus
from duidu.ui.style.i18n import tr
from duidu.ui.style.kept_state import kept_state
from duidu.ui.style.theme import Palette

SIGN_SIZE = 9  # px
_TICK = ((0.0, 5.0), (3.0, 8.0), (8.5, 1.5))


def status_name(status: RowStatus) -> str:
    """What a status is called, "" for a row not looked at."""
    return {
        RowStatus.OPEN: "",
        RowStatus.CONFIRMED: tr("StatusPanel", "Confirmed"),
        RowStatus.FINAL: tr("StatusPanel", "Final"),
        RowStatus.WORK: tr("StatusPanel", "Needs work"),
        RowStatus.QUESTION: tr("StatusPanel", "With a question"),
        RowStatus.LOCKED: tr("StatusPanel", "Locked"),
    }[status]


def status_color(status: RowStatus, palette: Palette) -> QColor:
    """The colour of a status, with a contrast of 3:1 on paper at least."""
    if status in (RowStatus.CONFIRMED, RowStatus.FINAL):
        return palette.edge("green")
    if status in (RowStatus.WORK, RowStatus.QUESTION):
        return palette.edge("rose")
    return palette.secondary


def paint_status(painter: QPainter, status: RowStatus, at: QPointF, palette: Palette) -> None:
    """Draw the sign of a status with its upper left corner at a point."""
    if status is RowStatus.OPEN:
        return
    with kept_state(painter):
        painter.translate(at)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(status_color(status, palette)))
        _SIGNS[status](painter)


def _pen(color: QColor) -> QPen:
    pen = QPen(color, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _tick(painter: QPainter, left: float = 0.0) -> None:
    painter.drawPolyline(QPolygonF([QPointF(left + x, y) for x, y in _TICK]))


def _two_ticks(painter: QPainter) -> None:
    _tick(painter, -2.5)
    _tick(painter, 2.0)


def _ring(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(1, 1, SIGN_SIZE - 2, SIGN_SIZE - 2))


def _question(painter: QPainter) -> None:
    font = QFont(painter.font())
    font.setPixelSize(SIGN_SIZE + 4)
    font.setBold(True)
    painter.setFont(font)
    box = QRectF(-3, -4, SIGN_SIZE + 6, SIGN_SIZE + 8)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")


def _lock(painter: QPainter) -> None:
    painter.drawRect(QRectF(1, 4, 7, 5))
    painter.drawArc(QRectF(2.5, 0.5, 4, 7), 0, 180 * 16)


_SIGNS = {
    RowStatus.CONFIRMED: _tick,
    RowStatus.FINAL: _two_ticks,
    RowStatus.WORK: _ring,
    RowStatus.QUESTION: _question,
    RowStatus.LOCKED: _lock,
}
