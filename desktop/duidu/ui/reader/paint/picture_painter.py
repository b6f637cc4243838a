"""Paints the pictures of a row, or what stands in their place."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from duidu.ui.reader.layout.picture_boxes import PlacedPicture
from duidu.ui.reader.paint.scene import Scene
from duidu.ui.style.i18n import tr
from duidu.ui.style.theme import Palette

# On dark paper a white page would outshine the text.
_ON_DARK = 0.86
_DARK = 128  # of 255
_WAITING = 0.35  # how much of the hairline a picture shows before it is there
_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_WORDS = 12  # px from the edge to what stands in place of a picture


class PicturePainter:
    """Paints pictures in one palette."""

    def __init__(self, palette: Palette, scene: Scene) -> None:
        self._palette = palette
        self._scene = scene
        self._opacity = 1.0 if palette.paper.lightness() > _DARK else _ON_DARK

    def paint(self, painter: QPainter, placed: PlacedPicture) -> None:
        """Paint a picture where it stands in its row."""
        rect = QRectF(placed.x, placed.y, placed.width, placed.height)
        scale = _pixels(painter)
        size = QSize(round(placed.width * scale), round(placed.height * scale))
        # Paper has more pixels than any picture.
        size = size.boundedTo(QSize(placed.picture.width, placed.picture.height))
        # Nothing of the page, such as the line between the columns, shines through.
        painter.fillRect(rect, self._palette.paper)
        image = self._scene.image(placed.picture, size)
        if image is None:
            waiting = QColor(self._palette.hairline)
            waiting.setAlphaF(_WAITING)
            painter.fillRect(rect, waiting)
        elif image.isNull():
            self._paint_words(painter, rect, placed.picture.words)
        else:
            opacity = painter.opacity()
            painter.setOpacity(opacity * self._opacity)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect, image)
            painter.setOpacity(opacity)

    def _paint_words(self, painter: QPainter, rect: QRectF, words: str) -> None:
        """Paint what is said in place of a picture that is lost."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._palette.hairline, 1))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.setPen(self._palette.secondary)
        inner = rect.adjusted(_WORDS, _WORDS, -_WORDS, -_WORDS)
        missing = tr("Pictures", "This picture is not on this device.")
        said = [f"{words}\n{missing}", words] if words else [missing]
        fitting = (
            text for text in said if inner.contains(painter.boundingRect(inner, _CENTRED, text))
        )
        painter.drawText(inner, _CENTRED, next(fitting, words or "—"))


def _pixels(painter: QPainter) -> float:
    """Pixels of the device for a logical px of the text."""
    return abs(painter.deviceTransform().m11())
