"""The space of words: both sides as bags of target words, source words through what may answer them. Works without any model."""

import numpy as np

from duidu.align.pooling import Pooled, unit
from duidu.align.protocol import Matrix
from duidu.align.terms import Terms


class WordSpace:
    """A SpanEncoder's embedding for pooled words: roots of counts, normalised (Hellinger kernel)."""

    def embed(self, sums: Matrix, counts: Matrix, edges: Matrix) -> Matrix:
        """Unit vectors of summed bags of words; a bag with nothing in it gives zeros."""
        return unit(np.sqrt(np.maximum(sums, 0)))


def pooled_source(terms: Terms, strengths: Matrix, target: Terms, pieces: int, units: int) -> Pooled:
    """Source pieces as what their words may be on the target side, each word with its rarity there shared out by strength."""
    shares = strengths / np.maximum(strengths.sum(axis=1, keepdims=True), 1.0)
    return _pooled(terms, shares * target.rarity, pieces, units)


def pooled_target(terms: Terms, pieces: int, units: int) -> Pooled:
    """Target pieces as their own words, weighed by rarity."""
    return _pooled(terms, np.diag(terms.rarity), pieces, units)


def _pooled(terms: Terms, vectors: Matrix, pieces: int, units: int) -> Pooled:
    sums = np.zeros((pieces, vectors.shape[1]), np.float32)
    np.add.at(sums, terms.piece_of, vectors[terms.word_of])
    counts = np.bincount(terms.piece_of, minlength=pieces).astype(np.float32)
    return Pooled(sums, counts, np.zeros((units, vectors.shape[1]), np.float32))
