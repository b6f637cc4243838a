"""How many pairs of a text are strangers, and what that says of each of them.

The weights were found on texts in which one pair in five is a stranger. In one that has none, a
free translation is only that; where some surely are strangers, what is likely one is one. The share
is found with the probabilities that follow from it (Saerens, Latinne and Decaestecker 2002,
Adjusting the outputs of a classifier to new a priori probabilities).
"""

import numpy as np

from duidu.align.base.protocol import Floats
from duidu.align.beads.pair_confidence import probability

_TUNED = 0.2  # share of strangers in the texts that the weights were found on
_USUAL, _TRUST = 0.1, 10.0  # share before a pair is looked at, and pairs that it counts for
# No text is believed to have less, since even a single stranger is to be found; nor more, since a
# text whose translation is free all through is none of strangers.
_LEAST, _MOST = 0.03, 0.15
_ROUNDS = 20


def by_share(odds: Floats) -> Floats:
    """The log odds of pairs of one text as translations, with the text's own share of strangers."""
    share = _USUAL
    for _ in range(_ROUNDS):
        strangers = float(probability(-_with_share(odds, share)).sum())
        share = (strangers + _TRUST * _USUAL) / (len(odds) + _TRUST)
        share = min(max(share, _LEAST), _MOST)
    return _with_share(odds, share)


def _with_share(odds: Floats, share: float) -> Floats:
    moved: Floats = odds + np.log((1 - share) / share) - np.log((1 - _TUNED) / _TUNED)
    return moved
