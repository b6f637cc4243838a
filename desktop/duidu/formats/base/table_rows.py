"""Finds the two text columns of a table and makes aligned blocks of its rows.

Used for text tables, workbooks, JSON Lines and the tables inside documents.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from duidu.core.errors import FileError
from duidu.core.left_out import LeftOut
from duidu.core.row_status import status_named
from duidu.formats.base.column_names import (
    NOTE,
    ROW,
    SOURCE,
    STATUS,
    TARGET,
    column_name,
    names_plainly,
)
from duidu.formats.base.document import ASIDE, BESIDE, RawBlock, Remark
from duidu.formats.base.own_notes import OWN_COLUMN, own_annotations, remarks_of_cell
from duidu.formats.base.progress import Tell, each, tell_nobody
from duidu.language.registry import spelled_reader
from duidu.language.script import guess_language, main_script
from duidu.language.spelled import TONED

_SAMPLE = 20  # cells of a column that show whether they spell readings
# More columns are data, not text.
_MOST_COLUMNS = 200
# Roles that columns have beside a text; the other names are words of texts as well.
_HERE = ("", SOURCE, TARGET, ROW, NOTE)
CellText = Callable[[str], str]


class TextTable(NamedTuple):
    """What a table of texts holds; `annotations` are notes of Duidu's own, as JSON."""

    blocks: tuple[RawBlock, ...]
    remarks: tuple[Remark, ...]
    annotations: tuple[str, ...]
    left_out: LeftOut


def blocks_of_rows(
    rows: Sequence[Sequence[str]],
    name: str,
    cell_text: CellText = str.strip,
    tell: Tell = tell_nobody,
) -> TextTable:
    """Make blocks of the two text columns, a group for each row, and remarks of the notes.

    `cell_text` gives the text of a cell, as its format writes it. Raises FileError when no column
    has text.
    """
    header = [column_name(cell) for cell in rows[0]] if rows else []
    named, columns = columns_of(rows)
    body = rows[1:] if named else rows
    if not columns:
        raise FileError(
            "“{name}” has no column of text; choose a table with a column for each language.",
            name=name,
        )
    paragraphs, comments, statuses = (
        next((i for i, name in enumerate(header) if name.role == role and i not in columns), -1)
        if named
        else -1
        for role in (ROW, NOTE, STATUS)
    )
    own = next((i for i, cell in enumerate(rows[0]) if named and cell.strip() == OWN_COLUMN), -1)
    spelled = _column_of_readings(body)
    blocks = tuple(
        RawBlock(
            text,
            reading=_cell(row, spelled) if main_script(text) == "Hani" else "",
            column=number,
            group=group,
            paragraph=_number(row, paragraphs),
            status=int(status_named(_cell(row, statuses))),
            field=field_of(group, number),
        )
        for group, row in enumerate(each(body, tell))
        for number, column in enumerate(columns)
        if (text := _cell(row, column, cell_text)).strip()
    )
    remarks: list[Remark] = []
    annotations: list[str] = []
    by_group: dict[int | None, list[RawBlock]] = {}
    for block in blocks if comments >= 0 else ():
        by_group.setdefault(block.group, []).append(block)
    for group, row in enumerate(body):
        if not (said := _cell(row, comments, cell_text)) and not _cell(row, own):
            continue
        mine = own_annotations(_cell(row, own))
        annotations += mine
        remarks += remarks_of_cell(said, mine, by_group.get(group, ()), group)
    taken = {*columns, paragraphs, comments, statuses, own, spelled}
    left_out = _others(rows[0] if named else (), body, taken)
    return TextTable(blocks, tuple(remarks), tuple(annotations), left_out)


def _others(header: Sequence[str], rows: Sequence[Sequence[str]], taken: set[int]) -> LeftOut:
    """Count the columns beside the two texts that have letters, and are no part of their rows."""
    first: dict[int, str] = {}
    for row in rows:
        for column, cell in enumerate(row):
            if cell and column not in taken and column not in first and main_script(cell):
                first[column] = cell
    found = LeftOut()
    for column in sorted(first):
        found.add("other column", _cell(header, column) or first[column])
    return found


def columns_of(rows: Sequence[Sequence[str]]) -> tuple[bool, list[int]]:
    """Return whether the first row names the columns, and the columns that are the texts."""
    named = bool(rows) and is_header(rows[0])
    body = rows[1:] if named else rows
    return named, (named_columns(rows[0]) if named else []) or text_columns(body)


def field_of(row: int, number: int) -> int:
    """Return the number of a cell as a field: of a row without the header, in column 0 or 1."""
    return 2 * row + number


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
    samples = _samples(rows)
    for column, cells in samples.items():
        # A hanzi stands for about three letters, or Chinese would always seem the shorter text.
        letters[column] = sum(
            len(cell) * (3 if main_script(cell) in {"Hani", "Kana"} else 1) for cell in cells
        )
    chosen: dict[str, int] = {}
    readings = _reading_columns(samples)
    # Of two columns in one language, such as text and context, the one with more text.
    for column, _ in letters.most_common():
        if column not in readings:
            language = guess_language("\n".join(samples[column])).split("-")[0]
            chosen.setdefault(language, column)
    return sorted(list(chosen.values())[:2])


