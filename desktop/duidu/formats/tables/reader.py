"""Reads tables in text: TSV and CSV."""

from duidu.core.left_out import LeftOut
from duidu.core.spreadsheet_cell import unguarded
from duidu.formats.base.delimited import split_rows, without_quoted
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.base.encoding import clean, decode, decoding_notes
from duidu.formats.base.progress import part
from duidu.formats.base.table_rows import blocks_of_rows, is_header, named_columns
from duidu.formats.tables.dialect import FIRST_BYTES, MARKS, dialect_of, plain_rows

# Characters; the csv module refuses cells of more than 131,072 by default.
_MOST_CELL = 10_000_000
_BEGINNING = 20_000  # characters that are looked at for the delimiter


class TableReader:
    """Reads .tsv and .csv files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by suffix, or by a first line that says the mark: plain text has commas too."""
        begins = head.lstrip(b"\xef\xbb\xbf").lower()
        return 0.95 if begins.startswith(FIRST_BYTES) else 0.9 if suffix_fits else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the rows as aligned blocks. Raises FileError."""
        decoded = decode(data, options.encoding, options.name)
        text = clean(decoded.text, in_rows=True)
        dialect = dialect_of(text)
        text = text[dialect.start :]
        rows = split_rows(text, dialect.mark or _delimiter(text), _MOST_CELL, options.name)
        left_out = LeftOut()
        if dialect.mark:
            rows = plain_rows(rows, dialect, left_out)
        rest = part(options.progress, 0.3, 1.0)
        table = blocks_of_rows(rows, options.name, unguarded, rest)
        return Document(
            table.blocks,
            "",
            decoded.encoding,
            decoded.doubtful,
            notes=decoding_notes(decoded),
            remarks=table.remarks,
            annotations=table.annotations,
            left_out=left_out.counts | table.left_out.counts,
            places=left_out.places | table.left_out.places,
        )


def _delimiter(text: str) -> str:
    """Return the mark between the cells of a table: the one most frequent in its beginning."""
    beginning = text[:_BEGINNING]
    head = beginning.partition("\n")[0]
    # A row that names two languages tells for certain, whatever marks the texts below it have.
    for mark in MARKS:
        header = [cell.strip('" ') for cell in head.split(mark)]
        if is_header(header) and named_columns(header):
            return mark
    # The beginning shows the delimiter; long texts only add commas of their own.
    first = without_quoted(beginning)
    # Tabs count most: text has commas and semicolons of its own but hardly ever tabs.
    return max(MARKS, key=lambda mark: first.count(mark) * (100 if mark == "\t" else 1))
