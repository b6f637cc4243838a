"""ODT: paragraphs, headings, list items, table cells and notes of an OpenDocument text."""

from collections.abc import Iterator

from lxml import etree

from duidu.core.article import BlockKind
from duidu.core.errors import FileError
from duidu.formats.archive import Archive
from duidu.formats.document import Document, RawBlock, ReadOptions
from duidu.formats.html import running
from duidu.formats.markup import attribute, local_name, parse_xml

_DROPPED = {"annotation", "frame", "tracked-changes", "note", "ruby-text"}


class OdtReader:
    """Reads .odt files."""

    name = "odt"
    suffixes = (".odt", ".ott")

    def sniff(self, head: bytes, suffix: str) -> float:
        """By the type in its first member, or by suffix."""
        if b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:120]:
            return 1.0
        return 0.9 if head.startswith(b"PK\x03\x04") and suffix in self.suffixes else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """The text as blocks. Raises FileError."""
        archive = Archive(data, options.name)
        root = parse_xml(archive.read("content.xml"), options.name)
        body = next((e for e in root.iter() if local_name(e) == "text" and local_name(_parent(e)) == "body"), None)
        if body is None:
            raise FileError(f"“{options.name}” is an OpenDocument file without text.")
        return Document(tuple(_blocks(body)), self.name, encoding="utf-8")


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    return element if parent is None else parent


def _blocks(body: etree._Element) -> Iterator[RawBlock]:
    rows: dict[etree._Element, int] = {}
    for element in body.iter():
        name = local_name(element)
        if name not in {"p", "h"} or _inside(element, {"tracked-changes", "annotation", "note"}):
            continue
        if text := running("".join(_pieces(element))):
            yield _block(element, text, rows)
    for note in (e for e in body.iter() if local_name(e) == "note-body"):
        if text := running(" ".join("".join(_pieces(p)) for p in note if local_name(p) == "p")):
            yield RawBlock(text, BlockKind.NOTE)


def _block(element: etree._Element, text: str, rows: dict[etree._Element, int]) -> RawBlock:
    if local_name(element) == "h":
        level = attribute(element, "outline-level")
        return RawBlock(text, BlockKind.HEADING, int(level) if level.isdigit() else 1)
    cell = next((e for e in element.iterancestors() if local_name(e) == "table-cell"), None)
    if cell is not None:
        row = _parent(cell)
        cells = [e for e in row if local_name(e) == "table-cell"]
        group = rows.setdefault(row, len(rows)) if len(cells) == 2 else None
        return RawBlock(text, BlockKind.TABLE_CELL, 0, cells.index(cell), group=group)
    depth = sum(local_name(e) == "list" for e in element.iterancestors())
    return RawBlock(text, BlockKind.LIST_ITEM if depth else BlockKind.PARAGRAPH, depth)


def _inside(element: etree._Element, names: set[str]) -> bool:
    return any(local_name(e) in names for e in element.iterancestors())


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local_name(child)
        if name in {"s", "tab", "line-break"}:
            yield " "
        elif name not in _DROPPED:
            yield from _pieces(child)
        yield child.tail or ""
