"""The images of pictures as they are painted: scaled on a worker, and only those in use kept.

The window's thread never decodes one: what is not there yet is asked for, and painted when it is.
"""

from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from duidu.core.picture import Picture

# Bytes of scaled images: a few screenfuls of pictures. What is in view is kept whatever it takes.
_MOST = 16 << 20


class Wanted(NamedTuple):
    """An image that is to be painted: by its name and form, in so many pixels."""

    sha256: str
    form: str
    width: int
    height: int


class PictureImages(QObject):
    """Keeps scaled images, those painted last; `asked` says that some are wanted.

    An image that has no bytes any more is null.
    """

    asked = Signal()
    arrived = Signal()

    def __init__(self, parent: QObject | None = None, most: int = _MOST) -> None:
        super().__init__(parent)
        self._most = most
        self._kept: OrderedDict[Wanted, QImage] = OrderedDict()
        self._size = 0
        self._wanted: dict[Wanted, None] = {}
        self._under_way: set[Wanted] = set()

    def image(self, picture: Picture, size: QSize) -> QImage | None:
        """The image of a picture in this size, or what there is of it; None while it is awaited."""
        wanted = Wanted(picture.sha256, picture.form, size.width(), size.height())
        found = self._kept.get(wanted)
        if found is not None:
            self._kept.move_to_end(wanted)
            return found
        if wanted not in self._under_way and wanted not in self._wanted:
            self._wanted[wanted] = None
            self.asked.emit()
        # In another size it is nearly the same, for as long as it takes.
        return next((one for key, one in self._kept.items() if key.sha256 == wanted.sha256), None)

    def take(self) -> list[Wanted]:
        """What is wanted and not under way yet; it is from now on."""
        taken = list(self._wanted)
        self._under_way |= self._wanted.keys()
        self._wanted.clear()
        return taken

    def put(self, images: dict[Wanted, QImage]) -> None:
        """Keep images that were made, and let go those painted longest ago."""
        for wanted, image in images.items():
            self._under_way.discard(wanted)
            if wanted not in self._kept:
                self._size += image.sizeInBytes()
            self._kept[wanted] = image
        # What is in view was asked for last, and is kept whatever it takes.
        while self._size > self._most and len(self._kept) > max(1, len(images)):
            _, old = self._kept.popitem(last=False)
            self._size -= old.sizeInBytes()
        if images:
            self.arrived.emit()

    def forget_lost(self) -> None:
        """Ask anew for images that had no bytes: they may have come."""
        self._kept = OrderedDict(
            (wanted, image) for wanted, image in self._kept.items() if not image.isNull()
        )

    @property
    def size(self) -> int:
        """Bytes of all images that are kept."""
        return self._size

    def clear(self) -> None:
        """Forget all images and what was wanted."""
        self._kept.clear()
        self._wanted.clear()
        self._under_way.clear()
        self._size = 0


def made_images(
    wanted: list[Wanted], data: Callable[[str, str], bytes | None]
) -> dict[Wanted, QImage]:
    """Decode and scale images; for a worker. `data` gives bytes by name and form, None for none."""
    return {one: _made(one, data(one.sha256, one.form)) for one in wanted}


def made_image(picture: Picture, size: QSize, data: Callable[[str, str], bytes | None]) -> QImage:
    """The image of a picture in a size, made now."""
    wanted = Wanted(picture.sha256, picture.form, size.width(), size.height())
    return _made(wanted, data(picture.sha256, picture.form))


def _made(wanted: Wanted, data: bytes | None) -> QImage:
    """The picture in the size that is wanted; a null image where it cannot be made."""
    size = QSize(wanted.width, wanted.height)
    image = _decoded(data, wanted.form, size) if data else QImage()
    if image.isNull():
        return QImage()
    if image.size() != size:
        ratio, smooth = (
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        image = image.scaled(size, ratio, smooth)
    # As screens have it, so that painting converts nothing.
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _decoded(data: bytes, form: str, size: QSize) -> QImage:
    """An image of the form that was written, whatever else its bytes look like.

    A photograph that is larger than so is decoded no larger than it needs to be, which takes half
    the time and a quarter of the memory.
    """
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, form.encode("ascii"))
    reader.setDecideFormatFromContent(False)
    if form == "jpeg" and size.width() < reader.size().width():
        reader.setScaledSize(size)
    image = reader.read()
    # It holds the buffer by address, and Python would let that go first.
    del reader
    return image
