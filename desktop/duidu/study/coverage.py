"""How much of a text a reader knows beforehand: "87 % known, 34 new words, 12 of them HSK 5"."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from duidu.core.article import SideName
from duidu.study.knowledge import Status
from duidu.study.learner_rule import LearnerRule
from duidu.study.roles import Role

_KNOWN = (Status.KNOWN, Status.IGNORED)
_AT_ONCE = 2_000
"""Words that are looked up at once: they take a tenth of a second or two."""


class WordCount(NamedTuple):
    """A word of a text: how often it has this role there, and where it stands first.

    `block` is an id and `start` a code point in it, of the side that was counted.
    """

    word: str
    role: Role
    times: int
    block: int = 0
    start: int = 0


@dataclass(frozen=True, slots=True)
class WordCounts:
    """The different words of one side of a text, in its order; names and numbers are among them."""

    side: SideName
    words: tuple[WordCount, ...] = ()


@dataclass(frozen=True, slots=True)
class NewWord:
    """A word not yet known.

    `count` is how often it stands in the text, `level` its level in the reader's standard (0 for
    none), `status` what the reader said of it; `block` and `start` are its first place.
    """

    word: str
    count: int
    level: int
    status: Status
    block: int = 0
    start: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts over all occurrences of words that are to be learnt at all.

    `new` are the different words not known, the most frequent first, equals in the order of the
    text.
    """

    standard: str
    words: int
    known: int
    new: tuple[NewWord, ...]
    side: SideName = SideName.SOURCE

    @property
    def share(self) -> float:
        """The share of occurrences that are known, 0 to 1; 1 for a text without words."""
        return self.known / self.words if self.words else 1.0

    @property
    def new_by_level(self) -> dict[int, int]:
        """How many different new words there are of each level, in order; 0 is no level."""
        counts = Counter(word.level for word in self.new)
        return {level: counts[level] for level in sorted(counts)}

    def lifting(self, most: int) -> "Lift":
        """The words that lift the share most when they are learnt, and the share with them."""
        words = self.new[:most]
        gained = sum(word.count for word in words)
        return Lift(words, (self.known + gained) / self.words if self.words else 1.0)


@dataclass(frozen=True, slots=True)
class Lift:
    """Words to learn before reading, and the share of the text known then."""

    words: tuple[NewWord, ...]
    share: float


def coverage(
    counts: WordCounts, rule: LearnerRule, check: Callable[[], None] = lambda: None
) -> Coverage:
    """What one reader knows of the counted words of a text.

    `check` is called now and then, and may raise Cancelled.
    """
    total = known = 0
    new = []
    for at, (word, role, count, block, start) in enumerate(counts.words):
        if at % _AT_ONCE == 0:
            check()
            _prepare(rule, counts.words[at : at + _AT_ONCE])
        judged = rule.role(word, (), role)
        if not judged.counts:
            continue
        total += count
        # What the reader chose to ignore is no obstacle either.
        if judged.status in _KNOWN:
            known += count
        else:
            level = rule.level(word, ())
            new.append(NewWord(word, count, level, judged.status, block, start))
    ordered: Sequence[NewWord] = sorted(new, key=lambda word: -word.count)
    return Coverage(rule.knowledge.standard, total, known, tuple(ordered), counts.side)


def _prepare(rule: LearnerRule, words: Sequence[WordCount]) -> None:
    """Have words looked up together that are judged next."""
    rule.prepare((item.word, ()) for item in words if item.role is not Role.NAME)
    rule.prepare_names(item.word for item in words if item.role is not Role.WORD)
