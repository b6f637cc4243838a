"""Tells which column of a glossary is what: by the names in its first rows, else by its content."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from duidu.core.errors import UsageError
from duidu.formats.base.column_names import (
    DEFINITION,
    FORBIDDEN_WORDS,
    NOTE,
    PROJECT,
    SOURCE,
    SOURCE_LANGUAGE,
    SOURCE_STATUS,
    STATUS,
    SYNONYM,
    TARGET,
    TARGET_LANGUAGE,
    column_name,
)
from duidu.formats.glossaries.column_content import ColumnContent, contents_of
from duidu.language.registry import base_code, language_named

WORDS, LEFT_OUT = "words", "-"
_ROLES = (
    *(SOURCE, TARGET, NOTE, PROJECT, STATUS, FORBIDDEN_WORDS),
    *(SOURCE_LANGUAGE, TARGET_LANGUAGE, SOURCE_STATUS),
)
# Title rows above the names of the columns; more rows are terms.
_MOST_TITLES = 10


class Column(NamedTuple):
    """What a column holds: WORDS of a language, SOURCE or TARGET words, NOTE, PROJECT, ...

    `language` is also given of SOURCE and TARGET words whose language is known, and where a STATUS
    or FORBIDDEN_WORDS column is of one language.
    """

    role: str
    language: str = ""

    @property
    def side(self) -> str:
        """What its words have in common with their synonyms; "" for a column without words."""
        if self.role == WORDS:
            return base_code(self.language)
        return self.role if self.role in (SOURCE, TARGET) else ""

    def __str__(self) -> str:
        """The column as `--columns` names it."""
        if self.role == WORDS:
            return self.language
        return f"{self.role}:{self.language}" if self.language else self.role


@dataclass(frozen=True, slots=True)
class GlossaryTable:
    """Columns of a table, the number of rows above its terms, and what is doubtful about it."""

    columns: tuple[Column, ...]
    above: int = 0
    doubt: str = ""
    names: tuple[str, ...] = field(default=())

    @property
    def has_two_sides(self) -> bool:
        """Whether it has words and their renderings."""
        return len(_sides(self.columns)) >= 2


def parse_columns(text: str) -> tuple[Column, ...]:
    """The columns that a person names, as in “en,zh,note”. Raises UsageError."""
    columns = tuple(_parsed(part.strip()) for part in text.split(","))
    if len(_sides(columns)) < 2:
        raise UsageError(
            "“{columns}” names no two languages; name each column in its order, "
            "as in en,zh,note or source,-,target.",
            columns=text,
        )
    return columns


def _parsed(part: str) -> Column:
    """The column that one part names. Raises UsageError."""
    role, _, language = part.partition(":")
    if role in ("", LEFT_OUT):
        return Column(LEFT_OUT)
    if not language and (named := language_named(role)):
        return Column(WORDS, named)
    known = column_name(role).role
    known = {DEFINITION: NOTE}.get(known, known)
    code = language_named(language)
    if known not in _ROLES or bool(language) != bool(code):
        raise UsageError(
            "“{part}” is no column of a glossary; write the code of a language, or one of {roles}.",
            part=part,
            roles=", ".join((*_ROLES, LEFT_OUT)),
        )
    return Column(known, code)


def find_columns(rows: Sequence[Sequence[str]], wanted: Sequence[str] = ()) -> GlossaryTable:
    """Tell what the columns of a glossary are.

    `wanted` are the languages of the text it is for: of two languages with the same letters the
    content tells them from others. Without two columns of words `has_two_sides` is false.
    """
    for above, row in enumerate(rows[:_MOST_TITLES]):
        if columns := named_columns(row):
            body = contents_of(rows[above + 1 :], wanted)
            return _checked(GlossaryTable(columns, above + 1, names=tuple(row)), body)
    if rows and (table := _half_named(rows, wanted)):
        return table
    columns, doubt = _by_content(contents_of(rows, wanted))
    return GlossaryTable(columns, 0, doubt)


def named_columns(row: Sequence[str]) -> tuple[Column, ...]:
    """The columns that a first row names; () for a row that does not name words of two sides."""
    columns = _with_sides(_named(row))
    known = sum(column.role != LEFT_OUT for column in columns)
    filled = sum(bool(cell.strip()) for cell in row)
    # Terms may be such names too, but hardly most of a row.
    return columns if len(_sides(columns)) >= 2 and known * 2 >= filled else ()


def _sides(columns: Iterable[Column]) -> set[str]:
    return {column.side for column in columns if column.side}


def _named(row: Sequence[str]) -> list[Column]:
    """What each column is by its name, LEFT_OUT where it says nothing."""
    columns: list[Column] = []
    for cell in row:
        role, language = column_name(cell)
        if role == SYNONYM:
            # Of the words before it.
            columns.append(next((one for one in reversed(columns) if one.side), Column(TARGET)))
        elif role in (NOTE, DEFINITION):
            columns.append(Column(NOTE))
        elif role in _ROLES:
            columns.append(Column(role, language))
        else:
            columns.append(Column(WORDS, language) if language else Column(LEFT_OUT))
    return columns


def _with_sides(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Take columns that are called after the two languages alone as those of the words."""
    if _sides(columns):
        return tuple(columns)
    words = {SOURCE_LANGUAGE: Column(SOURCE), TARGET_LANGUAGE: Column(TARGET)}
    return tuple(words.get(column.role, column) for column in columns)


