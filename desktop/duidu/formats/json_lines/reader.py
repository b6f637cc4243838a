"""Reads JSON Lines: each line is an object whose fields hold the two languages.

A file may be one list of such objects, too, or of pairs.
"""

import json
import re

from duidu.core.errors import FileError
from duidu.core.json_line import MOST_LETTERS, parsed_line
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.base.encoding import decode, decoding_notes
from duidu.formats.base.progress import each, part
from duidu.formats.base.table_rows import blocks_of_rows, is_header
from duidu.language.script import main_script

_MOST_NAMES = 200
# How a file begins that is one list of objects or of pairs.
_LIST = re.compile(rb"""\[\s*[\[{]\s*[\["]""")
_BEGINNING = 4_096


class JsonLinesReader:
    """Reads .jsonl and .ndjson files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by suffix; a list in one file is told by how it begins."""
        begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        return 0.9 if suffix_fits else 0.6 if _LIST.match(begins) else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Read each line as a row of a table.

        Raises FileError with the number of a line that is no JSON.
        """
        decoded = decode(data, options.encoding, options.name)
        names: dict[str, int] = {}
        rows: list[list[str]] = []
        beside: dict[str, str] = {}
        lines = _lines(decoded.text, options.name)
        for number, line in enumerate(each(lines, options.progress, 0.0, 0.7), start=1):
            if not line.strip():
                continue
            fields, others = _texts(line, number, options.name)
            for name, words in others.items():
                beside.setdefault(name, words)
            for name in fields:
                # Other names in every line are data, and a row for each would have all of them.
                if len(names) < _MOST_NAMES:
                    names.setdefault(name, len(names))
                elif name not in names and main_script(fields[name]):
                    beside.setdefault(name, fields[name])
            rows.append([fields.get(name, "") for name in names])
        # The first row of the table is the names of the fields, if they are names of columns.
        table = blocks_of_rows(
            [list(names), *rows] if is_header(list(names)) else rows,
            options.name,
            tell=part(options.progress, 0.7, 1.0),
        )
        for name in beside:
            table.left_out.add("other column", name)
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


def _lines(text: str, name: str) -> list[str]:
    """The lines of a file; those of a file that is one list are its items. Raises FileError."""
    # Not splitlines: it also cuts at line separators that JSON allows inside a text.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not _LIST.match(text[:_BEGINNING].encode("utf-8", "replace").lstrip()):
        return lines
    if len(text) > MOST_LETTERS:
        raise FileError(
            "“{name}” is one list that is too long; write one object in every line.", name=name
        )
    try:
        items = parsed_line(text)
    except ValueError:
        return lines
    if not isinstance(items, list) or not all(isinstance(one, dict | list) for one in items):
        return lines
    return [json.dumps(one) for one in items]


def _texts(line: str, number: int, name: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the texts of a line by field, and what other fields say. Raises FileError."""
    try:
        value = parsed_line(line)
    except ValueError as error:
        raise FileError(
            "Line {number} of “{name}” is not JSON; write one object in every line.",
            number=number,
            name=name,
        ) from error
    # Corpora on the web are often laid out as {"translation": {"zh": ..., "en": ...}}.
    others: dict[str, object] = {}
    if isinstance(value, dict) and isinstance(value.get("translation"), dict):
        others = {key: item for key, item in value.items() if key != "translation"}
        value = value["translation"]
    if isinstance(value, list):
        value = {str(index): item for index, item in enumerate(value)}
    if not isinstance(value, dict):
        raise FileError(
            "Line {number} of “{name}” is not an object with texts; write one in every line.",
            number=number,
            name=name,
        )
    texts = {str(key): item for key, item in value.items() if isinstance(item, str)}
    others |= {str(key): item for key, item in value.items() if not isinstance(item, str)}
    said = {key: _words(item) for key, item in others.items()}
    return texts, {key: words for key, words in said.items() if words}


def _words(value: object) -> str:
    """The first text in a value that is more than a text itself, "" for none."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str) and main_script(one):
            return one
        if isinstance(one, dict | list):
            waiting += one.values() if isinstance(one, dict) else one
    return ""
