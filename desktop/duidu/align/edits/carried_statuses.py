"""Statuses of rows that become other rows: merged, split, or aligned anew by a person or behind.

They go with the sentences. A row, or a bead, that holds sentences of several has the worst of their
statuses: what was to be looked at again still is, and what was not looked at is not confirmed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from duidu.align.edits.edit import Moved
from duidu.core.alignment import Bead, Row
from duidu.core.article import Block, SideName
from duidu.core.row_status import RowStatus, worst

SIDES = (SideName.SOURCE, SideName.TARGET)
Blocks = Sequence[Sequence[Block]]


class _Placed(NamedTuple):
    """Where a sentence begins, and the statuses of its row and of its bead."""

    side: SideName
    block: int
    start: int
    row: RowStatus
    bead: RowStatus


def with_carried_statuses(
    before: Sequence[Row],
    after: Sequence[Row],
    blocks: tuple[Blocks, Blocks],
    moved: Sequence[Moved] = (),
) -> tuple[Row, ...]:
    """The rows `after` with the statuses of those `before` in whose place they are.

    `blocks` are those of both sides before and after, in which the rows are numbered; `moved` is
    what stands in another block by now.
    """
    rows = tuple(after)
    if not any(bead.status for row in before for bead in (row.blocks, *row.sentences)):
        return rows
    known: dict[tuple[SideName, int], list[_Placed]] = {}
    for one in _after_moves(_placed(before, blocks[0]), moved):
        known.setdefault((one.side, one.block), []).append(one)
    for found in known.values():
        found.sort(key=lambda one: one.start)
    return tuple(_carried(row, known, blocks[1]) for row in rows)


def _placed(rows: Iterable[Row], blocks: Blocks) -> Iterator[_Placed]:
    """The sentences of some rows; of a row without sentence beads, its blocks."""
    for row in rows:
        for side, ours in zip(SIDES, blocks, strict=True):
            beads = _bead_of_each(row, side)
            number = 0
            for block in (ours[unit] for unit in _units(row.blocks, side)):
                for start in [span.start for span in block.sentences] or [0]:
                    bead = beads.get(number, row.blocks)
                    yield _Placed(side, block.id, start, row.blocks.status, bead.status)
                    number += 1


def _after_moves(placed: Iterable[_Placed], moved: Sequence[Moved]) -> Iterator[_Placed]:
    """The places after all moves, each of which was made after the one before it."""
    for one in placed:
        here = one
        for move in moved:
            if (move.side, move.block) == (here.side, here.block) and (
                move.span.start <= here.start < max(move.span.end, move.span.start + 1)
            ):
                start = here.start - move.span.start + move.start
                here = here._replace(block=move.to, start=start)
        yield here


def _carried(row: Row, known: dict[tuple[SideName, int], list[_Placed]], blocks: Blocks) -> Row:
    """One row with the statuses of its sentences."""
    of_row: list[_Placed] = []
    of_bead: dict[int, list[_Placed]] = {}
    for side, ours in zip(SIDES, blocks, strict=True):
        beads = {id(bead): n for n, bead in enumerate(row.sentences)}
        bead_of = _bead_of_each(row, side)
        number = 0
        for block in (ours[unit] for unit in _units(row.blocks, side)):
            there = known.get((side, block.id), [])
            for start, end in [(s.start, s.end) for s in block.sentences] or [(0, len(block.text))]:
                found = _between(there, start, end)
                of_row += found
                if (bead := bead_of.get(number)) is not None:
                    of_bead.setdefault(beads[id(bead)], []).extend(found)
                number += 1
    if not of_row:
        return row
    sentences = tuple(
        replace(bead, status=worst(one.bead for one in of_bead.get(n, ())))
        for n, bead in enumerate(row.sentences)
    )
    paragraph = replace(row.blocks, status=worst(one.row for one in of_row))
    return replace(row, blocks=paragraph, sentences=sentences)


def _between(there: Sequence[_Placed], start: int, end: int) -> Sequence[_Placed]:
    """The old sentences that begin between these places, with the one that is going on there."""
    first = max(0, bisect_right(there, start, key=lambda one: one.start) - 1)
    last = bisect_left(there, end, key=lambda one: one.start)
    return there[first : max(last, first + 1)]


def _bead_of_each(row: Row, side: SideName) -> dict[int, Bead]:
    """The bead of each sentence of a row on one side, by its row-local number."""
    return {unit: bead for bead in row.sentences for unit in _units(bead, side)}


def _units(bead: Bead, side: SideName) -> tuple[int, ...]:
    return bead.source if side is SideName.SOURCE else bead.target
