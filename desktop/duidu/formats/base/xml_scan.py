"""Finds elements of an XML file and where they stand in its text, in one walk over its tags.

What is well-formed is told by `markup.parse_xml` when a file is read. This walk expands nothing and
looks at each code point a bounded number of times, whatever the file is.
"""

import codecs
import re
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from duidu.core.errors import FileError
from duidu.formats.base.original import mark_of

_TAG = re.compile(r"""<(/?)([^\s<>/"'=!?]++)((?>(?:[^<>"'/]++|"[^"]*+"|'[^']*+'|/(?!>))*))(/?)>""")
_DOCTYPE = re.compile(
    r"""<!DOCTYPE(?>(?:[^\[>"']++|"[^"]*+"|'[^']*+')*)"""
    r"""(?:\[(?>(?:<!--(?>(?:[^-]++|-(?!->))*)-->|[^\]"'<]++|<(?!!--)|"[^"]*+"|'[^']*+')*)"""
    r"""\]\s*+)?>"""
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
    where that tag ends. `inside` are its texts and elements in order, `elements` these alone.
    """

    __slots__ = ("closed", "elements", "end", "inside", "name", "opened", "prefix", "start")

    def __init__(self, prefix: str, name: str, start: int, opened: int) -> None:
        self.prefix, self.name = prefix, name
        self.start, self.opened, self.closed, self.end = start, opened, opened, opened
        self.inside: list[Element | Piece] = []
        self.elements: list[Element] = []

    @property
    def is_one_tag(self) -> bool:
        """Whether it is written as one tag, as <target/> is."""
        return self.opened == self.end

    def child(self, name: str, prefix: str | None = None) -> "Element | None":
        """Return the first element inside with a name, and a prefix where one is given."""
        for one in self.elements:
            if one.name == name and prefix in (None, one.prefix):
                return one
        return None

    def all(self) -> "Iterator[Element]":
        """Yield all elements inside, at any depth, in order."""
        waiting = self.elements[::-1]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed(one.elements)

    def attribute(self, text: str, name: str) -> str:
        """Return an attribute by its name without prefix, in lower case; "" where it is missing."""
        # Most are asked for what they do not have, which a search tells the fastest.
        if name not in text[self.start : self.opened].lower():
            return ""
        for found in _ATTRIBUTE.finditer(text, self.start, self.opened):
            if found[1].rpartition(":")[2].lower() == name:
                return unreferenced(found[2][1:-1])
        return ""

    def attributes(self, text: str) -> list[tuple[str, str]]:
        """Return all attributes with their names as they are written."""
        return attributes_in(text, self.start, self.opened)

    def attribute_span(self, text: str, name: str) -> tuple[int, int] | None:
        """Return where the value of an attribute stands, without its quotation marks."""
        for found in _ATTRIBUTE.finditer(text, self.start, self.opened):
            if found[1] == name:
                return found.start(2) + 1, found.end(2) - 1
        return None


def attributes_in(text: str, start: int = 0, end: int = sys.maxsize) -> list[tuple[str, str]]:
    """Return the attributes of the tag that stands there, with their names as they are written."""
    return [
        (found[1], unreferenced(found[2][1:-1])) for found in _ATTRIBUTE.finditer(text, start, end)
    ]


class Found(NamedTuple):
    """A wanted element with what stands around it, the outermost first, without what is inside.

    Where `plain` is given, the element has the form that was asked for, and nothing else is known
    of it but where it stands.
    """

    element: Element
    around: tuple[Element, ...]
    plain: re.Match[str] | None = None


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


def find_elements(
    text: str, wanted: frozenset[str], name: str, plain: re.Pattern[str] | None = None
) -> Iterator[Found]:
    """Yield the elements with one of these names that stand in no other such, in order.

    `plain` is a form of a whole wanted element that needs no walk. Raises FileError where the tags
    do not fit each other.
    """
    # The elements that are open: `inside` from a wanted one on, `around` outside of it.
    around: list[Element] = []
    inside: list[Element] = []
    at = 0
    while (start := text.find("<", at)) >= 0:
        if inside:
            inside[-1].inside += _pieces(text, at, start)
        elif plain is not None and (whole := plain.match(text, start)):
            at = whole.end()
            yield Found(Element("", "", start, at), tuple(around), whole)
            continue
        tag = _TAG.match(text, start)
        if tag is None:
            at = _end_of_other(text, start, name, inside)
            continue
        at = tag.end()
        element = _close(inside or around, tag, name) if tag[1] else _open(inside, tag)
        if not tag[1] and not tag[4]:
            (inside if inside or element.name in wanted else around).append(element)
            _refuse_depth(len(inside) + len(around), name)
        elif not inside and element.name in wanted:
            yield Found(element, tuple(around))
    if inside or around:
        raise _unreadable(name)


def _refuse_depth(depth: int, name: str) -> None:
    if depth > _DEEPEST:
        raise _unreadable(name)


# A vocabulary has some dozens of names, which each of a million tags has one of.
@lru_cache(maxsize=512)
def _name_of(written: str) -> tuple[str, str]:
    """The prefix of a name, and the name without it in lower case."""
    prefix, _, local = written.rpartition(":")
    return prefix, local.lower()


def _open(inside: Sequence[Element], tag: re.Match[str]) -> Element:
    """Make the element of a tag, in the innermost of those that it is inside."""
    element = Element(*_name_of(tag[2]), *tag.span())
    if inside:
        inside[-1].inside.append(element)
        inside[-1].elements.append(element)
    return element


def _close(stack: list[Element], tag: re.Match[str], name: str) -> Element:
    """Leave the element that a tag closes. Raises FileError where it does not fit."""
    element = stack.pop() if stack else None
    if element is None or (element.prefix, element.name) != _name_of(tag[2]):
        raise _unreadable(name)
    element.closed, element.end = tag.span()
    return element


def _end_of_other(text: str, start: int, name: str, inside: Sequence[Element]) -> int:
    """Where a comment, an instruction, a CDATA section or a document type ends.

    The text of a CDATA section is put into the innermost element that is open.
    """
    for begins, ends in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")):
        if text.startswith(begins, start):
            end = text.find(ends, start + len(begins))
            if end < 0:
                raise _unreadable(name)
            if inside and begins == "<![CDATA[":
                inside[-1].inside.append(Piece(start + len(begins), end, is_cdata=True))
            return end + len(ends)
    if doctype := _DOCTYPE.match(text, start):
        return doctype.end()
    raise _unreadable(name)


def _pieces(text: str, start: int, end: int) -> list[Piece]:
    """Return the plain texts and references between two tags."""
    if text.find("&", start, end) < 0:
        return [Piece(start, end)] if start < end else []
    pieces, at = list[Piece](), start
    for found in _REFERENCE.finditer(text, start, end):
        if found.start() > at:
            pieces.append(Piece(at, found.start()))
        pieces.append(Piece(found.start(), found.end(), is_reference=True))
        at = found.end()
    if at < end:
        pieces.append(Piece(at, end))
    return pieces


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
