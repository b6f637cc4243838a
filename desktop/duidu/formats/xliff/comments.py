"""Finds the comments in an XLIFF file: whose they are, of when, and about which words.

There are notes (1.2, 2.x), comments of memoQ in its units, and those of Trados, which are defined
before the units and named by marks in them. They are numbered in the order of the file, so that
what reads and what writes them mean the same.
"""

from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

from duidu.core.annotation import AnnotationKind
from duidu.formats.base.inline_codes import InlineCodes, segment_text
from duidu.formats.base.remark_times import seconds_of
from duidu.formats.base.xml_scan import Element, all_text
from duidu.formats.xliff.units import Segment

DEFINITION = "cmt-def"
"""The element in which Trados keeps the comments of one place."""
_KINDS = frozenset(kind.value for kind in AnnotationKind)
# How the dialects call the person and the time; in 2.x both are attributes of this program.
_AUTHORS = ("from", "user", "creatoruser", "author", "creator")
_TIMES = ("time", "date", "created")
_ABOUT = MappingProxyType({"note": ("annotates", "appliesto"), "comment": ("appliesto",)})


class FileComment(NamedTuple):
    """One comment; `element` holds its text. `identity` is what marks call it, "" for nothing."""

    element: Element
    author: str
    time: float
    kind: str
    on_target: bool
    identity: str


class Marked(NamedTuple):
    """Words that a mark puts a comment on: what it refers to, or what it says itself."""

    words: str
    refers: str
    says: str
    on_target: bool


def comments_in(text: str, element: Element) -> Iterator[FileComment]:
    """Yield the comments inside a unit or a definition, in order."""
    # Most units have none, and the search for the words is the faster.
    if not any(text.find(word, element.start, element.end) >= 0 for word in ("note", "omment")):
        return
    for one in element.all():
        if one.name in _ABOUT and one.attribute(text, "deleted") != "true":
            about = _first(text, one, _ABOUT[one.name]).lower()
            kind = one.attribute(text, "category")
            yield FileComment(
                one,
                " ".join(_first(text, one, _AUTHORS).split()),
                seconds_of(_first(text, one, _TIMES)),
                kind if kind in _KINDS else "",
                about == "target",
                one.attribute(text, "id"),
            )


def comment_said(text: str, comment: FileComment) -> str:
    """What a comment says."""
    return all_text(text, comment.element).strip()


def marked_in(text: str, segment: Segment, codes: InlineCodes) -> Iterator[Marked]:
    """Yield the words of a segment that marks put comments on."""
    for role, element in enumerate((segment.source, segment.target)):
        if element is None or text.find("omment", element.start, element.end) < 0:
            continue
        for one in element.all():
            if one.name != "mrk":
                continue
            refers = ""
            if one.attribute(text, "mtype") == "x-sdl-comment":
                refers = one.attribute(text, "cid")
            elif one.attribute(text, "type") == "comment":
                refers = one.attribute(text, "ref").rpartition("=")[2]
            else:
                continue
            said = "" if refers else one.attribute(text, "value")
            yield Marked(segment_text(text, one, codes).strip(), refers, said, role == 1)


def _first(text: str, element: Element, names: tuple[str, ...]) -> str:
    return next((value for name in names if (value := element.attribute(text, name))), "")
