"""Hands the images of a document from the child to the parent, and believes none of it.

What they show is decoded later, by a decoder that a picture of a file has never reached: so these
are the bytes that our own writer of images makes, as far as can be seen without decoding them.
"""

import struct
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from duidu.core.picture import (
    LARGEST_IMAGE,
    LONGEST_SIDE,
    LONGEST_WORDS,
    MOST_BYTES,
    MOST_PICTURES,
    Image,
)
from duidu.formats.base.document import RawBlock, Shown

_PNG_HEAD = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_JPEG_HEAD = b"\xff\xd8\xff"
# Markers of JPEG that tell the size: of frames, without those of tables.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def described(images: Sequence[Image]) -> list[list[object]]:
    """What is said of images beside their bytes."""
    return [[one.form, one.width, one.height] for one in images]


def images_of(said: list[Any], parts: Sequence[bytes | memoryview]) -> tuple[Image, ...]:
    """The images of a description and its bytes. Raises TypeError, ValueError for anything else."""
    if type(said) is not list or len(said) != len(parts) or len(said) > MOST_PICTURES:
        raise ValueError("images of another number than said")
    if sum(map(len, parts)) > MOST_BYTES:
        raise ValueError("more bytes of images than are taken")
    return tuple(_image(bytes(data), *one) for one, data in zip(said, parts, strict=True))


def _image(data: bytes, form: str, width: int, height: int) -> Image:
    size = _SIZES[form](data)
    if type(width) is not int or type(height) is not int or size != (width, height):
        raise ValueError("an image of another size than said")
    if not 0 < min(size) <= max(size) <= LONGEST_SIDE or len(data) > LARGEST_IMAGE:
        raise ValueError("an image that is too large")
    return Image(form, width, height, data)


def _png_size(data: bytes) -> tuple[int, int]:
    if not data.startswith(_PNG_HEAD) or len(data) < len(_PNG_HEAD) + 8:
        raise ValueError("no image of its form")
    width, height = struct.unpack_from(">II", data, len(_PNG_HEAD))
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """The size that the first frame of a JPEG tells."""
    if not data.startswith(_JPEG_HEAD):
        raise ValueError("no image of its form")
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + max(2, length)
    raise ValueError("an image without a size")


_SIZES: Mapping[str, Callable[[bytes], tuple[int, int]]] = {"png": _png_size, "jpeg": _jpeg_size}


def shown_at(pictures: list[Any], images: int) -> tuple[Shown, ...]:
    """The pictures of a block that has some of so many images. Raises TypeError, ValueError."""
    found = tuple(Shown(image, words, below) for image, words, below in pictures)
    for image, words, below in found:
        if type(image) is not int or type(words) is not str or type(below) is not bool:
            raise TypeError("a picture that is none")
        if not 0 <= image < images or len(words) > LONGEST_WORDS:
            raise ValueError("a picture of nothing")
    return found


def check_pictures(blocks: Sequence[RawBlock], cover: object, images: int) -> None:
    """Raise ValueError for more pictures than a text may have, or a cover that is no image."""
    if sum(len(block.pictures) for block in blocks) > MOST_PICTURES:
        raise ValueError("more pictures than are taken")
    if cover is not None and (type(cover) is not int or not 0 <= cover < images):
        raise ValueError("a cover that is no image")
