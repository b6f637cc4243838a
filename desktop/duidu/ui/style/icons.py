"""The icons of resources/icons, tinted with the theme's ink: 20 px, strokes of 1.5 px.

The application's icon keeps its own colours.
"""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from duidu.resources import resource
from duidu.ui.style.theme import Palette

SIZE = 20
"""Side of an icon in logical px."""


def icon(name: str, colors: Palette, ratio: float = 1.0) -> QIcon:
    """The icon of that name for a theme; checked buttons show it in the accent colour.

    `ratio` is the screen's pixel ratio.
    """
    result = QIcon()
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    for color, mode, state in (
        (colors.ink, QIcon.Mode.Normal, QIcon.State.Off),
        (colors.accent, QIcon.Mode.Normal, QIcon.State.On),
        (colors.mark, QIcon.Mode.Disabled, QIcon.State.Off),
    ):
        result.addPixmap(_drawn(svg, color, ratio), mode, state)
    return result


def pixmap(name: str, color: QColor, ratio: float = 1.0, size: int = SIZE) -> QPixmap:
    """One icon in one colour, `size` logical px wide, for painting."""
    return _drawn(resource("icons", f"{name}.svg").read_text(encoding="utf-8"), color, ratio, size)


def application_icon() -> QIcon:
    """The program's icon in the sizes that window managers ask for."""
    result = QIcon()
    svg = resource("icons", "duidu.svg").read_text(encoding="utf-8")
    for size in (16, 32, 48, 128, 256):
        result.addPixmap(_drawn(svg, QColor(), 1.0, size))
    return result


def _drawn(svg: str, color: QColor, ratio: float, size: int = SIZE) -> QPixmap:
    """Draw an SVG; an invalid colour leaves it as it is."""
    tinted = svg.replace("currentColor", color.name()) if color.isValid() else svg
    picture = QPixmap(QSize(size, size) * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(tinted.encode())).render(
        painter, QRectF(0, 0, size * ratio, size * ratio)
    )
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
