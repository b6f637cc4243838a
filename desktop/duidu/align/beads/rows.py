"""Rows made of beads over units: paragraph beads with the sentence beads inside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duidu.core.alignment import Bead, Row
from duidu.core.article import Side


@dataclass(frozen=True, slots=True)
class ScoredBead:
    """A bead over ranges of units, with its probability, and that of its sides as translations."""

    source: range
    target: range
    score: float
    pair: float = 1.0


def rows_within(
    paragraphs: Sequence[ScoredBead],
    sentences: Iterable[ScoredBead],
    starts: tuple[Sequence[int], Sequence[int]],
) -> list[Row]:
    """Rows of paragraph beads; every sentence bead (flat numbers) is inside one of them.

    `starts` are the first sentences of the blocks of each side.
    """
    rows: list[Row] = []
    # Reversed, so that taking the next one is a cheap pop.
    waiting = list(sentences)[::-1]
    for bead in paragraphs:
        begin = tuple(
            first[units.start]
            for first, units in zip(starts, (bead.source, bead.target), strict=True)
        )
        end = tuple(
            first[units.stop]
            for first, units in zip(starts, (bead.source, bead.target), strict=True)
        )
        inside: list[Bead] = []
        while waiting and waiting[-1].source.stop <= end[0] and waiting[-1].target.stop <= end[1]:
            inside.append(_local(waiting.pop(), begin[0], begin[1]))
        rows.append(Row(Bead(tuple(bead.source), tuple(bead.target), bead.score), tuple(inside)))
    return rows


def rows_around(
    sentences: Sequence[ScoredBead], starts: tuple[Sequence[int], Sequence[int]]
) -> list[Row]:
    """Rows where paragraphs were not aligned: the smallest that hold every bead whole."""
    # Of several blocks that begin at the same sentence all but the last are empty; they join the
    # row before.
    block_of: list[dict[int, int]] = [
        {sentence: block for block, sentence in enumerate(first)} for first in starts
    ]
    paragraphs: list[ScoredBead] = []
    begin, score = (0, 0), 1.0
    for bead in sentences:
        score = min(score, bead.score)
        end = tuple(
            blocks.get(units.stop, -1)
            for blocks, units in zip(block_of, (bead.source, bead.target), strict=True)
        )
        if min(end) >= 0:
            paragraphs.append(ScoredBead(range(begin[0], end[0]), range(begin[1], end[1]), score))
            begin, score = (end[0], end[1]), 1.0
    return rows_within(paragraphs, sentences, starts)


def gap_rows(source: Side, target: Side) -> list[Row]:
    """Rows of two texts one of which has no sentences: each block alone, source first."""
    rows = []
    for number, block in enumerate(source.blocks):
        rows.append(
            Row(Bead((number,), ()), tuple(Bead((i,), ()) for i in range(len(block.sentences))))
        )
    for number, block in enumerate(target.blocks):
        rows.append(
            Row(Bead((), (number,)), tuple(Bead((), (j,)) for j in range(len(block.sentences))))
        )
    return rows


def has_several(source: Side, target: Side, row: Row) -> bool:
    """Whether a row has several sentences on both sides; else its only bead is right as it is."""
    return all(
        sum(len(side.blocks[unit].sentences) for unit in units) > 1
        for side, units in ((source, row.blocks.source), (target, row.blocks.target))
    )


def _local(bead: ScoredBead, source: int, target: int) -> Bead:
    """A bead with row-local sentence numbers."""
    return Bead(
        tuple(i - source for i in bead.source),
        tuple(j - target for j in bead.target),
        bead.score,
        pair=bead.pair,
    )
