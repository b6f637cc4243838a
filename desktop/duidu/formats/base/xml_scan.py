"""Finds elements of an XML file and where they stand in its text, in one walk over its tags.

What is well-formed is told by `markup.parse_xml` when a file is read. This walk expands nothing and
looks at each code point a bounded number of times, whatever the file is.
"""

import codecs
import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from duidu.core.errors import FileError
from duidu.formats.base.original import mark_of

_TAG = re.compile(r"""<(/?)([^\s<>/"'=!?]++)((?:[^<>"'/]++|"[^"]*+"|'[^']*+'|/(?!>))*+)(/?)>""")
_DOCTYPE = re.compile(
    r"""<!DOCTYPE(?:[^\[>"']++|"[^"]*+"|'[^']*+')*+"""
    r"""(?:\[(?:<!--(?:[^-]++|-(?!->))*+-->|[^\]"'<]++|<(?!!--)|"[^"]*+"|'[^']*+')*+\]\s*+)?>"""
)
_ATTRIBUTE = re.compile(r"""([^\s=<>/"']++)\s*+=\s*+("[^"]*+"|'[^']*+')""")
_DECLARED = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});")
# libxml2 reads no deeper.
_DEEPEST = 256
_KNOWN = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
# What is called otherwise elsewhere, or is narrower than what XML parsers take for it.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}


class Piece(NamedTuple):
    """Code points start..end of a file that are text: plain, a reference, or in a CDATA section."""

    start: int
    end: int
    is_reference: bool = False
    is_cdata: bool = False


class Element:
    """An element: start..opened is its first tag, closed..end its last one.

    `name` is without prefix, in lower case. An empty element of one tag has `closed` and `end`
    where that tag ends. `inside` are its texts and elements in order.
    """

    __slots__ = ("closed", "end", "inside", "name", "opened", "prefix", "start")

    def __init__(self, prefix: str, name: str, start: int, opened: int) -> None:
        self.prefix, self.name = prefix, name
        self.start, self.opened, self.closed, self.end = start, opened, opened, opened
        self.inside: list[Element | Piece] = []

    @property
    def is_one_tag(self) -> bool:
        """Whether it is written as one tag, as <target/> is."""
        return self.opened == self.end

    def elements(self) -> "Iterator[Element]":
        """Yield the elements right inside."""
        return (one for one in self.inside if isinstance(one, Element))

    def child(self, name: str, prefix: str | None = None) -> "Element | None":
        """Return the first element inside with a name, and a prefix where one is given."""
        return next(
            (one for one in self.elements() if one.name == name and prefix in (None, one.prefix)),
            None,
        )

    def all(self) -> "Iterator[Element]":
        """Yield all elements inside, at any depth, in order."""
        waiting = [iter(self.inside)]
        while waiting:
            one = next(waiting[-1], None)
            if one is None:
                waiting.pop()
            elif isinstance(one, Element):
                yield one
                waiting.append(iter(one.inside))

    def attribute(self, text: str, name: str) -> str:
        """Return an attribute by its name without prefix, in lower case; "" where it is missing."""
        for found in _ATTRIBUTE.finditer(text, self.start, self.opened):
            if found[1].rpartition(":")[2].lower() == name:
                return unreferenced(found[2][1:-1])
        return ""

    def attributes(self, text: str) -> list[tuple[str, str]]:
        """Return all attributes with their names as they are written."""
        return [
            (found[1], unreferenced(found[2][1:-1]))
            for found in _ATTRIBUTE.finditer(text, self.start, self.opened)
        ]

    def attribute_span(self, text: str, name: str) -> tuple[int, int] | None:
        """Return where the value of an attribute stands, without its quotation marks."""
        for found in _ATTRIBUTE.finditer(text, self.start, self.opened):
            if found[1] == name:
                return found.start(2) + 1, found.end(2) - 1
        return None


class Found(NamedTuple):
    """A wanted element with what stands around it, the outermost first, without what is inside."""

    element: Element
    around: tuple[Element, ...]


def decoded_xml(data: bytes, name: str) -> tuple[str, str]:
    """Return the text of an XML file, with its byte order mark, and its encoding.

    Raises FileError where it is not in the encoding that it declares.
    """
    encoding = mark_of(data)[1]
    if not encoding:
        shape = data[:4].find(b"\x00")
        encoding = {0: "utf-16-be", 1: "utf-16-le"}.get(shape, "")
    if not encoding:
        declared = _DECLARED.match(data)
        encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    for one in (encoding, _WIDER.get(encoding, "")):
        try:
            return data.decode(one), codecs.lookup(one).name
        except (LookupError, UnicodeError):
            continue
    raise FileError(
        "“{name}” is not in the encoding {encoding} that it declares. Get the file again.",
        name=name,
        encoding=encoding,
    )


