"""Finds the units of a TMX file; each segment in them is a field."""

from collections.abc import Iterator

from duidu.formats.base.unit_languages import Label
from duidu.formats.base.xml_scan import Element, Found, find_elements

# Codes of other programs: what is inside them is no text.
CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
UNIT, HEADER = "tu", "header"


def file_units(text: str, name: str) -> Iterator[Found]:
    """Yield the header and the units of a TMX file in order.

    Raises FileError where its tags do not fit each other.
    """
    return find_elements(text, frozenset({UNIT, HEADER}), name)


def variants_of(unit: Element) -> Iterator[Element]:
    """Yield the variants of a unit, also those without a segment."""
    return (one for one in unit.elements() if one.name == "tuv")


def segments_of(unit: Element) -> Iterator[tuple[Element, Element]]:
    """Yield the variants of a unit, each with its segment."""
    for variant in variants_of(unit):
        segment = variant.child("seg")
        if segment is not None:
            yield variant, segment


def label_of(text: str, element: Element) -> Label:
    """Return how a file names the language of a variant or a note."""
    # Before 1.4 the attribute was called lang.
    return Label(0, 0, element.attribute(text, "lang").strip())
