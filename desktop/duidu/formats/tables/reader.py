"""Reads tables in text: TSV and CSV."""

import csv
import io

from duidu.core.errors import FileError
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.base.encoding import clean, decode, decoding_notes
from duidu.formats.base.table_rows import blocks_of_rows

# Characters; the csv module refuses cells of more than 131,072 by default.
_MOST_CELL = 10_000_000


class TableReader:
    """Reads .tsv and .csv files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by suffix: plain text has tabs and commas too."""
        return 0.9 if suffix_fits else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the rows as aligned blocks. Raises FileError."""
        decoded = decode(data, options.encoding, options.name)
        rows = _rows(clean(decoded.text), options.name)
        blocks, remarks = blocks_of_rows(rows, options.name)
        return Document(
            blocks,
            "",
            decoded.encoding,
            decoded.doubtful,
            notes=decoding_notes(decoded),
            remarks=remarks,
        )


def _rows(text: str, name: str) -> list[list[str]]:
    """Split a table into rows. The delimiter most frequent in its beginning is used."""
    # Set at each reading: the limit is one for the whole process.
    csv.field_size_limit(_MOST_CELL)
    # The beginning shows the delimiter; long texts only add commas of their own.
    first = text[:20_000]
    # Tabs count most: text has commas and semicolons of its own but hardly ever tabs.
    delimiter = max("\t,;|", key=lambda mark: first.count(mark) * (100 if mark == "\t" else 1))
    # In TSV a quotation mark is usually text; it quotes cells only where all marks are paired.
    quoted = delimiter != "\t" or (first.count('"') > 0 and first.count('"') % 2 == 0)
    lines = io.StringIO(text, newline="")
    try:
        reader = (
            csv.reader(lines, delimiter=delimiter)
            if quoted
            else csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        )
        return [row for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise FileError(
            "“{name}” cannot be read as a table ({error}); save it as CSV or TSV again.",
            name=name,
            error=error,
        ) from error
