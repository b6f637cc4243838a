"""Both sides as vectors in one space: of meaning, or of words, which needs no model.

Vectors of pieces add up, so clauses, sentences and joined sentences come from one reading.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from duidu.align.base.pooling import Pooled, SpanSpace
from duidu.align.base.protocol import Floats, Ints, Matrix
from duidu.align.base.side_words import spans
from duidu.align.base.sorting import numbered
from duidu.align.base.word_pairs import Vocabulary, WordAnswers
from duidu.align.beads.lattice import LARGEST, Lattice

ENDS = 2
"""How many clauses at either end of a unit speak for its borders, alone and joined."""

_ROWS = 16  # units of the source compared at once: few, since their columns spread along the band
_AROUND = 2 * LARGEST  # columns beside the band that its beads have neighbours in
_DENSE = 0.7  # share of dimensions in use from which leaving out the others gains nothing


@dataclass(frozen=True, slots=True)
class Pieces:
    """All pieces of one side: their vectors, the unit of each, and their numbers of tokens."""

    vectors: Matrix
    unit_of: Ints
    counts: Matrix


@dataclass(frozen=True, slots=True)
class Vectors:
    """One side in one space; all vectors are of length 1.

    `spans[k]` are k + 1 units joined, indexed by the first, zeros where the text ends before;
    `ends` the last k + 1 pieces of each unit, then the first k + 1, for every k below ENDS. Both
    have shape (kinds, units, dimensions). `known` says of which spans there is a vector, shape
    (kinds, units). `pieces` are None where nothing compares them.
    """

    spans: Matrix
    ends: Matrix
    known: npt.NDArray[np.bool_]
    pieces: Pieces | None = None


def vectors(space: SpanSpace, pooled: Pooled, lengths: Ints, chosen: Ints, units: int) -> Vectors:
    """Vectors of the chosen units among a number of units; their neighbours have none.

    `pooled` are their pieces, `lengths` how many each has.
    """
    size = len(lengths)
    last = np.cumsum(lengths)
    first = last - lengths
    # Prefix sums: the sum of any run of pieces is the difference of two rows. float64, since
    # float32 would lose small pieces in a long text.
    sums = np.vstack(
        (np.zeros((1, pooled.sums.shape[1])), np.cumsum(pooled.sums, axis=0, dtype=np.float64))
    )
    counts = np.concatenate(([0.0], np.cumsum(pooled.counts)))

    def embed(begin: Ints, end: Ints, which: Ints) -> Matrix:
        found = np.zeros((units, pooled.sums.shape[1]), np.float32)
        found[chosen[which]] = space.embed(
            (sums[end] - sums[begin]).astype(np.float32),
            (counts[end] - counts[begin]).astype(np.float32),
            pooled.edges[which],
        )
        return found

    known = np.zeros((LARGEST, units), bool)
    joined = []
    for k in range(LARGEST):
        # Only spans of neighbours: between two of those chosen others may be left out.
        which = np.nonzero(chosen[k:] - chosen[: max(size - k, 0)] == k)[0]
        known[k, chosen[which]] = True
        joined.append(embed(first[which], last[which + k], which))
    every = np.arange(size)
    ends = [embed(np.maximum(last - k, first), last, every) for k in range(1, ENDS + 1)]
    starts = [embed(first, np.minimum(first + k, last), every) for k in range(1, ENDS + 1)]
    unit_of = np.repeat(every, lengths)
    return Vectors(
        np.stack(joined),
        np.stack(ends + starts),
        known,
        Pieces(
            space.embed(pooled.sums, pooled.counts, pooled.edges[unit_of]),
            chosen[unit_of],
            pooled.counts,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Weighed:
    """Occurrences of words as dimensions of the space with weights."""

    piece_of: Ints
    unit_of: Ints
    dimension: Ints
    weight: Floats


def word_space(
    source: Vocabulary, target: Vocabulary, answers: WordAnswers, pieces: Sequence[Ints]
) -> tuple[Vectors, Vectors]:
    """Both sides in the space of words: square roots of counts, normalised (Hellinger kernel).

    Its dimensions are the target words that a source word may answer, weighted by rarity. All other
    words share one. Under square roots the squared length is the plain sum, so nothing is lost by
    that. `pieces` are the numbers of pieces of each unit.
    """
    answered, dimension = numbered(answers.target, len(target.numbers))
    sums = np.bincount(answers.source, answers.strength, len(source.numbers))
    shares = (
        answers.strength / np.maximum(sums, 1.0)[answers.source] * target.rarity[answers.target]
    )
    starts = np.searchsorted(answers.source, np.arange(len(source.numbers) + 1))
    at, of = spans(starts[source.word_of], starts[source.word_of + 1])
    from_source = _Weighed(source.piece_of[of], source.unit_of[of], dimension[at], shares[at])
    place = np.full(len(target.numbers), len(answered))
    place[answered] = np.arange(len(answered))
    from_target = _Weighed(
        target.piece_of,
        target.unit_of,
        place[target.word_of],
        target.rarity[target.word_of].astype(np.float64),
    )
    size = len(answered) + 1
    return _word_vectors(from_source, pieces[0], size), _word_vectors(from_target, pieces[1], size)


def _word_vectors(found: _Weighed, pieces: Ints, size: int) -> Vectors:
    """Spans and ends of one side from weighed occurrences."""
    units = len(pieces)
    cell = found.unit_of * size + found.dimension

    def summed(chosen: slice | Ints) -> Matrix:
        flat = np.bincount(cell[chosen], found.weight[chosen], units * size)
        return flat.reshape(units, size).astype(np.float32)

    # In place: these are the largest arrays of all.
    joined = np.zeros((LARGEST, units, size), np.float32)
    joined[0] = summed(slice(None))
    for k in range(1, LARGEST):
        left = max(units - k, 0)
        np.add(joined[k - 1, :left], joined[0, k:], out=joined[k, :left])
    from_end = np.cumsum(pieces)[found.unit_of] - 1 - found.piece_of
    from_start = found.piece_of - (np.cumsum(pieces) - pieces)[found.unit_of]
    ends = [summed(np.nonzero(place < k)[0]) for place in (from_end, from_start) for k in (1, ENDS)]
    known = np.arange(units) + np.arange(LARGEST)[:, None] < units
    return Vectors(_roots(joined), _roots(np.stack(ends)), known)


def _roots(sums: Matrix) -> Matrix:
    """Square roots of sums, each row of length 1; a row of zeros stays as it is."""
    total = sums.sum(axis=-1, keepdims=True)
    np.divide(sums, np.maximum(total, 1e-9), out=sums)
    return np.sqrt(sums, out=sums)


def products(source: Matrix, target: Matrix, lattice: Lattice) -> Matrix:
    """Cosines of all kinds of vectors of both sides, near a band and NaN elsewhere.

    `source` has shape (kinds, units, dimensions), `target` likewise; the result has shape (source
    kinds, target kinds, source units, target units).
    """
    kinds, units, _ = source.shape
    columns = target.shape[1]
    found = np.full((kinds, len(target), units, columns), np.nan, np.float32)
    low, high = _limits(lattice, units)
    here_used, there_used = _used(source), _used(target)
    for first in range(0, units, _ROWS):
        last = min(first + _ROWS, units)
        # Of the rows around it as well, which its beads and their neighbours reach into.
        near = slice(max(first - LARGEST, 0), last + LARGEST)
        begin = max(int(low[near].min()) - _AROUND, 0)
        end = min(int(high[near].max()) + _AROUND, columns)
        if begin >= end:
            continue
        here = source[:, first:last].reshape(kinds * (last - first), -1)
        there = target[:, begin:end].reshape(len(target) * (end - begin), -1)
        # What only one side has adds nothing: of words that is most of what the other has.
        both = here_used[first:last].any(axis=0) & there_used[begin:end].any(axis=0)
        used = np.nonzero(both)[0]
        if len(used) < _DENSE * here.shape[1]:
            here, there = here[:, used], there[:, used]
        found[:, :, first:last, begin:end] = (
            (here @ there.T)
            .reshape(kinds, last - first, len(target), end - begin)
            .transpose(0, 2, 1, 3)
        )
    return found


def _used(vectors: Matrix) -> npt.NDArray[np.bool_]:
    """Which dimensions any vector of a unit has, shape (units, dimensions)."""
    return np.asarray(vectors.any(axis=0))


def _limits(lattice: Lattice, units: int) -> tuple[Ints, Ints]:
    """The first and the last column of a lattice in each row; none where it has no nodes."""
    band = lattice.band
    low = np.full(units + 1, np.iinfo(np.int64).max)
    high = np.zeros(len(low), np.int64)
    np.minimum.at(low, band.row, band.low)
    np.maximum.at(high, band.row, band.high)
    return low, high
