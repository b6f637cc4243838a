"""Whether some bytes are an image as our own writer of images makes it, and nothing else.

They come from another device, where that writer made them, or from whoever can write where the
devices meet. So they are decoded where nothing can be harmed by it before a window decodes them.
"""

import struct
import warnings
from io import BytesIO

from duidu.core.picture import Image

_PNG_HEAD = 8
# Of a part of a PNG: its length, its name, and its checksum behind what is in it.
_PART, _CHECKSUM = 8, 4
# The parts that are written; any other is for a decoder to stumble over.
_PARTS = frozenset({b"IHDR", b"iCCP", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_JPEG_END = b"\xff\xd9"


def is_whole_image(image: Image) -> bool:
    """Whether an image can be decoded to its end, in the form and size that are said."""
    import PIL.Image  # most exchanges bring no pictures

    if not _ends_as_written(image):
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with PIL.Image.open(BytesIO(image.data), formats=(image.form.upper(),)) as opened:
                if opened.size != (image.width, image.height):
                    return False
                opened.load()
                return getattr(opened, "n_frames", 1) == 1
    # A decoder answers what is broken with whatever it stumbles over.
    except Exception:  # noqa: BLE001
        return False


def _ends_as_written(image: Image) -> bool:
    """Whether nothing is in an image's bytes, or behind them, but what is written into one."""
    data = image.data
    if image.form == "jpeg":
        return data.endswith(_JPEG_END)
    at, name = _PNG_HEAD, b""
    while at + _PART <= len(data) and name != b"IEND":
        length, name = struct.unpack_from(">I4s", data, at)
        if name not in _PARTS:
            return False
        at += _PART + length + _CHECKSUM
    return name == b"IEND" and at == len(data)
