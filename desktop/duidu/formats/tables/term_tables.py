"""Reads and writes glossaries as CSV and TSV.

The first row names the columns; in a table without names the source comes first and the target
second.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from duidu.core.errors import FileError
from duidu.core.spreadsheet_cell import guarded, unguarded
from duidu.formats.base.delimited import split_rows
from duidu.formats.base.encoding import decode
from duidu.language.script import guess_language
from duidu.lexicon.terms import Term

_COLUMNS = ("Source", "Target", "Note", "Project", "Source language", "Target language")
# Names that other programs give these columns.
_NAMES = {
    "source": ("source", "term", "source term", "原文", "术语"),
    "target": ("target", "translation", "target term", "译文", "译名"),
    "note": ("note", "notes", "comment", "definition", "备注"),
    "project": ("project", "domain", "subject", "项目"),
    "source language": ("source language", "source lang", "src lang", "原文语言"),
    "target language": ("target language", "target lang", "tgt lang", "译文语言"),
}
# Longer cells and tables are no glossaries.
_MOST_CELL = 100_000
_MOST_TERMS = 200_000


def read_terms(data: bytes, name: str = "", encoding: str = "") -> tuple[Term, ...]:
    """Read the terms of a table; rows without a source or a target are left out.

    Raises FileError when no row is a term.
    """
    text = decode(data, encoding, name).text
    rows = _rows(text, name)
    columns = _columns(rows[0]) if rows else {}
    body = rows[1:] if columns else rows
    # Without names: the order in which most programs write them.
    columns = columns or {"source": 0, "target": 1, "note": 2}
    terms = tuple(term for row in body[:_MOST_TERMS] if (term := _term(row, columns)))
    if not terms:
        raise FileError(
            "“{name}” has no terms; choose a table with a column of terms and one of translations.",
            name=name,
        )
    return _with_languages(terms)


def write_terms(terms: Iterable[Term], delimiter: str) -> bytes:
    """Write a table with a row of names, in UTF-8 with a byte order mark.

    `delimiter` is a comma or a tab. Formulas are marked as text.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(
        out, delimiter=delimiter, lineterminator="\r\n" if delimiter == "," else "\n"
    )
    writer.writerow(_COLUMNS)
    for term in terms:
        values = (
            term.source,
            term.target,
            term.note,
            term.project,
            term.source_language,
            term.target_language,
        )
        writer.writerow([guarded(value) for value in values])
    # With a byte order mark, or spreadsheets take UTF-8 for the local encoding.
    return out.getvalue().encode("utf-8-sig")


def _rows(text: str, name: str) -> list[list[str]]:
    """Split a table into rows. Raises FileError."""
    first = text.split("\n", 1)[0]
    # In the first line only: later cells may hold any mark.
    delimiter = "\t" if "\t" in first else max(",;", key=first.count)
    return split_rows(text, delimiter, _MOST_CELL, name)


def _columns(row: Sequence[str]) -> dict[str, int]:
    """Return which column is which; {} for a row that does not name source and target."""
    named = [value.strip().casefold() for value in row]
    found = {
        ours: named.index(theirs)
        for ours, names in _NAMES.items()
        for theirs in names
        if theirs in named
    }
    return found if {"source", "target"} <= found.keys() else {}


def _term(row: Sequence[str], columns: dict[str, int]) -> Term | None:
    """Return the term of a row, None without source or target."""
    values = {name: unguarded(row[at]) if at < len(row) else "" for name, at in columns.items()}
    if not values["source"].strip() or not values["target"].strip():
        return None
    return Term(
        values.get("source language", ""),
        values.get("target language", ""),
        values["source"],
        values["target"],
        values.get("note", ""),
        values.get("project", ""),
    )


def _with_languages(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Add guessed languages to terms whose table names none."""
    # The first terms are enough to tell a language.
    source = guess_language("\n".join(term.source for term in terms[:500]))
    target = guess_language("\n".join(term.target for term in terms[:500]))
    return tuple(
        Term(
            term.source_language or source,
            term.target_language or target,
            term.source,
            term.target,
            term.note,
            term.project,
        )
        for term in terms
    )