def _half_named(rows: Sequence[Sequence[str]], wanted: Sequence[str]) -> GlossaryTable | None:
    """A table of whose first row only some names say something, and one of them names words."""
    named = _named(rows[0])
    known = [column for column in named if column.role != LEFT_OUT]
    if len(known) < 2 or len(_sides(named)) != 1:
        return None
    body = contents_of(rows[1:], wanted)
    others = [
        number
        for number, column in enumerate(named)
        if column.role == LEFT_OUT and number < len(body) and body[number].is_text
    ]
    if len(others) != 1:
        return None
    found = list(named)
    found[others[0]] = Column(TARGET)
    return GlossaryTable(tuple(found), 1, names=tuple(rows[0]))


def _by_content(contents: Sequence[ColumnContent]) -> tuple[tuple[Column, ...], str]:
    """Tell columns without names apart, and what is doubtful about it."""
    columns = [Column(STATUS) if one.is_status else Column(LEFT_OUT) for one in contents]
    texts = [n for n, one in enumerate(contents) if one.is_text and not one.is_status]
    full = [n for n in texts if contents[n].is_filled]
    words = full if len(full) >= 2 else texts
    if len(words) < 2:
        return tuple(columns), ""
    first = words[0]
    language = base_code(contents[first].language)
    second = next((n for n in words[1:] if base_code(contents[n].language) != language), None)
    if second is None:
        columns[first], columns[words[1]] = _in_order(contents[first].wanted)
        return _with_notes(columns, texts), "languages"
    for n in (first, second):
        columns[n] = Column(WORDS, contents[n].language)
    if not contents[first].surely_differs(contents[second]):
        if len(words) == 2:
            columns[first], columns[second] = _in_order(contents[first].wanted)
        return _with_notes(columns, texts), "languages"
    rest = [n for n in texts if n not in (first, second)]
    clear = (
        not rest
        or (len(rest) == 1 and rest[0] > second)
        or all(contents[n].reads_like_notes_beside(contents[first], contents[second]) for n in rest)
    )
    return _with_notes(columns, texts), "" if clear else "columns"


def _in_order(wanted: Sequence[str]) -> tuple[Column, Column]:
    """Two columns whose words do not tell their languages: as the text has them, for a guess."""
    if len(wanted) == 2 and base_code(wanted[0]) != base_code(wanted[1]):
        return Column(WORDS, wanted[0]), Column(WORDS, wanted[1])
    return Column(SOURCE), Column(TARGET)


def _with_notes(columns: Sequence[Column], texts: Sequence[int]) -> tuple[Column, ...]:
    return tuple(
        Column(NOTE) if number in texts and column.role == LEFT_OUT else column
        for number, column in enumerate(columns)
    )


def _checked(table: GlossaryTable, contents: Sequence[ColumnContent]) -> GlossaryTable:
    """The table with the languages its content shows, where its names say another or none."""
    columns = list(table.columns)
    words = [n for n, one in enumerate(columns) if one.role == WORDS and n < len(contents)]
    wrong = [n for n in words if not contents[n].may_be(columns[n].language)]
    for n in wrong:
        columns[n] = Column(WORDS, contents[n].language)
    if wrong:
        # Content decides, and somebody should look.
        known = tuple(columns) if len(_sides(columns)) >= 2 else table.columns
        return replace(table, columns=known, doubt="labels")
    sides = [n for n, one in enumerate(columns) if one.role in (SOURCE, TARGET)]
    if not sides or any(one.role in (SOURCE_LANGUAGE, TARGET_LANGUAGE) for one in columns):
        return table
    return _with_languages(table, columns, contents)


def _with_languages(
    table: GlossaryTable, columns: list[Column], contents: Sequence[ColumnContent]
) -> GlossaryTable:
    """The table with languages for the columns that are called source and target."""
    named = {base_code(one.language) for one in columns if one.role == WORDS}
    seen: dict[str, str] = {}
    for n, column in enumerate(columns[: len(contents)]):
        if column.role in (SOURCE, TARGET) and contents[n].cells:
            seen.setdefault(column.role, contents[n].language)
    bases = [*named, *map(base_code, seen.values())]
    told = [contents[n] for n, one in enumerate(columns[: len(contents)]) if one.role in seen]
    unsure = len(told) == 2 and not told[0].surely_differs(told[1])
    if len({*bases}) == len(bases) and not unsure:
        words = {role: Column(role, language) for role, language in seen.items()}
        return replace(table, columns=tuple(words.get(one.role, one) for one in columns))
    order = dict(zip((SOURCE, TARGET), _in_order(contents[0].wanted), strict=True))
    guessed = columns if named else [order.get(one.role, one) for one in columns]
    return replace(table, columns=tuple(guessed), doubt="languages")
