"""From paths over units to the rows of a reading window: paragraph beads with the sentence beads inside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duidu.core.alignment import Bead, Row
from duidu.core.article import Side


@dataclass(frozen=True, slots=True)
class ScoredBead:
    """A bead over units start..end on each side, with its probability."""

    source: range
    target: range
    score: float


def rows_within(
    paragraphs: Sequence[ScoredBead],
    sentences: Iterable[ScoredBead],
    starts: tuple[Sequence[int], Sequence[int]],
) -> list[Row]:
    """Rows of paragraph beads; every sentence bead (flat numbers) lies inside one of them. `starts` are the blocks' first sentences."""
    rows: list[Row] = []
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
    """Rows where no paragraphs were aligned: the smallest paragraph beads that hold every sentence bead whole."""
    # Of several blocks that begin at one sentence all but the last are empty; they go with what stands before them.
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
    """Rows of texts of which one has no sentences: every block stands alone, those of the source first."""
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


def _local(bead: ScoredBead, source: int, target: int) -> Bead:
    return Bead(
        tuple(i - source for i in bead.source),
        tuple(j - target for j in bead.target),
        bead.score,
    )
