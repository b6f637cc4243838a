"""What the other sentences of an article say of two words: how often they were linked when met."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from duidu.align.base.protocol import Matrix

_DOUBT = 1.0  # unlinked meetings assumed before any is seen, so that one link proves little


@dataclass(slots=True)
class LinkCounts:
    """Expected links and meetings of pairs of words, which are given as stems."""

    _links: Counter[tuple[str, str]] = field(default_factory=Counter)
    _meetings: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(
        self, source: Sequence[str], target: Sequence[str], links: Matrix, times: int = 1
    ) -> None:
        """Count one sentence pair with the probabilities of its links; times=-1 takes it back."""
        for pair, best in _best(source, target, links).items():
            self._links[pair] += best * times  # type: ignore[assignment]  # expected counts are not whole numbers
            self._meetings[pair] += times

    def matrix(
        self, source: Sequence[str], target: Sequence[str], own: Matrix | None = None
    ) -> Matrix:
        """The share of meetings in which the words were linked; 0 for new pairs.

        Where `own` are the links of this very pair, they are not counted.
        """
        mine = {} if own is None else _best(source, target, own)
        result = np.zeros((len(source), len(target)), np.float32)
        for i, a in enumerate(source):
            for j, b in enumerate(target):
                # A pair must not confirm itself.
                met = self._meetings[a, b] - ((a, b) in mine)
                if met > 0:
                    result[i, j] = (self._links[a, b] - mine.get((a, b), 0.0)) / (met + _DOUBT)
        return result


def _best(
    source: Sequence[str], target: Sequence[str], links: Matrix
) -> dict[tuple[str, str], float]:
    """The surest link of each pair of words in one sentence pair."""
    best: dict[tuple[str, str], float] = {}
    for i, a in enumerate(source):
        for j, b in enumerate(target):
            best[a, b] = max(best.get((a, b), 0.0), float(links[i, j]))
    return best
