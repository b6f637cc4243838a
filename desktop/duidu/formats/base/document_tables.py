"""Lays out the tables of pages and of Markdown: which rows pair two languages, which are data."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from duidu.core.article import BlockKind
from duidu.formats.base.document import RawBlock, Remark
from duidu.formats.base.table_rows import bilingual_layout

# Rows of more cells are data.
_MOST_COLUMNS = 40


def lay_out_tables(blocks: Sequence[RawBlock]) -> tuple[list[RawBlock], list[Remark]]:
    """Give cells of two languages the columns 0 and 1, and take the groups of other tables away.

    Cells come with their column and, as `group`, the number of their row. A table of two columns
    keeps its rows, for these may be two texts beside each other. What a column of notes says comes
    as remarks.
    """
    laid: list[RawBlock] = []
    remarks: list[Remark] = []
    for is_cell, run in groupby(blocks, _is_cell):
        table = list(run)
        if is_cell:
            cells = list(_laid_out(table, remarks))
            laid += cells
        else:
            laid += table
    return laid, remarks


def _is_cell(block: RawBlock) -> bool:
    return block.kind is BlockKind.TABLE_CELL and block.group is not None


def _laid_out(cells: Sequence[RawBlock], remarks: list[Remark]) -> Iterator[RawBlock]:
    """Yield the cells of a table as they answer each other, and gather its remarks."""
    rows = _texts(cells)
    layout = bilingual_layout(rows) if rows else None
    width = max(map(len, rows), default=0)
    numbers = {group: row for row, group in enumerate(dict.fromkeys(one.group for one in cells))}
    for cell in cells:
        row = numbers[cell.group]
        if layout is None:
            yield cell if width <= 2 else cell._replace(group=None)
        elif layout.is_remark(row, cell.column):
            remarks.append(Remark(cell.text, "", cell.group))
        else:
            yield cell._replace(column=layout.column(row, cell.column))


def _texts(cells: Sequence[RawBlock]) -> list[list[str]]:
    """The texts of a table, row by row; [] for one that is no plain table."""
    rows: dict[int | None, list[str]] = {}
    for cell in cells:
        row = rows.setdefault(cell.group, [])
        if cell.column >= _MOST_COLUMNS:
            return []
        row += [""] * (cell.column + 1 - len(row))
        row[cell.column] = "\n".join(filter(None, (row[cell.column], cell.text)))
    width = max(map(len, rows.values()), default=0)
    return [row + [""] * (width - len(row)) for row in rows.values()]
