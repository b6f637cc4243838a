"""A row of highlight colours to choose from, by mouse or by the keys 1 to 5."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from duidu.ui.style.i18n import tr
from duidu.ui.style.theme import HIGHLIGHTS, Palette

SIZE = 26
"""Side of a button in px."""


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
        """Set the colour's name as tooltip and accessible name, with its key in the tooltip."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({self._key})")

    def sizeHint(self) -> QSize:
        """A fixed size."""
        return QSize(SIZE, SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the colour with an edge that stands out from the paper."""
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
    """Five dots; `chosen` carries the key of the colour."""

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
        """Put a ring around one colour, around none for ""."""
        for name, dot in self.dots.items():
            dot.setChecked(name == color)

    def use_names(self, own: Mapping[str, str]) -> None:
        """Show the user's own names of the colours."""
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
    """The name of a highlight colour.

    The user's own name for it, else the one in the interface's language; a colour that is not one
    of the five keeps its key.
    """
    names = {
        "yellow": tr("Colors", "Yellow"),
        "green": tr("Colors", "Green"),
        "blue": tr("Colors", "Blue"),
        "rose": tr("Colors", "Rose"),
        "violet": tr("Colors", "Violet"),
    } | dict(own or {})
    return names.get(color, color)
