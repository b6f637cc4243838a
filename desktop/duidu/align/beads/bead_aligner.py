"""The aligner: paragraphs first, then sentences inside them; by words, or by words and meaning."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from duidu.align.base.pooling import SpanEncoder
from duidu.align.base.protocol import Floats, Ints
from duidu.align.base.word_pairs import GlossStems
from duidu.align.beads.bead_score import IMPOSSIBLE, bead_scores
from duidu.align.beads.coarse_band import BUCKETS, bags, coarse_band
from duidu.align.beads.constraints import Mask, across_corners, corner_lattice, joins_heading
from duidu.align.beads.crossing import crossing_pairs
from duidu.align.beads.headings import has_paragraphs, headings, sentence_headings
from duidu.align.beads.inside_rows import align_inside_rows
from duidu.align.beads.lattice import SHAPES, Lattice, best_path, make_lattice, probabilities
from duidu.align.beads.locked_rows import around_locked, in_reading_order
from duidu.align.beads.passes import MEANING, WORDS, Texts, compare, first_pass
from duidu.align.beads.rows import ScoredBead, gap_rows, rows_around, rows_within
from duidu.align.beads.side_text import SideText
from duidu.align.beads.weights import BeadModel
from duidu.align.beads.windows import Corner, align_in_windows, is_large, shift_beads, stretches
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Side
from duidu.core.jobs import Job
from duidu.language.registry import describe

_MOST_ALONE = 400  # blocks alone on a side; with more, crossing counterparts are not searched
_SMALL = 60  # units on either side up to which the full rectangle is searched

Pair = tuple[SideText, SideText]


@dataclass(frozen=True, slots=True)
class BeadAligner:
    """Two passes of dynamic programming at each level; see passes.

    `name` tells alignments by different aligners apart. Without `encoder` it aligns by words alone.
    """

    name: str
    model: BeadModel
    glosses: GlossStems | None
    encoder: SpanEncoder | None

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
            pair = (SideText(source, self.encoder, job), SideText(target, self.encoder, job))
            return self._inside(pair, corners, job)

        return align_inside_rows(source, target, rows, inside)

    def _rows(self, source: Side, target: Side, job: Job) -> list[Row]:
        """The rows of two sides without locked rows."""
        pair = (SideText(source, self.encoder, job), SideText(target, self.encoder, job))
        if not all(side.sentences for side in pair):
            return gap_rows(source, target)
        starts = (pair[0].starts, pair[1].starts)
        if not has_paragraphs(source, target):
            heads = (sentence_headings(source), sentence_headings(target))
            return rows_around(self._sentences(pair, heads, job), starts)
        paragraphs = self._paragraphs(pair, (headings(source), headings(target)), job)
        corners = [
            (0, 0),
            *((starts[0][bead.source.stop], starts[1][bead.target.stop]) for bead in paragraphs),
        ]
        return self._crossed(
            rows_within(paragraphs, self._inside(pair, corners, job), starts), pair, job
        )

    def _crossed(self, rows: list[Row], pair: Pair, job: Job) -> list[Row]:
        """The rows, with counterparts found out of order among blocks left alone on both sides."""
        # A paragraph moved elsewhere shows as a gap on either side of the monotone alignment.
        alone = tuple(
            [block for row in rows if row.blocks.is_gap for block in side(row)]
            for side in (_source_blocks, _target_blocks)
        )
        if not all(alone) or max(map(len, alone)) > _MOST_ALONE:
            return rows
        texts = [
            side.paragraph_units(blocks, job) for side, blocks in zip(pair, alone, strict=True)
        ]
        source, target, _ = compare(texts[0], texts[1], self.glosses, self.encoder)
        found = crossing_pairs(
            (alone[0], alone[1]), source, target, MEANING if self.encoder is not None else WORDS
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

    def _crossing_row(self, pair: Pair, source: int, target: int, score: float, job: Job) -> Row:
        """The row of a block and its counterpart elsewhere, with their sentences aligned."""
        first = (pair[0].starts[source], pair[1].starts[target])
        last = (pair[0].starts[source + 1], pair[1].starts[target + 1])
        texts = self._sentence_texts(pair, job)(first, last)
        corners = [(0, 0), (last[0] - first[0], last[1] - first[1])]
        beads = self._beads(
            texts,
            corner_lattice(corners),
            lambda band: across_corners(band, corners),
            job,
            self.model,
        )
        inner = tuple(Bead(tuple(bead.source), tuple(bead.target), bead.score) for bead in beads)
        return Row(Bead((source,), (target,), min(score, 1.0)), inner, crossing=True)

    def _paragraphs(self, pair: Pair, heads: tuple[Ints, Ints], job: Job) -> list[ScoredBead]:
        """Beads of blocks."""

        def texts(first: Corner, last: Corner) -> tuple[Texts, Texts]:
            return pair[0].paragraph_units(range(first[0], last[0]), job), pair[1].paragraph_units(
                range(first[1], last[1]), job
            )

        return self._free(
            self._band(pair, heads, job, paragraphs=True),
            texts,
            heads,
            job,
            self.model.for_paragraphs(),
            (0.0, 0.5),
        )

    def _sentences(self, pair: Pair, heads: tuple[Ints, Ints], job: Job) -> list[ScoredBead]:
        """Beads of all sentences, without regard to blocks."""
        return self._free(
            self._band(pair, heads, job, paragraphs=False),
            self._sentence_texts(pair, job),
            heads,
            job,
            self.model,
            (0.0, 1.0),
        )

    def _sentence_texts(
        self, pair: Pair, job: Job
    ) -> Callable[[Corner, Corner], tuple[Texts, Texts]]:
        """A function that gives the sentences of both sides between two corners."""
        return lambda first, last: (
            pair[0].sentence_units(first[0], last[0], job),
            pair[1].sentence_units(first[1], last[1], job),
        )

    def _band(
        self, pair: Pair, heads: tuple[Ints, Ints], job: Job, *, paragraphs: bool
    ) -> tuple[Ints, Ints]:
        """The columns worth looking at for each row: all for small texts, else a coarse band."""
        sizes = [len(side) for side in heads]
        if max(sizes) <= _SMALL:
            return np.zeros(sizes[0] + 1, np.int64), np.full(sizes[0] + 1, sizes[1])
        source, target = (
            bags(
                side.block_bags(glosses, BUCKETS, job)
                if paragraphs
                else side.bags(glosses, BUCKETS, job=job)
            )
            for side, glosses in zip(pair, (self.glosses, None), strict=True)
        )
        return coarse_band(source, target)

    def _free(
        self,
        band: tuple[Ints, Ints],
        texts: Callable[[Corner, Corner], tuple[Texts, Texts]],
        heads: tuple[Ints, Ints],
        job: Job,
        model: BeadModel,
        progress: tuple[float, float],
    ) -> list[ScoredBead]:
        """Align units that nothing but a band keeps together."""

        def solve(first: Corner, last: Corner, low: Ints, high: Ints) -> list[ScoredBead]:
            job.progress(
                progress[0] + (progress[1] - progress[0]) * first[0] / max(len(heads[0]), 1)
            )
            inner = (heads[0][first[0] : last[0]], heads[1][first[1] : last[1]])
            return self._beads(
                texts(first, last),
                make_lattice(low, high),
                lambda lattice: joins_heading(lattice, inner),
                job,
                model,
            )

        return align_in_windows(*band, solve)

    def _inside(self, pair: Pair, corners: list[Corner], job: Job) -> list[ScoredBead]:
        """Sentence beads that stay inside the paragraph beads."""
        texts = self._sentence_texts(pair, job)
        found: list[ScoredBead] = []
        for run in stretches(corners):
            first, last = run[0], run[-1]
            job.progress(0.5 + first[0] / max(corners[-1][0], 1) / 2)
            # One paragraph bead too large for a full rectangle: it gets a band of its own.
            if is_large(first, last) and len(run) == 2:
                found += shift_beads(self._within_large(pair, first, last, job), first)
                continue
            inner = [(row - first[0], column - first[1]) for row, column in run]

            def forbidden(lattice: Lattice, inner: list[Corner] = inner) -> Mask:
                return across_corners(lattice, inner)

            found += shift_beads(
                self._beads(texts(first, last), corner_lattice(inner), forbidden, job, self.model),
                first,
            )
        return found

    def _beads(
        self,
        texts: tuple[Texts, Texts],
        lattice: Lattice,
        forbidden: Callable[[Lattice], Mask],
        job: Job,
        model: BeadModel,
    ) -> list[ScoredBead]:
        """Both passes over a lattice: the best path, with the probability of each bead."""
        compared = compare(*texts, self.glosses, self.encoder)
        job.check()
        # The second pass is costly, so it only sees the narrow band that the first one leaves.
        evidence, band = first_pass(compared, lattice, model.coarse, forbidden, job)
        job.check()
        scores = bead_scores(evidence, band, model.fine, job)
        job.check()
        scores[forbidden(band)] = IMPOSSIBLE
        return _path_with_probabilities(band, scores)

    def _within_large(self, pair: Pair, first: Corner, last: Corner, job: Job) -> list[ScoredBead]:
        """Sentence beads, counted from `first`, of a paragraph bead that is itself a long text."""
        sizes = (last[0] - first[0], last[1] - first[1])
        if not all(sizes):
            return [ScoredBead(range(n, n + 1), range(0), 1.0) for n in range(sizes[0])] + [
                ScoredBead(range(0), range(n, n + 1), 1.0) for n in range(sizes[1])
            ]
        source, target = (
            bags(side.bags(glosses, BUCKETS, begin, end, job))
            for side, glosses, begin, end in zip(
                pair, (self.glosses, None), first, last, strict=True
            )
        )
        texts = self._sentence_texts(pair, job)
        heads = (np.zeros(sizes[0], np.int64), np.zeros(sizes[1], np.int64))

        def inner(a: Corner, b: Corner) -> tuple[Texts, Texts]:
            return texts((a[0] + first[0], a[1] + first[1]), (b[0] + first[0], b[1] + first[1]))

        return self._free(coarse_band(source, target), inner, heads, job, self.model, (0.5, 1.0))


def _path_with_probabilities(lattice: Lattice, scores: Floats) -> list[ScoredBead]:
    """The best path through a lattice, each bead with its probability."""
    likely, _ = probabilities(lattice, scores)
    node = {
        place: number
        for number, place in enumerate(
            zip(lattice.rows.tolist(), lattice.columns.tolist(), strict=True)
        )
    }
    return [
        ScoredBead(
            range(row, next_row),
            range(column, next_column),
            float(likely[node[next_row, next_column], SHAPES.index(shape)]),
        )
        for row, column, next_row, next_column in best_path(lattice, scores)
        for shape in [(next_row - row, next_column - column)]
    ]


def _stands_right(source: Side, target: Side) -> bool:
    """Whether the sides are to be exchanged.

    Glosses lead from the dictionary's headwords to the other side, so those stand first.
    """
    return describe(target.language).has_dictionary and not describe(source.language).has_dictionary


def _source_blocks(row: Row) -> tuple[int, ...]:
    return row.blocks.source


def _target_blocks(row: Row) -> tuple[int, ...]:
    return row.blocks.target


def _turned(row: Row) -> Row:
    return Row(_turned_bead(row.blocks), tuple(map(_turned_bead, row.sentences)), row.crossing)


def _turned_bead(bead: Bead) -> Bead:
    return Bead(bead.target, bead.source, bead.score, bead.origin, bead.confirmed)
