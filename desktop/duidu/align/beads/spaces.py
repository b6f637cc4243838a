"""Both sides as vectors in one space. Vectors of pieces add up, so clauses, sentences and joined sentences come from one reading."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from duidu.align.base.pooling import Pooled, SpanSpace
from duidu.align.base.protocol import Matrix
from duidu.align.beads.lattice import LARGEST, Ints

ENDS = 2
"""How many clauses at either end of a unit speak for its borders, alone and joined."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """One side in one space, all unit vectors.

    `spans[k]` are k + 1 units joined, by the first of them; `first[k]` and `last[k]` the first and last k + 1 pieces of each unit; `pieces`
    every piece, and `unit_of` the unit each belongs to.
    """

    spans: tuple[Matrix, ...]
    first: tuple[Matrix, ...]
    last: tuple[Matrix, ...]
    pieces: Matrix
    unit_of: Ints
    counts: Matrix


def vectors(space: SpanSpace, pooled: Pooled, lengths: Sequence[int]) -> Vectors:
    """Compare-ready vectors of pooled pieces; `lengths` are the numbers of pieces of each unit."""
    sizes = np.asarray(lengths, np.int64)
    ends = np.cumsum(sizes)
    starts = ends - sizes
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
