"""Gathers the pictures of a file while it is read: each is made an image of our own, in bounds.

Runs where the file is read, so that whatever a picture does to its decoder it does there.
"""

import binascii
import re
import warnings
from base64 import b64decode
from collections.abc import Callable, Sequence
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from duidu.core.left_out import LeftOut
from duidu.core.picture import (
    LARGEST_IMAGE,
    LONGEST_SIDE,
    LONGEST_WORDS,
    MOST_BYTES,
    MOST_PICTURES,
    Image,
)
from duidu.formats.base.document import PICTURE, RawBlock, Shown

if TYPE_CHECKING:
    import PIL.Image

# What is decoded: what books have, and what few faults are known of.
_DECODED = ("PNG", "JPEG", "GIF", "WEBP", "BMP")
# Pixels of one picture, and of all of a file: a decoder takes about a second for 50 million.
_MOST_PIXELS, _MOST_PIXELS_OF_ALL = 40_000_000, 400_000_000
# Pixels: what is smaller is a bullet, a rule or an icon of the page, and nothing to look at.
_LEAST = 16
_QUALITY = 85
# Bytes of a drawing kept without loss; more is a photograph, which JPEG keeps in a tenth.
_LARGE_DRAWING = 400_000
_DATA = re.compile(r"data:image/[\w.+-]{1,40}((?:;[\w=.+-]{1,60}){0,5}),", re.I)
_SAYS_NOTHING = re.compile(r"(?i)(?:cover[ -]?image|image|picture|img|图片?|图像|\S*\.\w{3,4})?\d*")


class Pictures:
    """The pictures of one file, in the order in which its text is read.

    `fetch` gives the bytes of a part of the file by what the text calls it, None where it has none.
    """

    def __init__(self, left_out: LeftOut, fetch: Callable[[str], bytes | None]) -> None:
        self.images: list[Image] = []
        self.fetch = fetch
        self._left_out = left_out
        self._waiting: list[Shown] = []
        self._called = ""  # the last one before the next block, whether it can be shown or not
        self._said: list[str] = []
        self._by_name: dict[str, int | None] = {}
        self._by_bytes: dict[bytes, int | None] = {}
        self._taken = self._size = self._pixels = 0

    def take(self, name: str, words: str = "") -> bool:
        """Have a picture stand at the next block; one that cannot be shown is counted."""
        self._called = _without_folder(name)
        said = " ".join(words.split())[:LONGEST_WORDS]
        said = "" if _SAYS_NOTHING.fullmatch(said) else said
        number = self.image(name) if self._taken < MOST_PICTURES else None
        self._said.append(said)
        if number is None:
            self._left_out["picture"] += 1
            return False
        self._taken += 1
        self._waiting.append(Shown(number, said))
        return True

    def image(self, name: str) -> int | None:
        """The number of an image by what the file calls it, None for one that cannot be shown."""
        if len(name) > 1_000:
            return self._image_of(_data_of(name))
        if name not in self._by_name:
            data = _data_of(name) if name[:5].lower() == "data:" else self.fetch(name)
            self._by_name[name] = self._image_of(data)
        return self._by_name[name]

    def at(self, block: RawBlock) -> RawBlock:
        """The next block, with the pictures that stand above it; the last one names it."""
        called, self._called = self._called, ""
        if called and not block.name:
            block = block._replace(name=PICTURE + called)
        if not self._waiting:
            return block
        shown, self._waiting = tuple(self._waiting), []
        return block._replace(pictures=(*block.pictures, *shown))

    def finish(self, blocks: Sequence[RawBlock], read_words: bool = False) -> list[RawBlock]:
        """The blocks of the whole file, with the pictures after the last one below that.

        With `read_words` the text of a file of pictures only is what is said of them.
        """
        if read_words and not blocks:
            blocks = [RawBlock(said) for said in self._said if said]
        if not self._waiting:
            return list(blocks)
        if not blocks:
            # There is nothing to read: the file is one of pictures only, and is refused.
            self._left_out["picture"] += len(self._waiting)
            return []
        below = (one._replace(below=True) for one in self._waiting)
        last = blocks[-1]._replace(pictures=(*blocks[-1].pictures, *below))
        self._waiting = []
        return [*blocks[:-1], last]

    def _image_of(self, data: bytes | None) -> int | None:
        """The number of the image that some bytes are; the same bytes are the same image."""
        if not data:
            return None
        key = sha256(data).digest()
        if key not in self._by_bytes:
            image = self._made(data)
            self._by_bytes[key] = None if image is None else len(self.images)
            self.images += [image] if image else []
        return self._by_bytes[key]

    def _made(self, data: bytes) -> Image | None:
        """An image of ours, None for what is none, is nothing to look at, or is too much."""
        import PIL.Image  # few files have pictures, and all load this module

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                with PIL.Image.open(BytesIO(data), formats=_DECODED) as opened:
                    width, height = opened.size
                    self._pixels += width * height
                    if min(width, height) < _LEAST or width * height > _MOST_PIXELS:
                        return None
                    made = None if self._pixels > _MOST_PIXELS_OF_ALL else _image(opened)
        # A decoder answers what is broken with whatever it stumbles over.
        except Exception:  # noqa: BLE001
            return None
        if made is None or self._size + len(made.data) > MOST_BYTES:
            return None
        self._size += len(made.data)
        return made


