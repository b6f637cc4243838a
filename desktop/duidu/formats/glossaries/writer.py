"""Writes glossaries as CSV, TSV and XLSX: a row of names, then a term a row."""

import csv
import io
from collections.abc import Iterable, Iterator

from duidu.core.spreadsheet_cell import guarded
from duidu.formats.glossaries.tables import OWN_NAMES
from duidu.formats.xlsx.writer import workbook
from duidu.lexicon.terms import Term

_WIDTHS = (30, 30, 40, 16, 10, 10, 12, 12)  # of the columns, in digits


def write_terms(terms: Iterable[Term], delimiter: str) -> bytes:
    """Write a table with a row of names, in UTF-8 with a byte order mark.

    `delimiter` is a comma or a tab. Formulas are marked as text.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(
        out, delimiter=delimiter, lineterminator="\r\n" if delimiter == "," else "\n"
    )
    writer.writerow(OWN_NAMES)
    for row in _rows(terms):
        writer.writerow([guarded(value) for value in row])
    # With a byte order mark, or spreadsheets take UTF-8 for the local encoding.
    return out.getvalue().encode("utf-8-sig", "replace")


def write_terms_xlsx(terms: Iterable[Term]) -> bytes:
    """Write a workbook of one sheet; every cell is text, so that none is calculated."""
    return workbook([OWN_NAMES, *_rows(terms)], _WIDTHS)


def _rows(terms: Iterable[Term]) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each term, in the order of OWN_NAMES."""
    for term in terms:
        yield (
            term.source,
            term.target,
            term.note,
            term.project,
            term.source_language,
            term.target_language,
            term.status,
            term.source_status,
        )
