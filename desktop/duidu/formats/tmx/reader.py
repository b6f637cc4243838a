"""Reads TMX 1.4 translation memories: a unit is a segment of two languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.base.inline_codes import segment_text
from duidu.formats.base.markup import parse_xml, text_of
from duidu.formats.base.progress import part
from duidu.formats.base.segments import Text, Unit, UnitRemark, kind_of, read_units
from duidu.formats.base.unit_languages import Label
from duidu.formats.base.xml_scan import Element, Found, all_text, decoded_xml
from duidu.formats.tmx.comments import NOTE, notes_of
from duidu.formats.tmx.states import status_of
from duidu.formats.tmx.units import CODES, UNIT, file_units, label_of, plain_texts, segments_of

# Properties in which our own files carry what TMX has no element for.
ROW, KIND, TITLE = "x-duidu-row", "x-duidu-kind", "x-duidu-title"
# Shares of the work: libxml2's, and finding the units.
_PARSED, _FOUND = 0.1, 0.8
_UNITS_A_STEP = 50


class TmxReader:
    """Reads .tmx files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by the root element, else by suffix."""
        # In UTF-16 every second byte of the markup is zero.
        return 1.0 if b"<tmx" in head.replace(b"\x00", b"") else 0.8 if suffix_fits else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the units as aligned blocks, their notes as remarks. Raises FileError."""
        header = next(parse_xml(data, options.name).iterchildren("{*}header"), None)
        said = [] if header is None else [text_of(note) for note in header.iter("{*}note")]
        del header
        text, encoding = decoded_xml(data, options.name)
        found = _Found(text)
        tell = part(options.progress, _PARSED, _FOUND)
        tell(0.0)
        for number, one in enumerate(file_units(text, options.name, plain=True)):
            found.add(one)
            if not number % _UNITS_A_STEP:
                tell(one.element.end / len(text))
        read = read_units(found.units, options.name)
        for words in said:
            read.left_out.add("comment", words, bool(words.strip()))
        options.progress(1.0)
        return Document(
            read.blocks,
            found.title,
            encoding,
            notes=read.notes,
            remarks=read.remarks,
            annotations=tuple(found.annotations),
            languages=read.languages,
            left_out=read.left_out.counts,
            places=read.left_out.places,
        )


@dataclass(slots=True)
class _Found:
    """What is found in a file, unit by unit."""

    text: str
    units: list[Unit] = field(default_factory=list)
    annotations: list[str] = field(default_factory=list)
    title: str = ""
    fields: int = 0
    notes: int = 0

    def add(self, found: Found) -> None:
        """Take a unit, or the header."""
        if found.plain is not None:
            self.units.append(self._plain_unit(found.plain))
            return
        element = found.element
        self.annotations += self._props(element, NOTE)
        if element.name == UNIT:
            self.units.append(self._unit(element))
        else:
            self.title = self.title or next(self._props(element, TITLE), "")

    def _plain_unit(self, unit: re.Match[str]) -> Unit:
        texts = [
            Text(label, said, number)
            for number, (label, said) in enumerate(plain_texts(unit), self.fields)
        ]
        self.fields += len(texts)
        return Unit(tuple(texts), (), None, *kind_of(""))

    def _unit(self, element: Element) -> Unit:
        """Read a unit."""
        texts = []
        for variant, segment in segments_of(element):
            said = segment_text(self.text, segment, CODES)
            texts.append(Text(self._label(variant), said, self.fields))
            self.fields += 1
        props = {
            prop.attribute(self.text, "type"): all_text(self.text, prop)
            for prop in element.elements
            if prop.name == "prop"
        }
        remarks = tuple(self._remarks(element))
        row = props.get(ROW, "")
        kind, level = kind_of(props.get(KIND, ""))
        # Longer numbers are no rows, and int() refuses thousands of digits.
        paragraph = int(row) if row.isdecimal() and len(row) < 10 else None
        status = status_of(self.text, element)
        return Unit(tuple(texts), remarks, paragraph, kind, level, status=status)

    def _remarks(self, unit: Element) -> Iterator[UnitRemark]:
        """The notes on a unit, and on its variants, with the languages that they are about."""
        for note, variant in notes_of(self.text, unit):
            self.notes += 1
            label = self._label(note)
            if variant is not None and not label.name:
                label = self._label(variant)
            yield UnitRemark(label, all_text(self.text, note), name=str(self.notes))

    def _label(self, element: Element) -> Label:
        return label_of(self.text, element)

    def _props(self, element: Element, name: str) -> Iterator[str]:
        # Most units have none, and the search for the word is the faster.
        if self.text.find("prop", element.start, element.end) < 0:
            return iter(())
        return (
            all_text(self.text, one)
            for one in element.all()
            if one.name == "prop" and one.attribute(self.text, "type") == name
        )