def find_elements(text: str, wanted: frozenset[str], name: str) -> Iterator[Found]:
    """Yield the elements with one of these names that stand in no other such, in order.

    Raises FileError where the tags do not fit each other.
    """
    walk = _Walk(wanted)
    for one in _tokens(text, name):
        if isinstance(one, Piece):
            if walk.inside:
                walk.inside[-1].inside.append(one)
            continue
        closes, element, is_empty = one
        if not closes:
            walk.open(element)
        if closes or is_empty:
            found = walk.close(element)
            if found is None:
                raise _unreadable(name)
            if found.name in wanted and not walk.inside:
                yield Found(found, tuple(walk.around))
        if len(walk.inside) + len(walk.around) > _DEEPEST:
            raise _unreadable(name)
    if walk.inside or walk.around:
        raise _unreadable(name)


class _Walk:
    """The elements that are open: `around` a wanted one, and `inside`, from the wanted one on."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self._wanted = wanted
        self.around: list[Element] = []
        self.inside: list[Element] = []

    def open(self, element: Element) -> None:
        """Go into an element."""
        if self.inside:
            self.inside[-1].inside.append(element)
        keeps = self.inside or element.name in self._wanted
        (self.inside if keeps else self.around).append(element)

    def close(self, tag: Element) -> Element | None:
        """Leave the element that a tag closes; None where it does not fit."""
        stack = self.inside or self.around
        if not stack:
            return None
        opened = stack.pop()
        if (opened.prefix, opened.name) != (tag.prefix, tag.name):
            return None
        if opened is not tag:
            opened.closed, opened.end = tag.start, tag.opened
        return opened


def _tokens(text: str, name: str) -> Iterator[Piece | tuple[bool, Element, bool]]:
    """Yield texts and tags in order: whether a tag closes, its element, whether it is empty."""
    at = 0
    while True:
        start = text.find("<", at)
        end = len(text) if start < 0 else start
        if at < end:
            yield from _pieces(text, at, end)
        if start < 0:
            return
        if tag := _TAG.match(text, start):
            prefix, _, local = tag[2].rpartition(":")
            at = tag.end()
            yield bool(tag[1]), Element(prefix, local.lower(), start, at), bool(tag[4])
            continue
        at = _end_of_other(text, start, name)
        if text.startswith("<![CDATA[", start):
            yield Piece(start + 9, at - 3, is_cdata=True)


def _end_of_other(text: str, start: int, name: str) -> int:
    """Where a comment, an instruction, a CDATA section or a document type ends."""
    for begins, ends in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")):
        if text.startswith(begins, start):
            end = text.find(ends, start + len(begins))
            if end < 0:
                raise _unreadable(name)
            return end + len(ends)
    if doctype := _DOCTYPE.match(text, start):
        return doctype.end()
    raise _unreadable(name)


def _pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield plain texts and references between two tags."""
    if text.find("&", start, end) < 0:
        yield Piece(start, end)
        return
    at = start
    for found in _REFERENCE.finditer(text, start, end):
        if found.start() > at:
            yield Piece(at, found.start())
        yield Piece(found.start(), found.end(), is_reference=True)
        at = found.end()
    if at < end:
        yield Piece(at, end)


def text_of_piece(text: str, piece: Piece) -> str:
    """Return what a piece of text says."""
    raw = text[piece.start : piece.end]
    return unreferenced(raw) if piece.is_reference else raw


def unreferenced(raw: str) -> str:
    """Replace the references that XML itself knows; others stay as they are written."""
    if "&" not in raw:
        return raw
    return _REFERENCE.sub(lambda found: _KNOWN.get(found[0]) or _number(found[0]), raw)


def _number(reference: str) -> str:
    # html.unescape also knows what characters of Windows were meant; names are not XML's.
    return unescape(reference) if reference.startswith("&#") else reference


def all_text(text: str, element: Element) -> str:
    """Return all text inside an element, at any depth."""
    inner = (element, *element.all())
    pieces = sorted(one for around in inner for one in around.inside if isinstance(one, Piece))
    return "".join(text_of_piece(text, one) for one in pieces)


def _unreadable(name: str) -> FileError:
    return FileError(
        "“{name}” is not well-formed XML: its tags do not fit each other. Get the file again.",
        name=name,
    )
