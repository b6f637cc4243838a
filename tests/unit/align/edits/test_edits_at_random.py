"""Edits of rows of every kind, also without sentences or beads: refused, or done and undone."""

import random
from collections import Counter

import pytest

from duidu.align.edits import bead_edits, block_edits, row_edits
from duidu.align.edits.edit import Aligned, Edit, EditError, apply
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Block, Side, SideName, Span
from duidu.core.row_status import RowStatus

ORDERS = 4_000


def block(number: int, chance: random.Random) -> Block:
    """A block of no to three sentences."""
    sentences = tuple(Span(3 * i, 3 * i + 3) for i in range(chance.randint(0, 3)))
    return Block(number, "甲乙。" * len(sentences), sentences=sentences)


def beads(counts: list[int], chance: random.Random) -> tuple[Bead, ...]:
    """All sentences of a row by themselves, all in one, some of them, or no bead at all."""
    one, other = range(counts[0]), range(counts[1])
    kinds = [
        (),
        (*(Bead((i,), ()) for i in one), *(Bead((), (i,)) for i in other)),
        (Bead(tuple(one), tuple(other)),) if one or other else (),
        (Bead((0,), (0,) if other else ()),) if one else (),
    ]
    return chance.choice(kinds)


def article(chance: random.Random) -> Aligned:
    """Some rows of up to two blocks a side."""
    rows, sides = [], ([], [])  # type: ignore[var-annotated]
    for _ in range(chance.randint(1, 4)):
        units = []
        for side in sides:
            first = len(side)
            side.extend(block(first + i, chance) for i in range(chance.randint(0, 2)))
            units.append(tuple(range(first, len(side))))
        counts = [
            sum(len(side[i].sentences) for i in unit)
            for side, unit in zip(sides, units, strict=True)
        ]
        if units[0] or units[1]:
            rows.append(Row(Bead(units[0], units[1]), beads(counts, chance)))
    return Aligned(Side("zh", tuple(sides[0])), Side("en", tuple(sides[1])), Alignment(tuple(rows)))


def edit(at: Aligned, chance: random.Random) -> Edit:
    """One of all edits, at a place that may be there or not."""
    row, side = chance.randint(0, len(at.alignment.rows)), chance.choice(tuple(SideName))
    number, other, offset = chance.randint(0, 3), chance.randint(0, 4), chance.randint(0, 9)
    step = chance.choice((1, -1))
    edits = (
        lambda: block_edits.split_sentence(at, row, side, other, offset),
        lambda: block_edits.merge_sentences(at, row, side, other, number),
        lambda: block_edits.split_block(at, row, side, other, offset),
        lambda: block_edits.merge_blocks(at, row, side, other),
        lambda: bead_edits.link(at, row, [number], [other]),
        lambda: bead_edits.unlink(at, row, number),
        lambda: bead_edits.leave_out(at, row, side, number),
        lambda: bead_edits.move_to_bead(at, row, side, number, step),
        lambda: row_edits.split_row(at, row, number),
        lambda: row_edits.merge_rows(at, row),
        lambda: row_edits.unlink_row(at, row),
        lambda: row_edits.set_status(at, row, RowStatus.CONFIRMED),
        lambda: row_edits.move_sentence(at, row, side, number, step),
        lambda: row_edits.carry_sentence(at, row, side, number, other, chance.choice((None, 0, 1))),
    )
    return chance.choice(edits)()


def test_an_edit_is_refused_or_can_be_taken_back_exactly() -> None:
    done: Counter[str] = Counter()
    for seed in range(ORDERS):
        chance = random.Random(seed)
        before = article(chance)
        try:
            made = edit(before, chance)
        except EditError:
            done["refused"] += 1
            continue
        done[made.kind] += 1
        assert apply(apply(before, made), made.inverse()) == before
    assert done["refused"] < ORDERS
    assert len(done) > 10


def test_sentences_without_beads_are_joined() -> None:
    side = Side("zh", (Block(0, "甲。乙。", sentences=(Span(0, 2), Span(2, 4))),))
    row = Row(Bead((0,), ()), ())
    before = Aligned(side, Side("en", ()), Alignment((row,)))
    after = apply(before, block_edits.merge_sentences(before, 0, SideName.SOURCE, 0, 0))
    assert after.source.blocks[0].sentences == (Span(0, 4),)
    assert after.alignment.rows == (row,)
    with pytest.raises(EditError):
        block_edits.merge_sentences(after, 0, SideName.SOURCE, 0, 0)
