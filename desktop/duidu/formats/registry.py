"""The table of formats, and the one way to read a file: the reader that is surest of it."""

from collections.abc import Sequence
from pathlib import Path

from duidu.core.errors import FileError
from duidu.formats.document import Document, Reader, ReadOptions
from duidu.formats.epub import EpubReader
from duidu.formats.html import HtmlReader
from duidu.formats.markdown import MarkdownReader
from duidu.formats.plain_text import PlainTextReader

_HEAD = 4_096
LARGEST_FILE = 128 * 1024 * 1024


def readers() -> tuple[Reader, ...]:
    """Every reader; a further format is a further line here."""
    return (HtmlReader(), EpubReader(), MarkdownReader(), PlainTextReader())


def read_bytes(data: bytes, options: ReadOptions, suffix: str = "") -> Document:
    """Read a document from bytes, by the reader surest of them. Raises FileError."""
    head = data[:_HEAD]
    reader = max(readers(), key=lambda candidate: candidate.sniff(head, suffix.lower()))
    document = reader.read(data, options)
    if not any(block.text.strip() for block in document.blocks):
        raise FileError(f"There is no text in “{options.name}”; choose a file with text in it.")
    return document


def load(path: Path) -> bytes:
    """The bytes of a file, within the size limit. Raises FileError with the reason a file cannot be read."""
    shown = display_name(path)
    try:
        if path.is_dir():
            raise FileError(f"“{shown}” is a folder; choose a file.")
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise FileError(
                f"“{shown}” has {size // 1_048_576} MB; Duidu reads files up to {LARGEST_FILE // 1_048_576} MB. Split it first."
            )
        return path.read_bytes()
    except OSError as error:
        raise FileError(f"“{shown}” cannot be read: {reason(error)}.") from error


def reason(error: OSError) -> str:
    """What the system says, as the middle of a sentence."""
    known: Sequence[tuple[type[OSError], str]] = (
        (FileNotFoundError, "there is no such file"),
        (PermissionError, "you have no permission to read it"),
    )
    for kind, words in known:
        if isinstance(error, kind):
            return words
    return (error.strerror or str(error)).lower()


def display_name(path: Path) -> str:
    """A file's name as it can be shown and printed, whatever bytes its name is made of."""
    return path.name.encode("utf-8", "replace").decode("utf-8") or str(path)
