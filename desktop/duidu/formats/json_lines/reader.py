"""Reads JSON Lines: each line is an object whose fields hold the two languages."""

from duidu.core.errors import FileError
from duidu.core.json_line import parsed_line
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.base.encoding import decode, decoding_notes
from duidu.formats.base.progress import each, part
from duidu.formats.base.table_rows import blocks_of_rows, is_header

_MOST_NAMES = 200


class JsonLinesReader:
    """Reads .jsonl and .ndjson files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by suffix."""
        return 0.9 if suffix_fits else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Read each line as a row of a table.

        Raises FileError with the number of a line that is no JSON.
        """
        decoded = decode(data, options.encoding, options.name)
        names: dict[str, int] = {}
        rows: list[list[str]] = []
        # Not splitlines: it also cuts at line separators that JSON allows inside a text.
        lines = decoded.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for number, line in enumerate(each(lines, options.progress, 0.0, 0.7), start=1):
            if not line.strip():
                continue
            fields = _texts(line, number, options.name)
            for name in fields:
                # Other names in every line are data, and a row for each would have all of them.
                if len(names) < _MOST_NAMES:
                    names.setdefault(name, len(names))
            rows.append([fields.get(name, "") for name in names])
        # The first row of the table is the names of the fields, if they are names of columns.
        table = blocks_of_rows(
            [list(names), *rows] if is_header(list(names)) else rows,
            options.name,
            tell=part(options.progress, 0.7, 1.0),
        )
        return Document(
            table.blocks,
            "",
            decoded.encoding,
            decoded.doubtful,
            notes=decoding_notes(decoded),
            remarks=table.remarks,
            annotations=table.annotations,
        )


def _texts(line: str, number: int, name: str) -> dict[str, str]:
    """Return the texts of a line by field. Raises FileError."""
    try:
        value = parsed_line(line)
    except ValueError as error:
        raise FileError(
            "Line {number} of “{name}” is not JSON; write one object in every line.",
            number=number,
            name=name,
        ) from error
    # Corpora on the web are often laid out as {"translation": {"zh": ..., "en": ...}}.
    if isinstance(value, dict) and isinstance(value.get("translation"), dict):
        value = value["translation"]
    if isinstance(value, list):
        value = {str(index): item for index, item in enumerate(value)}
    if not isinstance(value, dict):
        raise FileError(
            "Line {number} of “{name}” is not an object with texts; write one in every line.",
            number=number,
            name=name,
        )
    return {str(key): item for key, item in value.items() if isinstance(item, str)}
