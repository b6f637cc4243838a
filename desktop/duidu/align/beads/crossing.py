"""Pairs of paragraphs whose counterpart is elsewhere in the text, among those left alone."""

from collections.abc import Sequence

import numpy as np

from duidu.align.base.protocol import Matrix
from duidu.align.beads.evidence import Units

_LONG_ENOUGH = 12  # code points; shorter blocks can be alike by chance
_MARGIN = 0.18  # how far a pair must be above the next best of either
_LEAST = 0.30  # cosine


def crossing_pairs(
    alone: tuple[Sequence[int], Sequence[int]], source: Units, target: Units, space: str
) -> list[tuple[int, int, float]]:
    """Pairs of lone blocks that are clearly each other's best answer.

    Each is (source block, target block, cosine). `source` and `target` hold just the lone blocks,
    in the order of `alone`.
    """
    likeness: Matrix = source.spaces[space].spans[0] @ target.spaces[space].spans[0].T
    found = []
    for i, block in enumerate(alone[0]):
        j = int(np.argmax(likeness[i]))
        long_enough = min(len(source.texts[i]), len(target.texts[j])) >= _LONG_ENOUGH
        if (
            long_enough
            and int(np.argmax(likeness[:, j])) == i
            and likeness[i, j] >= max(_LEAST, _next_best(likeness, i, j) + _MARGIN)
        ):
            found.append((block, alone[1][j], float(likeness[i, j])))
    return found


def _next_best(likeness: Matrix, i: int, j: int) -> float:
    row, column = np.delete(likeness[i], j), np.delete(likeness[:, j], i)
    return float(max(row.max(initial=0.0), column.max(initial=0.0)))
