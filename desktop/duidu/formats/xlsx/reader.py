"""Reads XLSX workbooks: the first sheet with two languages, as a table.

Formulas are never computed; the values kept beside them are read.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from duidu.core.errors import FileError
from duidu.formats.base.archive import Archive
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.base.markup import attribute, local_name, parse_xml, text_of
from duidu.formats.base.output import Output
from duidu.formats.base.progress import Tell, each, part, tell_nobody
from duidu.formats.base.table_rows import blocks_of_rows, text_columns
from duidu.formats.xlsx.columns import MOST_COLUMNS, column_number
from duidu.formats.xlsx.left_out import count_left_out
from duidu.formats.xlsx.sheets import sheet_members

_HALF = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class XlsxReader:
    """Reads .xlsx files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by suffix, in a ZIP container."""
        # A ZIP does not tell by its beginning what it holds.
        return 0.95 if head.startswith(b"PK\x03\x04") and suffix_fits else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the rows of the sheet as aligned blocks. Raises FileError."""
        best = text_sheet(data, options.name, part(options.progress, 0.1, 0.7))
        rest = part(options.progress, 0.7, 1.0)
        table = blocks_of_rows([row.cells for row in best.rows], options.name, cell_text, rest)
        left_out = table.left_out
        count_left_out(Archive(data, options.name), best.member, options.name, left_out)
        return Document(
            table.blocks,
            encoding="utf-8",
            remarks=table.remarks,
            annotations=table.annotations,
            left_out=left_out.counts,
            places=left_out.places,
        )


class SheetRow(NamedTuple):
    """A row that has text: its element, and the text of its cells; cells left out are ""."""

    element: etree._Element
    cells: list[str]


class Sheet(NamedTuple):
    """A sheet: its part of the workbook, that as XML, and its rows."""

    member: str
    root: etree._Element | None
    rows: list[SheetRow]


def text_sheet(data: bytes, name: str, tell: Tell = tell_nobody) -> Sheet:
    """Return the first sheet of a workbook that has most columns of text. Raises FileError."""
    best, most = Sheet("", None, []), 0
    for sheet in _sheets(data, name, tell):
        columns = len(text_columns([row.cells for row in sheet.rows]))
        if columns > most:
            best, most = sheet, columns
        # No later sheet can have more.
        if most == 2:
            break
    return best


def read_sheets(data: bytes, name: str) -> list[list[list[str]]]:
    """Return the rows of each sheet of a workbook that has any text. Raises FileError."""
    sheets = _sheets(data, name, tell_nobody)
    return [[row.cells for row in sheet.rows] for sheet in sheets if sheet.rows]


def _sheets(data: bytes, name: str, tell: Tell) -> Iterator[Sheet]:
    """Yield the sheets one after the other. Raises FileError."""
    archive = Archive(data, name)
    sheets = sheet_members(archive, name)
    if not sheets:
        raise FileError("“{name}” has no sheet; save it as XLSX again.", name=name)
    shared = shared_texts(archive, name)
    # Cells name shared texts by number, and a million of them may name the same long one.
    output = Output(sum(map(archive.size, archive.names())), name)
    for number, sheet in enumerate(sheets):
        root = parse_xml(archive.read(sheet.member), name)
        parsing = part(tell, number / len(sheets), (number + 1) / len(sheets))
        yield Sheet(sheet.member, root, list(_rows(root, shared, output, parsing)))


def shared_texts(archive: Archive, name: str) -> list[str]:
    """Return the shared texts that cells refer to by number."""
    if "xl/sharedStrings.xml" not in archive:
        return []
    root = parse_xml(archive.read("xl/sharedStrings.xml"), name)
    return [
        _unescaped("".join([text_of(t) for t in item.iter("{*}t") if not _phonetic(t)]))
        for item in root.iterchildren("{*}si")
    ]


def cell_text(cell: str) -> str:
    """Return the text of a cell without white space around it; a tab begins no cell by chance."""
    return cell.rstrip() if cell.startswith("\t") else cell.strip()


def _phonetic(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and local_name(parent) == "rph"


def _rows(
    sheet: etree._Element, shared: list[str], output: Output, tell: Tell
) -> Iterator[SheetRow]:
    """Yield the rows that have text. Raises FileError."""
    # By names in any namespace: libxml2 finds them faster than each element is asked for its own.
    for row in each(list(sheet.iter("{*}row")), tell):
        cells: list[str] = []
        for cell in row.iterchildren("{*}c"):
            column = column_number(attribute(cell, "r"), len(cells))
            if column >= MOST_COLUMNS:
                break
            # Files leave out empty cells.
            cells += [""] * (column - len(cells))
            cells.append(_value(cell, shared))
            output.count(len(cells[-1]))
        if any(text.strip() for text in cells):
            yield SheetRow(row, cells)


def _value(cell: etree._Element, shared: list[str]) -> str:
    kind = attribute(cell, "t")
    if kind == "inlinestr":
        kind = "inlineStr"
    if kind == "inlineStr":
        return _unescaped("".join([text_of(t) for t in cell.iter("{*}t") if not _phonetic(t)]))
    value = next((e.text or "" for e in cell.iterchildren("{*}v")), "")
    if kind == "s":
        is_index = value.isdecimal() and len(value) < 10
        return shared[int(value)] if is_index and int(value) < len(shared) else ""
    return value


def _unescaped(text: str) -> str:
    """Return a text with the characters that XML cannot hold (ECMA-376, ST_Xstring)."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    character = chr(int(found[1], 16))
    # Control characters and halves of others are no text; Excel writes line ends as _x000D_.
    return "" if character < " " and character not in "\t\n" else _HALF.sub("", character)
