"""Writes XLSX workbooks of one sheet: a sentence pair a line, with its row and its notes."""

import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from duidu.formats.base.exported import Exported, Written, count_sentence
from duidu.formats.base.segments import xml_text
from duidu.formats.base.sentence_table import left_out_of_tables, sentence_rows

# The earliest time that ZIP can hold, so that equal articles make equal files.
_TIME = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# What a spreadsheet would read as a character (ECMA-376, ST_Xstring); its first mark is escaped.
_LIKE_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# Characters of a cell, by the specification; Excel calls a file with more damaged.
_LARGEST_CELL = 32_767
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def write_xlsx(exported: Exported) -> Written:
    """Write a workbook.

    Every cell is text or a number, never a formula (ECMA-376, inline strings).
    """
    longer = sum(
        any(len(value) > _LARGEST_CELL for value in row) for row in sentence_rows(exported)
    )
    cut = count_sentence(
        longer,
        "1 cell was cut at 32,767 characters, the most a spreadsheet holds.",
        "{count} cells were cut at 32,767 characters.",
    )
    # Number, source, target, notes, and what reads them back. Row numbers are numbers, so that a
    # spreadsheet sorts them so.
    rows = list(sentence_rows(exported))
    texts = (60,) * len(exported.names)
    widths = (6, *texts, 40, 12, 12)[: max(3 + len(texts), len(rows[0]))]
    data = workbook(rows, widths, numbers=(0,))
    return Written(data, (*cut, *left_out_of_tables(exported)))


def workbook(
    rows: Sequence[Sequence[str]], widths: Sequence[int], numbers: Sequence[int] = ()
) -> bytes:
    """Return a workbook of one sheet; its first row are the names of the columns.

    `widths` are those of the columns, in widths of a digit; `numbers` the columns with numbers in
    them. A cell longer than a spreadsheet holds is cut.
    """
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" '
        f'ContentType="{_SHEET_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/></Types>',
        "_rels/.rels": _related((("officeDocument", "xl/workbook.xml"),)),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Duidu" sheetId="1" r:id="rId1"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _related(
            (("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"))
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/>'
        '<name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
        '<xf fontId="1" applyFont="1"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": _sheet(rows, widths, numbers),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _TIME), _HEAD + text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _sheet(rows: Sequence[Sequence[str]], widths: Sequence[int], numbers: Sequence[int]) -> str:
    """Write the sheet: columns of fixed width under a frozen row of names."""
    lines = "".join(
        f'<row r="{number}">{_cells(number, row, numbers)}</row>'
        for number, row in enumerate(rows, start=1)
    )
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{w}" customWidth="1"/>'
        for n, w in enumerate(widths, start=1)
    )
    frozen = (
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    )
    return (
        f'<worksheet xmlns="{_MAIN}">{frozen}<cols>{columns}</cols>'
        f"<sheetData>{lines}</sheetData></worksheet>"
    )


def _cells(number: int, row: Sequence[str], numbers: Sequence[int]) -> str:
    """Write the cells of a row; empty ones are left out."""
    style = ' s="1"' if number == 1 else ""
    cells = []
    for column, (letter, value) in enumerate(zip(_LETTERS, row, strict=False)):
        if column in numbers and number > 1 and value.isdecimal():
            cells.append(f'<c r="{letter}{number}"><v>{value}</v></c>')
        elif value:
            text = escape(xml_text(_LIKE_ESCAPE.sub("_x005F_", value[:_LARGEST_CELL])))
            cells.append(
                f'<c r="{letter}{number}" t="inlineStr"{style}>'
                f'<is><t xml:space="preserve">{text}</t></is></c>'
            )
    return "".join(cells)


def _related(targets: Sequence[tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{to}"/>'
        for n, (kind, to) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{lines}</Relationships>'
