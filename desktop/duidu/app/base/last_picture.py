"""The last page as a picture, kept beside the library until the next start shows it.

A start shows it at once, and the page itself as soon as that is there. So it is kept with all that
decides how the page looks, and is used only where none of that has changed: the files of the
library, the settings, the version of the program, and what the window says of its surroundings. It
shows what a person reads: only they may open the file, and it is gone once it was looked at.
"""

import contextlib
import json
import os
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from duidu import __version__
from duidu.library.store.private_files import StrangeFileError, read_own, write_private

_MOST_PIXELS = 8192 * 8192
_MOST_BYTES = 64 << 20
_SPOKEN = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


class LastPicture(NamedTuple):
    """A picture: four bytes a pixel, `scale` pixels for a logical one, and the window's title."""

    # A named tuple, since making one more dataclass would take 2 ms of the start.

    width: int
    height: int
    scale: float
    title: str
    pixels: bytes


def keep_picture(
    library: Path, settings: Path | None, surroundings: Mapping[str, object], picture: LastPicture
) -> None:
    """Keep a picture of how the next start will look; the library is closed.

    Where it cannot be written there is none.
    """
    header = {
        "looks": _looks(library, settings, surroundings),
        "size": (picture.width, picture.height, picture.scale),
        "title": picture.title,
    }
    # The fastest level: letters on paper take a fiftieth of their pixels at any.
    packed = zlib.compress(picture.pixels, 1)
    with contextlib.suppress(OSError):
        write_private(_path(library), json.dumps(header).encode() + b"\n" + packed)


def has_picture(library: Path) -> bool:
    """Return whether there is a picture, which may be of no use."""
    return _path(library).is_file()


def take_picture(
    library: Path, settings: Path | None, surroundings: Mapping[str, object]
) -> LastPicture | None:
    """Return the picture if the page would look like it, and delete it in any case."""
    path = _path(library)
    try:
        kept = read_own(path, _MOST_BYTES)
    except FileNotFoundError:
        return None
    except (OSError, StrangeFileError):
        kept = b""
    forget_picture(library)
    try:
        head, _, packed = kept.partition(b"\n")
        header = json.loads(head)
        if header["looks"] != _looks(library, settings, surroundings):
            return None
        width, height, scale = header["size"]
        return _unpacked(int(width), int(height), float(scale), str(header["title"]), packed)
    except (ValueError, TypeError, KeyError, RecursionError, zlib.error):
        return None


def forget_picture(library: Path) -> None:
    """Delete the picture, if there is one."""
    with contextlib.suppress(OSError):
        _path(library).unlink()


def _unpacked(
    width: int, height: int, scale: float, title: str, packed: bytes
) -> LastPicture | None:
    """Return the picture; None where the bytes are not exactly those of its size."""
    size = width * height * 4
    if min(width, height) < 1 or width * height > _MOST_PIXELS or not 0.5 <= scale <= 8:
        return None
    reading = zlib.decompressobj()
    # One more than there should be, so that the end with its check sum is read, too.
    pixels = reading.decompress(packed, size + 1)
    whole = len(pixels) == size and reading.eof
    return LastPicture(width, height, scale, title, pixels) if whole else None


def _path(library: Path) -> Path:
    return library.with_name(f"{library.stem}.lastpage")


def _looks(
    library: Path, settings: Path | None, surroundings: Mapping[str, object]
) -> dict[str, object]:
    """Return all that decides how the page looks, as JSON gives it back."""
    files = {}
    with contextlib.suppress(OSError):
        for entry in os.scandir(library.parent):
            # With what lies beside it: its index, and what was set down to be done at a start.
            if entry.name.startswith(library.stem) and entry.name != _path(library).name:
                found = entry.stat()
                files[entry.name] = [found.st_size, found.st_mtime_ns]
    chosen = 0
    with contextlib.suppress(OSError):
        chosen = zlib.crc32(settings.read_bytes()) if settings else 0
    return {
        "version": __version__,
        "files": files,
        "settings": chosen,
        "language": [os.environ.get(name, "") for name in _SPOKEN],
        **surroundings,
    }
