"""Compares how many letters a file has, by a crude reading, with how many were read.

The crude reading knows nothing of how a format is read: it strips marks from bytes. So it finds
what a reader forgets, which the reader's own count cannot.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape

from duidu.core.errors import FileError, Sentence
from duidu.formats.base.document import Document
from duidu.formats.base.encoding import guess_encoding

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
        *("speaker", "obsolete entry", "drawing", "embedded object", "broken line"),
        "repeated line",
    )
)
# Taken out of bytes, which is the fastest; marks and spaces of other scripts count on both sides.
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
# Bytes of a file, or of its members, up to which it is looked at: it must take next to no time.
_LARGEST = 16 * 1024 * 1024
_TAG = re.compile(rb"<[^<>]*>")
# What begins a part of a page or a document that is no text of it, and what ends each.
_UNSEEN = re.compile(
    rb"<!--|<\?|<((?:[a-z0-9-]+:)?(?:head|script|style|template|del|tracked-changes|instrtext"
    rb"|deltext|annotation|fallback|rph|rt|ruby-text))(?=[\s/>])"
)
_ENDS = {b"<!--": b"-->", b"<?": b"?>"}
# Any end of an element ends a reading above characters: its own is often left away.
_OPEN_END = re.compile(rb"<(?:[a-z0-9-]+:)?rt")
_SEGMENT = re.compile(rb"<((?:[a-z0-9-]+:)?(?:seg|source|target))(?=[\s/>])")
_STRINGS = re.compile(rb'^(?:msgid_plural|msgid|msgstr(?:\[\d+\])?)?[ \t]*"(.*)"[ \t\r]*$', re.M)
_CUE_MARKS = re.compile(
    rb"<r[tp]\b[^<>\n]*>[^<>\n]*</r[tp]>|^STYLE\b[^\n]*\n(?>(?:[^\n]+\n)*)|^[^\n]*-->[^\n]*$|<[^<>\n]*>|\{[^{}]*\}"
    rb"|^\[[a-zA-Z#]{1,12}:.*\][ \t\r]*$|\\[Nnh]",
    re.M,
)
# Of SubStation Alpha: its events, and of a line what stands behind nine fields.
_EVENTS = re.compile(rb"^\[Events\]", re.M)
_DIALOGUE = re.compile(rb"^Dialogue:(?:[^,\n]*,){9}(.*)$", re.M)
_FIRST_LINE = re.compile(rb"\A[^\n]*")
_NAMES_OF_FIELDS = re.compile(rb'"[^"\\\n]*"[ \t]*:|\\(?:u[0-9A-Fa-f]{3}|.)')
# What a catalogue says of itself: the translation of nothing.
_HEADER = re.compile(rb'^msgid ""[ \t\r]*\nmsgstr(?>(?:[ \t\r]*(?:\n[ \t]*)?".*")*)', re.M)
_FRONT_MATTER = re.compile(rb"\A---[ \t\r]*\n(?:.*\n){0,60}?(?:---|\.\.\.)[ \t\r]*$", re.M)
_MARKDOWN = re.compile(
    rb"^[ >]{1,20}\[!\w{2,20}\]"
    rb"|!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])?|\]\([^()]*\)|\]\[[^\[\]]*\]"
    rb"|^ {0,3}\[[^\]\n]+\]:.*$|<[a-zA-Z/!][^<>]*>|\{:?[^{}\n]*\}|^ *(?:`{3,}|~{3,}|/{3}).*$",
    re.M,
)
# No letters either, but of more than one byte: a space that does not break, an arrow back.
_MORE_MARKS = re.compile(b"\xc2\xa0|\xe2\x86\xa9(?:\xef\xb8\x8e)?")


def loss_said(data: bytes, document: Document, name: str) -> tuple[Sentence, ...]:
    """A sentence where more than MOST of a file's text was neither read nor counted; else ()."""
    reading = CRUDE.get(document.format)
    if reading is None or document.left_out.keys() & _EXPLAINS or len(data) > _LARGEST:
        return ()
    try:
        there, read = letters_in(data, document.format), letters_read(document)
    except FileError:
        # A part that the reader has no use for is damaged.
        return ()
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
    """How many letters of text a file has; 0 for one that is not looked at. Raises FileError."""
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
    letters = _MORE_MARKS.sub(b"", text.translate(None, _NO_LETTERS))
    return len(letters.decode("utf-8", "replace"))


def _markup(data: bytes) -> Iterator[bytes]:
    """The text between the tags of a page."""
    yield _TAG.sub(b"", b"".join(_parts(_in_utf8(data), _UNSEEN, inside=False)))


