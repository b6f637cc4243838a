"""DOCX: paragraphs, headings, list items, tables and notes of the main text. Pictures, fields and revisions struck out are dropped."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from duidu.core.article import BlockKind
from duidu.core.errors import FileError
from duidu.formats.archive import Archive
from duidu.formats.document import Document, RawBlock, ReadOptions
from duidu.formats.markup import attribute, local_name, parse_xml, text_of

_MAIN = "word/document.xml"
_DROPPED = {"del", "moveFrom", "instrText", "drawing", "pict", "object", "rt"}
_DROPPED_LOWER = {name.lower() for name in _DROPPED}


class DocxReader:
    """Reads .docx files."""

    name = "docx"
    suffixes = (".docx", ".docm", ".dotx")

    def sniff(self, head: bytes, suffix: str) -> float:
        """By suffix, in a ZIP container."""
        return 0.95 if head.startswith(b"PK\x03\x04") and (suffix in self.suffixes or b"word/" in head) else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """The main text as blocks; a table whose rows have two cells of text is aligned by its rows. Raises FileError."""
        archive = Archive(data, options.name)
        if _MAIN not in archive:
            raise FileError(f"“{options.name}” has no text of a Word document in it.")
        body = next((e for e in parse_xml(archive.read(_MAIN), options.name) if local_name(e) == "body"), None)
        gatherer = _Gatherer(_heading_levels(archive, options.name))
        if body is not None:
            gatherer.visit(body)
        for part in ("word/footnotes.xml", "word/endnotes.xml"):
            if part in archive:
                gatherer.notes(parse_xml(archive.read(part), options.name))
        return Document(tuple(gatherer.blocks), self.name, _title(archive, options.name), "utf-8")


def _heading_levels(archive: Archive, name: str) -> dict[str, int]:
    """Style id to level of heading, by the styles' names, which are English whatever the language of Word."""
    levels: dict[str, int] = {}
    if "word/styles.xml" not in archive:
        return levels
    for style in parse_xml(archive.read("word/styles.xml"), name):
        if local_name(style) != "style":
            continue
        named = next((attribute(child, "val").lower() for child in style if local_name(child) == "name"), "")
        if named == "title":
            levels[attribute(style, "styleid")] = 1
        elif named.startswith("heading ") and named[8:].isdigit():
            levels[attribute(style, "styleid")] = int(named[8:])
    return levels


def _title(archive: Archive, name: str) -> str:
    if "docProps/core.xml" not in archive:
        return ""
    core = parse_xml(archive.read("docProps/core.xml"), name)
    return next((text_of(element).strip() for element in core if local_name(element) == "title"), "")


@dataclass(slots=True)
class _Gatherer:
    """Walks the body and gathers blocks."""

    levels: dict[str, int]
    blocks: list[RawBlock] = field(default_factory=list)
    _rows: int = 0

    def visit(self, parent: etree._Element) -> None:
        """Everything inside a body, a cell or a content control."""
        for element in parent:
            name = local_name(element)
            if name == "p":
                self._add(element, None, 0)
            elif name == "tbl":
                self._table(element)
            elif name in {"sdt", "sdtcontent", "customxml", "ins", "smarttag"}:
                self.visit(element)

    def notes(self, root: etree._Element) -> None:
        """Footnotes and endnotes, after the text."""
        for note in root:
            text = " ".join(filter(None, (_text(p) for p in note.iter() if local_name(p) == "p")))
            if text and attribute(note, "type") in {"", "normal"}:
                self.blocks.append(RawBlock(text, BlockKind.NOTE))

    def _table(self, table: etree._Element) -> None:
        """Cells of a row are one group where the row has two of them with text: a translator's two-column table."""
        for row in (e for e in table if local_name(e) == "tr"):
            self._rows += 1
            cells = [e for e in row if local_name(e) == "tc"]
            filled = [cell for cell in cells if "".join(_text(p) for p in cell.iter() if local_name(p) == "p").strip()]
            for column, cell in enumerate(filled):
                for paragraph in (p for p in cell.iter() if local_name(p) == "p"):
                    self._add(paragraph, self._rows if len(filled) <= 2 else None, column, BlockKind.TABLE_CELL)

    def _add(self, paragraph: etree._Element, group: int | None, column: int, kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        lines = [line for line in _text(paragraph).split("\n") if line.strip()]
        level, listed = self._style(paragraph)
        if level and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.HEADING
        elif listed and kind is BlockKind.PARAGRAPH:
            kind, level = BlockKind.LIST_ITEM, listed
        elif len(lines) > 1 and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.VERSE
        self.blocks += (
            RawBlock(line.strip(), kind, level if kind is not BlockKind.TABLE_CELL else 0, column, group=group) for line in lines
        )

    def _style(self, paragraph: etree._Element) -> tuple[int, int]:
        """(level of heading, level of list item), 0 for neither."""
        properties = next((e for e in paragraph if local_name(e) == "ppr"), None)
        if properties is None:
            return 0, 0
        heading = listed = 0
        for element in properties:
            name = local_name(element)
            if name == "pstyle":
                heading = heading or self.levels.get(attribute(element, "val"), 0)
            elif name == "outlinelvl" and attribute(element, "val").isdigit() and int(attribute(element, "val")) < 9:
                heading = int(attribute(element, "val")) + 1
            elif name == "numpr":
                depth = next((attribute(e, "val") for e in element if local_name(e) == "ilvl"), "0")
                listed = (int(depth) if depth.isdigit() else 0) + 1
        return heading, listed


def _text(paragraph: etree._Element) -> str:
    """The text of a paragraph; line breaks as line feeds, tabs as spaces."""
    return "".join(_pieces(paragraph))


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        name = local_name(child)
        if name in _DROPPED_LOWER:
            continue
        if name == "t":
            yield child.text or ""
        elif name in {"br", "cr"}:
            yield "\n"
        elif name in {"tab", "ptab"}:
            yield " "
        elif name == "nobreakhyphen":
            yield "-"
        elif name not in {"p", "ppr", "rpr"}:
            yield from _pieces(child)