def _samples(rows: Sequence[Sequence[str]]) -> dict[int, list[str]]:
    """The first cells with letters of each column; the rest of a large table has the same ones."""
    samples: dict[int, list[str]] = {}
    for row in rows[:2000]:
        for column, cell in enumerate(row[:_MOST_COLUMNS]):
            if cell and main_script(cell):
                samples.setdefault(column, []).append(cell)
    return samples


def _column_of_readings(rows: Sequence[Sequence[str]]) -> int:
    """The column that spells how a text is read, -1 for none."""
    return min(_reading_columns(_samples(rows[:_SAMPLE])), default=-1)


def _reading_columns(samples: Mapping[int, Sequence[str]]) -> set[int]:
    """The columns that spell how a text beside them is read."""
    if not any(main_script(cells[0]) == "Hani" for cells in samples.values()):
        return set()
    first = {column: cells[:_SAMPLE] for column, cells in samples.items()}
    toned = {column: cells for column, cells in first.items() if any(map(TONED.search, cells))}
    reader = spelled_reader() if toned else None
    return {
        column
        for column, cells in toned.items()
        if reader and 2 * sum(map(reader.is_reading, cells)) > len(cells)
    }


class TableLayout(NamedTuple):
    """A table in a document whose rows answer each other in two languages.

    `columns` gives each of its columns the one its blocks have: 0 and 1 for the two texts, ASIDE
    for numbers that stay with their row, BESIDE for what only a text of its own would keep.
    `notes` is the column with remarks, -1 for none; `header` says that the first row has names.
    """

    columns: dict[int, int]
    notes: int
    header: bool

    def column(self, row: int, column: int) -> int:
        """The column that the blocks of a cell have; names of columns are BESIDE the texts."""
        return BESIDE if self.header and not row else self.columns.get(column, BESIDE)

    def is_remark(self, row: int, column: int) -> bool:
        """Whether a cell holds a remark on its row."""
        return column == self.notes and not (self.header and not row)


def bilingual_layout(rows: Sequence[Sequence[str]]) -> TableLayout | None:
    """Return how the two columns that answer each other lie; None for a table of another kind."""
    header = bool(rows) and is_header(rows[0])
    body = rows[1:] if header else rows
    named = named_columns(rows[0]) if header else []
    texts = named or text_columns(body)
    width = max(map(len, rows), default=0)
    if len(texts) != 2 or not body or any(len(row) <= max(texts) for row in rows):
        return None
    both = sum(bool(row[texts[0]].strip() and row[texts[1]].strip()) for row in body)
    # A table of data has text in two columns of some rows only, or names beside what they mean.
    if both * 2 < len(body) or (not named and _are_names_and_data(body, texts, width)):
        return None
    names = [column_name(cell).role for cell in rows[0]] if header else []
    notes = next((i for i, role in enumerate(names) if role == NOTE and i not in texts), -1)
    others = (i for i in range(width) if i not in texts and i != notes)
    columns = {texts[0]: 0, texts[1]: 1, **{i: _beside(body, i) for i in others}}
    return TableLayout(columns, notes, header)


def _beside(rows: Sequence[Sequence[str]], column: int) -> int:
    """Where a third column goes: numbers are text of their row, unless they count the rows."""
    cells = [_cell(row, column) for row in rows]
    filled = [cell for cell in cells if cell]
    counts = all(cell.rstrip(".)、") == str(n) for n, cell in enumerate(cells, 1)) or all(
        cell == str(n) for n, cell in enumerate(cells)
    )
    return BESIDE if counts or any(map(main_script, filled)) else ASIDE


def _are_names_and_data(rows: Sequence[Sequence[str]], texts: Sequence[int], width: int) -> bool:
    """Whether one column has names of things and the other says what they are.

    Such names are single words in Latin letters, the same in every language; what they mean is
    longer than a translation of them would be.
    """
    cells = [[_cell(row, column) for row in rows] for column in texts]
    scripts = [main_script(" ".join(column)) for column in cells]
    if "Latn" not in scripts or scripts[0] == scripts[1]:
        return False
    latin, other = cells if scripts[0] == "Latn" else cells[::-1]
    filled = [cell for cell in latin if cell]
    single = sum(" " not in cell for cell in filled) * 10 >= len(filled) * 8
    # A hanzi stands for about three letters.
    weights = sum(map(len, latin)), 3 * sum(map(len, other))
    others = any(_beside(rows, i) == ASIDE for i in range(width) if i not in texts)
    return single and weights[1] > weights[0] * (1.2 if others else 1.6)


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
