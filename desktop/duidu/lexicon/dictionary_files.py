"""The files beside the one by which an added dictionary is opened: its index and its articles."""

import gzip
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from duidu.core.errors import FileError

MOST_BYTES = 400_000_000  # of a file that is read whole


FileState = tuple[int, int, int]
"""By which a file that was changed or replaced is told: its number, size and time."""


@dataclass(frozen=True, slots=True)
class FilesRead:
    """Files, each as it was when it was read; None for one that was not there."""

    states: tuple[tuple[Path, FileState | None], ...]

    @classmethod
    def of(cls, paths: Iterable[Path]) -> "FilesRead":
        """The files as they are now."""
        return cls(tuple((path, _state(path)) for path in paths))

    def have_changed(self) -> bool:
        """Whether any of them is another by now."""
        return any(_state(path) != state for path, state in self.states)


class FileArticles:
    """Articles in a file that is not packed, of which pieces are read when they are asked for.

    It is not mapped: another program may cut the file off, and reading a page that is gone ends
    the process. It is not kept open, so that it can be replaced on any system.
    """

    def __init__(self, path: Path) -> None:
        """Raises OSError."""
        self._path = path
        self._read = FilesRead.of([path])
        self._size = path.stat().st_size

    def __len__(self) -> int:
        """Its size in bytes when it was opened."""
        return self._size

    def __getitem__(self, piece: slice) -> bytes:
        """Some of the bytes; b"" once the file has changed, since they stand elsewhere then."""
        start, stop, _ = piece.indices(self._size)
        try:
            with self._path.open("rb") as file:
                file.seek(start)
                data = file.read(max(0, stop - start))
        except OSError:
            return b""
        return b"" if self._read.have_changed() else data


def open_articles(path: Path) -> bytes | FileArticles:
    """The bytes of the articles, on the disk where they are not packed.

    Raises FileError, OSError.
    """
    whole = path.with_suffix(".dict")
    if not whole.exists() or not whole.stat().st_size:
        return read_companion(path, ".dict", ".dict.dz")
    return FileArticles(whole)


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


def _state(path: Path) -> FileState | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
