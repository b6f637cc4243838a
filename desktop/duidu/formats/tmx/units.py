"""Finds the units of a TMX file; each segment in them is a field."""

from collections.abc import Iterator

from duidu.formats.base.xml_scan import Element, Found, find_elements

# Codes of other programs: what is inside them is no text.
CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
UNIT, HEADER = "tu", "header"


def file_units(text: str, name: str) -> Iterator[Found]:
    """Yield the header and the units of a TMX file in order.

    Raises FileError where its tags do not fit each other.
    """
    return find_elements(text, frozenset({UNIT, HEADER}), name)


def segments_of(unit: Element) -> Iterator[tuple[Element, Element]]:
    """Yield the variants of a unit, each with its segment."""
    for variant in unit.elements():
        segment = variant.child("seg") if variant.name == "tuv" else None
        if segment is not None:
            yield variant, segment
