"""Reads the rows of an article with their blocks, by index range."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import apsw

from duidu.core.alignment import Row
from duidu.core.article import Block, SideName, Span
from duidu.library.articles.row_order import RowOrder
from duidu.library.store.codec import (
    SIDES,
    beads_of,
    block_of,
    row_of,
    sentence_spans,
    side_number,
    verified_columns,
)
from duidu.library.store.schema import BLOCKS, ROWS


@dataclass(frozen=True, slots=True)
class StoredRow:
    """One complete row: its index, the core row, and its blocks on both sides in order."""

    index: int
    row: Row
    source: tuple[Block, ...]
    target: tuple[Block, ...]

    def blocks(self, side: SideName) -> tuple[Block, ...]:
        """The blocks of one side."""
        return self.source if side is SideName.SOURCE else self.target


@dataclass(frozen=True, slots=True)
class RowTexts:
    """The bare texts of one row for searching: (block id, text) on both sides in order.

    What is shown is read as StoredRow, which is verified. `alone` are sentences that have no
    counterpart in a row with both sides, each by side, block id and place; read where asked for.
    """

    index: int
    source: list[tuple[int, str]]
    target: list[tuple[int, str]]
    alone: list[tuple[SideName, int, Span]] = field(default_factory=list)

    def texts(self, side: SideName) -> list[tuple[int, str]]:
        """The texts of one side."""
        return self.source if side is SideName.SOURCE else self.target


# (row position, block position, block) for each side, ordered by row and by block within a row.
PlacedBlocks = tuple[list[tuple[int, int, Block]], list[tuple[int, int, Block]]]


def blocks_between(
    connection: apsw.Connection, article: int, positions: tuple[int, int] | None
) -> PlacedBlocks:
    """The blocks of the rows at positions first..last (both included), or of all rows."""
    where, values = ("", ()) if positions is None else (" AND row BETWEEN ? AND ?", positions)
    found: PlacedBlocks = ([], [])
    query = f"{BLOCKS.select} WHERE article=?{where} ORDER BY row, side, position"
    for stored in connection.execute(query, (article, *values)):
        columns = verified_columns(BLOCKS, stored)
        found[columns["side"]].append((columns["row"], columns["position"], block_of(columns)))
    return found


def stored_rows(
    connection: apsw.Connection, article: int, order: RowOrder, first: int, last: int
) -> list[StoredRow]:
    """Rows first..last (last not included) of an article by its number."""
    if first >= min(last, len(order.rows)):
        return []
    # Two range queries, by row position, are far fewer than one for each row.
    positions = (order.rows[first], order.rows[min(last, len(order.rows)) - 1])
    blocks = blocks_between(connection, article, positions)
    by_row: tuple[dict[int, list[tuple[int, Block]]], ...] = ({}, {})
    for side, placed in enumerate(blocks):
        for at, position, block in placed:
            by_row[side].setdefault(at, []).append((order.block_index(side, position), block))
    result = []
    query = f"{ROWS.select} WHERE article=? AND position BETWEEN ? AND ? ORDER BY position"
    for index, stored in enumerate(connection.execute(query, (article, *positions)), first):
        columns = verified_columns(ROWS, stored)
        source, target = (by_row[side].get(columns["position"], []) for side in (0, 1))
        row = row_of(columns, tuple(i for i, _ in source), tuple(i for i, _ in target))
        result.append(
            StoredRow(
                index, row, tuple(block for _, block in source), tuple(block for _, block in target)
            )
        )
    return result


def bare_rows(
    connection: apsw.Connection, article: int, order: RowOrder, first: int, last: int
) -> list[Row]:
    """Rows first..last (last not included) whose paragraph beads name no blocks."""
    if first >= min(last, len(order.rows)):
        return []
    positions = (order.rows[first], order.rows[min(last, len(order.rows)) - 1])
    query = f"{ROWS.select} WHERE article=? AND position BETWEEN ? AND ? ORDER BY position"
    found = connection.execute(query, (article, *positions))
    return [row_of(verified_columns(ROWS, stored), (), ()) for stored in found]


def row_statuses(connection: apsw.Connection, article: int, order: RowOrder) -> bytes:
    """The number of each row's status, a byte a row, without verifying checksums.

    Only rows that were looked at are read, and of those an index.
    """
    found = bytearray(len(order.rows))
    query = "SELECT position, confirmed FROM rows WHERE article=? AND confirmed <> 0"
    # A search in a range costs more than all else here, and most articles have one.
    index = order.rows.index if isinstance(order.rows, range) else order.row_index
    for position, status in connection.execute(query, (article,)):
        found[index(position)] = status
    return bytes(found)


def row_texts(
    connection: apsw.Connection,
    article: int,
    order: RowOrder,
    first: int,
    last: int,
    alone: bool = False,
) -> list[RowTexts]:
    """The texts of rows first..last (last not included), without verifying checksums.

    Verifying would take longer than searching them. With `alone` the sentences that have no
    counterpart are named.
    """
    if first >= min(last, len(order.rows)):
        return []
    positions = order.rows[first:last]
    rows = {position: RowTexts(index, [], []) for index, position in enumerate(positions, first)}
    query = (
        "SELECT row, side, id, text FROM blocks "
        "WHERE article=? AND row BETWEEN ? AND ? ORDER BY row, side, position"
    )
    for position, side, block, text in connection.execute(
        query, (article, positions[0], positions[-1])
    ):
        row = rows[position]
        (row.target if side else row.source).append((block, text))
    if alone:
        _name_alone(connection, article, rows)
    return list(rows.values())


def _name_alone(connection: apsw.Connection, article: int, rows: dict[int, RowTexts]) -> None:
    """Name the sentences without a counterpart in the rows at these positions."""
    # Few rows have a bead with an empty side, and only those are read.
    query = (
        "SELECT position, sentences FROM rows "
        "WHERE article=? AND position BETWEEN ? AND ? AND instr(sentences, '[],') > 0"
    )
    blocks = "SELECT side, id, sentences FROM blocks WHERE article=? AND row=? ORDER BY position"
    found = connection.execute(query, (article, min(rows), max(rows))).fetchall()
    for position, beads in found:
        row = rows[int(str(position))]
        if not (row.source and row.target):
            continue
        places: tuple[list[tuple[int, Span]], ...] = ([], [])
        for side, block, flat in connection.execute(blocks, (article, position)):
            places[side].extend((block, span) for span in sentence_spans(flat))
        for bead in beads_of(str(beads)):
            for side, own, other in ((0, bead.source, bead.target), (1, bead.target, bead.source)):
                row.alone.extend((SIDES[side], *places[side][n]) for n in own if not other)


def rows_holding(
    connection: apsw.Connection,
    article: int,
    order: RowOrder,
    blocks: Sequence[tuple[SideName, int]],
) -> list[int]:
    """The indexes of the rows that hold these blocks, -1 for one that is gone."""
    query = "SELECT row FROM blocks WHERE article=? AND side=? AND id=?"
    found = (
        connection.execute(query, (article, side_number(side), block)).fetchone()
        for side, block in blocks
    )
    return [-1 if one is None else order.row_index(one[0]) for one in found]
