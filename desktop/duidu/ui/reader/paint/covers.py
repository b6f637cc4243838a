"""Covers of books for a list: small images that a worker makes, and their places in a row."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from duidu.core.picture import Picture
from duidu.ui.base.jobs import Jobs, Lane
from duidu.ui.reader.paint.picture_images import PictureImages, made_images
from duidu.ui.style.theme import Palette

_WIDTH = 46  # px of a row that a cover takes, with the space beside it
_BESIDE, _ABOVE = 10, 6  # px
_MOST = 4 << 20  # bytes: some hundred covers


class Covers(QObject):
    """Paints covers; `repaint` is called when some are there."""

    def __init__(
        self,
        jobs: Jobs,
        data: Callable[[str, str], bytes | None],
        repaint: Callable[[], object],
        parent: QObject,
    ) -> None:
        """`data` gives the bytes of an image by its name and form."""
        super().__init__(parent)
        self._jobs, self._data = jobs, data
        self.images = PictureImages(self, _MOST)
        self.images.asked.connect(self._make, Qt.ConnectionType.QueuedConnection)
        self.images.arrived.connect(repaint)

    @property
    def room(self) -> int:
        """The px of a row that a cover takes, with the space beside it."""
        return _WIDTH

    def paint(self, painter: QPainter, row: QRect, cover: Picture, palette: Palette) -> None:
        """Paint a cover at the left end of a row."""
        room = QSize(_WIDTH - _BESIDE, row.height() - 2 * _ABOVE)
        size = QSize(cover.width, cover.height).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        size = size.expandedTo(QSize(1, 1))
        image = self.images.image(cover, size * painter.deviceTransform().m11())
        left = row.left() + (room.width() - size.width()) / 2
        top = row.top() + (row.height() - size.height()) / 2
        place = QRectF(left, top, size.width(), size.height())
        if image is not None and not image.isNull():
            painter.drawImage(place, image)
        painter.setPen(QPen(palette.hairline, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)

    def _make(self) -> None:
        if wanted := self.images.take():
            self._jobs.run(
                Lane.ANSWER,
                lambda _: made_images(wanted, self._data),
                owner=self,
                when_done=self.images.put,
            )
