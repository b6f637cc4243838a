"""Aligns around rows that must stay, and puts all rows together in reading order."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from duidu.core.alignment import Row
from duidu.core.article import Side

Aligning = Callable[[Side, Side], Sequence[Row]]


def around_locked(source: Side, target: Side, locked: Sequence[Row], align: Aligning) -> list[Row]:
    """Align what the locked rows leave open; they come back unchanged.

    The caller ensures that no block is named twice or out of range.
    """
    if not locked:
        return list(align(source, target))
    taken = tuple({block for row in locked for block in _blocks(row)[side]} for side in (0, 1))
    free = [
        [block for block in range(len(side.blocks)) if block not in held]
        for side, held in zip((source, target), taken, strict=True)
    ]
    rows = list(locked)
    for source_blocks, target_blocks in _stretches(free, _chain(locked)):
        if source_blocks or target_blocks:
            inner = align(_part(source, source_blocks), _part(target, target_blocks))
            rows += [renumbered(row, source_blocks, target_blocks) for row in inner]
    return in_reading_order(rows)


def in_reading_order(rows: Sequence[Row]) -> list[Row]:
    """Rows by their first source block.

    Rows of the target alone come before the row of the target block that follows them.
    """
    with_source = sorted(
        (row for row in rows if row.blocks.source), key=lambda row: row.blocks.source
    )
    alone = sorted(
        (row for row in rows if not row.blocks.source), key=lambda row: row.blocks.target
    )
    ordered: list[Row] = []
    reached = 0
    for row in with_source:
        if row.blocks.target and not row.crossing:
            while reached < len(alone) and alone[reached].blocks.target < row.blocks.target:
                ordered.append(alone[reached])
                reached += 1
        ordered.append(row)
    return ordered + alone[reached:]


def _blocks(row: Row) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return row.blocks.source, row.blocks.target


def _chain(locked: Sequence[Row]) -> list[Row]:
    """A longest run of two-sided locked rows whose blocks ascend on both sides.

    They are the borders between the stretches to align. Found by patience sorting.
    """
    ends: list[int] = []  # the smallest last target block of a chain of each length
    lasts: list[int] = []  # the row that ends that chain
    before: dict[int, int] = {}
    rows = sorted(
        (row for row in locked if not row.blocks.is_gap), key=lambda row: row.blocks.source
    )
    for at, row in enumerate(rows):
        length = bisect_left(ends, min(row.blocks.target))
        before[at] = lasts[length - 1] if length else -1
        ends[length : length + 1] = [max(row.blocks.target)]
        lasts[length : length + 1] = [at]
    chain: list[Row] = []
    at = lasts[-1] if lasts else -1
    while at >= 0:
        if not chain or max(rows[at].blocks.source) < min(chain[-1].blocks.source):
            chain.append(rows[at])
        at = before[at]
    return chain[::-1]


def _stretches(free: list[list[int]], chain: Sequence[Row]) -> list[tuple[list[int], list[int]]]:
    """The free blocks of both sides before, between and after the rows of the chain."""
    borders = [(min(row.blocks.source), min(row.blocks.target)) for row in chain]
    cuts = [
        [0, *(bisect_left(blocks, border[side]) for border in borders), len(blocks)]
        for side, blocks in enumerate(free)
    ]
    return [
        (free[0][a:b], free[1][c:d])
        for (a, b), (c, d) in zip(pairwise(cuts[0]), pairwise(cuts[1]), strict=True)
    ]


def _part(side: Side, blocks: Sequence[int]) -> Side:
    return replace(side, blocks=tuple(side.blocks[block] for block in blocks))


def renumbered(row: Row, source: Sequence[int], target: Sequence[int]) -> Row:
    """A row of some blocks of either side, with their numbers among all."""
    blocks = row.blocks
    return replace(
        row,
        blocks=replace(
            blocks,
            source=tuple(source[i] for i in blocks.source),
            target=tuple(target[j] for j in blocks.target),
        ),
    )
