"""How likely the two sides of a bead are translations of each other, whatever stands beside them.

The score of a bead says that no other cut of these texts is better. Between sure neighbours that is
so of two sentences that have nothing to do with each other, too. Here each word is asked whether
the other side answers it, and what that says: how often such a word is answered in its own bead,
and how often by chance in another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from duidu.align.base.pooling import unit
from duidu.align.base.protocol import Floats, Ints, Matrix
from duidu.align.base.side_words import spans
from duidu.align.base.word_pairs import CERTAIN, PLAIN, Vocabulary, WordAnswers
from duidu.align.beads.evidence import Units
from duidu.align.beads.rows import ScoredBead

# Of each kind, for words of the source and of the target: the share that its own bead answers, and
# that another does by chance. Of a word that the text has often its own shares count.
_ANSWERED = {PLAIN: (0.62, 0.5), CERTAIN: (0.85, 0.8)}
_BY_CHANCE = {PLAIN: (0.06, 0.1), CERTAIN: (0.03, 0.03)}
_TRUST = 8.0  # meetings that these shares count for
_MOST_FOR, _MOST_AGAINST, _MOST_OF_ALL = 6.0, -4.0, 12.0  # no evidence counts more
_USUAL_RATIO = 3.3  # code points of a target for one of a source that has a dictionary
_SHORT = (2.0, 6.0)  # code points added to either side, so that lengths of a few say little


def pair_features(
    units: tuple[Units, Units],
    answers: WordAnswers,
    kinds: tuple[Ints, Ints],
    beads: Sequence[ScoredBead],
) -> dict[str, Floats]:
    """Features of beads that have both sides, by name; each has shape (beads,).

    `kinds` say of each word of either side what it can tell (word_pairs.word_kinds).
    """
    source, target = (side.vocabulary for side in units)
    of_source, of_target = _bead_of(source.units, beads, 0), _bead_of(target.units, beads, 1)
    said = [
        _answered((source, target), (of_source, of_target), answers, len(beads)),
        _answered((target, source), (of_target, of_source), answers.turned(), len(beads)),
    ]
    known = (kinds[0][source.numbers], kinds[1][target.numbers])
    plain, certain = (
        [
            _weighed(one, kind == which, which, n)
            for n, (one, kind) in enumerate(zip(said, known, strict=True))
        ]
        for which in (PLAIN, CERTAIN)
    )
    words = plain[0].words + plain[1].words
    total = plain[0].total + plain[1].total
    lengths = [_lengths(side, beads, n) for n, side in enumerate(units)]
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
    apart = _cosines((vectors[0] - means[0], vectors[1] - means[1]))
    return {
        **features,
        "cosine": cosines,
        "cosine squared": cosines * np.abs(cosines),
        "cosine by size": cosines * features["size"],
        "cosine of few": cosines * features["few"],
        "cosine apart": apart,
        "cosine apart squared": apart * np.abs(apart),
    }


def _cosines(vectors: tuple[Matrix, Matrix]) -> Floats:
    first, second = map(unit, vectors)
    cosines: Floats = (first * second).sum(axis=1).astype(np.float64)
    return cosines


def confidence(features: Mapping[str, Floats], weights: Mapping[str, float]) -> Floats:
    """Probabilities, 0 to 1, by features and their weights."""
    total: Floats = np.zeros(len(features["bias"]))
    for name, values in features.items():
        total = total + weights.get(name, 0.0) * values
    found: Floats = 1 / (1 + np.exp(-np.clip(total, -30, 30)))
    return found


@dataclass(frozen=True, slots=True)
class _Said:
    """The different words of beads: word and bead of each, and whether the other side answers it.

    `met`, `own` and `reached` have for each word its beads, those that answer it, and all beads
    whose other side would; `beads` is the number of all.
    """

    word: Ints
    bead: Ints
    answered: Matrix
    met: Ints
    own: Ints
    reached: Ints
    beads: int


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What the words of one kind say of each bead, for it and against it."""

    pro: Floats
    con: Floats
    words: Floats
    answered: Floats

    @property
    def total(self) -> Floats:
        return self.pro + self.con

    @property
    def share(self) -> Floats:
        return (self.answered + 0.5) / (self.words + 1)


def _answered(
    sides: tuple[Vocabulary, Vocabulary], of: tuple[Ints, Ints], answers: WordAnswers, beads: int
) -> _Said:
    """Which words of the first side the second one answers, whose units are in the beads `of`."""
    here, there = sides
    own = _distinct(here.pair_word, of[0][here.pair_unit], beads)
    at, number = spans(there.starts[answers.target], there.starts[answers.target + 1])
    reached = _distinct(answers.source[number], of[1][there.pair_unit[at]], beads)
    answered = np.isin(own, reached, assume_unique=True)
    word, size = own // max(beads, 1), len(here.numbers)
    return _Said(
        word,
        own - word * beads,
        answered.astype(np.float32),
        np.bincount(word, minlength=size),
        np.bincount(word[answered], minlength=size),
        np.bincount(reached // max(beads, 1), minlength=size),
        beads,
    )


def _weighed(said: _Said, chosen: Matrix, kind: int, side: int) -> _Weighed:
    """The evidence of the chosen words, which are of one kind."""
    own, chance = _ANSWERED[kind][side], _BY_CHANCE[kind][side]
    rate = np.clip((said.own + _TRUST * own) / (said.met + _TRUST), 0.05, 0.97)
    others = np.maximum(said.beads - said.met, 0)
    by_chance = (said.reached - said.own + _TRUST * chance) / (others + _TRUST)
    by_chance = np.clip(np.minimum(by_chance, rate), 0.005, 0.9)
    mine = chosen[said.word]
    word, bead, answered = said.word[mine], said.bead[mine], said.answered[mine] > 0
    pro, con = np.log(rate / by_chance), np.log((1 - rate) / (1 - by_chance))

    def summed(which: Matrix, weight: Floats | None = None) -> Floats:
        values = None if weight is None else weight[word[which]]
        return np.bincount(bead[which], values, said.beads).astype(np.float64)

    return _Weighed(
        summed(answered, pro), summed(~answered, con), summed(answered | True), summed(answered)
    )


def _distinct(word: Ints, bead: Ints, beads: int) -> Ints:
    """The different pairs of a word and a bead, as one number each; units in no bead are left."""
    inside = bead >= 0
    return np.unique(word[inside] * beads + bead[inside])


def _bead_of(units: int, beads: Sequence[ScoredBead], side: int) -> Ints:
    found = np.full(units, -1)
    for number, bead in enumerate(beads):
        span = bead.target if side else bead.source
        found[span.start : span.stop] = number
    return found


def _lengths(side: Units, beads: Sequence[ScoredBead], number: int) -> Floats:
    sums = np.concatenate(([0.0], np.cumsum(side.lengths)))
    spans_of = [bead.target if number else bead.source for bead in beads]
    last = np.array([span.stop for span in spans_of], np.int64)
    first = np.array([span.start for span in spans_of], np.int64)
    lengths: Floats = sums[last] - sums[first]
    return lengths
