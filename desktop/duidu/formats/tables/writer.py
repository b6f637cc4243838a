"""Writes text tables, TSV and CSV: a sentence pair a line, with its row and its notes."""

import csv
import io

from duidu.core.spreadsheet_cell import guarded
from duidu.formats.base.exported import Exported, Written
from duidu.formats.base.sentence_table import left_out_of_tables, sentence_rows


def write_tsv(exported: Exported) -> Written:
    """Write tab-separated UTF-8 with a byte order mark; what looks like a formula is guarded."""
    return Written(_text(exported, "\t", "\n"), left_out_of_tables(exported))


def write_csv(exported: Exported) -> Written:
    """Write comma-separated UTF-8 with a byte order mark (RFC 4180)."""
    return Written(_text(exported, ",", "\r\n"), left_out_of_tables(exported))


def _text(exported: Exported, delimiter: str, end: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    for row in sentence_rows(exported):
        writer.writerow([guarded(value) for value in row])
    # With a byte order mark, or spreadsheets take UTF-8 for the local encoding.
    return out.getvalue().encode("utf-8-sig", "replace")
