"""Finds the units of an XLIFF file and the segments in them: what the file itself calls one.

In 1.2 a segment is a trans-unit, or a part of it between marks of the type "seg" as Trados writes
them; in 2.x it is a segment or an ignorable. Each has two fields, its original and its translation.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from duidu.formats.base.inline_codes import InlineCodes
from duidu.formats.base.xml_scan import Element, Piece, find_elements

CODES = InlineCodes(frozenset({"bpt", "ept", "ph", "it", "x", "bx", "ex", "sc", "ec", "cp", "ut"}))
"""Elements whose content is no text."""
FIELDS_A_SEGMENT = 2
UNITS = frozenset({"trans-unit", "unit"})
# A unit that is nothing but an original and its translation without codes and notes, as most are.
_REST = r"""(?:\s(?>(?:[^<>"'/]++|"[^"]*+"|'[^']*+')*))?>"""
_SOURCE, _TARGET = (
    rf"(?P<{name}><{name}{_REST})(?P<{name}_text>[^<&]*+)</{name}>\s*+"
    for name in ("source", "target")
)
_PLAIN_UNIT = re.compile(
    rf"(?P<opened><(?P<unit>trans-unit|(?P<two>unit)){_REST})\s*+"
    rf"(?(two)(?P<segment><segment{_REST})\s*+|){_SOURCE}(?>(?:{_TARGET})?)(?P<closed>)"
    r"(?(two)</segment>\s*+|)(?P<end></(?P=unit)>)"
)
# Elements beside units in which this program keeps notes, and Trados comments.
_BESIDE = frozenset({"header", "metadata", "cmt-def"})


class Segment(NamedTuple):
    """An original and its translation; None for one that the file does not have (yet).

    `holder` is what they stand in. `mark` is the one around the original, or else around the
    translation, where the file marks its segments.
    """

    source: Element | None
    target: Element | None
    holder: Element
    mark: Element | None = None


class FileUnit(NamedTuple):
    """A unit with what is around it, from the root inwards, and its segments in order.

    One that `is_plain` is an original and a translation without codes, notes and other elements.
    """

    element: Element
    around: tuple[Element, ...]
    segments: tuple[Segment, ...] = ()
    is_plain: bool = False

    @property
    def is_unit(self) -> bool:
        """Whether it has texts; else it is a part of the file with notes or comments."""
        return self.element.name in UNITS


def file_units(text: str, name: str) -> Iterator[FileUnit]:
    """Yield the units of an XLIFF file in order, and the parts beside them that may have notes.

    Raises FileError where its tags do not fit each other.
    """
    for element, around, plain in find_elements(text, UNITS | _BESIDE, name, _PLAIN_UNIT):
        if plain is not None:
            yield _plain_unit(plain, around)
            continue
        segments = segments_of(text, element) if element.name in UNITS else ()
        yield FileUnit(element, around, segments)


def _plain_unit(found: re.Match[str], around: tuple[Element, ...]) -> FileUnit:
    """The unit that an expression found as a whole, as a walk over its tags would find it."""
    unit = Element("", found["unit"], *found.span("opened"))
    unit.closed, unit.end = found.span("end")
    holder = unit
    if found["two"]:
        holder = Element("", "segment", *found.span("segment"))
        holder.closed, holder.end = found.end("closed"), found.end("closed") + len("</segment>")
        unit.inside, unit.elements = [holder], [holder]
    source, target = (_plain_text(found, name) for name in ("source", "target"))
    holder.elements = [one for one in (source, target) if one is not None]
    holder.inside = list(holder.elements)
    return FileUnit(unit, around, (Segment(source, target, holder),), True)


def _plain_text(found: re.Match[str], name: str) -> Element | None:
    start, opened = found.span(name)
    if start < 0:
        return None
    element = Element("", name, start, opened)
    element.closed = found.end(f"{name}_text")
    element.end = element.closed + len(f"</{name}>")
    element.inside = [Piece(opened, element.closed)] if opened < element.closed else []
    return element


def segments_of(text: str, unit: Element) -> tuple[Segment, ...]:
    """Return the segments of a unit."""
    # Elements of other vocabularies may have the same names.
    prefix = unit.prefix
    if unit.name == "unit":
        return tuple(
            Segment(part.child("source", prefix), part.child("target", prefix), part)
            for part in unit.elements
            if part.name in ("segment", "ignorable") and part.prefix == prefix
        )
    source, target = unit.child("source", prefix), unit.child("target", prefix)
    originals = _marks(text, unit.child("seg-source", prefix)) or _marks(text, source)
    translations = _marks(text, target)
    if not originals:
        return (Segment(source, target, unit),)
    if translations or target is None or not any(True for _ in target.inside):
        return tuple(_by_mark(text, unit, originals, translations))
    return (Segment(source, target, unit),)


def _by_mark(
    text: str, unit: Element, originals: list[Element], translations: list[Element]
) -> Iterator[Segment]:
    """Yield the marked parts of an original with those of its translation of the same number."""
    by_number: dict[str, Element] = {}
    for mark in translations:
        by_number.setdefault(mark.attribute(text, "mid"), mark)
    for mark in originals:
        yield Segment(mark, by_number.pop(mark.attribute(text, "mid"), None), unit, mark)
    for mark in by_number.values():
        yield Segment(None, mark, unit, mark)


def _marks(text: str, element: Element | None) -> list[Element]:
    """Return the outermost marks of segments inside an element."""
    found: list[Element] = []
    waiting = [element] if element is not None else []
    while waiting:
        one = waiting.pop()
        if one.name == "mrk" and one.attribute(text, "mtype") == "seg":
            found.append(one)
        else:
            waiting += reversed(one.elements)
    return found
