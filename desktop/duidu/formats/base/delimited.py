"""Splits text tables (CSV, TSV) into rows and cells."""

import csv
import io
import re

from duidu.core.errors import FileError

# A cell in quotation marks, each mark inside it doubled.
_QUOTED = r'"(?>(?:[^"]++|"")*)"'
# As much of a table as is one where every mark belongs to a cell in quotation marks; {} is the
# delimiter.
_WELL_QUOTED = rf'(?>(?:(?:{_QUOTED}|[^"{{0}}\r\n]*+)[{{0}}\r\n])*)(?:{_QUOTED}|[^"{{0}}\r\n]*+)'


def split_rows(text: str, delimiter: str, most: int, name: str) -> list[list[str]]:
    """Split a table into its rows, without empty ones; `most` characters may be in a cell.

    Raises FileError.
    """
    # Set at each reading: the limit is one for the whole process.
    csv.field_size_limit(most)
    lines = io.StringIO(text, newline="")
    try:
        reader = (
            csv.reader(lines, delimiter=delimiter)
            if delimiter != "\t" or is_quoted(text, delimiter)
            else csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        )
        rows = [row for row in reader if any(map(str.strip, row))]
        if rows and _swallowed(rows[-1][-1], text):
            plain = csv.reader(
                io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE
            )
            rows = [row for row in plain if any(map(str.strip, row))]
        return rows
    except csv.Error as error:
        raise FileError(
            "“{name}” cannot be read as a table ({error}); save it as CSV or TSV again.",
            name=name,
            error=error,
        ) from error


def _swallowed(last: str, text: str) -> bool:
    """Whether the last cell is the rest of a table behind a quotation mark that nothing closes."""
    return last.count("\n") > 1 and not text.rstrip().endswith('"')


def is_quoted(text: str, delimiter: str) -> bool:
    """Whether the quotation marks of a table enclose cells, and are not the text's own.

    All of it is looked at: in a long table the first mark may stand far down.
    """
    if '"' not in text:
        return False
    return re.fullmatch(_WELL_QUOTED.format(re.escape(delimiter)), text) is not None


def without_quoted(text: str) -> str:
    """Return a beginning of a table without its cells in quotation marks, to count delimiters."""
    return re.sub(_QUOTED, "", text)
