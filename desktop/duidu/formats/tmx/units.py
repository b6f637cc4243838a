"""Finds the units of a TMX file; each segment in them is a field."""

import re
from collections.abc import Iterator

from duidu.formats.base.inline_codes import InlineCodes
from duidu.formats.base.unit_languages import Label
from duidu.formats.base.xml_scan import Element, Found, find_elements

CODES = InlineCodes(frozenset({"bpt", "ept", "ph", "it", "ut"}))
"""Elements whose content is no text."""
UNIT, HEADER = "tu", "header"
# A unit that is nothing but texts without codes, as nearly all of a corpus are.
_VARIANT = r"""<tuv(?:\s+xml:)lang="([^"<>&]*+)"\s*+>\s*+<seg>([^<&]*+)</seg>\s*+</tuv>\s*+"""
_PLAIN_VARIANT = re.compile(_VARIANT)
_PLAIN_UNIT = re.compile(rf"<tu(?:\s[^<>]*+)?(?<!/)>\s*+(?>(?:{_VARIANT})+)</tu>")


def file_units(text: str, name: str, *, plain: bool = False) -> Iterator[Found]:
    """Yield the header and the units of a TMX file in order.

    With `plain`, those of nothing but texts without codes are found as a whole, for `plain_texts`.
    Raises FileError where its tags do not fit each other.
    """
    return find_elements(text, frozenset({UNIT, HEADER}), name, _PLAIN_UNIT if plain else None)


def plain_texts(unit: re.Match[str]) -> Iterator[tuple[Label, str]]:
    """Yield the texts of a unit that was found as a whole, each with its language."""
    for found in _PLAIN_VARIANT.finditer(unit.string, *unit.span()):
        yield Label(0, 0, found[1].strip()), found[2]


def variants_of(unit: Element) -> Iterator[Element]:
    """Yield the variants of a unit, also those without a segment."""
    return (one for one in unit.elements if one.name == "tuv")


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
