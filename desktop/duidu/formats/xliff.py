"""XLIFF 1.2 and 2.x: units as segments; notes of units are counted, states and alternatives are left to the tools that made them."""

from collections.abc import Iterator

from lxml import etree

from duidu.formats.document import Document, ReadOptions
from duidu.formats.markup import attribute, local_name, parse_xml
from duidu.formats.segments import blocks_of_units
from duidu.formats.tmx import inline_text

_CODES = frozenset({"bpt", "ept", "ph", "it", "x", "bx", "ex", "sc", "ec", "cp"})


class XliffReader:
    """Reads .xlf and .xliff files."""

    name = "xliff"
    suffixes = (".xlf", ".xliff", ".mqxliff", ".sdlxliff")

    def sniff(self, head: bytes, suffix: str) -> float:
        """By its root element, or by suffix."""
        return 1.0 if b"<xliff" in head.replace(b"\x00", b"") else 0.8 if suffix in self.suffixes else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """The units as aligned blocks. Raises FileError."""
        root = parse_xml(data, options.name)
        second = attribute(root, "version").startswith("2")
        units = list(_units_2(root) if second else _units_1(root))
        metadata = {"version": attribute(root, "version")}
        return Document(blocks_of_units(units, options.name), self.name, encoding="utf-8", metadata=metadata)


def _units_1(root: etree._Element) -> Iterator[list[tuple[str, str]]]:
    for file in root.iter():
        if local_name(file) != "file":
            continue
        languages = attribute(file, "source-language") or "source", attribute(file, "target-language") or "target"
        for unit in file.iter():
            if local_name(unit) == "trans-unit":
                yield _pair(unit, languages)


def _units_2(root: etree._Element) -> Iterator[list[tuple[str, str]]]:
    languages = attribute(root, "srclang") or "source", attribute(root, "trglang") or "target"
    for segment in root.iter():
        if local_name(segment) in {"segment", "ignorable"}:
            yield _pair(segment, languages)


def _pair(unit: etree._Element, languages: tuple[str, str]) -> list[tuple[str, str]]:
    names = {"source": languages[0], "target": languages[1]}
    return [(names[local_name(child)], inline_text(child, _CODES)) for child in unit if local_name(child) in names]
