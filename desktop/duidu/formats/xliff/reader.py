"""Reads XLIFF 1.2 and 2.x: units as segments, their notes as remarks.

Units that are not translated yet are rows too. Alternative translations are not read, nor are
glossaries; both are counted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from duidu.core.article import BlockKind
from duidu.core.row_status import RowStatus
from duidu.formats.base.document import WRITER, Document, ReadOptions
from duidu.formats.base.exported import count_sentence
from duidu.formats.base.inline_codes import InlineCodes, segment_text
from duidu.formats.base.markup import attribute, local_name, parse_xml
from duidu.formats.base.progress import part
from duidu.formats.base.segments import Text, Unit, kind_of, read_units
from duidu.formats.base.unit_languages import Label
from duidu.formats.base.xml_scan import Element, all_text, decoded_xml
from duidu.formats.xliff.comments import DEFINITION
from duidu.formats.xliff.states import TranslateAround, UnitStates
from duidu.formats.xliff.unit_remarks import UnitRemarks
from duidu.formats.xliff.units import (
    CODES,
    FIELDS_A_SEGMENT,
    UNITS,
    FileUnit,
    Segment,
    file_units,
)

_IDENTITY = re.compile(r"""\sid="[^"]*+\"""")
OURS = "urn:duidu:ns:1"
CARRIED = "annotation"
# Shares of the work: libxml2's, and finding the units.
_PARSED, _FOUND = 0.1, 0.8
_UNITS_A_STEP = 50
_IN_GLOSSARY = "glossary entry"
_BESIDE_UNITS = {
    "{*}alt-trans": "other translation",
    "{*}match": "other translation",
    "{*}glossEntry": _IN_GLOSSARY,
    "{*}internal-file": _IN_GLOSSARY,
    "{*}bin-unit": "embedded object",
}
# As local_name gives them.
_KINDS = {name.removeprefix("{*}").lower(): kind for name, kind in _BESIDE_UNITS.items()}
# What has notes; those of an alternative translation go with it.
_WITH_NOTES = ("{*}unit", "{*}trans-unit", "{*}file", "{*}group", *_BESIDE_UNITS)


class XliffReader:
    """Reads .xlf and .xliff files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by the root element, else by suffix."""
        # In UTF-16 every second byte of the markup is zero.
        return 1.0 if b"<xliff" in head.replace(b"\x00", b"") else 0.8 if suffix_fits else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the units as aligned blocks. Raises FileError."""
        beside = _beside(parse_xml(data, options.name))
        text, encoding = decoded_xml(data, options.name)
        found = _Found(text, UnitRemarks(text))
        tell = part(options.progress, _PARSED, _FOUND)
        tell(0.0)
        for number, unit in enumerate(file_units(text, options.name)):
            found.add(unit)
            if not number % _UNITS_A_STEP:
                tell(unit.element.end / len(text))
        read = read_units(found.units, options.name, tuple(found.labels))
        for kind, words in beside:
            read.left_out.add(kind, words)
        options.progress(1.0)
        return Document(
            read.blocks,
            found.title,
            encoding,
            metadata={"version": found.version},
            notes=(*read.notes, *found.notes()),
            remarks=(*read.remarks, *found.remarks.left()),
            annotations=tuple(found.annotations),
            languages=read.languages,
            left_out=read.left_out.counts,
            places=read.left_out.places,
        )


