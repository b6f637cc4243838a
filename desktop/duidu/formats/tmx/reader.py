"""Reads TMX 1.4 translation memories: a unit is a segment of the two main languages."""

from collections.abc import Iterator

from lxml import etree

from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.base.markup import attribute, inline_text, local_name, parse_xml, text_of
from duidu.formats.base.progress import each
from duidu.formats.base.segments import (
    Unit,
    blocks_of_units,
    kind_of,
    left_out,
    remarks_of_units,
)

# Properties in which our own files carry what TMX has no element for.
ROW, KIND, NOTE, TITLE = "x-duidu-row", "x-duidu-kind", "x-duidu-note", "x-duidu-title"


class TmxReader:
    """Reads .tmx files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by the root element, else by suffix."""
        # In UTF-16 every second byte of the markup is zero.
        return 1.0 if b"<tmx" in head.replace(b"\x00", b"") else 0.8 if suffix_fits else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the units as aligned blocks, their notes as remarks. Raises FileError."""
        root = parse_xml(data, options.name)
        elements = [element for element in root.iter() if local_name(element) == "tu"]
        units = [_unit(element) for element in each(elements, options.progress, 0.2, 0.8)]
        header = next((element for element in root if local_name(element) == "header"), None)
        title = next(_props(header, TITLE), "") if header is not None else ""
        return Document(
            blocks_of_units(units, options.name),
            title,
            "utf-8",
            notes=left_out(units),
            remarks=remarks_of_units(units),
            annotations=tuple(_props(root, NOTE)),
        )


def _unit(element: etree._Element) -> Unit:
    """Read a unit; of several variants in one language the first counts.

    Notes that Duidu carried in a property are not remarks as well.
    """
    texts: dict[str, str] = {}
    props: dict[str, str] = {}
    remarks: list[tuple[str, str]] = []
    for child in element:
        name = local_name(child)
        if name == "tuv":
            segment = "".join(inline_text(part) for part in child if local_name(part) == "seg")
            texts.setdefault(attribute(child, "lang").strip(), segment)
            remarks += (
                (attribute(note, "lang"), text_of(note))
                for note in child
                if local_name(note) == "note"
            )
        elif name == "prop":
            props[attribute(child, "type")] = text_of(child)
        elif name == "note":
            remarks.append((attribute(child, "lang"), text_of(child)))
    row = props.get(ROW, "")
    kind, level = kind_of(props.get(KIND, ""))
    # Longer numbers are no rows, and int() refuses thousands of digits.
    paragraph = int(row) if row.isdecimal() and len(row) < 10 else None
    return Unit(
        tuple(texts.items()), () if NOTE in props else tuple(remarks), paragraph, kind, level
    )


def _props(element: etree._Element, name: str) -> Iterator[str]:
    return (
        text_of(one)
        for one in element.iter()
        if local_name(one) == "prop" and attribute(one, "type") == name
    )
