"""Reads files, or what was pasted, into documents. What they hold is recognised in recognise.py."""

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from duidu.app.opening.reading_progress import Readings
from duidu.core.errors import UsageError
from duidu.core.jobs import Job, NoJob
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.base.pictures_beside import pictures_beside
from duidu.formats.registry import display_name, find_original, load, read_bytes
from duidu.formats.sandbox.parent import read
from duidu.formats.sandbox.ready_children import ReadyChildren


@dataclass(frozen=True, slots=True)
class FileDetails:
    """One file as it was when it was read; `path` is "" for pasted text.

    `sha256` is of its bytes, `modified` its time of change in seconds since 1970; `doubtful`
    says that the encoding was guessed without much evidence.
    """

    path: str
    sha256: str
    modified: float
    format: str
    encoding: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A document with the details of the file it was read from.

    `data` are its bytes where its format can be written back into, else none.
    """

    document: Document
    details: FileDetails
    data: bytes = b""


def read_files(
    paths: Sequence[Path],
    encoding: str = "",
    job: Job | None = None,
    ready: ReadyChildren | None = None,
) -> list[ReadFile]:
    """Read one file with both languages, or two with one each; an `encoding` of "" is guessed.

    Of the children that are `ready`, each reads one. Raises FileError, UsageError for another
    number of files, Cancelled.
    """
    if not 1 <= len(paths) <= 2:
        raise UsageError("Give one file with both languages, or two files with one language each.")
    # A child process reads each, two at once. Each of two files is cut into sentences there, too;
    # of a single one it is not yet known which block is in which language.
    cut = len(paths) == 2
    jobs = Readings(job or NoJob(), [display_name(path) for path in paths]).jobs()
    with ThreadPoolExecutor(len(paths)) as reading:
        return list(
            reading.map(lambda path, job: _read(path, encoding, job, cut, ready), paths, jobs)
        )


def read_pasted_text(text: str, name: str) -> ReadFile:
    """Read text from the clipboard as a plain text file would be read. Raises FileError."""
    data = text.encode("utf-8", "replace")
    return _pasted(data, read_bytes(data, _options(name), ".txt"))


def read_pasted_html(
    markup: str, name: str, job: Job | None = None, ready: ReadyChildren | None = None
) -> ReadFile:
    """Read HTML from the clipboard: its structure is kept, none of it is shown as markup.

    Raises FileError, Cancelled.
    """
    data = markup.encode("utf-8", "replace")
    (reading,) = Readings(job or NoJob(), [name]).jobs()
    return _pasted(data, read(data, _options(name), ".html", reading, ready))


def digests(paths: Sequence[Path]) -> tuple[str, ...]:
    """SHA-256 of each file's bytes, to find it in the library again. Raises FileError."""
    return tuple(_digest(load(path)) for path in paths)


def _read(path: Path, encoding: str, job: Job, cut: bool, ready: ReadyChildren | None) -> ReadFile:
    """Read one file in a child process; with `cut` its sentences are cut there, too."""
    data = load(path)
    options = ReadOptions(encoding, display_name(path), cut, beside=pictures_beside(path, data))
    document = read(data, options, path.suffix, job, ready)
    details = FileDetails(
        str(path.absolute()),
        _digest(data),
        path.stat().st_mtime,
        document.format,
        document.encoding,
        document.doubtful,
    )
    return ReadFile(document, details, data if find_original(document.format) else b"")


def _options(name: str) -> ReadOptions:
    return ReadOptions(encoding="utf-8", name=name)


def _pasted(data: bytes, document: Document) -> ReadFile:
    # No encoding is told of pasted text: there is no other way to read it.
    details = FileDetails("", _digest(data), 0.0, document.format, "", doubtful=False)
    return ReadFile(document, details)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
