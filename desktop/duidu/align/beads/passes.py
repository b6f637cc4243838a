"""Two passes over two sequences of units.

The first, on cheap evidence, finds where units can meet; the second weighs all evidence there.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from duidu.align.base.pooling import Pooled, SpanSpace
from duidu.align.base.protocol import Floats, Ints, Matrix
from duidu.align.base.spelled_names import Sounds, latin_names
from duidu.align.base.word_pairs import Cutter, GlossStems, strengths, vocabulary
from duidu.align.beads.bead_score import IMPOSSIBLE, Weights, bead_scores
from duidu.align.beads.constraints import Mask
from duidu.align.beads.evidence import BeadEvidence, Units, border_evidence, cell_evidence
from duidu.align.beads.lattice import LARGEST, SHAPES, Lattice, make_lattice, probabilities
from duidu.align.beads.spaces import WordSpace, vectors, word_space
from duidu.core.jobs import Job

MEANING, WORDS = "meaning", "word"
_TEMPERATURE = 3.0  # divides the scores of the first pass; see first_pass
_MARGIN = 2  # units around the likely beads of the first pass that the second one looks at
_SPREAD = 2  # units around a likely meeting that stay possible, falling off as exp(-distance² / 2)
_FLOOR = 0.02  # added to every expectation, so that none is 0
_UNLIKELY = 1e-4  # probability below which a bead is left out of the second pass


@dataclass(frozen=True, slots=True)
class Texts:
    """One side: the text of each unit, its pieces, and how its language is cut into words.

    `pooled` are the pieces read by an encoder; `sounds` finds names in Chinese by their sound.
    """

    units: tuple[str, ...]
    pieces: tuple[tuple[str, ...], ...]
    cut: Cutter
    pooled: Pooled | None = None
    sounds: Sounds | None = None


def compare(
    source: Texts, target: Texts, glosses: GlossStems | None, encoder: SpanSpace | None
) -> tuple[Units, Units, Matrix]:
    """Both sides in the space of words and, with an encoder, of meaning.

    Also returns the strengths of word pairs.
    """
    both = (source, target)
    sizes = [[len(pieces) for pieces in side.pieces] for side in both]
    words = [
        vocabulary(side.pieces, cut)
        for side, cut in zip(both, (_cutter_with_names(source, target), target.cut), strict=True)
    ]
    table = strengths(words[0], words[1], glosses)
    bags = word_space(words[0], words[1], table, sizes)
    spaces = [
        {WORDS: vectors(WordSpace(), bag, size)} for bag, size in zip(bags, sizes, strict=True)
    ]
    for side, found, size in zip(both, spaces, sizes, strict=True):
        if encoder is not None and side.pooled is not None:
            found[MEANING] = vectors(encoder, side.pooled, size)
    a, b = (
        Units(side.units, found, space)
        for side, found, space in zip(both, words, spaces, strict=True)
    )
    return a, b, table


def _cutter_with_names(source: Texts, target: Texts) -> Cutter:
    """Cuts the source, and adds the target's names that the source spells by sound."""
    sounds = source.sounds
    if sounds is None:
        return source.cut
    names = latin_names(target.units)
    return lambda text: source.cut(text) + sounds.names(text, names)


def first_pass(
    compared: tuple[Units, Units, Matrix],
    lattice: Lattice,
    weights: Weights,
    forbidden: Callable[[Lattice], Mask],
    job: Job | None = None,
) -> tuple[BeadEvidence, Lattice]:
    """All evidence for the second pass, and the narrower band to look at. Raises Cancelled."""
    source, target, table = compared
    scores = bead_scores(BeadEvidence(source, target), lattice, weights, job)
    scores[forbidden(lattice)] = IMPOSSIBLE
    # Weights that minimise errors are overconfident; dividing the scores keeps more paths open for
    # the second pass.
    likely, _ = probabilities(lattice, scores / _TEMPERATURE)
    return second_evidence(
        source, target, table, expected_meetings(lattice, likely)
    ), narrowed_band(lattice, likely, _MARGIN)


