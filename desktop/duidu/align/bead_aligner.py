"""The aligner of the house: paragraphs first, then sentences inside them; by words alone or by words and meaning."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from duidu.align.beads import IMPOSSIBLE, bead_scores
from duidu.align.constraints import Mask, across_corners, corner_lattice, joins_heading
from duidu.align.evidence import Evidence
from duidu.align.fixed import around_fixed
from duidu.align.lattice import SHAPES, Floats, Lattice, best_path, probabilities
from duidu.align.passes import Texts, compare, expected_meetings, narrowed, second_evidence
from duidu.align.pooling import SpanEncoder
from duidu.align.rows import Scored, gap_rows, rows_around, rows_within
from duidu.align.terms import Glosses
from duidu.align.units import has_paragraphs, headings, paragraph_texts, sentence_headings, sentence_texts
from duidu.align.weights import Model
from duidu.core.alignment import Alignment, Bead, Row, first_sentences
from duidu.core.article import Side
from duidu.core.jobs import Job

_DOUBT = 3.0
_MARGIN = 2  # units around all likely beads of the first pass that the second looks at


@dataclass(frozen=True, slots=True)
class BeadAligner:
    """Two passes of dynamic programming at each level; see passes. `name` tells alignments of different makers apart."""

    name: str
    model: Model
    glosses: Glosses | None
    encoder: SpanEncoder | None

    def align(self, source: Side, target: Side, job: Job, fixed: Sequence[Row] = ()) -> Alignment:
        """Align paragraphs, and sentences inside them; see protocol.Aligner."""
        if target.language.startswith("zh") and not source.language.startswith("zh"):
            turned = self.align(target, source, job, tuple(map(_turned, fixed)))
            return Alignment(tuple(map(_turned, turned.rows)), self.name)
        rows = around_fixed(source, target, fixed, lambda a, b: self._rows(a, b, job))
        return Alignment(tuple(rows), self.name)

    def _rows(self, source: Side, target: Side, job: Job) -> list[Row]:
        texts = (sentence_texts(source), sentence_texts(target))
        if not all(side.units for side in texts):
            return gap_rows(source, target)
        starts = (first_sentences(source), first_sentences(target))
        if not has_paragraphs(source, target):
            everything = [(0, 0), (len(texts[0].units), len(texts[1].units))]
            heads = (sentence_headings(source), sentence_headings(target))
            return rows_around(self._beads(texts, corner_lattice(everything), lambda band: joins_heading(band, heads), job), starts)
        paragraphs = self._paragraphs(source, target, job)
        corners = [(0, 0), *((starts[0][bead.source.stop], starts[1][bead.target.stop]) for bead in paragraphs)]
        return rows_within(paragraphs, self._sentences(texts, corners, job), starts)

    def _paragraphs(self, source: Side, target: Side, job: Job) -> list[Scored]:
        texts = (paragraph_texts(source), paragraph_texts(target))
        heads = (headings(source), headings(target))
        everything = [(0, 0), (len(texts[0].units), len(texts[1].units))]
        return self._beads(texts, corner_lattice(everything), lambda band: joins_heading(band, heads), job)

    def _sentences(self, texts: tuple[Texts, Texts], corners: list[tuple[int, int]], job: Job) -> list[Scored]:
        return self._beads(texts, corner_lattice(corners), lambda band: across_corners(band, corners), job)

    def _beads(self, texts: tuple[Texts, Texts], lattice: Lattice, forbidden: Callable[[Lattice], Mask], job: Job) -> list[Scored]:
        source, target, table = compare(*texts, self.glosses, self.encoder)
        job.check()
        scores = bead_scores(Evidence(source, target), lattice, self.model.coarse)
        scores[forbidden(lattice)] = IMPOSSIBLE
        # Weights found by the fewest errors are surer of themselves than they should be: doubt keeps more ways open for the second pass.
        likely, _ = probabilities(lattice, scores / _DOUBT)
        job.check()
        band = narrowed(lattice, likely, _MARGIN)
        evidence = second_evidence(source, target, table, expected_meetings(lattice, likely))
        scores = bead_scores(evidence, band, self.model.fine)
        scores[forbidden(band)] = IMPOSSIBLE
        return _scored(band, scores)


def _scored(lattice: Lattice, scores: Floats) -> list[Scored]:
    likely, _ = probabilities(lattice, scores)
    node = {place: number for number, place in enumerate(zip(lattice.rows.tolist(), lattice.columns.tolist(), strict=True))}
    return [
        Scored(range(row, next_row), range(column, next_column), float(likely[node[next_row, next_column], SHAPES.index(shape)]))
        for row, column, next_row, next_column in best_path(lattice, scores)
        for shape in [(next_row - row, next_column - column)]
    ]


def _turned(row: Row) -> Row:
    return Row(_turned_bead(row.blocks), tuple(map(_turned_bead, row.sentences)), row.crossing)


def _turned_bead(bead: Bead) -> Bead:
    return Bead(bead.target, bead.source, bead.score, bead.origin, bead.confirmed)
