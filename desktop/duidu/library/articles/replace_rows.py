"""Replaces rows of a stored article: one small transaction, however long the book."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

import apsw

from duidu.core.article import Block, SideName
from duidu.library.articles.add_article import row_stored
from duidu.library.articles.article_rows import StoredRow
from duidu.library.articles.position_plan import (
    PositionPlan,
    RowReplacement,
    old_blocks,
    plan_positions,
)
from duidu.library.articles.room import Room, spliced
from duidu.library.articles.row_order import Positions, RowOrder
from duidu.library.store.article_record import change_article
from duidu.library.store.codec import SIDES, block_values, integer, verified_columns
from duidu.library.store.library_errors import StaleError
from duidu.library.store.schema import BLOCKS, ROWS, Table

PlacedBlock = tuple[int, Block, int, int]  # side, block, its position, the position of its row


def replace_stored_rows(
    connection: apsw.Connection, article: int, order: RowOrder, edit: RowReplacement, revision: int
) -> RowOrder:
    """Carry out an edit and return the order after it, which belongs to `revision`.

    Raises StaleError where a block of a new row stands in another row already.
    """
    _refuse_taken(connection, article, edit)
    plan = plan_positions(order, edit)
    if plan is None:
        # 32 insertions at one spot use up the gap.
        room = Room.around(order, edit)
        _make_room(connection, article, room)
        order, edit = room.order(order), room.edit(edit)
        plan = plan_positions(order, edit)
        assert plan is not None
    last = edit.first + len(edit.old)
    gone = [(article, position) for position in order.rows[edit.first : last]]
    connection.executemany("DELETE FROM rows WHERE article=? AND position=?", gone)
    rows = (
        row_stored(article, position, row.row, row.source, row.target)
        for position, row in zip(plan.rows, edit.new, strict=True)
    )
    connection.executemany(ROWS.insert, rows)
    _put_blocks(connection, article, list(old_blocks(order, edit)), list(plan.blocks(edit)))
    after = _order_after(order, edit, plan, revision)
    lengths = {"source_length": sum(after.lengths[0]), "target_length": sum(after.lengths[1])}
    change_article(connection, article, revision=revision, row_count=len(after.rows), **lengths)
    return after


def refuse_stale(order: RowOrder, revision: int | None, end: int) -> None:
    """Raise StaleError unless the article is at this revision (None: any) and has `end` rows."""
    if (revision is not None and order.revision != revision) or end > len(order.rows):
        raise _stale()


def _refuse_taken(connection: apsw.Connection, article: int, edit: RowReplacement) -> None:
    """Raise StaleError where the new rows name a block twice, or one of a row that stays."""
    for side in (0, 1):
        old = {block.id for row in edit.old for block in row.blocks(SIDES[side])}
        new = [block.id for row in edit.new for block in row.blocks(SIDES[side])]
        query = "SELECT EXISTS (SELECT 1 FROM blocks WHERE article=? AND side=? AND id=?)"
        if len(set(new)) < len(new) or any(
            integer(connection, query, (article, side, block)) for block in set(new) - old
        ):
            raise _stale()


def _stale() -> StaleError:
    return StaleError("These rows have changed meanwhile, so nothing was written; try again.")


def _put_blocks(
    connection: apsw.Connection, article: int, before: list[PlacedBlock], after: list[PlacedBlock]
) -> None:
    """Write only the blocks whose text or position differs.

    What stays keeps its number, and with it its entry in the search index.
    """
    # A rewritten block gets a new number and has to be indexed for search again. Looked up by id:
    # a hash of whole blocks costs more than writing them.
    was, becomes = _by_id(before), _by_id(after)
    gone = [(article, *key) for key, placed in was.items() if becomes.get(key) != placed]
    connection.executemany("DELETE FROM blocks WHERE article=? AND side=? AND id=?", gone)
    connection.executemany(
        BLOCKS.insert,
        (
            BLOCKS.row(*block_values(article, side, position, row, block))
            for side, block, position, row in after
            if was.get((side, block.id)) != (side, block, position, row)
        ),
    )


def _by_id(blocks: Iterable[PlacedBlock]) -> dict[tuple[int, int], PlacedBlock]:
    return {(placed[0], placed[1].id): placed for placed in blocks}


def lowest_positions(
    connection: apsw.Connection,
    article: int,
    order: RowOrder,
    first: int,
    old: Sequence[StoredRow],
) -> tuple[int, int]:
    """The last block position of each side before the row `first`, 0 where there is none.

    0 as well on a side that has blocks in `old`, where nobody needs it: it is read from all rows
    before, which a book replaced in batches would read again for each batch.
    """
    before = (
        order.rows[first] if first < len(order.rows) else order.rows[-1] + 1 if order.rows else 0
    )
    query = (
        "SELECT coalesce(max(position), 0) FROM blocks INDEXED BY blocks_of_row "
        "WHERE article=? AND row < ? AND side=?"
    )
    source, target = (
        0
        if any(row.blocks(SIDES[side]) for row in old)
        else integer(connection, query, (article, before, side))
        for side in (0, 1)
    )
    return source, target


def _order_after(
    order: RowOrder, edit: RowReplacement, plan: PositionPlan, revision: int
) -> RowOrder:
    """The cached order after an edit, computed without reading it again."""
    first, last = edit.first, edit.first + len(edit.old)
    lengths = []
    for side, kept in zip(SIDES, order.lengths, strict=True):
        lengths.append(
            kept[:first] + array("l", (_length(row, side) for row in edit.new)) + kept[last:]
        )
    blocks: list[Positions] = []
    for number, standing in enumerate(order.blocks):
        old, new = (
            _positions(old_blocks(order, edit), number),
            _positions(plan.blocks(edit), number),
        )
        low = bisect_left(standing, min(old | new, default=0))
        high = bisect_right(standing, max(old | new, default=-1))
        blocks.append(
            spliced(standing, low, sorted(set(standing[low:high]) - old | new), max(low, high))
        )
    rows = spliced(order.rows, first, plan.rows, last)
    return RowOrder(revision, rows, (lengths[0], lengths[1]), (blocks[0], blocks[1]))


def _positions(blocks: Iterable[PlacedBlock], side: int) -> set[int]:
    return {position for where, _, position, _ in blocks if where == side}


def _length(row: StoredRow, side: SideName) -> int:
    return sum(len(block.text) for block in row.blocks(side))


def _make_room(connection: apsw.Connection, article: int, room: Room) -> None:
    """Give rows and blocks around one spot the positions that make room there."""
    rows, sides = room.rows.moved, [side.moved for side in room.blocks]
    between = "WHERE article=? AND position BETWEEN ? AND ?"
    query = f"{ROWS.select} {between}"
    for stored in connection.execute(query, (article, *_ends(rows))).fetchall():
        columns = verified_columns(ROWS, stored)
        _rewrite(connection, ROWS, {**columns, "position": rows[columns["position"]]})
    # Blocks of these rows, and those whose own position is another.
    found = set(
        connection.execute(
            "SELECT number FROM blocks WHERE article=? AND row BETWEEN ? AND ?",
            (article, *_ends(rows)),
        )
    )
    for side, moved in enumerate(sides):
        found |= set(
            connection.execute(
                f"SELECT number FROM blocks INDEXED BY blocks_of_row {between} AND side=?",
                (article, *_ends(moved), side),
            )
        )
    for (number,) in sorted(found):
        (stored,) = connection.execute(f"{BLOCKS.select} WHERE number=?", (number,)).fetchall()
        columns = verified_columns(BLOCKS, stored)
        position, row = columns["position"], columns["row"]
        moved_to = {
            "position": sides[columns["side"]].get(position, position),
            "row": rows.get(row, row),
        }
        _rewrite(connection, BLOCKS, {**columns, **moved_to})


def _ends(moved: Mapping[int, int]) -> tuple[int, int]:
    """The lowest and highest of the positions that change; none where nothing does."""
    return min(moved, default=0), max(moved, default=-1)


def _rewrite(connection: apsw.Connection, table: Table, columns: dict[str, int]) -> None:
    """Update a row of a table, and its checksum, by its number."""
    values = table.row(*(columns[name] for name in table.columns))
    assignments = ", ".join(f"{name}=?" for name in (*table.columns, "crc"))
    connection.execute(
        f"UPDATE {table.name} SET {assignments} WHERE number=?", (*values, columns["number"])
    )
