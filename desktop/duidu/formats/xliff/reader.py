"""Reads XLIFF 1.2 and 2.x: units as segments, their notes as remarks.

States and alternative translations are not read.
"""

from collections.abc import Iterator

from lxml import etree

from duidu.core.article import BlockKind
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.base.markup import (
    attribute,
    count_elements,
    inline_text,
    local_name,
    own_elements,
    parse_xml,
    text_of,
)
from duidu.formats.base.progress import Counter
from duidu.formats.base.segments import Unit, blocks_of_units, kind_of, remarks_of_units

_CODES = frozenset({"bpt", "ept", "ph", "it", "x", "bx", "ex", "sc", "ec", "cp"})
_ELEMENTS_A_UNIT = 3  # at least: its own, its source, and its target
OURS = "urn:duidu:ns:1"
CARRIED = "annotation"


class XliffReader:
    """Reads .xlf and .xliff files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by the root element, else by suffix."""
        # In UTF-16 every second byte of the markup is zero.
        return 1.0 if b"<xliff" in head.replace(b"\x00", b"") else 0.8 if suffix_fits else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the units as aligned blocks. Raises FileError."""
        root = parse_xml(data, options.name)
        version = attribute(root, "version")
        units = []
        counter = Counter(options.progress, count_elements(root) // _ELEMENTS_A_UNIT)
        for unit in _units_2(root) if version.startswith("2") else _units_1(root):
            units.append(unit)
            counter.step()
        file = next((element for element in root.iter() if local_name(element) == "file"), root)
        return Document(
            blocks_of_units(units, options.name),
            attribute(file, "original") if _is_ours(root) else "",
            "utf-8",
            metadata={"version": version},
            remarks=remarks_of_units(units),
            annotations=tuple(_own_notes(root)),
        )


def _is_ours(root: etree._Element) -> bool:
    return any(
        attribute(element, "tool-name") == "Duidu"
        for element in root.iter()
        if local_name(element) == "tool"
    ) or (OURS in root.nsmap.values())


def _own_notes(element: etree._Element) -> Iterator[str]:
    """Yield the notes of Duidu: in an element of its own in 1.2, in metadata in 2.x."""
    for one in own_elements(element, local_name(element)):
        name = local_name(one)
        if (name == CARRIED and OURS in str(one.tag)) or (
            name == "meta" and attribute(one, "type") == f"duidu-{CARRIED}"
        ):
            yield text_of(one)


def _units_1(root: etree._Element) -> Iterator[Unit]:
    """Yield the units of XLIFF 1.2; a group that Duidu wrote is a paragraph."""
    paragraphs: dict[etree._Element, int] = {}
    # Each unit is read once, however many files and units stand one in another around it.
    for file, units in _within(root, "file", {"trans-unit"}):
        languages = (
            attribute(file, "source-language") or "source",
            attribute(file, "target-language") or "target",
        )
        for unit in units:
            group = unit.getparent()
            paragraph, (kind, level) = None, (BlockKind.PARAGRAPH, 0)
            if group is not None and attribute(group, "restype").startswith("x-duidu-"):
                paragraph = paragraphs.setdefault(group, len(paragraphs))
                kind, level = kind_of(attribute(group, "restype").removeprefix("x-duidu-"))
            remarks = (
                ()
                if any(True for _ in _own_notes(unit))
                else tuple(_remarks(unit, "annotates", languages))
            )
            yield Unit(tuple(_texts(unit, languages)), remarks, paragraph, kind, level)


def _units_2(root: etree._Element) -> Iterator[Unit]:
    """Yield the segments of XLIFF 2: its units are paragraphs, its segments sentences."""
    languages = attribute(root, "srclang") or "source", attribute(root, "trglang") or "target"
    for number, (unit, segments) in enumerate(_within(root, "unit", {"segment", "ignorable"})):
        kind, level = kind_of(attribute(unit, "type").rpartition(":")[2])
        remarks = (
            ()
            if any(True for _ in _own_notes(unit))
            else tuple(_remarks(unit, "appliesto", languages))
        )
        for segment in segments:
            yield Unit(tuple(_texts(segment, languages)), remarks, number, kind, level)
            remarks = ()


def _within(
    root: etree._Element, outer: str, inner: set[str]
) -> Iterator[tuple[etree._Element, list[etree._Element]]]:
    """Yield each outer element with the inner ones that have no other outer one around them."""
    found: dict[etree._Element, list[etree._Element]] = {}
    around: list[etree._Element] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = local_name(element)
        if name == outer and event == "start":
            around.append(element)
            found[element] = []
        elif name == outer:
            around.pop()
        elif name in inner and event == "start" and around:
            found[around[-1]].append(element)
    yield from found.items()


def _texts(unit: etree._Element, languages: tuple[str, str]) -> Iterator[tuple[str, str]]:
    names = {"source": languages[0], "target": languages[1]}
    return (
        (names[local_name(child)], inline_text(child, _CODES))
        for child in unit
        if local_name(child) in names
    )


def _remarks(
    unit: etree._Element, about: str, languages: tuple[str, str]
) -> Iterator[tuple[str, str]]:
    for note in own_elements(unit, local_name(unit)):
        if local_name(note) == "note":
            yield (
                languages[1] if attribute(note, about) == "target" else languages[0],
                text_of(note),
            )
