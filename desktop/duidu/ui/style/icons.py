"""The icons of resources/icons, tinted with the theme's ink: 20 px, strokes of 1.5 px.

The application's icon keeps its own colours.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
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
    for color, mode, state in (
        (colors.ink, QIcon.Mode.Normal, QIcon.State.Off),
        (colors.accent, QIcon.Mode.Normal, QIcon.State.On),
        (colors.mark, QIcon.Mode.Disabled, QIcon.State.Off),
    ):
        result.addPixmap(pixmap(name, color, ratio), mode, state)
    return result


def pixmap(name: str, color: QColor, ratio: float = 1.0, size: int = SIZE) -> QPixmap:
    """One icon in one colour, `size` logical px wide, for painting."""
    picture = QPixmap.fromImage(_drawn(name, color.name(), ratio, size))
    picture.setDevicePixelRatio(ratio)
    return picture


def application_icon() -> QIcon:
    """The program's icon in the sizes that window managers ask for."""
    result = QIcon()
    for size in (16, 32, 48, 128, 256):
        result.addPixmap(QPixmap.fromImage(_drawn("duidu", "", 1.0, size)))
    return result


# Another theme asks for the icons of all open pages, most of them the same: some 40 in 3 colours.
@lru_cache(maxsize=256)
def _drawn(name: str, color: str, ratio: float, size: int) -> QImage:
    """Draw an icon in a colour; "" leaves it in its own. Nobody may change the picture."""
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    tinted = svg.replace("currentColor", color) if color else svg
    picture = QImage(QSize(size, size) * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(tinted.encode())).render(
        painter, QRectF(0, 0, size * ratio, size * ratio)
    )
    painter.end()
    return picture
