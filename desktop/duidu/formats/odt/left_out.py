"""Counts what of an OpenDocument text is not read, by the kinds of core/left_out.py."""

from collections.abc import Sequence

from lxml import etree

from duidu.core.left_out import LeftOut
from duidu.formats.base.archive import Archive
from duidu.formats.base.markup import attribute, local_name, parse_xml, text_of
from duidu.formats.base.readings import is_reading_over

_MARGINS = ("{*}header", "{*}footer", "{*}header-left", "{*}footer-left")
_WANTED = ("{*}image", "{*}object", "{*}object-ole", "{*}plugin", "{*}floating-frame", "{*}applet")

INDEXES = tuple(
    f"{{*}}{name}"
    for name in ("table-of-content", "illustration-index", "table-index", "object-index")
)
"""Elements that list what stands elsewhere in a document, with the numbers of pages."""

HIDDEN = ("{*}hidden-text", "{*}section")
"""Elements that may be hidden."""


_INDEX_NAMES = frozenset(name.removeprefix("{*}") for name in INDEXES)


def is_hidden(element: etree._Element) -> bool:
    """Whether an element of HIDDEN is shown to nobody."""
    if local_name(element) == "section":
        return attribute(element, "display") == "none"
    return attribute(element, "is-hidden") != "false"


def count_left_out(
    body: etree._Element, named: Sequence[etree._Element], archive: Archive, name: str
) -> LeftOut:
    """Count what of a document is not read; `named` are its parts that define styles."""
    found = LeftOut()
    for element in body.iter(*_WANTED, "{*}deletion", "{*}ruby-text", *HIDDEN, *INDEXES):
        kind = local_name(element)
        words = text_of(element)
        if kind == "image":
            if not has_object(element):
                found.add("picture", _before(element))
        elif kind == "deletion":
            found.add("deleted passage", words, bool(words.strip()))
        elif kind in _INDEX_NAMES:
            found.add("table of contents", words, bool(words.strip()))
        elif kind == "ruby-text":
            found.add("reading", words, bool(words.strip()) and not is_reading_over(element))
        elif kind in {"hidden-text", "section"}:
            words = attribute(element, "string-value") or words
            found.add("hidden passage", words, is_hidden(element) and bool(words.strip()))
        else:
            found.add(_object_kind(element, archive, name), _before(element))
    for root in named:
        for margin in root.iter(*_MARGINS):
            words = text_of(margin)
            found.add("header or footer", words, bool(words.strip()))
    return found


def has_object(image: etree._Element) -> bool:
    """Whether a picture stands beside an object, of which it shows what that is."""
    frame = image.getparent()
    return frame is not None and any(local_name(e).startswith("object") for e in frame)


def _object_kind(element: etree._Element, archive: Archive, name: str) -> str:
    """Whether an object is a formula, which has a part of its own in the document."""
    part = f"{attribute(element, 'href').removeprefix('./')}/content.xml"
    if part in archive and local_name(parse_xml(archive.read(part), name)) == "math":
        return "formula"
    inner = next(element.iterchildren(), None)
    is_math = inner is not None and local_name(inner) == "math"
    return "formula" if is_math else "embedded object"


def _before(element: etree._Element) -> str:
    """The words of the paragraph that an element stands in."""
    paragraph = next(element.iterancestors("{*}p", "{*}h"), None)
    return "" if paragraph is None else text_of(paragraph)
