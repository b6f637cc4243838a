"""Both sides as vectors in one space: of meaning, or of words, which needs no model.

Vectors of pieces add up, so clauses, sentences and joined sentences come from one reading.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from duidu.align.base.pooling import Pooled, SpanSpace, unit
from duidu.align.base.protocol import Ints, Matrix
from duidu.align.base.word_pairs import Vocabulary
from duidu.align.beads.lattice import LARGEST

ENDS = 2
"""How many clauses at either end of a unit speak for its borders, alone and joined."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """One side in one space; all vectors are of length 1.

    `spans[k]` are k + 1 units joined, indexed by the first; `first[k]` and `last[k]` the first and
    last k + 1 pieces of each unit; `pieces` all pieces, and `unit_of` the unit of each; `counts`
    their numbers of tokens.
    """

    spans: tuple[Matrix, ...]
    first: tuple[Matrix, ...]
    last: tuple[Matrix, ...]
    pieces: Matrix
    unit_of: Ints
    counts: Matrix


def vectors(space: SpanSpace, pooled: Pooled, lengths: Sequence[int]) -> Vectors:
    """Vectors of pooled pieces; `lengths` are the numbers of pieces of each unit."""
    sizes = np.asarray(lengths, np.int64)
    ends = np.cumsum(sizes)
    starts = ends - sizes
    # Prefix sums: the sum of any run of pieces is the difference of two rows. float64, since
    # float32 would lose small pieces in a long text.
    sums = np.vstack(
        (np.zeros((1, pooled.sums.shape[1])), np.cumsum(pooled.sums, axis=0, dtype=np.float64))
    )
    counts = np.concatenate(([0.0], np.cumsum(pooled.counts)))

    def embed(begin: Ints, end: Ints) -> Matrix:
        edges = pooled.edges[: len(begin)]
        return space.embed(
            (sums[end] - sums[begin]).astype(np.float32),
            (counts[end] - counts[begin]).astype(np.float32),
            edges,
        )

    unit_of = np.repeat(np.arange(len(sizes)), sizes)
    return Vectors(
        spans=tuple(embed(starts[: max(len(sizes) - k, 0)], ends[k:]) for k in range(LARGEST)),
        first=tuple(embed(starts, np.minimum(starts + k, ends)) for k in range(1, ENDS + 1)),
        last=tuple(embed(np.maximum(ends - k, starts), ends) for k in range(1, ENDS + 1)),
        pieces=space.embed(pooled.sums, pooled.counts, pooled.edges[unit_of]),
        unit_of=unit_of,
        counts=pooled.counts,
    )


class WordSpace:
    """The space of words: square roots of counts, normalised (Hellinger kernel)."""

    def embed(self, sums: Matrix, counts: Matrix, edges: Matrix) -> Matrix:
        """Unit vectors of summed bags of words; an empty bag gives zeros."""
        return unit(np.sqrt(np.maximum(sums, 0)))


def word_space(
    source: Vocabulary, target: Vocabulary, strengths: Matrix, sizes: Sequence[Sequence[int]]
) -> tuple[Pooled, Pooled]:
    """Both sides pooled over the target words that a source word may answer, weighted by rarity.

    All other words share one place. Under square roots the squared length is the plain sum, so
    nothing is lost by that. `sizes` are the numbers of pieces of each unit.
    """
    answered = np.nonzero(strengths.any(axis=0))[0]
    shares = (
        strengths[:, answered]
        / np.maximum(strengths.sum(axis=1, keepdims=True), 1.0)
        * target.rarity[answered]
    )
    place = np.full(len(target.words), len(answered))
    place[answered] = np.arange(len(answered))
    from_source = np.zeros((sum(sizes[0]), len(answered) + 1), np.float32)
    np.add.at(from_source[:, :-1], source.piece_of, shares[source.word_of])
    from_target = np.zeros((sum(sizes[1]), len(answered) + 1), np.float32)
    np.add.at(from_target, (target.piece_of, place[target.word_of]), target.rarity[target.word_of])
    return _pooled(from_source, source, len(sizes[0])), _pooled(from_target, target, len(sizes[1]))


def _pooled(sums: Matrix, vocabulary: Vocabulary, units: int) -> Pooled:
    counts = np.bincount(vocabulary.piece_of, minlength=len(sums)).astype(np.float32)
    return Pooled(sums, counts, np.zeros((units, sums.shape[1]), np.float32))
