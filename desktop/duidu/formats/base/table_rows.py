"""Finds the two text columns of a table and makes aligned blocks of its rows.

Used for text tables, workbooks, JSON Lines and the tables inside documents.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from duidu.core.errors import FileError
from duidu.formats.base.column_names import (
    NOTE,
    ROW,
    SOURCE,
    TARGET,
    column_name,
    names_plainly,
)
from duidu.formats.base.document import RawBlock, Remark
from duidu.formats.base.progress import Tell, each, tell_nobody
from duidu.language.script import guess_language, main_script

# More columns are data, not text.
_MOST_COLUMNS = 200
# Roles that columns have beside a text; the other names are words of texts as well.
_HERE = ("", SOURCE, TARGET, ROW, NOTE)
CellText = Callable[[str], str]


def blocks_of_rows(
    rows: Sequence[Sequence[str]],
    name: str,
    cell_text: CellText = str.strip,
    tell: Tell = tell_nobody,
) -> tuple[tuple[RawBlock, ...], tuple[Remark, ...]]:
    """Make blocks of the two text columns, a group for each row, and remarks of the notes.

    `cell_text` gives the text of a cell, as its format writes it. Raises FileError when no column
    has text.
    """
    header = [column_name(cell) for cell in rows[0]] if rows else []
    named = bool(rows) and is_header(rows[0])
    body = rows[1:] if named else rows
    columns = (named_columns(rows[0]) if named else []) or text_columns(body)
    if not columns:
        raise FileError(
            "“{name}” has no column of text; choose a table with a column for each language.",
            name=name,
        )
    paragraphs, comments = (
        next((i for i, name in enumerate(header) if name.role == role and i not in columns), -1)
        if named
        else -1
        for role in (ROW, NOTE)
    )
    blocks = tuple(
        RawBlock(text, column=number, group=group, paragraph=_number(row, paragraphs))
        for group, row in enumerate(each(body, tell))
        for number, column in enumerate(columns)
        if (text := _cell(row, column, cell_text)).strip()
    )
    remarks = (
        Remark(line, "", group)
        for group, row in enumerate(body)
        for line in _cell(row, comments, cell_text).split("\n")
        if line.strip()
    )
    return blocks, tuple(remarks)


def _cell(row: Sequence[str], column: int, cell_text: CellText = str.strip) -> str:
    return cell_text(row[column]) if 0 <= column < len(row) else ""


def _number(row: Sequence[str], column: int) -> int | None:
    value = _cell(row, column)
    # Longer numbers count no rows, and int() refuses thousands of digits.
    return int(value) if value.isdecimal() and len(value) < 10 else None


def named_columns(header: Sequence[str]) -> list[int]:
    """Return the two columns that the first row names as texts; [] if it does not."""
    names = list(map(column_name, header))
    # Not the names of rows and notes: they are no texts.
    named = [i for i, name in enumerate(names) if name.language and not name.role]
    named = (
        named
        if len(named) >= 2
        else [
            i for i, name in enumerate(names) if name.role in ("", SOURCE, TARGET) and name.is_known
        ]
    )
    return named[:2] if len(named) >= 2 else []


def text_columns(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the columns with most letters, one for each of up to two languages.

    They are in the order of the table; one where all text is in one language.
    """
    letters = Counter[int]()
    samples: dict[int, list[str]] = {}
    # Enough rows to tell languages; the rest of a large table has the same columns.
    for row in rows[:2000]:
        for column, cell in enumerate(row[:_MOST_COLUMNS]):
            if cell and main_script(cell):
                # A hanzi stands for about three letters, or Chinese would always
                # seem the shorter text.
                letters[column] += len(cell) * (3 if main_script(cell) in {"Hani", "Kana"} else 1)
                samples.setdefault(column, []).append(cell)
    chosen: dict[str, int] = {}
    # Of two columns in one language, such as text and context, the one with more text.
    for column, _ in letters.most_common():
        language = guess_language("\n".join(samples[column])).split("-")[0]
        chosen.setdefault(language, column)
    return sorted(list(chosen.values())[:2])


def bilingual_columns(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the two columns that answer each other; [] for a table of another kind."""
    columns = text_columns(rows)
    whole = len(columns) == 2 and all(len(row) > max(columns) for row in rows)
    both = (
        sum(bool(row[columns[0]].strip() and row[columns[1]].strip()) for row in rows)
        if whole
        else 0
    )
    # A table of data has text in two columns of some rows only.
    return columns if whole and both * 2 >= len(rows) else []


def is_header(header: Sequence[str]) -> bool:
    """Whether a first row holds names of columns and no text."""
    filled = [cell for cell in header if cell.strip()]
    named = [cell for cell in filled if (name := column_name(cell)).is_known and name.role in _HERE]
    # “English | 英语” is a row of a word list, and says the same twice.
    if len({column_name(cell) for cell in named}) < len(named):
        return False
    # One code beside another text may be a word of a language: it, us, de.
    sure = len(named) > 1 or any(map(names_plainly, named))
    return sure and len(named) * 2 >= len(filled)
