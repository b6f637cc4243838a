"""Positions for rows and blocks that replace others, so that as little as possible is rewritten.

Pure functions: positions in, positions out.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from duidu.core.article import Block
from duidu.library.articles.article_rows import StoredRow
from duidu.library.articles.row_order import Positions, RowOrder, spread
from duidu.library.store.codec import SIDES

PositionsById = dict[int, int]  # block id -> position
Ends = tuple[int | None, tuple[int | None, int | None]]
NO_ENDS: Ends = (None, (None, None))


@dataclass(frozen=True, slots=True)
class RowReplacement:
    """Rows `old` (complete, from index `first` on) give way to `new`.

    `lowest_positions` (source, target): on a side that had no blocks in `old`, new blocks get
    positions above this. `ends` are the positions of the next row and block (source, target) that
    are still to come, None where all is there: what is new at the end keeps below them.
    """

    first: int
    old: Sequence[StoredRow]
    new: Sequence[StoredRow]
    lowest_positions: tuple[int, int]
    ends: Ends = NO_ENDS


@dataclass(frozen=True, slots=True)
class PositionPlan:
    """The position of each new row, and of each block by its id on either side."""

    rows: list[int]
    block_positions: tuple[PositionsById, PositionsById]

    def blocks(self, edit: RowReplacement) -> Iterator[tuple[int, Block, int, int]]:
        """Every block after the edit: side, block, its position, the position of its row."""
        for position, row in zip(self.rows, edit.new, strict=True):
            for side in (0, 1):
                for block in row.blocks(SIDES[side]):
                    yield side, block, self.block_positions[side][block.id], position


def plan_positions(order: RowOrder, edit: RowReplacement) -> PositionPlan | None:
    """Positions for an edit; None when there is no free number between two neighbours."""
    rows = _row_positions(order, edit)
    source, target = (_block_positions(order, edit, side) for side in (0, 1))
    return (
        None
        if rows is None or source is None or target is None
        else PositionPlan(rows, (source, target))
    )


def old_blocks(order: RowOrder, edit: RowReplacement) -> Iterator[tuple[int, Block, int, int]]:
    """Every block before the edit: side, block, its position, the position of its row."""
    for index, row in enumerate(edit.old, edit.first):
        for side, numbers in enumerate((row.row.blocks.source, row.row.blocks.target)):
            for block, i in zip(row.blocks(SIDES[side]), numbers, strict=True):
                yield side, block, order.blocks[side][i], order.rows[index]


def _row_positions(order: RowOrder, edit: RowReplacement) -> list[int] | None:
    """Positions of the new rows.

    A row stays where the row was that held its first block, as far as the order allows; the others
    are spread evenly between them.
    """
    was = {(side, block.id): row for side, block, _, row in old_blocks(order, edit)}
    last = edit.first + len(edit.old)
    before = order.rows[edit.first - 1] if edit.first else 0
    end = order.rows[last] if last < len(order.rows) else edit.ends[0]
    wanted: list[int | None] = []
    highest = before
    for row in edit.new:
        held = (was.get((side, block.id)) for side in (0, 1) for block in row.blocks(SIDES[side]))
        position = next((found for found in held if found is not None), None)
        # A row that was moved up or down cannot keep its position.
        wanted.append(position if position is not None and position > highest else None)
        highest = wanted[-1] or highest
    # Then fill the runs of rows without a position, between those that have one.
    result: list[int] = []
    for index, position in enumerate(wanted):
        if position is None and len(result) == index:
            run = next((i for i in range(index, len(wanted)) if wanted[i] is not None), len(wanted))
            after = wanted[run] if run < len(wanted) else end
            added = spread(result[-1] if result else before, after, run - index)
            if added is None:
                return None
            result += added
        elif position is not None:
            result.append(position)
    return result


def _old_positions(order: RowOrder, edit: RowReplacement, side: int) -> PositionsById:
    return {
        block.id: position for where, block, position, _ in old_blocks(order, edit) if where == side
    }


def _block_positions(order: RowOrder, edit: RowReplacement, side: int) -> PositionsById | None:
    """Positions of the new blocks of one side, by id.

    A block keeps its position with its id; a run of new ids goes right after the block before it.
    """
    positions = order.blocks[side]
    old = _old_positions(order, edit, side)
    new = [block.id for row in edit.new for block in row.blocks(SIDES[side])]
    # Made once: asked for each old block, a set made anew makes a book's rewriting quadratic.
    kept = set(new)
    # Positions of blocks that go are free for new ones.
    gone = {position for block, position in old.items() if block not in kept}
    block_positions: PositionsById = {}
    known = [old[block] for block in new if block in old]
    lowest = min(known or old.values(), default=None)
    behind = (
        edit.lowest_positions[side]
        if lowest is None
        else _neighbour(positions, bisect_left(positions, lowest) - 1, -1, gone) or 0
    )
    # Runs of blocks that keep their position, and of new ones between them.
    for is_known, run in groupby(new, old.__contains__):
        blocks = list(run)
        if is_known:
            block_positions.update((block, old[block]) for block in blocks)
            behind = old[blocks[-1]]
            continue
        after = _neighbour(positions, bisect_right(positions, behind), 1, gone)
        spaced = spread(behind, edit.ends[1][side] if after is None else after, len(blocks))
        if spaced is None:
            return None
        block_positions.update(zip(blocks, spaced, strict=True))
        behind = spaced[-1]
    return block_positions


def _neighbour(positions: Positions, index: int, step: int, gone: set[int]) -> int | None:
    """The nearest position from `index` on, in direction `step`, that is not given up."""
    while 0 <= index < len(positions):
        if positions[index] not in gone:
            return positions[index]
        index += step
    return None
