"""Finds the units of an XLIFF file and the segments in them: what the file itself calls one.

In 1.2 a segment is a trans-unit, or a part of it between marks of the type "seg" as Trados writes
them; in 2.x it is a segment or an ignorable. Each has two fields, its original and its translation.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from duidu.formats.base.inline_codes import InlineCodes
from duidu.formats.base.xml_scan import Element, find_elements

CODES = InlineCodes(frozenset({"bpt", "ept", "ph", "it", "x", "bx", "ex", "sc", "ec", "cp", "ut"}))
"""Elements whose content is no text."""
FIELDS_A_SEGMENT = 2
UNITS = frozenset({"trans-unit", "unit"})
# Elements beside units in which this program keeps notes, and Trados comments.
_BESIDE = frozenset({"header", "metadata", "cmt-def"})


@dataclass(frozen=True, slots=True)
class Segment:
    """An original and its translation; None for one that the file does not have (yet).

    `holder` is what they stand in. `mark` is the one around the original, or else around the
    translation, where the file marks its segments.
    """

    source: Element | None
    target: Element | None
    holder: Element
    mark: Element | None = None


@dataclass(frozen=True, slots=True)
class FileUnit:
    """A unit with what is around it, from the root inwards, and its segments in order."""

    element: Element
    around: tuple[Element, ...]
    segments: tuple[Segment, ...] = field(default=())

    @property
    def is_unit(self) -> bool:
        """Whether it has texts; else it is a part of the file with notes or comments."""
        return self.element.name in UNITS


def file_units(text: str, name: str) -> Iterator[FileUnit]:
    """Yield the units of an XLIFF file in order, and the parts beside them that may have notes.

    Raises FileError where its tags do not fit each other.
    """
    for element, around, _ in find_elements(text, UNITS | _BESIDE, name):
        segments = segments_of(text, element) if element.name in UNITS else ()
        yield FileUnit(element, around, segments)


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
