"""Files that appear whole or not at all, and databases packed with gzip.

A file is written beside its final name, synced and then renamed.
"""

import contextlib
import gzip
import hashlib
import os
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Protocol

from duidu.core.errors import LibraryError
from duidu.library.store.private_files import open_private

# Bytes that are compressed at once, so that memory stays bounded.
_PIECE = 1 << 20
# A packed library is a tenth of it at the least; a thousandth is a file made to fill the disk.
_MOST_UNPACKED = 64 * _PIECE
_MOST_TIMES = 200
_LEVEL = 1  # shrinks text to a third, ten times as fast as the best level


@contextlib.contextmanager
def replace_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write; on leaving, it is on the disk under its name. An error leaves no trace."""
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        with open(part, "xb", opener=open_private) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        # Atomic on every system: the old file or the new one, never a mixture.
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system supports that."""
    if os.name != "posix":
        return
    # A rename is durable only when the folder itself has been synced.
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make what was written to a file durable."""
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def pack(source: Path, target: Path, check: Callable[[], None] = lambda: None) -> None:
    """Compress a file and read it back; `check` is called between pieces, to stop it by raising.

    Raises LibraryError if it does not come back the same.
    """
    with open(source, "rb") as plain, replace_file(target) as file:
        with gzip.GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=file) as packed:
            while piece := plain.read(_PIECE):
                check()
                packed.write(piece)
        file.flush()
        with gzip.open(file.name, "rb") as again:
            # A backup that cannot be read is worse than none, since it is relied on.
            if digest(again, check) != digest(open_again(plain), check):
                raise LibraryError(
                    "The backup {target} could not be read back, so it was not kept. The disk may "
                    "be failing.",
                    target=target,
                )


def unpack(source: Path, target: Path) -> None:
    """Write the file that was packed.

    Raises OSError, EOFError, zlib.error for one that is damaged or unpacks without end.
    """
    with replace_file(target) as file:
        for piece in unpacked_pieces(source):
            file.write(piece)


def unpacked_pieces(source: Path) -> Iterator[bytes]:
    """The file that was packed, piece by piece. Raises as `unpack` does."""
    most, size = most_unpacked(source), 0
    with gzip.open(source, "rb") as packed:
        while piece := packed.read(_PIECE):
            size += len(piece)
            if size > most:
                raise zlib.error("it unpacks to far more than a library")
            yield piece


def most_unpacked(source: Path) -> int:
    """Bytes to which a packed library may unpack."""
    return max(_MOST_UNPACKED, _MOST_TIMES * source.stat().st_size)


def open_again(file: IO[bytes]) -> IO[bytes]:
    """Move an open file back to its beginning and return it."""
    file.seek(0)
    return file


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def digest(file: _Readable, check: Callable[[], None] = lambda: None) -> str:
    """SHA-256 of the rest of a file, in hex."""
    summed = hashlib.sha256()
    while piece := file.read(_PIECE):
        check()
        summed.update(piece)
    return summed.hexdigest()
