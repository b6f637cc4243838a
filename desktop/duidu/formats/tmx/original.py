"""Writes texts into a TMX file, of which nothing else changes."""

from collections.abc import Mapping

from duidu.formats.base.exported import Written
from duidu.formats.base.original import OriginalFile, exact_text
from duidu.formats.base.xml_content import segment_shown
from duidu.formats.base.xml_original import UnitAt, UnitEdits, XmlOriginal
from duidu.formats.tmx.units import CODES, UNIT, file_units, segments_of


def open_tmx(data: bytes, encoding: str, name: str) -> OriginalFile:
    """Find the fields of a TMX file. Raises FileError."""
    text = exact_text(data, encoding, name)
    texts: list[str] = []
    units: list[UnitAt] = []
    for element, _ in file_units(text, name):
        if element.name == UNIT:
            units.append(UnitAt(element.start, element.end, len(texts)))
            texts += (segment_shown(text, segment, CODES) for _, segment in segments_of(element))
    original = XmlOriginal(data, text, encoding, name, units, frozenset({UNIT}), CODES)

    def write(changes: Mapping[int, str]) -> Written:
        return original.write(changes, _edit)

    return OriginalFile(tuple(texts), write)


def _edit(edits: UnitEdits, new: Mapping[int, str], at: UnitAt) -> None:
    """Find the edits of a unit."""
    segments = [segment for _, segment in segments_of(edits.unit)]
    for number, text in new.items():
        edits.put(segments[number], text)
