"""From files, or text pasted, to an article not yet aligned: what was recognised, so that it can be shown and corrected before opening."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from duidu.app.arrange import Arranged, arrange
from duidu.core.errors import UsageError
from duidu.core.jobs import Job, NoJob
from duidu.formats.document import Document, ReadOptions
from duidu.formats.registry import display_name, load, read_bytes
from duidu.formats.sandbox import read


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """One file as it was read: where it is, the SHA-256 of its bytes, its time of change (seconds since 1970), format and encoding."""

    path: str
    sha256: str
    modified: float
    format: str
    encoding: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Recognised:
    """An article found in files or pasted text, ready to be aligned."""

    arranged: Arranged
    files: tuple[OpenedFile, ...]

    @property
    def doubtful(self) -> bool:
        """Whether an encoding was guessed without much evidence."""
        return any(file.doubtful for file in self.files)


def read_article(paths: Sequence[Path], encoding: str = "", job: Job | None = None) -> Recognised:
    """Read one file with both languages, or two with one each.

    Raises FileError, UsageError for another number of files, Cancelled.
    """
    if not 1 <= len(paths) <= 2:
        raise UsageError("Give one file with both languages, or two files with one language each.")
    found = [_read(path, encoding, job or NoJob()) for path in paths]
    documents = [document for document, _ in found]
    return Recognised(arrange(documents, Path(display_name(paths[0])).stem), tuple(file for _, file in found))


def read_pasted(text: str, name: str) -> Recognised:
    """Read text from the clipboard as if it were a plain text file; `name` is its title when it has none. Raises FileError."""
    data = text.encode("utf-8", "replace")
    document = read_bytes(data, ReadOptions(encoding="utf-8", name=name), ".txt")
    return Recognised(arrange([document], name), (OpenedFile("", _digest(data), 0.0, document.format, "", doubtful=False),))


def digests(paths: Sequence[Path]) -> tuple[str, ...]:
    """SHA-256 of each file's bytes, for finding it in the library again. Raises FileError."""
    return tuple(_digest(load(path)) for path in paths)


def _read(path: Path, encoding: str, job: Job) -> tuple[Document, OpenedFile]:
    data = load(path)
    document = read(data, ReadOptions(encoding, display_name(path)), path.suffix, job)
    file = OpenedFile(str(path.absolute()), _digest(data), path.stat().st_mtime, document.format, document.encoding, document.doubtful)
    return document, file


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
