"""What the words of two stretches say of them as answers to each other, against chance.

Each word is asked whether the other side answers it, and what that says: how often such a word is
answered in its own bead, and how often by chance in another.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from duidu.align.base.protocol import Floats, Ints
from duidu.align.base.side_words import spans
from duidu.align.base.sorting import distinct, grouped
from duidu.align.base.word_pairs import CERTAIN, PLAIN, Vocabulary, WordAnswers
from duidu.align.beads.evidence import Units
from duidu.align.beads.rows import ScoredBead

# Of each kind, for words of the source and of the target: the share that its own bead answers, and
# that another does by chance. Of a word that the text has often its own shares count.
_ANSWERED = {PLAIN: (0.62, 0.5), CERTAIN: (0.85, 0.8)}
_BY_CHANCE = {PLAIN: (0.06, 0.1), CERTAIN: (0.03, 0.03)}
_TRUST = 8.0  # meetings that these shares count for
Flags = npt.NDArray[np.bool_]
Stretch = tuple[range, range]
"""Units of the source and of the target."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the words of one kind and one side say of each stretch, for it and against it."""

    pro: Floats
    con: Floats
    words: Floats
    answered: Floats

    @property
    def total(self) -> Floats:
        """All that they say."""
        return self.pro + self.con

    @property
    def share(self) -> Floats:
        """The share that is answered; near a half where there are no words."""
        return (self.answered + 0.5) / (self.words + 1)


class WordEvidence:
    """The words of two sides, each with what its being answered says; learnt from a path."""

    def __init__(
        self,
        units: tuple[Units, Units],
        answers: WordAnswers,
        kinds: tuple[Ints, Ints],
        beads: Sequence[ScoredBead],
    ) -> None:
        """`kinds` say of each word of either side what it can tell (word_pairs.word_kinds).

        Of `beads` those with both sides are learnt from.
        """
        sides = (units[0].vocabulary, units[1].vocabulary)
        self.units = units
        self._sides = (_Side(sides[0], answers), _Side(sides[1], answers.turned()))
        self._kinds = (kinds[0][sides[0].numbers], kinds[1][sides[1].numbers])
        path = [(bead.source, bead.target) for bead in beads if bead.source and bead.target]
        self._says = tuple(
            _says(self._said(path, side), len(side_of.numbers), self._kinds[side], side)
            for side, side_of in enumerate(sides)
        )

    def weighed(self, stretches: Sequence[Stretch], side: int) -> dict[int, Weighed]:
        """By PLAIN and CERTAIN, what the words of a side say of stretches, which may overlap."""
        said = self._said(stretches, side)
        pro, con = self._says[side]
        kind = self._kinds[side][said.word]
        return {
            which: _summed(said, kind == which, pro, con, len(stretches))
            for which in (PLAIN, CERTAIN)
        }

    def _said(self, stretches: Sequence[Stretch], side: int) -> "_Said":
        """The different words of each stretch's side, and whether its other side answers them."""
        count = len(stretches)
        own = self._sides[side].words([stretch[side] for stretch in stretches])
        reached = self._sides[1 - side].reached([stretch[1 - side] for stretch in stretches])
        word = own // max(count, 1)
        return _Said(
            word,
            own - word * count,
            _among(own, reached),
            reached // max(count, 1),
            count,
        )


@dataclass(frozen=True, slots=True)
class _Said:
    """Word and stretch of each word of a stretch, and whether it is answered there.

    `reached` has a word as often as there are stretches whose other side would answer it.
    """

    word: Ints
    stretch: Ints
    answered: Flags
    reached: Ints
    stretches: int


class _Side:
    """The words of each unit of a side, and those of the other side that they answer."""

    def __init__(self, vocabulary: Vocabulary, answers: WordAnswers) -> None:
        """`answers` lead from the words of this side, by which they are sorted, to the other's."""
        order = grouped(vocabulary.pair_unit).order
        self._word = vocabulary.pair_word[order]
        self._starts = np.searchsorted(vocabulary.pair_unit[order], np.arange(vocabulary.units + 1))
        numbers = np.arange(len(vocabulary.numbers) + 1)
        self._answers, self._first = answers.target, np.searchsorted(answers.source, numbers)

    def words(self, stretches: Sequence[range]) -> Ints:
        """Each different word of each stretch, as word * stretches + stretch; sorted."""
        word, of = self._found(stretches)
        return distinct(word * len(stretches) + of)

    def reached(self, stretches: Sequence[range]) -> Ints:
        """Each different word of the other side that a stretch answers, in the same form."""
        word, of = self._found(stretches)
        at, number = spans(self._first[word], self._first[word + 1])
        return distinct(self._answers[at] * len(stretches) + of[number])

    def _found(self, stretches: Sequence[range]) -> tuple[Ints, Ints]:
        first = np.array([one.start for one in stretches], np.int64)
        last = np.array([one.stop for one in stretches], np.int64)
        at, of = spans(self._starts[first], self._starts[np.maximum(last, first)])
        return self._word[at], of


def _among(numbers: Ints, others: Ints) -> Flags:
    """Which of numbers are among others; both ascend."""
    if not len(others):
        return np.zeros(len(numbers), bool)
    at = np.minimum(np.searchsorted(others, numbers), len(others) - 1)
    there: Flags = others[at] == numbers
    return there


def _says(said: _Said, size: int, kind: Ints, side: int) -> tuple[Floats, Floats]:
    """What each word of a side says when it is answered, and when it is not."""
    met = np.bincount(said.word, minlength=size)
    own = np.bincount(said.word[said.answered], minlength=size)
    reached = np.bincount(said.reached, minlength=size)
    usual, chance = (
        np.where(kind == CERTAIN, shares[CERTAIN][side], shares[PLAIN][side])
        for shares in (_ANSWERED, _BY_CHANCE)
    )
    rate = np.clip((own + _TRUST * usual) / (met + _TRUST), 0.05, 0.97)
    others = np.maximum(said.stretches - met, 0)
    by_chance = (reached - own + _TRUST * chance) / (others + _TRUST)
    by_chance = np.clip(np.minimum(by_chance, rate), 0.005, 0.9)
    return np.log(rate / by_chance), np.log((1 - rate) / (1 - by_chance))


def _summed(said: _Said, chosen: Flags, pro: Floats, con: Floats, count: int) -> Weighed:
    """The evidence of the chosen words in each stretch."""
    word, stretch = said.word[chosen], said.stretch[chosen]
    answered = said.answered[chosen]

    def summed(which: Flags, weight: Floats | None = None) -> Floats:
        values = None if weight is None else weight[word[which]]
        return np.bincount(stretch[which], values, count).astype(np.float64)

    return Weighed(
        summed(answered, pro),
        summed(~answered, con),
        summed(np.ones_like(answered)),
        summed(answered),
    )
