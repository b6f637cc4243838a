"""Two passes over two sequences of units.

The first, on cheap evidence, finds where units can meet; the second weighs all evidence there.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from duidu.align.base.protocol import Floats, Ints, Matrix
from duidu.align.base.word_pairs import WordAnswers
from duidu.align.beads.bead_score import IMPOSSIBLE, Weights, bead_scores
from duidu.align.beads.constraints import Mask
from duidu.align.beads.evidence import (
    BeadEvidence,
    Units,
    border_evidence,
    cell_evidence,
    span_likeness,
)
from duidu.align.beads.lattice import (
    LARGEST,
    SHAPES,
    Band,
    Lattice,
    best_beads,
    best_scores,
    lattice_of,
    probabilities,
)
from duidu.align.beads.losses import gap_prices, losses, may_lack, weight_of_losses
from duidu.align.beads.rows import ScoredBead
from duidu.align.beads.weights import BeadModel
from duidu.core.jobs import Job

MEANING, WORDS = "meaning", "word"
_SHAPES = np.array(SHAPES)
_GAPS = (SHAPES.index((1, 0)), SHAPES.index((0, 1)))
_TEMPERATURE = 3.0  # divides the scores of the first pass; see first_pass
_MARGIN = 2  # units around the likely beads of the first pass that the second one looks at
_SPREAD = 2  # units around a likely meeting that stay possible, falling off as exp(-distance² / 2)
_FLOOR = 0.02  # added to every expectation, so that none is 0
_UNLIKELY = 1e-4  # probability below which a bead is left out of the second pass


@dataclass(frozen=True, slots=True)
class Compared:
    """Both sides in the space of words and, where an encoder has read them, of meaning.

    `answers` are the pairs of words that may translate each other. `ranges` are the sentences of
    each unit of either side; the pieces of units are clauses, or with `whole` sentences.
    """

    ranges: tuple[Sequence[range], Sequence[range]]
    whole: bool
    source: Units
    target: Units
    answers: WordAnswers


def first_pass(
    compared: Compared,
    lattice: Lattice,
    weights: Weights,
    forbidden: Callable[[Lattice], Mask] | None,
    job: Job | None = None,
    sure: Sequence[ScoredBead] = (),
) -> tuple[BeadEvidence, Lattice]:
    """All evidence for the second pass, and the narrower band to look at.

    `sure` are beads outside the lattice, whose units are known to meet. Raises Cancelled.
    """
    likeness = span_likeness(compared.source, compared.target, lattice)
    scores = bead_scores(
        BeadEvidence(compared.source, compared.target, likeness), lattice, weights, job
    )
    if forbidden is not None:
        scores[forbidden(lattice)] = IMPOSSIBLE
    # Weights that minimise errors are overconfident; dividing the scores keeps more paths open for
    # the second pass.
    likely, _ = probabilities(lattice, scores / _TEMPERATURE)
    band = narrowed_band(lattice, likely, _MARGIN)
    sizes = (len(compared.source.texts), len(compared.target.texts))
    met = meetings(lattice, likely, sizes)
    for bead in sure:
        met[bead.source.start : bead.source.stop, bead.target.start : bead.target.stop] = 1
    lost = losses((compared.source, compared.target), lattice, likely, sure)
    evidence = second_evidence(compared, likeness, _expected(met), band)
    return replace(evidence, ratio=lost.ratio, alone=lost.units), band


def align_lattice(
    compared: Compared,
    lattice: Lattice,
    model: BeadModel,
    forbidden: Callable[[Lattice], Mask] | None,
    job: Job,
    sure: Sequence[ScoredBead] = (),
) -> list[ScoredBead]:
    """The best path through a lattice by both passes, each bead with its probability.

    `sure` are beads outside the lattice. Raises Cancelled.
    """
    job.check()
    # The second pass is costly, so it only sees the narrow band that the first one leaves.
    evidence, band = first_pass(compared, lattice, model.coarse, forbidden, job, sure)
    job.check()
    scores = bead_scores(replace(evidence, ratio=0.0), band, model.fine, job)
    if forbidden is not None:
        scores[forbidden(band)] = IMPOSSIBLE
    if model.abridged and may_lack(evidence):
        scores = _for_losses(
            evidence, band, scores, model.abridged, sure, job, inside=forbidden is None
        )
    job.check()
    best = best_scores(band, scores)
    likely, _ = probabilities(band, scores, best)
    rows, columns = band.rows.tolist(), band.columns.tolist()
    return [
        ScoredBead(
            range(rows[first], rows[last]),
            range(columns[first], columns[last]),
            float(likely[last, shape]),
        )
        for first, last, shape in best_beads(band, scores, best)
    ]


def _for_losses(
    evidence: BeadEvidence,
    band: Lattice,
    usual: Floats,
    weights: Weights,
    sure: Sequence[ScoredBead],
    job: Job,
    *,
    inside: bool,
) -> Floats:
    """The usual scores, mixed with those for abridged texts as far as there seem to be losses.

    Which side lacks much is found first, since a translation that leaves out seldom adds as much.
    """
    scores = bead_scores(evidence, band, weights, job)
    scores[usual <= IMPOSSIBLE] = IMPOSSIBLE
    sides = (evidence.source, evidence.target)
    first = losses(sides, band, probabilities(band, scores)[0], sure)
    for shape, more in zip(_GAPS, gap_prices(first), strict=True):
        scores[:, shape] += more
    lost = losses(sides, band, probabilities(band, scores)[0], sure)
    share = weight_of_losses(lost, inside=inside)
    return usual if not share else (1 - share) * usual + share * scores


def second_evidence(
    compared: Compared, likeness: Mapping[str, Matrix], expected: Matrix, band: Lattice
) -> BeadEvidence:
    """All evidence, with links of words and clauses where units are expected to meet."""
    source, target = compared.source, compared.target
    space = MEANING if MEANING in source.spaces else ""
    return BeadEvidence(
        source,
        target,
        likeness,
        cell_evidence(source, target, compared.answers, expected, space),
        border_evidence(source, target, band),
    )


def meetings(lattice: Lattice, found: Floats, size: tuple[int, int]) -> Matrix:
    """The probability that two units are in the same bead, shape (source units, target units)."""
    met = np.zeros(size[0] * size[1])
    for shape, (m, n) in enumerate(SHAPES):
        ends = np.nonzero(found[:, shape] > _UNLIKELY)[0] if m and n else ()
        if len(ends):
            last = (lattice.rows[ends] - 1) * size[1] + lattice.columns[ends] - 1
            inside = np.add.outer(np.arange(m) * size[1], np.arange(n)).ravel()
            met += np.bincount(
                np.subtract.outer(last, inside).ravel(),
                np.repeat(found[ends, shape], m * n),
                len(met),
            )
    return met.reshape(size).astype(np.float32)


def _expected(met: Matrix) -> Matrix:
    """How likely any two units are to meet: the probabilities, spread to their neighbours."""
    # What falls off as exp(-(a² + b²) / 2) does so along either axis by itself.
    fall = np.exp(-((np.arange(2 * _SPREAD + 1) - _SPREAD) ** 2) / 2).astype(np.float32)
    rows, columns = met.shape
    padded = np.pad(met, _SPREAD)
    down = np.zeros((rows, padded.shape[1]), np.float32)
    both = np.zeros_like(met)
    for k, weight in enumerate(fall):
        down += weight * padded[k : k + rows]
    for k, weight in enumerate(fall):
        both += weight * down[:, k : k + columns]
    # Never 0: the first pass may have missed a meeting.
    expected: Matrix = np.minimum(both, 1) + np.float32(_FLOOR)
    return expected


def narrowed_band(lattice: Lattice, found: Floats, margin: int) -> Lattice:
    """The band around all likely beads, `margin` units wider on every side.

    Never wider than the band given.
    """
    nodes, shape = np.nonzero(found > _UNLIKELY)
    strips, columns = lattice.strips[nodes], lattice.columns[nodes]
    height, width = _SHAPES[shape].T
    band = lattice.band
    low, high = band.high.copy(), band.low.copy()
    for back in range(LARGEST + 1):
        inside = height >= back
        np.minimum.at(low, strips[inside] - back, (columns - width)[inside])
        np.maximum.at(high, strips[inside] - back, columns[inside])
    ends = (lattice.strips[lattice.firsts], lattice.strips[lattice.lasts])
    low[ends[0]], high[ends[1]] = band.low[ends[0]], band.high[ends[1]]
    # Where so many paths are open that none is likely, all stay.
    low, high = np.where(low > high, band.low, low), np.where(low > high, band.high, high)
    low, high = _widened_band(low, high, margin, band)
    return lattice_of(replace(band, low=low, high=high))


def _widened_band(low: Ints, high: Ints, margin: int, limits: Band) -> tuple[Ints, Ints]:
    """A band wider by `margin` rows and columns, within limits."""
    wide_low, wide_high = low.copy(), high.copy()
    for step in range(1, margin + 1):
        wide_low[step:] = np.minimum(wide_low[step:], low[:-step])
        wide_low[:-step] = np.minimum(wide_low[:-step], low[step:])
        wide_high[step:] = np.maximum(wide_high[step:], high[:-step])
        wide_high[:-step] = np.maximum(wide_high[:-step], high[step:])
    return np.maximum(wide_low - margin, limits.low), np.minimum(wide_high + margin, limits.high)
