"""TMX 1.4 translation memories: each unit is a segment of the two languages with most text."""

from collections.abc import Iterator

from lxml import etree

from duidu.formats.document import Document, ReadOptions
from duidu.formats.markup import attribute, local_name, parse_xml
from duidu.formats.segments import blocks_of_units, left_out

# Inline codes of other programs: what is inside them is markup, not text.
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})


class TmxReader:
    """Reads .tmx files."""

    name = "tmx"
    suffixes = (".tmx",)

    def sniff(self, head: bytes, suffix: str) -> float:
        """By its root element, or by suffix."""
        return 1.0 if b"<tmx" in head.replace(b"\x00", b"") else 0.8 if suffix in self.suffixes else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """The units as aligned blocks. Raises FileError."""
        root = parse_xml(data, options.name)
        units = [list(_variants(unit)) for unit in root.iter() if local_name(unit) == "tu"]
        return Document(blocks_of_units(units, options.name), self.name, encoding="utf-8", notes=left_out(units))


def _variants(unit: etree._Element) -> Iterator[tuple[str, str]]:
    """(language, text) of each variant; of several in one language the first."""
    seen = set()
    for variant in unit:
        language = attribute(variant, "lang")
        if local_name(variant) == "tuv" and language not in seen:
            seen.add(language)
            yield language, "".join(inline_text(segment) for segment in variant if local_name(segment) == "seg")


def inline_text(element: etree._Element, codes: frozenset[str] = _CODES) -> str:
    """The text of a segment without the codes in it."""
    pieces = [element.text or ""]
    for child in element:
        if local_name(child) not in codes:
            pieces.append(inline_text(child, codes))
        pieces.append(child.tail or "")
    return "".join(pieces)
