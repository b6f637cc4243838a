"""Reads a file of terms: TBX, a workbook, or a table in text in any encoding and with any mark."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from duidu.core.errors import FileError
from duidu.formats.base.delimited import split_rows
from duidu.formats.base.encoding import decode
from duidu.formats.base.format import ZIP
from duidu.formats.base.progress import Tell, tell_nobody
from duidu.formats.base.term_concepts import TermsFile
from duidu.formats.glossaries.columns import Column, named_columns, parse_columns

# Longer cells are no terms.
_MOST_CELL = 100_000
# Marks between cells, those that a term hardly has in it first.
_DELIMITERS = ("\t", ",", ";", "|", "=", "/", ":")
_LOOKED_AT = 200  # lines


class TermsAsked(NamedTuple):
    """What is asked of a file of terms: its name, and what a person or a text says of it.

    `columns` is as parse_columns takes it, "" to find out; `wanted` are codes of two languages.
    `tell` is told how far the reading is.
    """

    name: str
    columns: str = ""
    wanted: tuple[str, ...] = ()
    tell: Tell = tell_nobody


Reads = Callable[[bytes, TermsAsked], TermsFile]


def reader_of_terms(data: bytes) -> Reads:
    """Load what reads a file that begins so."""
    # UTF-16 must not hide how a file begins.
    begins = data[:4_000].replace(b"\x00", b"")
    if b"<tbx" in begins or b"<martif" in begins or b"<TBX" in begins:
        from duidu.formats.tbx.reader import read_tbx

        return lambda data, asked: read_tbx(data, asked.name, asked.wanted, _codes(asked.columns))
    if data.startswith(ZIP):
        from duidu.formats.ods import reader as ods
        from duidu.formats.xlsx import reader as xlsx

        read = ods.read_sheets if ods.MIMETYPE in data[:120] else xlsx.read_sheets
        return lambda data, asked: _of_tables(read(data, asked.name), asked)
    return lambda data, asked: _of_tables([_rows_of_text(data, asked.name)], asked)


def _of_tables(tables: Sequence[Sequence[Sequence[str]]], asked: TermsAsked) -> TermsFile:
    from duidu.formats.glossaries.tables import terms_of_tables

    columns: Sequence[Column] = parse_columns(asked.columns) if asked.columns else ()
    return terms_of_tables(tables, asked.name, columns, asked.wanted, asked.tell)


def _codes(columns: str) -> tuple[str, ...]:
    """The languages that a person names; TBX has no columns."""
    if not columns:
        return ()
    return tuple(column.language for column in parse_columns(columns) if column.language)


def _rows_of_text(data: bytes, name: str) -> list[list[str]]:
    """Split a table in text into rows. Raises FileError."""
    text = decode(data, "", name).text
    if text.lstrip().startswith(("<?xml", "<!DOCTYPE", "<html")):
        raise FileError(
            "“{name}” is no list of terms; choose a table (CSV, TSV, XLSX) or a TBX file.",
            name=name,
        )
    # Word processors and OmegaT write a comment above a table.
    return [
        row
        for row in split_rows(text, _delimiter(text, name), _MOST_CELL, name)
        if not (row[0].startswith("#") and not any(cell.strip() for cell in row[1:]))
    ]


def _delimiter(text: str, name: str) -> str:
    """The mark between the cells: one that names the columns, else one that most lines have."""
    beginning = "\n".join(text.split("\n", _LOOKED_AT)[:_LOOKED_AT])
    best, most = ",", 0.0
    for mark in _DELIMITERS:
        rows = split_rows(beginning, mark, _MOST_CELL, name)
        if any(map(named_columns, rows[:10])):
            return mark
        two = sum(len([cell for cell in row if cell.strip()]) > 1 for row in rows)
        # A tenth more, or the mark that comes first in the list: texts have the others in them.
        if two / max(1, len(rows)) > most + 0.1:
            best, most = mark, two / max(1, len(rows))
    return best
