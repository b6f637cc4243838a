"""The files beside the one by which an added dictionary is opened: its index and its articles."""

import gzip
import mmap
import zlib
from pathlib import Path

from duidu.core.errors import FileError

MOST_BYTES = 400_000_000  # of a file that is read whole


def open_articles(path: Path) -> bytes | mmap.mmap:
    """The bytes of the articles, mapped where they are not packed. Raises FileError, OSError."""
    whole = path.with_suffix(".dict")
    if not whole.exists() or not whole.stat().st_size:
        return read_companion(path, ".dict", ".dict.dz")
    with whole.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def read_companion(path: Path, plain: str, packed: str) -> bytes:
    """The bytes of the file with this suffix, or of its packed form (dictzip, which gzip can read).

    Raises FileError, OSError.
    """
    whole = path.with_suffix(plain)
    if whole.exists():
        if whole.stat().st_size > MOST_BYTES:
            raise FileError(
                "{name} is too large: more than {most_bytes} MB.",
                name=whole.name,
                most_bytes=MOST_BYTES // 1_000_000,
            )
        return whole.read_bytes()
    packed_file = path.with_suffix(packed)
    if not packed_file.exists():
        raise FileError(
            "The dictionary {name} is not complete: {name2} is missing beside it.",
            name=path.name,
            name2=whole.name,
        )
    try:
        with gzip.open(packed_file) as file:
            data = file.read(MOST_BYTES + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise FileError("{name} is damaged or cut off.", name=packed_file.name) from error
    if len(data) > MOST_BYTES:
        raise FileError(
            "{name} is too large: more than {most_bytes} MB unpacked.",
            name=packed_file.name,
            most_bytes=MOST_BYTES // 1_000_000,
        )
    return data
