"""Where the files lie by which devices keep in step: a folder, or whatever offers the same.

    DEVICE/00000001.jsonl.zst    a segment of a device's log that is full, compressed
    DEVICE/00000002.jsonl        the last segment: lines are added to it
    DEVICE/00000000.json         where the log begins, once all was told anew (log_beginnings.py)
    texts/CHECKSUM.zst           what an article was at first
    pictures/CHECKSUM.image      what a picture of an article shows

Each device writes in its own folder only, and a text or picture is written once by whoever has it
first. So no two ever write the same file, and nothing has to be locked.
"""

import re
from typing import Protocol

from duidu.core.errors import FileError

FULL, LAST = ".jsonl.zst", ".jsonl"
_SEGMENT = re.compile(r"([0-9a-f]{16})/([0-9]{8})(\.jsonl|\.jsonl\.zst)")
_FOLDER = re.compile(r"[0-9a-f]{16}|texts|key")
TEXTS = "texts/"
PICTURES = "pictures/"
# Bytes of a file that is read.
LARGEST_FILE = 256 << 20


class SharedFilesError(FileError):
    """The files cannot be reached, or one of them not read or written."""


class PlaceError(SharedFilesError):
    """The place as a whole gives no answer now: an exchange ends, and is begun again later."""


class SecretError(PlaceError):
    """The place wants another password: it is not asked again until a person says so.

    Servers lock out who goes on trying a wrong one.
    """


class SharedFiles(Protocol):
    """Where the files lie. Names have "/" between folder and file.

    All methods raise SharedFilesError where that cannot be done, PlaceError where it is not this
    one file.
    """

    def files(self) -> dict[str, int]:
        """The names of all files there but pictures, with their sizes in bytes."""

    def pictures(self) -> dict[str, int]:
        """The names of the pictures there, with their sizes in bytes.

        They are many, and seldom change: so they are listed only where they are asked for.
        """

    def stamp(self) -> str:
        """A text that is another once files have changed; does not raise, and reads hardly any.

        "" where only listing them tells.
        """

    def read(self, name: str, start: int = 0) -> bytes:
        """A file from a byte on."""

    def write(self, name: str, data: bytes) -> None:
        """Put a file there in one step, in the place of one of that name."""

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""


def is_ours(folder: str) -> bool:
    """Whether a folder has the name of one in which files of ours lie."""
    return _FOLDER.fullmatch(folder) is not None


def picture_name(sha256: str) -> str:
    """The name of the file with the picture of this checksum."""
    return f"{PICTURES}{sha256}.image"


def segment_name(device: str, number: int, is_full: bool) -> str:
    """The name of a segment of a device's log."""
    return f"{device}/{number:08d}{FULL if is_full else LAST}"


def segment_of(name: str) -> tuple[str, int] | None:
    """Device and number of the segment that a file is; None for another file."""
    match = _SEGMENT.fullmatch(name)
    return (match[1], int(match[2])) if match is not None else None


def segments_in(files: dict[str, int]) -> dict[str, dict[int, tuple[str, int]]]:
    """The segments of each device: by number, the name and size. Other files are not ours."""
    found: dict[str, dict[int, tuple[str, int]]] = {}
    # The compressed one comes second and takes the place of the other.
    for name in sorted(files):
        segment = segment_of(name)
        if segment is not None:
            found.setdefault(segment[0], {})[segment[1]] = (name, files[name])
    return found
