"""The table of formats, and the one way to read a file: the reader that is surest of it."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import cast

from duidu.core.errors import FileError
from duidu.formats.base.cutting import cut
from duidu.formats.base.document import Document, Reader, ReadOptions

_HEAD = 4_096
LARGEST_FILE = 128 * 1024 * 1024
MOST_BLOCKS = 500_000

# Module and class of each reader, with the endings of its files and how its files may begin. Only readers that may be right are loaded.
_ZIP, _MARKUP = (b"PK\x03\x04",), (b"<",)
_READERS: tuple[tuple[str, str, tuple[str, ...], tuple[bytes, ...]], ...] = (
    ("article_package", "PackageReader", (".duidu",), _ZIP),
    ("epub.reader", "EpubReader", (".epub",), _ZIP),
    ("docx.reader", "DocxReader", (".docx", ".docm", ".dotx"), _ZIP),
    ("odt.reader", "OdtReader", (".odt", ".ott"), _ZIP),
    ("tables.xlsx", "XlsxReader", (".xlsx", ".xlsm"), _ZIP),
    ("pdf.reader", "PdfReader", (".pdf",), (b"%PDF-",)),
    ("tmx", "TmxReader", (".tmx",), _MARKUP),
    ("xliff.reader", "XliffReader", (".xlf", ".xliff", ".mqxliff", ".sdlxliff"), _MARKUP),
    ("html.reader", "HtmlReader", (".html", ".htm", ".xhtml"), _MARKUP),
    (
        "subtitles",
        "SubtitleReader",
        (".srt", ".vtt", ".ass", ".ssa"),
        (b"WEBVTT", b"[Script Info]"),
    ),
    ("tables.reader", "TableReader", (".tsv", ".csv", ".tab"), ()),
    ("json_lines", "JsonLinesReader", (".jsonl", ".ndjson"), ()),
    ("gettext_po", "PoReader", (".po", ".pot"), ()),
    ("markdown.reader", "MarkdownReader", (".md", ".markdown", ".mdown"), ()),
    ("plain_text", "PlainTextReader", (), (b"",)),
)
SUFFIXES = (*(suffix for _, _, suffixes, _ in _READERS for suffix in suffixes), ".txt")


def readers(head: bytes, suffix: str) -> Iterator[Reader]:
    """The readers that may be right for a file with this beginning and suffix."""
    begins = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    for module, name, suffixes, starts in _READERS:
        if suffix in suffixes or begins.startswith(starts):
            yield cast("Reader", getattr(import_module(f"duidu.formats.{module}"), name)())


def read_bytes(data: bytes, options: ReadOptions, suffix: str = "") -> Document:
    """Read a document from bytes, by the reader surest of them. Raises FileError."""
    head, suffix = data[:_HEAD], suffix.lower()
    reader = max(readers(head, suffix), key=lambda candidate: candidate.sniff(head, suffix))
    document = reader.read(data, options)
    if len(document.blocks) > MOST_BLOCKS:
        raise FileError(
            "“{name}” has more than {most_blocks:,} paragraphs; split it into parts first.",
            name=options.name,
            most_blocks=MOST_BLOCKS,
        )
    if not document.parts and not any(block.text.strip() for block in document.blocks):
        raise FileError(
            "There is no text in “{name}”; choose a file with text in it.", name=options.name
        )
    return cut(document) if options.cut and document.blocks else document


def load(path: Path) -> bytes:
    """The bytes of a file, within the size limit. Raises FileError with the reason a file cannot be read."""
    shown = display_name(path)
    try:
        if path.is_dir():
            raise FileError("“{shown}” is a folder; choose a file.", shown=shown)
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise FileError(
                "“{shown}” has {size} MB; Duidu reads files up to {largest_file} MB. Split it first.",
                shown=shown,
                size=size // 1_048_576,
                largest_file=LARGEST_FILE // 1_048_576,
            )
        return path.read_bytes()
    except OSError as error:
        raise FileError(
            "“{shown}” cannot be read: {error}.", shown=shown, error=reason(error)
        ) from error


def check_there(path: Path) -> None:
    """Raise FileError unless the path is a folder or a file that can be opened: so that no window need open to say so."""
    try:
        if not path.is_dir():
            path.open("rb").close()
    except OSError as error:
        raise FileError(
            "“{path}” cannot be read: {error}.", path=display_name(path), error=reason(error)
        ) from error


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