def expected_meetings(lattice: Lattice, found: Floats) -> Matrix:
    """How likely any two units are to meet, spread to their neighbours.

    From the probabilities of beads; shape (source units, target units).
    """
    return _spread(meetings(lattice, found))


def second_evidence(source: Units, target: Units, table: Matrix, expected: Matrix) -> BeadEvidence:
    """All evidence, with links of words and clauses where units are expected to meet."""
    space = MEANING if MEANING in source.spaces else ""
    return BeadEvidence(
        source,
        target,
        cell_evidence(source, target, table, expected, space),
        border_evidence(source, target),
    )


def meetings(lattice: Lattice, found: Floats) -> Matrix:
    """The probability that two units are in the same bead, shape (source units, target units)."""
    met = np.zeros((lattice.rows[-1], lattice.columns[-1]), np.float32)
    for shape, (m, n) in enumerate(SHAPES):
        if m and n:
            ends = np.nonzero(found[:, shape] > _UNLIKELY)[0]
            for a in range(1, m + 1):
                for b in range(1, n + 1):
                    np.add.at(
                        met, (lattice.rows[ends] - a, lattice.columns[ends] - b), found[ends, shape]
                    )
    return met


def _spread(met: Matrix) -> Matrix:
    padded = np.pad(met, _SPREAD)
    reach = range(2 * _SPREAD + 1)
    total = np.zeros_like(met)
    for a in reach:
        for b in reach:
            weight = np.exp(-((a - _SPREAD) ** 2 + (b - _SPREAD) ** 2) / 2)
            total += weight * padded[a : a + met.shape[0], b : b + met.shape[1]]
    # Never 0: the first pass may have missed a meeting.
    return np.minimum(total, 1) + np.float32(_FLOOR)


def narrowed_band(lattice: Lattice, found: Floats, margin: int) -> Lattice:
    """The band around all likely beads, `margin` units wider on every side.

    Never wider than the band given.
    """
    likely = np.nonzero(found > _UNLIKELY)
    rows, columns = lattice.rows[likely[0]], lattice.columns[likely[0]]
    shapes = np.array(SHAPES)[likely[1]]
    last = int(lattice.rows[-1])
    low, high = np.full(last + 1, lattice.columns[-1]), np.zeros(last + 1, np.int64)
    low[0] = 0
    for back in range(LARGEST + 1):
        inside = shapes[:, 0] >= back
        np.minimum.at(low, rows[inside] - back, (columns - shapes[:, 1])[inside])
        np.maximum.at(high, rows[inside] - back, columns[inside])
    return make_lattice(*_widened_band(low, high, margin, _limits(lattice)))


def _limits(lattice: Lattice) -> tuple[Ints, Ints]:
    size = int(lattice.rows[-1]) + 1
    low, high = np.full(size, lattice.columns[-1]), np.zeros(size, np.int64)
    np.minimum.at(low, lattice.rows, lattice.columns)
    np.maximum.at(high, lattice.rows, lattice.columns)
    return low, high


def _widened_band(
    low: Ints, high: Ints, margin: int, limits: tuple[Ints, Ints]
) -> tuple[Ints, Ints]:
    """A band wider by `margin` rows and columns, within limits."""
    wide_low, wide_high = low.copy(), high.copy()
    for step in range(1, margin + 1):
        wide_low[step:] = np.minimum(wide_low[step:], low[:-step])
        wide_low[:-step] = np.minimum(wide_low[:-step], low[step:])
        wide_high[step:] = np.maximum(wide_high[step:], high[:-step])
        wide_high[:-step] = np.maximum(wide_high[:-step], high[step:])
    return np.maximum(wide_low - margin, limits[0]), np.minimum(wide_high + margin, limits[1])
