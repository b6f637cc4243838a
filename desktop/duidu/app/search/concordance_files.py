"""Writes the lines of a concordance as TSV, XLSX or HTML."""

import csv
import io
from collections.abc import Iterator, Sequence
from html import escape

from duidu.app.search.concordance import ConcordanceLine
from duidu.core.spreadsheet_cell import guarded
from duidu.core.visible_text import show_controls
from duidu.formats.xlsx.writer import workbook

FORMS = ("tsv", "xlsx", "html")
_NAMES = ("Text", "Row", "Before", "Found", "Behind", "Other side")
_WIDTHS = (24, 6, 50, 16, 50, 60)  # of the columns, in digits
_STYLE = (
    "body{font-family:sans-serif;margin:2em}td{padding:.2em .6em;vertical-align:top}"
    "td.left{text-align:right}td.word{color:#a03020;white-space:nowrap}"
)


def concordance_bytes(lines: Sequence[ConcordanceLine], form: str) -> bytes:
    """The lines in one of FORMS; no spreadsheet calculates a cell of them."""
    if form == "xlsx":
        return workbook([_NAMES, *_rows(lines)], _WIDTHS, numbers=(1,))
    if form == "html":
        return _html(lines).encode("utf-8", "replace")
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(_NAMES)
    for row in _rows(lines):
        writer.writerow([guarded(cell) for cell in row])
    # With a byte order mark, or spreadsheets take UTF-8 for the local encoding.
    return out.getvalue().encode("utf-8-sig", "replace")


def _rows(lines: Sequence[ConcordanceLine]) -> Iterator[tuple[str, ...]]:
    for line in lines:
        yield line.title, str(line.row), line.left, line.word, line.right, line.answer


def _html(lines: Sequence[ConcordanceLine]) -> str:
    """A page with a table, whose middle column is what was found."""
    classes = ("", "", "left", "word", "", "")
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td class="{name}">{escape(show_controls(cell))}</td>'
            for name, cell in zip(classes, row, strict=True)
        )
        + "</tr>\n"
        for row in _rows(lines)
    )
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>Concordance</title>'
        f"<style>{_STYLE}</style></head><body><table>\n{rows}</table></body></html>\n"
    )
