"""The aligner: paragraphs first, then sentences inside them; by words, or by words and meaning."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from duidu.align.base.memory import AlignerMemory
from duidu.align.base.pooling import SpanEncoder
from duidu.align.base.protocol import Ints
from duidu.align.beads.coarse_band import coarse_band
from duidu.align.beads.constraints import Mask, allowed_beads, joins_heading
from duidu.align.beads.corners import band_between, in_boxes, inside
from duidu.align.beads.crossing import crossing_pairs
from duidu.align.beads.doubts import doubts
from duidu.align.beads.headings import has_paragraphs, headings, sentence_headings
from duidu.align.beads.inside_rows import align_inside_rows
from duidu.align.beads.judged_pairs import with_pairs
from duidu.align.beads.lattice import Lattice, box_lattice, lattice_of
from duidu.align.beads.left_out import with_left_out
from duidu.align.beads.locked_rows import around_locked, in_reading_order
from duidu.align.beads.open_borders import OpenBorders
from duidu.align.beads.passes import MEANING, WORDS, Compared, align_lattice
from duidu.align.beads.path_reading import PathReading
from duidu.align.beads.rows import ScoredBead, gap_rows, rows_around, rows_within
from duidu.align.beads.same_blocks import Apart
from duidu.align.beads.side_by_side import Allowed, with_side_by_side
from duidu.align.beads.text_pair import TextPair
from duidu.align.beads.weights import (
    BeadModel,
    LeftOutModel,
    PairModel,
    load_left_out_model,
    load_pair_model,
)
from duidu.align.beads.windows import Corner, align_in_windows, is_large, shift_beads, stretches
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Side
from duidu.core.jobs import Job
from duidu.language.registry import describe

_MOST_ALONE = 400  # blocks alone on a side; with more, crossing counterparts are not searched


@dataclass(frozen=True, slots=True)
class BeadAligner:
    """Two passes of dynamic programming at each level; see passes.

    `name` tells alignments by different aligners apart; aligners of the parts of one text share
    their `memory`. Without `encoder` it aligns by words alone;
    with it, what the words leave in doubt is aligned again by `meaning`, the model for that.
    """

    name: str
    words: BeadModel
    memory: AlignerMemory
    encoder: SpanEncoder | None = None
    meaning: BeadModel | None = None
    pairs: PairModel = field(default_factory=load_pair_model)
    left_out: LeftOutModel = field(default_factory=load_left_out_model)

    def align(self, source: Side, target: Side, job: Job, locked: Sequence[Row] = ()) -> Alignment:
        """Align paragraphs, and sentences inside them; see protocol.Aligner."""
        if _stands_right(source, target):
            turned = self.align(target, source, job, tuple(map(_turned, locked)))
            return Alignment(tuple(map(_turned, turned.rows)), self.name)
        rows = around_locked(source, target, locked, lambda a, b: self._rows(a, b, job))
        return Alignment(tuple(rows), self.name)

    def align_inside(
        self, source: Side, target: Side, rows: Sequence[Row], job: Job
    ) -> Sequence[Row]:
        """Align the sentences inside rows; see protocol.Aligner."""
        if _stands_right(source, target):
            turned = self.align_inside(target, source, tuple(map(_turned, rows)), job)
            return tuple(map(_turned, turned))

        def inside(source: Side, target: Side, corners: list[Corner]) -> list[ScoredBead]:
            return self._inside(self._pair(source, target, job), corners, job)

        return align_inside_rows(source, target, rows, inside)

    def _rows(self, source: Side, target: Side, job: Job) -> list[Row]:
        """The rows of two sides without locked rows."""
        if not all(any(block.sentences for block in side.blocks) for side in (source, target)):
            return gap_rows(source, target)
        apart = Apart.of(source, target)
        heads = apart.of_kept(headings(source), headings(target))
        return apart.whole(
            self._apart(apart, heads, job)
            if has_paragraphs(source, target)
            else self._unparted(apart, heads, job)
        )

    def _unparted(self, apart: Apart, heads: tuple[Ints, Ints], job: Job) -> list[Row]:
        """Rows of sentences that are aligned without regard to blocks."""
        if not all(side.blocks for side in apart.sides):
            return gap_rows(*apart.sides)
        pair = self._pair(*apart.sides, job)
        starts = (pair.sides[0].starts, pair.sides[1].starts)
        inner = [(starts[0][row], starts[1][column]) for row, column in apart.corners]
        heads = (sentence_headings(heads[0], starts[0]), sentence_headings(heads[1], starts[1]))
        return rows_around(self._sentences(pair, heads, inner, job), starts)

    def _apart(self, apart: Apart, heads: tuple[Ints, Ints], job: Job) -> list[Row]:
        """Rows of paragraphs, and of the sentences inside them."""
        if not all(side.blocks for side in apart.sides):
            return gap_rows(*apart.sides)
        pair = self._pair(*apart.sides, job)
        starts = (pair.sides[0].starts, pair.sides[1].starts)
        paragraphs = self._paragraphs(pair, heads, apart.corners, job)
        corners = [
            (0, 0),
            *((starts[0][bead.source.stop], starts[1][bead.target.stop]) for bead in paragraphs),
        ]
        borders = OpenBorders(paragraphs, starts, heads, apart.corners)
        sentences = self._inside(pair, corners, job, borders.allow)
        rows = rows_within(borders.opened(sentences), sentences, starts)
        return self._crossed(rows, pair, job)

    def _crossed(self, rows: list[Row], pair: TextPair, job: Job) -> list[Row]:
        """The rows, with counterparts found out of order among blocks left alone on both sides."""
        # A paragraph moved elsewhere shows as a gap on either side of the monotone alignment.
        alone = tuple(
            [block for row in rows if row.blocks.is_gap for block in side(row)]
            for side in (_source_blocks, _target_blocks)
        )
        if not all(alone) or max(map(len, alone)) > _MOST_ALONE:
            return rows
        compared = pair.paragraphs(alone[0], alone[1])
        every = (np.arange(len(alone[0])), np.arange(len(alone[1])))
        compared = pair.with_meaning(compared, every, job)
        found = crossing_pairs(
            (alone[0], alone[1]),
            compared.source,
            compared.target,
            MEANING if self.encoder is not None else WORDS,
        )
        taken = ({s for s, _, _ in found}, {t for _, t, _ in found})
        kept = [
            row
            for row in rows
            if not (
                row.blocks.is_gap
                and (taken[0] & {*row.blocks.source} or taken[1] & {*row.blocks.target})
            )
        ]
        return (
            in_reading_order(
                [*kept, *(self._crossing_row(pair, s, t, score, job) for s, t, score in found)]
            )
            if found
            else rows
        )

    def _crossing_row(
        self, pair: TextPair, source: int, target: int, score: float, job: Job
    ) -> Row:
        """The row of a block and its counterpart elsewhere, with their sentences aligned."""
        inside = (pair.sides[0].inside(source), pair.sides[1].inside(target))
        first, last = (inside[0].start, inside[1].start), (inside[0].stop, inside[1].stop)
        lattice = box_lattice([(0, 0), (len(inside[0]), len(inside[1]))])
        beads = self._beads(pair, pair.sentences(first, last), lattice, None, job)
        inner = tuple(map(_as_bead, beads))
        return Row(Bead((source,), (target,), min(score, 1.0)), inner, crossing=True)

    def _paragraphs(
        self, pair: TextPair, heads: tuple[Ints, Ints], corners: list[Corner], job: Job
    ) -> list[ScoredBead]:
        """Beads of blocks."""

        def compared(first: Corner, last: Corner) -> Compared:
            return pair.paragraphs(range(first[0], last[0]), range(first[1], last[1]))

        band = band_between(pair, corners, paragraphs=True)
        return self._free(pair, band, compared, heads, job, (0.0, 0.5), corners)

    def _sentences(
        self, pair: TextPair, heads: tuple[Ints, Ints], corners: list[Corner], job: Job
    ) -> list[ScoredBead]:
        """Beads of all sentences, without regard to blocks."""
        band = band_between(pair, corners, paragraphs=False)
        return self._free(pair, band, pair.sentences, heads, job, (0.0, 1.0), corners)

    def _free(
        self,
        pair: TextPair,
        band: tuple[Ints, Ints],
        compared: Callable[[Corner, Corner], Compared],
        heads: tuple[Ints, Ints],
        job: Job,
        progress: tuple[float, float],
        corners: Sequence[Corner] = (),
    ) -> list[ScoredBead]:
        """Align units that nothing but a band and the corners in it keep together."""

        def solve(first: Corner, last: Corner, low: Ints, high: Ints) -> list[ScoredBead]:
            job.progress(
                progress[0] + (progress[1] - progress[0]) * first[0] / max(len(heads[0]), 1)
            )
            inner = (heads[0][first[0] : last[0]], heads[1][first[1] : last[1]])
            return self._beads(
                pair,
                compared(first, last),
                lattice_of(in_boxes(inside(corners, first, last), low, high)),
                lambda lattice: joins_heading(lattice, inner),
                job,
            )

        return align_in_windows(*band, solve)

    def _inside(
        self, pair: TextPair, corners: list[Corner], job: Job, across: Allowed | None = None
    ) -> list[ScoredBead]:
        """Sentence beads that stay inside the paragraph beads, but for those that may cross."""
        found: list[ScoredBead] = []
        for run in stretches(corners):
            first, last = run[0], run[-1]
            job.progress(0.5 + first[0] / max(corners[-1][0], 1) / 2)
            # One paragraph bead too large for a full rectangle: it gets a band of its own.
            if is_large(first, last) and len(run) == 2:
                found += shift_beads(self._within_large(pair, first, last, job), first)
                continue
            inner = [(row - first[0], column - first[1]) for row, column in run]
            compared = pair.sentences(first, last)
            beads = self._beads(pair, compared, box_lattice(inner), None, job, across)
            found += shift_beads(beads, first)
        return found

    def _beads(
        self,
        pair: TextPair,
        compared: Compared,
        lattice: Lattice,
        forbidden: Callable[[Lattice], Mask] | None,
        job: Job,
        across: Allowed | None = None,
    ) -> list[ScoredBead]:
        """The best path through a lattice, each bead with its probability.

        What stands alone beside each other may leave the lattice to be a pair, if `across` of its
        sentences is true.
        """
        paragraphs = compared.whole
        words = self.words.for_paragraphs() if paragraphs else self.words
        beads = align_lattice(compared, lattice, words, forbidden, job)
        doubted = doubts(lattice, beads, paragraphs=paragraphs) if self.meaning else None
        if self.meaning is not None and doubted is not None:
            meaning = self.meaning.for_paragraphs() if paragraphs else self.meaning
            compared = pair.with_meaning(compared, doubted.units, job)
            again = lattice_of(doubted.band)
            beads = doubted.settled(
                align_lattice(compared, again, meaning, forbidden, job, doubted.sure)
            )
        # Of paragraphs their sentences tell.
        if paragraphs:
            return beads
        # The weights are those of the encoder that ships.
        means = self.pairs.means
        reads = self.encoder is not None and self.encoder.dimensions == means[0].size
        reading = PathReading.of(pair, compared, beads, means if reads else None, job)
        if reading is None:
            return beads
        allowed = allowed_beads(lattice, forbidden)
        beads = with_left_out(reading, beads, self.left_out, allowed)
        free = allowed if across is None else lambda bead: across(reading.sentences(bead))
        beads = with_side_by_side(reading, beads, self.pairs, free)
        return with_pairs(reading, beads, self.pairs)

    def _within_large(
        self, pair: TextPair, first: Corner, last: Corner, job: Job
    ) -> list[ScoredBead]:
        """Sentence beads, counted from `first`, of a paragraph bead that is itself a long text."""
        sizes = (last[0] - first[0], last[1] - first[1])
        if not all(sizes):
            return [ScoredBead(range(n, n + 1), range(0), 1.0) for n in range(sizes[0])] + [
                ScoredBead(range(0), range(n, n + 1), 1.0) for n in range(sizes[1])
            ]
        units = [[range(n, n + 1) for n in range(*ends)] for ends in zip(first, last, strict=True)]
        heads = (np.zeros(sizes[0], np.int64), np.zeros(sizes[1], np.int64))

        def inner(a: Corner, b: Corner) -> Compared:
            begin = (a[0] + first[0], a[1] + first[1])
            return pair.sentences(begin, (b[0] + first[0], b[1] + first[1]))

        band = coarse_band(*pair.bags(units))
        return self._free(pair, band, inner, heads, job, (0.5, 1.0))

    def _pair(self, source: Side, target: Side, job: Job) -> TextPair:
        return TextPair(source, target, self.memory, self.encoder, job)


def _stands_right(source: Side, target: Side) -> bool:
    """Whether the sides are to be exchanged.

    Glosses lead from the dictionary's headwords to the other side, so those stand first.
    """
    return describe(target.language).has_dictionary and not describe(source.language).has_dictionary


def _source_blocks(row: Row) -> tuple[int, ...]:
    return row.blocks.source


def _target_blocks(row: Row) -> tuple[int, ...]:
    return row.blocks.target


def _as_bead(bead: ScoredBead) -> Bead:
    return Bead(tuple(bead.source), tuple(bead.target), bead.score, pair=bead.pair)


def _turned(row: Row) -> Row:
    return Row(_turned_bead(row.blocks), tuple(map(_turned_bead, row.sentences)), row.crossing)


def _turned_bead(bead: Bead) -> Bead:
    return replace(bead, source=bead.target, target=bead.source)
