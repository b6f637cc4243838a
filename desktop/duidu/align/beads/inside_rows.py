"""Aligns the sentences inside rows whose paragraphs are paired already, all rows in one go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from duidu.align.beads.rows import ScoredBead, has_several, rows_within
from duidu.align.beads.same_blocks import is_same, same_sentences
from duidu.align.beads.windows import Corner
from duidu.core.alignment import Row, first_sentences
from duidu.core.article import Side

Inside = Callable[[Side, Side, list[Corner]], Sequence[ScoredBead]]
"""Aligns the sentences of two sides so that no bead crosses one of the corners."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """Rows laid one after the other: both sides in their order, and the blocks of each row."""

    sides: tuple[Side, Side]
    blocks: list[ScoredBead]
    starts: tuple[list[int], list[int]]

    @property
    def corners(self) -> list[Corner]:
        """Where each row ends, in sentences of both sides."""
        ends = (
            (self.starts[0][bead.source.stop], self.starts[1][bead.target.stop])
            for bead in self.blocks
        )
        return [(0, 0), *ends]


def align_inside_rows(source: Side, target: Side, rows: Sequence[Row], align: Inside) -> list[Row]:
    """The rows with their sentences aligned, where both sides have several.

    Which paragraphs answer each other stays. A row at a time, a table of a hundred thousand would
    take hours: most of what it costs to align a pair of sentences is the same for three hundred.
    """
    found = [_with_same(source, target, row) for row in rows]
    open_rows = [
        number
        for number, row in enumerate(rows)
        if found[number] is row and has_several(source, target, row)
    ]
    if not open_rows:
        return found
    laid = _lay(source, target, [rows[number] for number in open_rows])
    aligned = rows_within(laid.blocks, align(*laid.sides, laid.corners), laid.starts)
    for number, row in zip(open_rows, aligned, strict=True):
        found[number] = replace(rows[number], sentences=row.sentences)
    return found


def _with_same(source: Side, target: Side, row: Row) -> Row:
    """The row, with its sentences paired if its blocks say the very same."""
    units = row.blocks
    if not len(units.source) == len(units.target) == 1:
        return row
    one, other = source.blocks[units.source[0]], target.blocks[units.target[0]]
    return replace(row, sentences=same_sentences(one, other)) if is_same(one, other) else row


def _lay(source: Side, target: Side, rows: Sequence[Row]) -> _Laid:
    """Lay rows one after the other, wherever their blocks stood."""
    sides = (
        _side(source, [unit for row in rows for unit in row.blocks.source]),
        _side(target, [unit for row in rows for unit in row.blocks.target]),
    )
    ends = (
        list(accumulate((len(row.blocks.source) for row in rows), initial=0)),
        list(accumulate((len(row.blocks.target) for row in rows), initial=0)),
    )
    blocks = [
        ScoredBead(range(ends[0][n], ends[0][n + 1]), range(ends[1][n], ends[1][n + 1]), 1.0)
        for n in range(len(rows))
    ]
    return _Laid(sides, blocks, (first_sentences(sides[0]), first_sentences(sides[1])))


def _side(side: Side, units: Sequence[int]) -> Side:
    return Side(side.language, tuple(side.blocks[unit] for unit in units))