def _segments(data: bytes) -> Iterator[bytes]:
    """The text in the segments of a file of a translator."""
    return (_TAG.sub(b"", part) for part in _parts(_in_utf8(data), _SEGMENT, inside=True))


def _parts(data: bytes, begins: re.Pattern[bytes], *, inside: bool) -> Iterator[bytes]:
    """What stands inside parts that begin so, or outside them; in time as long as the data is."""
    lower = data.lower()
    ends: dict[bytes, int] = {}
    at = 0
    while (found := begins.search(lower, at)) is not None:
        end = _ENDS.get(found[0]) or _end_of(found[0], found[1])
        # Looked for once, however many parts begin before it or never end.
        if 0 <= ends.get(end, 0) < found.end():
            ends[end] = lower.find(end, found.end())
        closed = ends[end]
        tag = lower.find(b">", found.end()) if closed >= 0 else -1
        if closed < 0 or (found[0] not in _ENDS and lower[tag - 1 : tag] == b"/"):
            # It goes on for ever, or has nothing in it.
            if not inside:
                yield data[at : found.end()]
            at = found.end()
            continue
        yield data[max(tag, 0) + 1 : closed] if inside else data[at : found.start()]
        # The tag that ends it is taken out with all others.
        at = closed + (len(end) if found[0] in _ENDS else 0)
    if not inside:
        yield data[at:]


def _end_of(begin: bytes, name: bytes) -> bytes:
    """How the end of an element begins."""
    return b"</" if _OPEN_END.fullmatch(begin) else b"</" + name


def _members(pattern: str) -> Callable[[bytes], Iterator[bytes]]:
    """A reading of the members of an archive whose names fit."""
    wanted = re.compile(pattern, re.I)

    def read(data: bytes) -> Iterator[bytes]:
        from duidu.formats.base.archive import Archive  # formats are listed at every start

        left = _LARGEST
        archive = Archive(data, "")
        for name in archive.names():
            if wanted.search(name) and archive.size(name) < left:
                left -= archive.size(name)
                yield from _markup(archive.read(name))

    return read


def _strings(data: bytes) -> Iterator[bytes]:
    """The texts of a catalogue, without how they spell a line's end."""
    for found in _STRINGS.finditer(_HEADER.sub(b"", _in_utf8(data), count=1)):
        yield found[1].replace(b"\\n", b"")


def _markdown(data: bytes) -> Iterator[bytes]:
    """Markdown without targets of links, tags and comments."""
    text = _FRONT_MATTER.sub(b"", _in_utf8(data))
    yield _MARKDOWN.sub(b"]", b"".join(_parts(text, _UNSEEN, inside=False)))


def _cues(data: bytes) -> Iterator[bytes]:
    """The text of subtitles: of XML, of the events of SubStation Alpha, or of lines with times."""
    text = _in_utf8(data)
    if text.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        yield from _markup(text)
        return
    if _EVENTS.search(text):
        text = b"\n".join(found[1] for found in _DIALOGUE.finditer(text))
    yield _CUE_MARKS.sub(b"", text)


def _without(pattern: re.Pattern[bytes]) -> Callable[[bytes], Iterator[bytes]]:
    """A reading of all but what an expression finds."""
    return lambda data: iter((pattern.sub(b"", _in_utf8(data)),))


def _in_utf8(data: bytes) -> bytes:
    """The bytes of a file as UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").encode()
    encoding, _ = guess_encoding(data)
    return data if encoding == "utf-8" else data.decode(encoding, "replace").encode()


# By the id of each format that is read. None is for one of which nothing cruder is known than what
# its reader does: a PDF's text layer; and a package, whose parts are checked one by one.
CRUDE: Mapping[str, Callable[[bytes], Iterable[bytes]] | None] = {
    "html": _markup,
    "epub": _members(r"\.x?html?$"),
    "docx": _members(r"^word/(?:document|footnotes|endnotes)\d*\.xml$"),
    "odt": _members(r"^content\.xml$"),
    "ods": _members(r"^content\.xml$"),
    "xlsx": _members(r"^xl/sharedStrings\.xml$"),
    "markdown": _markdown,
    "subtitles": _cues,
    "table": _without(_FIRST_LINE),
    "jsonl": _without(_NAMES_OF_FIELDS),
    "tmx": _segments,
    "xliff": _segments,
    "po": _strings,
    "txt": lambda data: (_in_utf8(data),),
    "pdf": None,
    "duidu": None,
}