@dataclass(slots=True)
class _Found:
    """What is found in a file, unit by unit."""

    text: str
    remarks: UnitRemarks
    units: list[Unit] = field(default_factory=list)
    labels: dict[Label, None] = field(default_factory=dict)
    annotations: list[str] = field(default_factory=list)
    version: str = ""
    title: str = ""
    segments: int = 0
    untranslated: int = 0
    _files: dict[int, tuple[Label, Label]] = field(default_factory=dict)
    _statuses: dict[str, RowStatus] = field(default_factory=dict)
    _groups: dict[int, str] = field(default_factory=dict)
    _paragraphs: dict[int, int] = field(default_factory=dict)
    _ours: str | None = None
    _translate: TranslateAround = field(init=False)

    def __post_init__(self) -> None:
        """Nothing is known of what stands around the units."""
        self._translate = TranslateAround(self.text)

    def add(self, unit: FileUnit) -> None:
        """Take a unit, or a part of the file that has notes of this program."""
        root = unit.around[0] if unit.around else unit.element
        if self._ours is None:
            self.version = root.attribute(self.text, "version")
            self._ours = _prefix_of_ours(self.text, root)
        own = list(self._own_notes(unit.element))
        self.annotations += own
        if unit.element.name == DEFINITION:
            self.remarks.define(unit.element)
            return
        if not unit.is_unit:
            tool = unit.element.child("tool")
            if tool is not None and tool.attribute(self.text, "tool-name") == "Duidu":
                self._entitle(unit)
            return
        if self._ours:
            self._entitle(unit)
        languages = self._languages(unit)
        self.labels |= dict.fromkeys(languages)
        paragraph, (kind, level) = self._paragraph(unit)
        codes = CODES if unit.is_plain else CODES.in_unit(self.text, unit.element)
        remarks = self.remarks.of_unit(unit, languages, codes)
        states = UnitStates.of(self.text, unit.element, self._translate.of(unit.around))
        for segment, said in zip(unit.segments, remarks, strict=True):
            texts = tuple(self._texts(segment, languages, codes))
            status = (self._plain_status if unit.is_plain else UnitStates.status)(states, segment)
            # What Duidu carried says all that its notes do.
            said = () if own else said
            self.units.append(Unit(texts, said, paragraph, kind, level, status=status))

    def notes(self) -> tuple[str, ...]:
        """Say what is not finished in the file."""
        return (
            *count_sentence(
                self.untranslated,
                "1 segment is not translated yet.",
                "{count} segments are not translated yet.",
            ),
        )

    def _texts(
        self, segment: Segment, languages: tuple[Label, Label], codes: InlineCodes
    ) -> Iterator[Text]:
        number = FIELDS_A_SEGMENT * self.segments
        self.segments += 1
        said = []
        for role, element in enumerate((segment.source, segment.target)):
            text = "" if element is None else segment_text(self.text, element, codes)
            said.append(bool(text.strip()))
            if element is not None:
                yield Text(languages[role], text, number + role)
        self.untranslated += said == [True, False]

    def _plain_status(self, states: UnitStates, segment: Segment) -> RowStatus:
        """The status of a unit without other elements: its tags say all of it but their names."""
        tags = (
            self.text[one.start : one.opened]
            for one in (states.unit, segment.holder, segment.target)
            if one is not None
        )
        key = f"{states.is_locked} {_IDENTITY.sub('', ''.join(tags))}"
        if key not in self._statuses:
            self._statuses[key] = states.status(segment)
        return self._statuses[key]

    def _languages(self, unit: FileUnit) -> tuple[Label, Label]:
        """How the file, or the part of it a unit is in, names the two languages."""
        if unit.element.name == "unit":
            holder, names = unit.around[0] if unit.around else unit.element, ("srclang", "trglang")
        else:
            holder = next((one for one in unit.around[::-1] if one.name == "file"), unit.element)
            names = ("source-language", "target-language")
        if holder.start not in self._files:
            number = len(self._files)
            source, target = (holder.attribute(self.text, name) for name in names)
            self._files[holder.start] = Label(number, 0, source), Label(number, 1, target)
        return self._files[holder.start]

    def _paragraph(self, unit: FileUnit) -> tuple[int | None, tuple[BlockKind, int]]:
        """The paragraph that a unit is, or is in: a group that Duidu wrote is one."""
        group = unit.around[-1] if unit.around else unit.element
        if group.start not in self._groups:
            self._groups[group.start] = group.attribute(self.text, "restype")
        kind = self._groups[group.start]
        if unit.element.name == "unit":
            _, _, ours = unit.element.attribute(self.text, "type").rpartition(":")
            return self._number(unit.element), kind_of(ours)
        if kind.startswith("x-duidu-"):
            return self._number(group), kind_of(kind.removeprefix("x-duidu-"))
        paragraph = self._number(unit.element) if len(unit.segments) > 1 else None
        return paragraph, (BlockKind.PARAGRAPH, 0)

    def _number(self, element: Element) -> int:
        return self._paragraphs.setdefault(element.start, len(self._paragraphs))

    def _entitle(self, unit: FileUnit) -> None:
        """Take the title of an article that this program wrote."""
        file = next((one for one in unit.around if one.name == "file"), unit.element)
        self.title = self.title or file.attribute(self.text, "original")

    def _own_notes(self, element: Element) -> Iterator[str]:
        """The notes of Duidu: in an element of its own in 1.2, in metadata in 2.x."""
        # As above.
        if self.text.find(CARRIED, element.start, element.end) < 0:
            return
        for one in element.all():
            carried = one.name == CARRIED and self._ours and one.prefix == self._ours
            kind = one.attribute(self.text, "type") if one.name == "meta" else ""
            if carried or kind == f"duidu-{CARRIED}":
                yield all_text(self.text, one)


def _beside(root: etree._Element) -> list[tuple[str, str]]:
    """What a file has beside its units and the notes on them: each thing's kind and its words."""
    found = []
    carried = _carrying(root)
    for element in root.iter(*_BESIDE_UNITS, "{*}note"):
        kind = _KINDS.get(local_name(element), "")
        above = element.getparent()
        if kind == _IN_GLOSSARY and above is not None and local_name(above) == "skl":
            continue
        if not kind and attribute(element, "from") != WRITER:
            holder = next(element.iterancestors(*_WITH_NOTES), None)
            is_read = holder is not None and _is_read(holder)
            kind = "" if is_read or carried & set(islice(element.iterancestors(), 2)) else "comment"
        if kind and (words := _first_words(element)):
            found.append((kind, words))
    return found


def _carrying(root: etree._Element) -> set[etree._Element]:
    """Elements in which notes of this program stand a second time, as it reads them."""
    found = {element.getparent() for element in root.iter(f"{{{OURS}}}{CARRIED}")}
    for element in root.iter("{*}meta"):
        if attribute(element, "type") == f"duidu-{CARRIED}":
            found |= set(element.iterancestors("{*}file", "{*}unit"))
    return {element for element in found if element is not None}


def _is_read(holder: etree._Element) -> bool:
    """Whether the notes in an element are read: those of units are."""
    return local_name(holder) in UNITS


def _first_words(element: etree._Element) -> str:
    """The words of the first element inside that has any; a file without text says its name."""
    texts = (words for one in element.iter("*") if (words := " ".join((one.text or "").split())))
    return next(texts, "") or (local_name(element) if local_name(element) == "bin-unit" else "")


def _prefix_of_ours(text: str, root: Element) -> str:
    """The prefix of this program's own elements, "" where a file has none."""
    names: Sequence[tuple[str, str]] = root.attributes(text)
    return next(
        (name.removeprefix("xmlns:") for name, value in names if value == OURS and ":" in name), ""
    )
