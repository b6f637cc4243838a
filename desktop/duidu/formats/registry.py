"""The formats, and how a file is read: by the reader that is surest of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.core.errors import FileError
from duidu.core.file_bytes import check_readable, read_file
from duidu.formats import (
    article_package,
    corpus,
    docx,
    epub,
    gettext_po,
    html,
    json_lines,
    markdown,
    ods,
    odt,
    pdf,
    plain_text,
    subtitles,
    tables,
    tbx,
    tmx,
    xliff,
    xlsx,
)
from duidu.formats.base.cutting import cut
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.base.format import Format, Reader
from duidu.formats.base.losses import loss_said
from duidu.formats.base.other_files import refuse_other
from duidu.formats.base.progress import part

if TYPE_CHECKING:
    from duidu.formats.base.file_comments import OpenComments
    from duidu.formats.base.original import OpenOriginal

# Bytes that a reader sees to say how sure it is; enough for the root element of XML.
_HEAD = 4_096
# Bytes: the largest books have some megabytes of text, the rest is pictures.
LARGEST_FILE = 128 * 1024 * 1024
# Above any book; it keeps memory and the library bounded.
MOST_BLOCKS = 500_000
# How the container of old Office files begins, and what it holds of one with a password.
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = frozenset(("picture", "page of another kind", "page without text"))
# The share of the work that is done when a text is read and only its sentences are to be cut.
_READ = 0.7

# Dialogs offer the formats to write in this order. Of readers that are equally sure of a file the
# first one reads it; plain text takes what is left, so it stands last.
FORMATS: tuple[Format, ...] = (
    html.FORMAT,
    epub.FORMAT,
    docx.FORMAT,
    markdown.FORMAT,
    tmx.FORMAT,
    xliff.FORMAT,
    tbx.FORMAT,
    tables.FORMAT,
    xlsx.FORMAT,
    corpus.FORMAT,
    article_package.FORMAT,
    odt.FORMAT,
    ods.FORMAT,
    pdf.FORMAT,
    subtitles.FORMAT,
    json_lines.FORMAT,
    gettext_po.FORMAT,
    plain_text.FORMAT,
)
SUFFIXES = tuple(suffix for one in FORMATS if one.reader is not None for suffix in one.suffixes)


def read_bytes(
    data: bytes, options: ReadOptions, suffix: str = "", formats: Sequence[Format] = FORMATS
) -> Document:
    """Read a document with the reader that is surest of its bytes and suffix. Raises FileError."""
    _refuse_old_office(data, options.name)
    chosen, reader = _surest(data, suffix.lower(), formats)
    # What is taken for text, or a list of texts, by how it begins alone.
    named = suffix.lower() in chosen.suffixes
    if chosen is plain_text.FORMAT or (chosen is json_lines.FORMAT and not named):
        refuse_other(data, suffix.lower(), options.name)
    reading = part(options.progress, 0.0, _READ if options.cut else 1.0)
    # Only here is it known which of the formats was surest.
    document = replace(reader.read(data, replace(options, progress=reading)), format=chosen.id)
    if len(document.blocks) > MOST_BLOCKS:
        raise FileError(
            "“{name}” has more than {most_blocks:,} paragraphs; split it into parts first.",
            name=options.name,
            most_blocks=MOST_BLOCKS,
        )
    if not document.parts and not any(block.text.strip() for block in document.blocks):
        raise _without_text(document, options.name)
    if said := loss_said(data, document, options.name):
        document = replace(document, notes=(*document.notes, *said))
    if not options.cut or not document.blocks:
        return document
    return cut(document, part(options.progress, _READ, 1.0))


def _without_text(document: Document, name: str) -> FileError:
    """The error of a file in which nothing is text."""
    if document.images or document.left_out.keys() & _PICTURES:
        return FileError(
            "“{name}” has pictures only and no text, like a scan; run text recognition on it "
            "first.",
            name=name,
        )
    return FileError("There is no text in “{name}”; choose a file with text in it.", name=name)


def _refuse_old_office(data: bytes, name: str) -> None:
    """Raise FileError for a document of Office that has a password, or is in its old format."""
    if not data.startswith(_OLD_OFFICE):
        return
    if _ENCRYPTED in data:
        raise FileError(
            "“{name}” is protected with a password; save it without one first.", name=name
        )
    raise FileError(
        "“{name}” is in an old format of Office; save it as DOCX or XLSX first.", name=name
    )


def load_readers(
    data: bytes, suffix: str, formats: Sequence[Format] = FORMATS
) -> list[tuple[Format, Reader]]:
    """Load the readers that may be right for a file, and only those, by its first bytes."""
    # UTF-16 and byte order marks must not hide how a file begins.
    begins = data[:_HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return [
        (one, one.reader())
        for one in formats
        if one.reader is not None and (suffix in one.suffixes or begins.startswith(one.first_bytes))
    ]


def _surest(data: bytes, suffix: str, formats: Sequence[Format]) -> tuple[Format, Reader]:
    """The format whose reader is surest of a file."""
    head = data[:_HEAD]
    candidates = load_readers(head, suffix, formats)
    return max(candidates, key=lambda pair: pair[1].sniff(head, suffix in pair[0].suffixes))


def find_original(form: str) -> "Callable[[], OpenOriginal] | None":
    """What loads the opener of originals of a format (by its id), None for one without."""
    return next((one.original for one in FORMATS if one.id == form), None)


def load(path: Path) -> bytes:
    """Read the bytes of a file. Raises FileError with the reason when that is not possible."""
    shown = display_name(path)
    try:
        if path.is_dir():
            raise FileError("“{shown}” is a folder; choose a file.", shown=shown)
        size = path.stat().st_size
        # What has no size may have no end.
        data = b"" if size > LARGEST_FILE else read_file(path, LARGEST_FILE)
        size = max(size, len(data))
        if size > LARGEST_FILE:
            raise FileError(
                "“{shown}” has {size} MB; Duidu reads up to {largest_file} MB. Split it first.",
                shown=shown,
                size=size // 1_048_576,
                largest_file=LARGEST_FILE // 1_048_576,
            )
        return data
    except OSError as error:
        raise FileError(
            "“{shown}” cannot be read: {error}.", shown=shown, error=reason(error)
        ) from error


def check_there(path: Path) -> None:
    """Raise FileError unless the path is a folder or a file that can be opened.

    Called before a window opens, so that none opens only to tell this.
    """
    try:
        if not path.is_dir():
            check_readable(path)
    except OSError as error:
        raise FileError(
            "“{path}” cannot be read: {error}.", path=display_name(path), error=reason(error)
        ) from error


def reason(error: OSError) -> str:
    """Say why the system refused, in words that fit into a sentence."""
    known: Sequence[tuple[type[OSError], str]] = (
        (FileNotFoundError, "there is no such file"),
        (PermissionError, "you have no permission to read it"),
    )
    for kind, words in known:
        if isinstance(error, kind):
            return words
    return (error.strerror or str(error)).lower()


def display_name(path: Path) -> str:
    """Return a file's name fit to be shown and printed, whatever bytes it is made of."""
    return path.name.encode("utf-8", "replace").decode("utf-8") or str(path)


def find_comments(form: str) -> "Callable[[], OpenComments] | None":
    """What loads the opener of comments in files of a format, None for one without."""
    return next((one.comments for one in FORMATS if one.id == form), None)
