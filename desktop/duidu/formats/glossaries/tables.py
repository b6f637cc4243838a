"""Reads the terms of a table, in text or in a workbook, by its columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from duidu.core.errors import FileError
from duidu.core.spreadsheet_cell import unguarded
from duidu.formats.base.column_names import (
    FORBIDDEN_WORDS,
    NOTE,
    PROJECT,
    SOURCE,
    SOURCE_LANGUAGE,
    SOURCE_STATUS,
    STATUS,
    TARGET,
    TARGET_LANGUAGE,
)
from duidu.formats.base.progress import Tell, each, part, tell_nobody
from duidu.formats.base.term_concepts import (
    Concept,
    TermsFile,
    TermWord,
    paired,
    status_named,
    with_guessed_languages,
    without_controls,
)
from duidu.formats.glossaries.columns import (
    LEFT_OUT,
    WORDS,
    Column,
    GlossaryTable,
    find_columns,
    named_columns,
)
from duidu.language.registry import language_named
from duidu.lexicon.terms import FORBIDDEN

_PREVIEW = 8  # rows
_MOST_TERMS = 1_000_000
_SYNONYMS = re.compile(r"[;；\n|]")
_YES = {"yes", "y", "true", "1", "x", "✓", "√", "是", "ja", "oui", "sí", "はい", "○"}
_NO = {"no", "n", "false", "0", "-", "–", "否", "nein", "non", "いいえ", "×"}
# The names under which Duidu itself writes a table: a term a row, whatever marks are in it.
OWN_NAMES = (
    *("Source", "Target", "Note", "Project", "Source language", "Target language"),
    *("Status", "Source status"),
)


def terms_of_tables(
    tables: Sequence[Sequence[Sequence[str]]],
    name: str,
    columns: Sequence[Column] = (),
    wanted: Sequence[str] = (),
    tell: Tell = tell_nobody,
) -> TermsFile:
    """Read the terms of the tables of a file; those after the first with terms have its columns.

    `columns` are those a person named, and `wanted` the languages of the text it is for. Raises
    FileError when no row is a term.
    """
    found: TermsFile | None = None
    for number, rows in enumerate(tables):
        table = _asked(rows, columns, name) if columns else find_columns(rows, wanted)
        if not table.has_two_sides:
            continue
        reading = part(tell, number / len(tables), (number + 1) / len(tables))
        one = _terms_of(rows, table, wanted, reading)
        found = one if found is None else _joined(found, one)
    if found is None or not found.terms:
        raise FileError(
            "“{name}” has no terms; choose a table with a column of terms and one of translations.",
            name=name,
        )
    if len(found.terms) > _MOST_TERMS:
        raise FileError(
            "“{name}” has more than {most:,} terms; split it into parts.",
            name=name,
            most=_MOST_TERMS,
        )
    return found


def _asked(rows: Sequence[Sequence[str]], columns: Sequence[Column], name: str) -> GlossaryTable:
    """The table with columns as a person named them. Raises FileError for too many."""
    width = max(map(len, rows), default=0)
    if len(columns) > width:
        raise FileError(
            "“{name}” has {width} columns, and {named} were named; name those that it has.",
            name=name,
            width=width,
            named=len(columns),
        )
    above = next((n + 1 for n, row in enumerate(rows[:10]) if named_columns(row)), 0)
    filled = (*columns, *(Column(LEFT_OUT) for _ in range(width - len(columns))))
    return GlossaryTable(filled, above)


def _terms_of(
    rows: Sequence[Sequence[str]], table: GlossaryTable, wanted: Sequence[str], tell: Tell
) -> TermsFile:
    """Read the terms of one table whose columns are known."""
    reading = _RowReader(table)
    concepts = list(reading.concepts(rows[table.above :], tell))
    made = paired(with_guessed_languages(concepts), wanted)
    unnamed = (
        table.names[number].strip()
        for number, column in enumerate(table.columns)
        if column.role == LEFT_OUT and number < len(table.names)
    )
    return TermsFile(
        tuple(dict.fromkeys(made.terms)),
        tuple(map(str, table.columns)),
        tuple(tuple(cell[:200] for cell in row) for row in rows[:_PREVIEW]),
        table.doubt,
        made.incomplete,
        reading.controls,
        (*made.left_out, *filter(None, unnamed)),
    )


def _joined(one: TermsFile, other: TermsFile) -> TermsFile:
    return replace(
        one,
        terms=tuple(dict.fromkeys((*one.terms, *other.terms))),
        doubt=one.doubt or other.doubt,
        incomplete=one.incomplete + other.incomplete,
        controls=one.controls + other.controls,
        left_out=tuple(dict.fromkeys((*one.left_out, *other.left_out))),
    )


class _RowReader:
    """Makes concepts of rows, and counts the words that had control characters."""

    def __init__(self, table: GlossaryTable) -> None:
        names = tuple(name.strip() for name in table.names if name.strip())
        self._is_own = bool(names) and names == OWN_NAMES[: len(names)]
        # The words of the source come first, and what is said of “the rendering” is of the last.
        sides = list(dict.fromkeys(column.side for column in table.columns if column.side))
        self._order = sorted(sides, key=lambda side: {SOURCE: 0, TARGET: 2}.get(side, 1))
        self._width = len(table.columns)
        self._named = {column.side: column for column in table.columns if column.side}
        self._words_in = [
            (number, column, side, self._named[side])
            for side in self._order
            for number, column in enumerate(table.columns)
            if column.side == side or (column.role == FORBIDDEN_WORDS and side == self._of(column))
        ]
        self._about = [(n, column) for n, column in enumerate(table.columns) if _is_about(column)]
        self._roles: dict[str, list[int]] = {NOTE: [], PROJECT: []}
        for number, column in self._about:
            self._roles.setdefault(column.role, []).append(number)
        self.controls = 0

    def concepts(self, rows: Sequence[Sequence[str]], tell: Tell) -> Iterator[Concept]:
        """Yield a concept for each row that has a word; a row that is there twice is one."""
        seen: set[tuple[str, ...]] = set()
        for row in each(rows, tell):
            as_it_is = tuple(row)
            if as_it_is in seen:
                continue
            seen.add(as_it_is)
            cells = [self._text(cell) for cell in row]
            if words := tuple(self._words(cells)):
                yield Concept(words, self._joined(cells, NOTE), self._joined(cells, PROJECT))

    def _text(self, cell: str) -> str:
        text = unguarded(cell)
        plain = without_controls(text)
        self.controls += plain != text
        return plain if plain.strip() else ""

    def _joined(self, cells: Sequence[str], role: str) -> str:
        """What the cells of all columns of a role say."""
        said = [cells[n] for n in self._roles[role] if n < len(cells) and cells[n]]
        if role == NOTE:
            # What stands behind the columns was a note with the mark between the cells in it.
            said += filter(None, cells[self._width :])
        return "; ".join(said)

    def _words(self, cells: Sequence[str]) -> Iterator[TermWord]:
        """Yield the words of a row with their status."""
        statuses = {side: self._status(cells, side) for side in self._order} if self._about else {}
        for number, column, named, own in self._words_in:
            text = cells[number] if number < len(cells) else ""
            status = statuses.get(named, "")
            if column.role == FORBIDDEN_WORDS:
                text, status = "" if text.casefold() in _YES | _NO else text, FORBIDDEN
            if not text:
                continue
            side = own.role if own.role in (SOURCE, TARGET) else ""
            language = own.language or self._language(cells, side)
            for word in self._synonyms(text):
                yield TermWord(language, word, status, side)

    def _synonyms(self, text: str) -> list[str]:
        """The words of a cell: synonyms are apart by semicolons."""
        if self._is_own:
            return [text]
        if not _SYNONYMS.search(text):
            return [text.strip()]
        return [word for part in _SYNONYMS.split(text) if (word := part.strip())]

    def _of(self, column: Column) -> str:
        """The side that a column of statuses or forbidden words is about: its own or the last."""
        named = Column(WORDS, column.language).side if column.language else ""
        return named if named in self._order else self._order[-1]

    def _status(self, cells: Sequence[str], side: str) -> str:
        """What a row says of the words of a side, "" for nothing."""
        for number, column in self._about:
            text = cells[number] if number < len(cells) else ""
            if not text:
                continue
            if column.role == SOURCE_STATUS and side == self._order[0]:
                return status_named(text)
            if column.role == STATUS and self._of(column) == side:
                return status_named(text)
            is_mark = column.role == FORBIDDEN_WORDS and text.casefold() in _YES
            if is_mark and self._of(column) == side:
                return FORBIDDEN
        return ""

    def _language(self, cells: Sequence[str], side: str) -> str:
        role = SOURCE_LANGUAGE if side == SOURCE else TARGET_LANGUAGE
        found = [cells[n] for n, column in self._about if column.role == role and n < len(cells)]
        code = found[0].strip() if found else ""
        return language_named(code) or code


def _is_about(column: Column) -> bool:
    """Whether a column says something about words."""
    return not column.side and column.role != LEFT_OUT
