"""Compares how many letters a file has, by a crude reading, with how many were read.

The crude reading knows nothing of how a format is read: it strips marks from bytes. So it finds
what a reader forgets, which the reader's own count cannot.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape

from duidu.core.errors import Sentence
from duidu.formats.base.document import Document

# The share of the letters that may be lost without a word.
MOST = 0.01
# As many letters as the names of a table's columns have, or the title of a page.
_NAMES = 60
# What is counted under these has letters that the crude reading finds.
_EXPLAINS = frozenset(
    (
        *("hidden passage", "deleted passage", "table of contents", "menu", "reading", "text box"),
        *("page beside the order", "page of another kind", "header or footer", "broken cue"),
        *("other sheet", "other column", "other language", "other translation", "comment"),
        "speaker",
    )
)
# Taken out of bytes, which is the fastest; marks and spaces of other scripts count on both sides.
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
# Bytes of a file, or of its members, up to which it is looked at: it must take next to no time.
_LARGEST = 16 * 1024 * 1024
_TAG = re.compile(rb"<[^<>]*>")
_UNSEEN = re.compile(
    rb"<!--.*?-->|<(head|script|style|template|del|tracked-changes)\b.*?</\1\s*>|<\?.*?\?>"
    rb"|<(?:[\w-]+:)?(instrText|delText|tracked-changes|annotation|Fallback|rPh)\b.*?</(?:[\w-]+:)?\2>",
    re.S | re.I,
)
_STRINGS = re.compile(rb'^(?:msgid|msgid_plural|msgstr(?:\[\d+\])?)?\s*"(.*)"\s*$', re.M)
_SEGMENTS = re.compile(rb"<(?:\w+:)?(seg|source|target)\b[^<>]*>(.*?)</(?:\w+:)?\1\s*>", re.S)
_CUE_MARKS = re.compile(rb"^[^\n]*-->[^\n]*$|^\s*\d+\s*$|<[^<>\n]*>|\{[^{}\n]*\}", re.M)
_FIRST_LINE = re.compile(rb"\A[^\n]*")
_NAMES_OF_FIELDS = re.compile(rb'"[^"\\\n]*"\s*:|\\(?:u[0-9A-Fa-f]{3}|.)')
_MARKDOWN = re.compile(
    rb"<!--.*?-->|\]\([^()\s]*[^()]*\)|^\[[^\]\n]+\]:.*$|[#*_`>|~=+-]", re.S | re.M
)


def loss_said(data: bytes, document: Document, name: str) -> tuple[Sentence, ...]:
    """A sentence where more than MOST of a file's text was neither read nor counted; else ()."""
    reading = CRUDE.get(document.format)
    if reading is None or document.left_out.keys() & _EXPLAINS or len(data) > _LARGEST:
        return ()
    there, read = letters_in(data, document.format), letters_read(document)
    if there - read <= max(_NAMES, MOST * there):
        return ()
    return (
        Sentence(
            "About {share} % of the letters in “{name}” are not in the article; compare it with "
            "the file.",
            name=name,
            share=max(1, round(100 * (there - read) / there)),
        ),
    )


def letters_in(data: bytes, form: str) -> int:
    """How many letters of text a file has; 0 for one that is not looked at."""
    reading = CRUDE.get(form)
    if reading is None:
        return 0
    return sum(_length(piece) for piece in reading(data))


def letters_read(document: Document) -> int:
    """How many letters of a file are in its document."""
    texts = [block.text for block in document.blocks]
    remarks = [remark.text for remark in document.remarks]
    whole = "\n".join((*texts, *remarks, document.title))
    return _letters(whole.encode("utf-8", "replace"))


def _length(piece: bytes) -> int:
    if b"&" in piece:
        piece = unescape(piece.decode("utf-8", "replace")).encode("utf-8", "replace")
    return _letters(piece)


def _letters(text: bytes) -> int:
    return len(text.translate(None, _NO_LETTERS).decode("utf-8", "replace"))


def _markup(data: bytes) -> Iterator[bytes]:
    """The text between the tags of a page."""
    yield _TAG.sub(b"", _UNSEEN.sub(b"", _in_utf8(data)))


def _members(pattern: str) -> Callable[[bytes], Iterator[bytes]]:
    """A reading of the members of an archive whose names fit."""
    wanted = re.compile(pattern, re.I)

    def read(data: bytes) -> Iterator[bytes]:
        left = _LARGEST
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                if wanted.search(info.filename) and info.file_size < left:
                    left -= info.file_size
                    yield from _markup(archive.read(info))

    return read


def _found(pattern: re.Pattern[bytes], group: int) -> Callable[[bytes], Iterator[bytes]]:
    """A reading of what an expression finds in a file, without tags."""

    def read(data: bytes) -> Iterator[bytes]:
        for one in pattern.finditer(_in_utf8(data)):
            yield _TAG.sub(b"", one[group])

    return read


def _without(pattern: re.Pattern[bytes]) -> Callable[[bytes], Iterator[bytes]]:
    """A reading of all but what an expression finds."""
    return lambda data: iter((pattern.sub(b"", _in_utf8(data)),))


def _in_utf8(data: bytes) -> bytes:
    """The bytes of a file as UTF-8; what is in an older encoding counts as it is."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").encode()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace").encode()
    return data


# By the id of each format that is read. None is for one of which nothing cruder is known than what
# its reader does: a PDF's text layer; and a package, whose parts are checked one by one.
CRUDE: Mapping[str, Callable[[bytes], Iterable[bytes]] | None] = {
    "html": _markup,
    "epub": _members(r"\.x?html?$"),
    "docx": _members(r"^word/(?:document|footnotes|endnotes)\.xml$"),
    "odt": _members(r"^content\.xml$"),
    "xlsx": _members(r"^xl/sharedStrings\.xml$"),
    "markdown": _without(_MARKDOWN),
    "subtitles": _without(_CUE_MARKS),
    "table": _without(_FIRST_LINE),
    "jsonl": _without(_NAMES_OF_FIELDS),
    "tmx": _found(_SEGMENTS, 2),
    "xliff": _found(_SEGMENTS, 2),
    "po": _found(_STRINGS, 1),
    "txt": lambda data: (_in_utf8(data),),
    "pdf": None,
    "duidu": None,
}
