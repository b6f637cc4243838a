"""Which sentences answer which.

A row is a paragraph bead with the sentence beads inside it; an alignment is rows in order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from duidu.core.article import Side
from duidu.core.row_status import RowStatus


class Origin(StrEnum):
    """Who made a bead: the aligner, the person, or the file it came from."""

    MACHINE = "machine"
    USER = "user"
    FILE = "file"


ROUGH = "duidu-rough"
"""The name of the aligner of a long text of which parts are paired by length alone yet."""
BY_FILE = "file"
"""The name in the place of an aligner's where a file gives the rows."""
ALONE = "alone"
"""The name in the place of an aligner's where a text has no translation yet."""


@dataclass(frozen=True, slots=True)
class Bead:
    """A group of source units and the target units that answer it: 1-1, m-n, 1-0, 0-1.

    Units are indexes in ascending order. `score` is the calibrated probability, 0 to 1, that the
    texts are cut here and not elsewhere; `pair` that both sides say the same, 1 where nothing tells
    and of a gap. `status` is what a person or a file says of the bead. The word is that of Gale and
    Church (1993).
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float = 1.0
    origin: Origin = Origin.MACHINE
    status: RowStatus = RowStatus.OPEN
    pair: float = 1.0

    @property
    def confirmed(self) -> bool:
        """Whether it is right, says a person or a file: every later run of an aligner keeps it."""
        return self.status.is_settled

    def is_doubtful(self, below: float) -> bool:
        """Whether it is likely wrong, or its sides no translations, and nobody said otherwise."""
        return min(self.score, self.pair) < below and not self.confirmed

    @property
    def is_gap(self) -> bool:
        """Whether one side has no counterpart."""
        return not self.source or not self.target


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the reading window: paragraphs and the sentences in them that answer each other.

    `blocks` is the paragraph bead, indexes into each side's blocks. `sentences` are its sentence
    beads, indexes among the sentences of the row's own blocks, counted from 0 on each side: so an
    edit touches one row. `crossing` marks a paragraph whose counterpart stands elsewhere in the
    other text.
    """

    blocks: Bead
    sentences: tuple[Bead, ...]
    crossing: bool = False

    @property
    def pair(self) -> float:
        """The probability that its two sides say the same: that of its beads, by their units.

        1 for a gap; 0 where no sentence of either side answers one of the other.
        """
        if self.blocks.is_gap or not self.sentences:
            return self.blocks.pair
        sizes = [
            (len(bead.source) + len(bead.target)) * (not bead.is_gap) for bead in self.sentences
        ]
        paired = sum(size * bead.pair for size, bead in zip(sizes, self.sentences, strict=True))
        return paired / sum(sizes) if any(sizes) else 0.0

    def is_doubtful(self, below: float) -> bool:
        """Whether its paragraphs are likely paired wrongly, and nobody said otherwise."""
        if self.blocks.confirmed or self.blocks.is_gap:
            return False
        by_machine = self.blocks.origin is Origin.MACHINE
        return self.blocks.score < below or (by_machine and self.pair < below)


@dataclass(frozen=True, slots=True)
class Alignment:
    """All rows of an article in reading order, and the name of the aligner that made them."""

    rows: tuple[Row, ...]
    aligner: str = ""

    def flat_sentences(self, source: Side, target: Side) -> Iterator[Bead]:
        """Sentence beads with sentences counted through each whole side, as ladder files do."""
        starts = tuple(first_sentences(side) for side in (source, target))
        for row in self.rows:
            flat = tuple(
                flat_numbers(units, start, side)
                for units, start, side in zip(
                    (row.blocks.source, row.blocks.target), starts, (source, target), strict=True
                )
            )
            # Beads of a row count from 0 in it; here they get the numbers of the whole side.
            for bead in row.sentences:
                yield Bead(
                    tuple(flat[0][i] for i in bead.source),
                    tuple(flat[1][i] for i in bead.target),
                    bead.score,
                    bead.origin,
                    bead.status,
                    bead.pair,
                )


def rows_alone(side: Side, first: int = 0) -> Iterator[Row]:
    """Yield the rows of a source without a translation: a block each, from `first` on."""
    for number, block in enumerate(side.blocks, first):
        beads = tuple(Bead((sentence,), ()) for sentence in range(len(block.sentences)))
        yield Row(Bead((number,), ()), beads)


def first_sentences(side: Side) -> list[int]:
    """The flat number of each block's first sentence.

    There is one item more than blocks; the last is the number of all sentences.
    """
    starts = [0]
    for block in side.blocks:
        starts.append(starts[-1] + len(block.sentences))
    return starts


def flat_numbers(blocks: Sequence[int], starts: Sequence[int], side: Side) -> list[int]:
    """Flat numbers of the sentences of these blocks, in row-local order.

    `starts` is what first_sentences(side) gives.
    """
    return [starts[block] + i for block in blocks for i in range(len(side.blocks[block].sentences))]