def _without_folder(name: str) -> str:
    """The file that a picture is, of an address in any form; "" for one that holds the picture."""
    if name[:5].lower() == "data:":
        return ""
    return re.split(r"[?#]", name[:1_000], maxsplit=1)[0].rpartition("/")[2]


def _data_of(name: str) -> bytes | None:
    """The bytes that an address of the kind data: holds itself, None for any other address."""
    found = _DATA.match(name)
    if found is None:
        return None
    said = name[found.end() :]
    if not found[1].lower().endswith(";base64"):
        return unquote_to_bytes(said)
    try:
        return b64decode("".join(said.split()), validate=False)
    except (binascii.Error, ValueError):
        return None


def _image(opened: "PIL.Image.Image") -> Image | None:
    """The first frame of a picture as it is kept: upright, on white, and not too large."""
    from PIL import ImageOps

    is_drawing = opened.format != "JPEG"
    # A JPEG is decoded in a half or a quarter of its size where that is enough.
    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    picture = ImageOps.exif_transpose(opened)
    if max(picture.size) > LONGEST_SIDE:
        picture = picture.convert("RGBA" if _sees_through(picture) else "RGB")
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    picture = _on_white(picture)
    data = _drawn(picture) if is_drawing else b""
    form = "png"
    if not 0 < len(data) <= _LARGE_DRAWING:
        data, form = _saved(picture, "JPEG", quality=_QUALITY), "jpeg"
    return Image(form, *picture.size, data) if len(data) <= LARGEST_IMAGE else None


def _sees_through(picture: "PIL.Image.Image") -> bool:
    return picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info


def _on_white(picture: "PIL.Image.Image") -> "PIL.Image.Image":
    """A picture in colours or greys, on white where one sees through it.

    Drawings are black on nothing: on dark paper nothing would be seen of them.
    """
    import PIL.Image

    if _sees_through(picture):
        paper = PIL.Image.new("RGBA", picture.size, "white")
        picture = PIL.Image.alpha_composite(paper, picture.convert("RGBA"))
    if picture.mode in {"1", "L"}:
        return picture.convert("L")
    if picture.mode.startswith("I"):
        # 16 bits a pixel.
        return picture.point(lambda value: value / 256).convert("L")
    return picture.convert("RGB")


def _drawn(picture: "PIL.Image.Image") -> bytes:
    """A picture without loss, in few colours where it has few."""
    few = picture.getcolors(256) if picture.mode == "RGB" else None
    return _saved(picture.quantize(256) if few else picture, "PNG")


def _saved(picture: "PIL.Image.Image", form: str, **how: int) -> bytes:
    into = BytesIO()
    picture.save(into, form, **how)
    return into.getvalue()
