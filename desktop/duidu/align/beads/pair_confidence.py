"""How likely the two sides of a bead are translations of each other, whatever stands beside them.

The score of a bead says that no other cut of these texts is better. Between sure neighbours that is
so of two sentences that have nothing to do with each other, too. Here each word is asked whether
the other side answers it, and what that says: how often such a word is answered in its own bead,
and how often by chance in another.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from duidu.align.base.pooling import unit
from duidu.align.base.protocol import Floats, Matrix
from duidu.align.base.word_pairs import CERTAIN, PLAIN
from duidu.align.beads.evidence import Units
from duidu.align.beads.rows import ScoredBead
from duidu.align.beads.word_evidence import WordEvidence

_MOST_FOR, _MOST_AGAINST, _MOST_OF_ALL = 6.0, -4.0, 12.0  # no evidence counts more
_USUAL_RATIO = 3.3  # code points of a target for one of a source that has a dictionary
_SHORT = (2.0, 6.0)  # code points added to either side, so that lengths of a few say little
# Mean and spread of the cosines, less the means of the languages, of texts that are no pair, and
# how many of them these figures count for.
_STRANGE, _SPREAD, _TRUST = 0.08, 0.12, 5.0
_NEAR = 0.75  # spreads above the mean at which strangers that are alike by chance stand


def pair_features(evidence: WordEvidence, beads: Sequence[ScoredBead]) -> dict[str, Floats]:
    """Features of beads that have both sides, by name; each has shape (beads,)."""
    stretches = [(bead.source, bead.target) for bead in beads]
    said = [evidence.weighed(stretches, side) for side in (0, 1)]
    plain, certain = ([one[kind] for one in said] for kind in (PLAIN, CERTAIN))
    words = plain[0].words + plain[1].words
    total = plain[0].total + plain[1].total
    lengths = [
        lengths_of(side, [one[n] for one in stretches]) for n, side in enumerate(evidence.units)
    ]
    off = np.log((lengths[1] + _SHORT[1]) / (_USUAL_RATIO * (lengths[0] + _SHORT[0])))
    size = np.minimum(np.abs(off), 2.0)
    return {
        "bias": np.ones(len(beads)),
        "words": np.clip(total, -_MOST_OF_ALL, _MOST_OF_ALL),
        "words by root": total / np.sqrt(words + 4),
        "source share": plain[0].share,
        "target share": plain[1].share,
        "certain for": np.minimum(certain[0].pro + certain[1].pro, _MOST_FOR),
        "certain against": np.maximum(certain[0].con + certain[1].con, _MOST_AGAINST),
        "length": size,
        "length squared": np.minimum(off * off, 4.0),
        "length by size": size * np.sqrt(np.minimum(lengths[0], 60.0) / 20),
        "few": 1 / (2 + words),
        "size": np.log(lengths[1] + 3) - 4,
    }


def meaning_features(
    features: Mapping[str, Floats], vectors: tuple[Matrix, Matrix], means: tuple[Matrix, Matrix]
) -> dict[str, Floats]:
    """Features of beads whose sides an encoder has read, with those by words.

    All texts of a language have something in common, which says nothing of a pair: so `means`, the
    mean vector of each side's language, is taken off first.
    """
    cosines = _cosines(vectors)
    return {
        **features,
        "cosine": cosines,
        "cosine squared": cosines * np.abs(cosines),
        "cosine by size": cosines * features["size"],
        "cosine of few": cosines * features["few"],
        **_among_others((unit(vectors[0] - means[0]), unit(vectors[1] - means[1]))),
    }


def _among_others(vectors: tuple[Matrix, Matrix]) -> dict[str, Floats]:
    """How near the sides of beads are, by themselves and against those of all the other beads.

    Some texts are near to anything, and a free translation is near to nothing: what counts is how
    much nearer its own text is than that of any other bead.
    """
    cosines: Floats = (vectors[0] @ vectors[1].T).astype(np.float64)
    apart = cosines.diagonal().copy()
    np.fill_diagonal(cosines, 0.0)
    count = len(apart) - 1 + _TRUST
    usual = _STRANGE * _STRANGE + _SPREAD * _SPREAD
    means = [(cosines.sum(axis=axis) + _TRUST * _STRANGE) / count for axis in (1, 0)]
    squares = [((cosines * cosines).sum(axis=axis) + _TRUST * usual) / count for axis in (1, 0)]
    spreads = [
        np.sqrt(np.maximum(square - mean * mean, 1e-4))
        for square, mean in zip(squares, means, strict=True)
    ]
    above = [(apart - mean) / spread for mean, spread in zip(means, spreads, strict=True)]
    margin = apart - (means[0] + means[1]) / 2
    return {
        "cosine apart": apart,
        "cosine apart squared": apart * np.abs(apart),
        "margin": margin,
        "margin over chance": margin - _NEAR * (spreads[0] + spreads[1]),
        "spreads above": (above[0] + above[1]) / 2,
    }


def _cosines(vectors: tuple[Matrix, Matrix]) -> Floats:
    first, second = map(unit, vectors)
    cosines: Floats = (first * second).sum(axis=1).astype(np.float64)
    return cosines


def log_odds(features: Mapping[str, Floats], weights: Mapping[str, float]) -> Floats:
    """Logarithms of odds by features and their weights."""
    total: Floats = np.zeros(len(features["bias"]))
    for name, values in features.items():
        total = total + weights.get(name, 0.0) * values
    return total


def confidence(features: Mapping[str, Floats], weights: Mapping[str, float]) -> Floats:
    """Probabilities, 0 to 1, by features and their weights."""
    return probability(log_odds(features, weights))


def probability(odds: Floats) -> Floats:
    """The probabilities, 0 to 1, of logarithms of odds."""
    found: Floats = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    return found


def lengths_of(side: Units, stretches: Sequence[range]) -> Floats:
    """The code points of stretches of a side."""
    sums = np.concatenate(([0.0], np.cumsum(side.lengths)))
    last = np.array([one.stop for one in stretches], np.int64)
    first = np.array([one.start for one in stretches], np.int64)
    lengths: Floats = sums[last] - sums[first]
    return lengths
