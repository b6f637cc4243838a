"""The space of words: both sides as bags of target words, source words through what may answer them. Works without any model."""

from collections.abc import Sequence

import numpy as np

from duidu.align.base.pooling import Pooled, unit
from duidu.align.base.protocol import Matrix
from duidu.align.base.word_pairs import Terms


class WordSpace:
    """A SpanEncoder's embedding for pooled words: roots of counts, normalised (Hellinger kernel)."""

    def embed(self, sums: Matrix, counts: Matrix, edges: Matrix) -> Matrix:
        """Unit vectors of summed bags of words; a bag with nothing in it gives zeros."""
        return unit(np.sqrt(np.maximum(sums, 0)))


def word_space(
    source: Terms, target: Terms, strengths: Matrix, sizes: Sequence[Sequence[int]]
) -> tuple[Pooled, Pooled]:
    """Both sides pooled over the target words that anything in the source may answer, weighed by rarity; the others share one place.

    Under roots the square of a length is the plain sum, so nothing is lost by that. `sizes` are the numbers of pieces of each unit.
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


def _pooled(sums: Matrix, terms: Terms, units: int) -> Pooled:
    counts = np.bincount(terms.piece_of, minlength=len(sums)).astype(np.float32)
    return Pooled(sums, counts, np.zeros((units, sums.shape[1]), np.float32))
