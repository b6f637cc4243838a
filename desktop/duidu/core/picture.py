"""The pictures of a text: an image whose bytes our own reader made, and where one stands.

A picture belongs to a block and stands above it, or below the last one. No row, no offset and no
alignment knows of it: an edit leaves it where its block is, or, where that is gone, at the block
before.
"""

from dataclasses import dataclass
from typing import NamedTuple

from duidu.core.article import SideName

FORMS = {"png": "image/png", "jpeg": "image/jpeg"}
"""How images are kept, with their media types."""
LONGEST_SIDE = 1_600
"""Pixels: what is larger is made smaller, and still fills a wide window."""
LARGEST_IMAGE = 4 << 20
"""Bytes of one image."""
MOST_PICTURES = 1_000
"""Pictures of one text."""
MOST_BYTES = 64 << 20
"""Bytes of all images of one text."""
LONGEST_WORDS = 2_000
"""Code points of what a text says in place of a picture."""
COVER = -1
"""Stands for the block of the picture that is the cover of a book."""


@dataclass(frozen=True, slots=True)
class Image:
    """An image as it is kept: one of FORMS, its size in pixels, and its bytes."""

    form: str
    width: int
    height: int
    data: bytes

    @property
    def sha256(self) -> str:
        """SHA-256 of its bytes, in hex; by this it is named."""
        import hashlib  # most texts have no pictures

        return hashlib.sha256(self.data).hexdigest()


class Picture(NamedTuple):
    """A picture of an article: which image (by its name) it shows, and where.

    It stands above the block of this id, or `below` it. `across` says that it belongs to both
    texts, as in a file that holds both. `words` are what the text says in its place.
    """

    side: SideName
    block: int
    sha256: str
    form: str
    width: int
    height: int
    words: str = ""
    below: bool = False
    across: bool = False
