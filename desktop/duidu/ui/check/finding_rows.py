"""Paints findings in a list: the check and the row, a sign of how bad it is, the sentence."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView

from duidu.app.check.finding import Severity
from duidu.app.check.kinds import BY_ID
from duidu.app.check.located import Located
from duidu.core.visible_text import show_controls
from duidu.ui.base.note_words import short_date
from duidu.ui.base.painted_rows import PaintedRows
from duidu.ui.base.short_text import short
from duidu.ui.style.fonts import latin_text, load_fonts
from duidu.ui.style.i18n import tr, translated_text
from duidu.ui.style.theme import Theme

_LINES = 2
_SIGN = 9.0  # px across


def check_name(check: str) -> str:
    """What a check is called; one of the person's own by the name it was given."""
    kind = BY_ID.get(check)
    return translated_text(kind.name) if kind else show_controls(check)


def severity_name(severity: Severity) -> str:
    """How bad a fault is, in words."""
    return {
        Severity.CRITICAL: tr("CheckPanel", "critical"),
        Severity.MAJOR: tr("CheckPanel", "major"),
        Severity.MINOR: tr("CheckPanel", "minor"),
    }[severity]


def sentence_of(one: Located) -> str:
    """What is wrong, in the language of the interface, with no control characters."""
    return show_controls(translated_text(one.finding.message)).replace("\n", " ")


def decided_by(one: Located) -> str:
    """Who said that it is no fault, and when; "" where nobody did, or nobody is named."""
    when = short_date(one.since) if one.aside and one.since else ""
    if not when:
        return ""
    if not one.by:
        return tr("CheckPanel", "Set aside on {date}", date=when)
    return tr("CheckPanel", "Set aside by {name} on {date}", name=show_controls(one.by), date=when)


def told_whole(one: Located) -> str:
    """A finding as it is read out."""
    head = tr("CheckPanel", "{check}, row {n}", check=check_name(one.finding.check), n=one.row + 1)
    return f"{head}, {severity_name(one.severity)}: {sentence_of(one)}"


class FindingRows(PaintedRows[Located]):
    """Paints one finding in three lines; what was set aside is grey."""

    HEIGHT = 84
    ROUND = 6
    INSET = (1, 4)

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view, theme)
        fonts = load_fonts()
        self._font = latin_text(fonts.latin)
        self._font.setFamilies([*self._font.families(), fonts.hanzi])
        self._font.setPixelSize(15)

    def draw(self, painter: QPainter, hit: Located, rect: QRect) -> None:
        """Draw the check, the row and the sentence of a finding."""
        one, colors = hit, self.colors
        self._paint_sign(painter, rect, one.severity)
        line = rect.adjusted(8 + int(_SIGN) + 7, 6, -10, 0)
        painter.setFont(self.view.font())
        painter.setPen(colors.secondary)
        metrics = painter.fontMetrics()
        number = tr("CheckPanel", "row {n}", n=one.row + 1)
        head = metrics.elidedText(
            check_name(one.finding.check),
            Qt.TextElideMode.ElideRight,
            max(0, line.width() - metrics.horizontalAdvance(number) - 8),
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, head)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, number)
        painter.setPen(colors.secondary if one.aside else colors.ink)
        top = QPointF(line.left(), line.top() + metrics.height() + 2)
        _draw(painter, sentence_of(one), self._font, top, line.width())

    def _paint_sign(self, painter: QPainter, rect: QRect, severity: Severity) -> None:
        """Paint a full, a half-strong or a hollow sign, so that it does not hang on colour."""
        colors = self.colors
        middle = rect.top() + 6 + self.view.fontMetrics().height() / 2
        place = QRectF(rect.left() + 8, middle - _SIGN / 2, _SIGN, _SIGN)
        color = colors.secondary if severity is Severity.MINOR else colors.accent
        painter.setPen(QPen(color, 1.6))
        painter.setBrush(color if severity is Severity.CRITICAL else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place.adjusted(1, 1, -1, -1))
        if severity is Severity.MAJOR:
            painter.setBrush(color)
            painter.drawPie(place.adjusted(1, 1, -1, -1), 90 * 16, 180 * 16)


def _draw(painter: QPainter, text: str, font: QFont, at: QPointF, width: float) -> None:
    """Draw the first lines of a text, with a sign that it goes on."""
    layout = QTextLayout(short(text, 400), font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    if (reached := _lay_out(layout, width)) < len(layout.text()):
        layout.setText(layout.text()[: max(1, reached - 2)].rstrip() + "…")
        _lay_out(layout, width)
    layout.draw(painter, at)


def _lay_out(layout: QTextLayout, width: float) -> int:
    """Lay out the first lines; return how much they hold, in UTF-16 units."""
    layout.beginLayout()
    y, reached = 0.0, 0
    for _ in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(20.0, width))
        line.setPosition(QPointF(0, y))
        y += line.height()
        reached = line.textStart() + line.textLength()
    layout.endLayout()
    return reached
