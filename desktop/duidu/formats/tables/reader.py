"""Reads tables in text: TSV and CSV."""

from duidu.core.spreadsheet_cell import unguarded
from duidu.formats.base.delimited import split_rows, without_quoted
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.base.encoding import clean, decode, decoding_notes
from duidu.formats.base.progress import part
from duidu.formats.base.table_rows import blocks_of_rows, is_header, named_columns

# Characters; the csv module refuses cells of more than 131,072 by default.
_MOST_CELL = 10_000_000
_DELIMITERS = "\t,;|"
_BEGINNING = 20_000  # characters that are looked at for the delimiter


class TableReader:
    """Reads .tsv and .csv files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by suffix: plain text has tabs and commas too."""
        return 0.9 if suffix_fits else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the rows as aligned blocks. Raises FileError."""
        decoded = decode(data, options.encoding, options.name)
        text = clean(decoded.text)
        rows = split_rows(text, _delimiter(text), _MOST_CELL, options.name)
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
            left_out=table.left_out.counts,
            places=table.left_out.places,
        )


def _delimiter(text: str) -> str:
    """Return the mark between the cells of a table: the one most frequent in its beginning."""
    beginning = text[:_BEGINNING]
    head = beginning.partition("\n")[0]
    # A row that names two languages tells for certain, whatever marks the texts below it have.
    for mark in _DELIMITERS:
        header = [cell.strip('" ') for cell in head.split(mark)]
        if is_header(header) and named_columns(header):
            return mark
    # The beginning shows the delimiter; long texts only add commas of their own.
    first = without_quoted(beginning)
    # Tabs count most: text has commas and semicolons of its own but hardly ever tabs.
    return max(_DELIMITERS, key=lambda mark: first.count(mark) * (100 if mark == "\t" else 1))
