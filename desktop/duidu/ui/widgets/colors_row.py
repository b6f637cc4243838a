"""A row of marker colours to choose from, by mouse or by keys 1 to 5."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from duidu.ui.style.i18n import tr
from duidu.ui.style.theme import HIGHLIGHTS, Palette

SIZE = 26


class ColorDot(QAbstractButton):
    """One colour as a round button; the chosen one has a ring."""

    def __init__(self, color: str, key: int, colors: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._color = color
        self.colors = colors
        self.setCheckable(True)
        self.setFixedSize(SIZE, SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._key = key
        self.use_name(color_name(color))

    def use_name(self, name: str) -> None:
        """What it is called."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({self._key})")

    def sizeHint(self) -> QSize:
        """Always the same."""
        return QSize(SIZE, SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The colour with an edge that stands out from the paper."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        painter.setPen(QPen(self.colors.edge(self._color), 1))
        painter.setBrush(self.colors.highlights[self._color])
        painter.drawEllipse(circle)
        if self.isChecked() or self.hasFocus() or self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(
                QPen(self.colors.accent if self.hasFocus() else QColor(self.colors.ink), 1.5)
            )
            painter.drawEllipse(circle.adjusted(-3, -3, 3, 3))
        painter.end()


class ColorsRow(QWidget):
    """Five dots; `chosen` carries the colour's name."""

    chosen = Signal(str)

    def __init__(self, colors: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.dots: dict[str, ColorDot] = {}
        for number, color in enumerate(HIGHLIGHTS, 1):
            dot = ColorDot(color, number, colors, self)
            dot.clicked.connect(lambda _=False, color=color: self._choose(color))
            row.addWidget(dot)
            self.dots[color] = dot

    def show_chosen(self, color: str) -> None:
        """Ring one colour, none for ""."""
        for name, dot in self.dots.items():
            dot.setChecked(name == color)

    def use_names(self, own: Mapping[str, str]) -> None:
        """Take the person's own names of the colours."""
        for color, dot in self.dots.items():
            dot.use_name(color_name(color, own))

    def use_colors(self, colors: Palette) -> None:
        """Take another theme."""
        for dot in self.dots.values():
            dot.colors = colors
            dot.update()

    def _choose(self, color: str) -> None:
        self.show_chosen(color)
        self.chosen.emit(color)


def color_name(color: str, own: Mapping[str, str] | None = None) -> str:
    """A marker colour by the person's own name for it, else in the interface's language; one that is none of ours as it is called."""
    names = {
        "yellow": tr("Colors", "Yellow"),
        "green": tr("Colors", "Green"),
        "blue": tr("Colors", "Blue"),
        "rose": tr("Colors", "Rose"),
        "violet": tr("Colors", "Violet"),
    } | dict(own or {})
    return names.get(color, color)
