"""The few rows that an edit works on, cut out of the article, and the steps that edits consist of.

A draft numbers its blocks from 0 on each side. Side 0 is the source and side 1 the target, as
numbers here and in the library: they index pairs of (source, target). SideName is for everyone
else.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from operator import attrgetter

from duidu.align.edits.carried_statuses import with_carried_statuses
from duidu.align.edits.edit import Aligned, Edit, EditError, EditKind, Moved, Replaced
from duidu.core.alignment import Bead, Origin, Row
from duidu.core.article import Block, SideName

SIDES = (SideName.SOURCE, SideName.TARGET)

Units = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """Rows with their own blocks.

    `fresh` is the next block id of each side that the draft does not use. Such ids are provisional:
    app/alignment/edit_alignment.py replaces them by ids that the article never had. `moved` is what
    the steps so far have moved.
    """

    rows: tuple[Row, ...]
    blocks: tuple[tuple[Block, ...], tuple[Block, ...]]
    fresh: tuple[int, int]
    moved: tuple[Moved, ...] = ()


def make_edit(
    kind: EditKind, aligned: Aligned, row: int, count: int, steps: Callable[[Draft], Draft]
) -> Edit:
    """The edit that the steps make of `count` rows from `row` on.

    Raises EditError if they are impossible there.
    """
    rows = aligned.alignment.rows[row : row + count]
    if len(rows) < count or row < 0:
        raise EditError("This row was removed meanwhile; choose another one.")
    sides = (aligned.source, aligned.target)
    spans = tuple(_block_range(rows, side) for side in (0, 1))
    draft = Draft(
        tuple(_moved_blocks(r, -spans[0].start, -spans[1].start) for r in rows),
        (
            sides[0].blocks[spans[0].start : spans[0].stop],
            sides[1].blocks[spans[1].start : spans[1].stop],
        ),
        (_fresh_id(sides[0].blocks), _fresh_id(sides[1].blocks)),
    )
    result = steps(draft)
    carried = with_carried_statuses(
        draft.rows, result.rows, (draft.blocks, result.blocks), result.moved
    )
    source, target = (
        Replaced(spans[side].start, draft.blocks[side], result.blocks[side]) for side in (0, 1)
    )
    new_rows = tuple(_moved_blocks(r, spans[0].start, spans[1].start) for r in carried)
    return Edit(kind, row, rows, new_rows, source, target, result.moved)


def _block_range(rows: Iterable[Row], side: int) -> range:
    """The blocks of these rows on one side. Raises EditError unless they are consecutive."""
    indexes = [i for row in rows for i in units(row.blocks, side)]
    if not indexes:
        return range(0)
    # Blocks between that belong to other rows would be lost from the draft.
    if indexes != list(range(indexes[0], indexes[-1] + 1)):
        raise EditError(
            "The rows cannot be merged: the counterpart of this paragraph is elsewhere in the text."
        )
    return range(indexes[0], indexes[-1] + 1)


def _moved_blocks(row: Row, source: int, target: int) -> Row:
    bead = row.blocks
    blocks = replace(
        bead,
        source=tuple(i + source for i in bead.source),
        target=tuple(i + target for i in bead.target),
    )
    return replace(row, blocks=blocks)


def _fresh_id(blocks: Iterable[Block]) -> int:
    return max(map(attrgetter("id"), blocks), default=-1) + 1


def units(bead: Bead, side: int) -> Units:
    """The units of a bead on one side."""
    return bead.target if side else bead.source


def with_units(bead: Bead, side: int, new: Iterable[int]) -> Bead:
    """The bead with other units on one side; its score and origin stay."""
    return replace(bead, target=tuple(new)) if side else replace(bead, source=tuple(new))


def new_decided_bead(source: Iterable[int], target: Iterable[int]) -> Bead:
    """A bead that the person decided."""
    return Bead(tuple(source), tuple(target), 1.0, Origin.USER)


def as_decided(bead: Bead) -> Bead:
    """The same bead, now the person's decision."""
    return replace(bead, score=1.0, origin=Origin.USER)


def without_empty(beads: Iterable[Bead]) -> tuple[Bead, ...]:
    """The beads that hold anything."""
    return tuple(bead for bead in beads if bead.source or bead.target)


def with_row(draft: Draft, index: int, *rows: Row) -> Draft:
    """The draft with one row replaced by others."""
    return replace(draft, rows=(*draft.rows[:index], *rows, *draft.rows[index + 1 :]))


def with_blocks(draft: Draft, side: int, first: int, count: int, new: Iterable[Block]) -> Draft:
    """The draft with some blocks of one side replaced; the rows stay as they are."""
    blocks = list(draft.blocks)
    blocks[side] = (*blocks[side][:first], *new, *blocks[side][first + count :])
    return replace(draft, blocks=(blocks[0], blocks[1]))


def row_of(draft: Draft, side: int, block: int) -> int:
    """The row that holds a block."""
    return next(i for i, row in enumerate(draft.rows) if block in units(row.blocks, side))


def sentence_count(draft: Draft, row: int, side: int) -> int:
    """The number of sentences of a row on one side."""
    return sum(len(draft.blocks[side][i].sentences) for i in units(draft.rows[row].blocks, side))


def sentences_before(draft: Draft, row: int, side: int, block: int) -> int:
    """The row-local number of the first sentence of a block."""
    return sum(
        len(draft.blocks[side][i].sentences)
        for i in units(draft.rows[row].blocks, side)
        if i < block
    )


def join_rows(draft: Draft, first: int, last: int) -> Draft:
    """Rows first..last as one row; their sentence beads follow each other."""
    while last > first:
        upper, lower = draft.rows[first], draft.rows[first + 1]
        shifts = [sentence_count(draft, first, side) for side in (0, 1)]
        lowered = (
            replace(
                bead,
                source=tuple(i + shifts[0] for i in bead.source),
                target=tuple(i + shifts[1] for i in bead.target),
            )
            for bead in lower.sentences
        )
        blocks = new_decided_bead(
            upper.blocks.source + lower.blocks.source, upper.blocks.target + lower.blocks.target
        )
        joined = Row(blocks, (*upper.sentences, *lowered))
        draft = replace(draft, rows=(*draft.rows[:first], joined, *draft.rows[first + 2 :]))
        last -= 1
    return draft
