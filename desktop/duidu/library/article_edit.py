"""Putting rows in the place of others: one small transaction, however long the book."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import apsw

from duidu.core.article import SideName
from duidu.library.article_add import row_stored
from duidu.library.article_record import change_article
from duidu.library.article_rows import StoredRow
from duidu.library.codec import SIDES, block_values, integer, verified
from duidu.library.order import SPACING, Order, read_order, spread
from duidu.library.schema import BLOCKS, ROWS, Table

Places = dict[int, int]  # block id -> position


@dataclass(frozen=True, slots=True)
class Edit:
    """Rows `old` (complete, first at index `first`) give way to `new`; `floors` are positions for blocks on a side that had none here."""

    first: int
    old: Sequence[StoredRow]
    new: Sequence[StoredRow]
    floors: tuple[int, int]


def replace(connection: apsw.Connection, article: int, order: Order, edit: Edit, revision: int) -> Order:
    """Carry out an edit and return the order after it, which belongs to `revision`."""
    plan = _plan(order, edit)
    if plan is None:
        order = _make_room(connection, article, order.revision)
        plan = _plan(order, edit)
        assert plan is not None
    positions, places = plan
    last = edit.first + len(edit.old)
    gone = [(article, position) for position in order.rows[edit.first : last]]
    connection.executemany("DELETE FROM blocks WHERE article=? AND row=?", gone)
    connection.executemany("DELETE FROM rows WHERE article=? AND position=?", gone)
    for position, row in zip(positions, edit.new, strict=True):
        connection.execute(ROWS.insert, row_stored(article, position, row.row, row.source, row.target))
        for side in (0, 1):
            for block in row.blocks(SIDES[side]):
                values = block_values(article, side, places[side][block.id], position, block)
                connection.execute(BLOCKS.insert, BLOCKS.row(*values))
    after = _order_after(order, edit, positions, places, revision)
    lengths = {"source_length": sum(after.lengths[0]), "target_length": sum(after.lengths[1])}
    change_article(connection, article, revision=revision, row_count=len(after.rows), **lengths)
    return after


def floors(connection: apsw.Connection, article: int, order: Order, first: int) -> tuple[int, int]:
    """The last block position of each side before a row, 0 where there is none."""
    before = order.rows[first] if first < len(order.rows) else order.rows[-1] + 1 if order.rows else 0
    query = "SELECT coalesce(max(position), 0) FROM blocks INDEXED BY blocks_of_row WHERE article=? AND row < ? AND side=?"
    source, target = (integer(connection, query, (article, before, side)) for side in (0, 1))
    return source, target


def _plan(order: Order, edit: Edit) -> tuple[Sequence[int], tuple[Places, Places]] | None:
    positions = _row_positions(order, edit.first, len(edit.old), len(edit.new))
    places = [_block_places(order, edit, side) for side in (0, 1)]
    if positions is None or places[0] is None or places[1] is None:
        return None
    return positions, (places[0], places[1])


def _row_positions(order: Order, first: int, old: int, new: int) -> Sequence[int] | None:
    kept = order.rows[first : first + min(old, new)]
    if new <= old:
        return kept
    before = order.rows[first + old - 1] if first + old else 0
    after = order.rows[first + old] if first + old < len(order.rows) else None
    added = spread(before, after, new - old)
    return None if added is None else [*kept, *added]


def _old_places(order: Order, edit: Edit, side: int) -> Places:
    indexes = (row.row.blocks.source if side == 0 else row.row.blocks.target for row in edit.old)
    blocks = (row.blocks(SIDES[side]) for row in edit.old)
    return {
        block.id: order.blocks[side][i]
        for some, numbers in zip(blocks, indexes, strict=True)
        for block, i in zip(some, numbers, strict=True)
    }


def _block_places(order: Order, edit: Edit, side: int) -> Places | None:
    """Blocks keep their place with their id; a run of new ids goes right behind the block before it, or before the one after it."""
    positions = order.blocks[side]
    old = _old_places(order, edit, side)
    new = [block.id for row in edit.new for block in row.blocks(SIDES[side])]
    gone = {position for block, position in old.items() if block not in set(new)}
    places: Places = {}
    known = [old[block] for block in new if block in old]
    lowest = min(known or old.values(), default=None)
    behind = edit.floors[side] if lowest is None else _neighbour(positions, bisect_left(positions, lowest) - 1, -1, gone) or 0
    for is_known, run in groupby(new, old.__contains__):
        blocks = list(run)
        if is_known:
            places.update((block, old[block]) for block in blocks)
            behind = old[blocks[-1]]
            continue
        spaced = spread(behind, _neighbour(positions, bisect_right(positions, behind), 1, gone), len(blocks))
        if spaced is None:
            return None
        places.update(zip(blocks, spaced, strict=True))
        behind = spaced[-1]
    return places


def _neighbour(positions: "array[int]", index: int, step: int, gone: set[int]) -> int | None:
    while 0 <= index < len(positions):
        if positions[index] not in gone:
            return positions[index]
        index += step
    return None


def _order_after(order: Order, edit: Edit, positions: Sequence[int], places: tuple[Places, Places], revision: int) -> Order:
    first, last = edit.first, edit.first + len(edit.old)
    lengths = []
    for side, kept in zip(SIDES, order.lengths, strict=True):
        lengths.append(kept[:first] + array("l", (_length(row, side) for row in edit.new)) + kept[last:])
    blocks = []
    for number, kept in enumerate(order.blocks):
        old, new = set(_old_places(order, edit, number).values()), set(places[number].values())
        low = bisect_left(kept, min(old | new, default=0))
        high = bisect_right(kept, max(old | new, default=-1))
        blocks.append(kept[:low] + array("q", sorted(set(kept[low:high]) - old | new)) + kept[max(low, high) :])
    rows = order.rows[:first] + array("q", positions) + order.rows[last:]
    return Order(revision, rows, (lengths[0], lengths[1]), (blocks[0], blocks[1]))


def _length(row: StoredRow, side: SideName) -> int:
    return sum(len(block.text) for block in row.blocks(side))


def _make_room(connection: apsw.Connection, article: int, revision: int) -> Order:
    """Space all positions evenly again: after some 30 insertions at one place, once."""
    rows = dict(_evenly(connection, "SELECT position FROM rows WHERE article=? ORDER BY position", (article,)))
    query = "SELECT position FROM blocks WHERE article=? AND side=? ORDER BY position"
    sides = tuple(dict(_evenly(connection, query, (article, side))) for side in (0, 1))
    for stored in connection.execute(f"{ROWS.select} WHERE article=?", (article,)).fetchall():
        columns = verified(ROWS, stored)
        _rewrite(connection, ROWS, {**columns, "position": rows[columns["position"]]})
    for stored in connection.execute(f"{BLOCKS.select} WHERE article=?", (article,)).fetchall():
        columns = verified(BLOCKS, stored)
        moved = {"position": sides[columns["side"]][columns["position"]], "row": rows[columns["row"]]}
        _rewrite(connection, BLOCKS, {**columns, **moved})
    return read_order(connection, article, revision)


def _evenly(connection: apsw.Connection, query: str, values: tuple[int, ...]) -> list[tuple[int, int]]:
    return [(position, SPACING * i) for i, (position,) in enumerate(connection.execute(query, values), 1)]


def _rewrite(connection: apsw.Connection, table: Table, columns: dict[str, int]) -> None:
    values = table.row(*(columns[name] for name in table.columns))
    assignments = ", ".join(f"{name}=?" for name in (*table.columns, "crc"))
    connection.execute(f"UPDATE {table.name} SET {assignments} WHERE number=?", (*values, columns["number"]))
