"""Reads ODS spreadsheets: the first sheet with two languages, as a table.

Formulas are never computed; what cells show is read. The other sheets, comments, pictures and
charts are counted.
"""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from duidu.core.errors import FileError
from duidu.core.left_out import LeftOut
from duidu.formats.base.archive import Archive
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.base.markup import attribute, local_name, own_elements, parse_xml, text_of
from duidu.formats.base.output import Output
from duidu.formats.base.progress import Tell, each, part, tell_nobody
from duidu.formats.base.readings import is_reading_over
from duidu.formats.base.table_rows import blocks_of_rows, text_columns
from duidu.language.script import main_script

MIMETYPE = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = "META-INF/manifest.xml"
# Columns of a row that are read, as in other workbooks. A row with text that is repeated is no
# more than a column filled downwards.
_MOST_COLUMNS, _MOST_REPEATED = 200, 100
_MOST_NAMED = 16_384  # columns of a sheet
_CELLS = ("{*}table-cell", "{*}covered-table-cell")
# What is drawn over cells, and comments.
_ASIDE = frozenset(("annotation", "frame", "shapes", "detective"))


class _Sheet(NamedTuple):
    """A sheet: its element, and the cells of its rows that have text."""

    element: etree._Element
    rows: list[list[str]]


class OdsReader:
    """Reads .ods files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by the type in the first member, else by suffix."""
        if MIMETYPE in head[:120]:
            return 1.0
        return 0.9 if head.startswith(b"PK\x03\x04") and suffix_fits else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the rows of the sheet as aligned blocks. Raises FileError."""
        sheets = _sheets(data, options.name, part(options.progress, 0.1, 0.7))
        # The first of those with most columns of text.
        best = max(sheets, key=lambda sheet: len(text_columns(sheet.rows)))
        rest = part(options.progress, 0.7, 1.0)
        table = blocks_of_rows(best.rows, options.name, tell=rest)
        _count_left_out(sheets, best, table.left_out)
        return Document(
            table.blocks,
            encoding="utf-8",
            remarks=table.remarks,
            annotations=table.annotations,
            left_out=table.left_out.counts,
            places=table.left_out.places,
        )


def read_sheets(data: bytes, name: str) -> list[list[list[str]]]:
    """Return the rows of each sheet that has any text. Raises FileError."""
    return [sheet.rows for sheet in _sheets(data, name, tell_nobody) if sheet.rows]


def _sheets(data: bytes, name: str, tell: Tell) -> list[_Sheet]:
    """The sheets in their order. Raises FileError where there is none."""
    archive = Archive(data, name)
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        raise FileError(
            "“{name}” is protected with a password; save it without one first.", name=name
        )
    root = parse_xml(archive.read("content.xml"), name)
    output = Output(archive.size("content.xml"), name)
    body = next(root.iter("{*}spreadsheet"), None)
    tables = [] if body is None else list(body.iterchildren("{*}table"))
    if not tables:
        raise FileError("“{name}” has no sheet; save it as ODS again.", name=name)
    parts = [part(tell, at / len(tables), (at + 1) / len(tables)) for at in range(len(tables))]
    return [
        _Sheet(table, list(_rows(table, output, here)))
        for table, here in zip(tables, parts, strict=True)
    ]


def _rows(table: etree._Element, output: Output, tell: Tell) -> Iterator[list[str]]:
    """Yield the rows that have text, as often as they are repeated. Raises FileError."""
    for row in each(list(table.iter("{*}table-row")), tell):
        cells: list[str] = []
        for cell in row.iterchildren(*_CELLS):
            if len(cells) >= _MOST_COLUMNS:
                break
            times = _repeated(cell, "columns", _MOST_COLUMNS - len(cells))
            cells += [_cell_text(cell)] * times
            output.count(times * len(cells[-1]))
        if any(map(str.strip, cells)):
            for _ in range(_repeated(row, "rows", _MOST_REPEATED)):
                output.count(sum(map(len, cells)))
                yield cells


def _repeated(element: etree._Element, what: str, most: int) -> int:
    said = attribute(element, f"number-{what}-repeated")
    # int() refuses thousands of digits.
    return min(most, max(1, int(said))) if said.isdecimal() and len(said) < 9 else 1


def _cell_text(cell: etree._Element) -> str:
    """What a cell shows, a paragraph a line."""
    lines = [_line(one) for one in cell if local_name(one) in {"p", "h"}]
    return "\n".join(lines)


def _line(paragraph: etree._Element) -> str:
    """The text of a paragraph, without comments, drawings and readings over characters."""
    pieces = [paragraph.text or ""]
    for child in paragraph:
        name = local_name(child)
        if name in {"s", "tab"}:
            pieces.append(" ")
        elif name == "line-break":
            pieces.append("\n")
        elif name not in _ASIDE and name != "ruby-text":
            pieces.append(_line(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _count_cells(table: etree._Element, found: LeftOut) -> None:
    """Count formulas whose values no program kept, and columns far to the right."""
    beyond: dict[int, str] = {}
    for row in table.iter("{*}table-row"):
        at = 0
        for cell in row.iterchildren(*_CELLS):
            formula = attribute(cell, "formula")
            is_bare = formula and not len(cell) and not attribute(cell, "value-type")
            found.add("formula", formula, bool(is_bare))
            if at >= _MOST_COLUMNS and main_script(words := _cell_text(cell)):
                beyond.setdefault(at, words)
            at += _repeated(cell, "columns", _MOST_NAMED)
    for words in beyond.values():
        found.add("other column", words)


def _count_left_out(sheets: list[_Sheet], best: _Sheet, found: LeftOut) -> None:
    """Count the other sheets that have text, and what stands beside the cells of all of them."""
    _count_cells(best.element, found)
    for sheet in sheets:
        if sheet is not best:
            has_text = any(main_script(cell) for row in sheet.rows for cell in row)
            found.add("other sheet", attribute(sheet.element, "name"), has_text)
        for one in own_elements(sheet.element, "table"):
            kind = local_name(one)
            if kind == "annotation":
                found.add("comment", words := text_of(one), bool(words.strip()))
            elif kind == "frame":
                inner = {local_name(child) for child in one}
                if inner & {"object", "object-ole", "plugin"}:
                    found.add("embedded object")
                elif "text-box" in inner:
                    found.add("text box", words := text_of(one), bool(words.strip()))
                else:
                    found.add("picture", "", "image" in inner)
            elif kind == "ruby-text":
                words = text_of(one)
                found.add("reading", words, bool(words.strip()) and not is_reading_over(one))
