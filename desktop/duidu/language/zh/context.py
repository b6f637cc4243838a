"""Which reading of a word fits its neighbours: a small linear model.

It is trained by packaging/train_readings.py. Names, corrections and translations are handled before
and after it, in readings.py.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp

from duidu.language.zh.wordfile import WordFile

SCALE = 16.0  # weights are stored as whole sixteenths, to keep the file small
# Code points: near characters tell set phrases, far ones the topic.
NEAR, FAR = 3, 12
# Log odds beyond which exp() gains nothing and might overflow.
_STEEPEST = 50.0
_FIRST_HANZI = "\u3400"
_EDGE = "$"
_PUNCTUATION_CLASS, _NUMBER_CLASS, _LATIN_CLASS, _UNKNOWN_CLASS = "P", "#", "L", "?"
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两几数")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What the model sees around a word.

    These are named features, the characters within 3 code points and those within 12.
    """

    named: tuple[str, ...]
    near: frozenset[str]
    far: frozenset[str]

    def features(self) -> list[str]:
        """All features as the model file names them: near characters with v before, far with w."""
        return [
            *self.named,
            *("v" + c for c in self.near if c >= _FIRST_HANZI),
            *("w" + c for c in self.far if c >= _FIRST_HANZI),
        ]


def neighbours(words: Sequence[str], at: int, class_before: str, class_after: str) -> Neighbours:
    """The neighbours of the word at `at`.

    Features p and n are the characters beside it, B and A the words, c and d their classes, e both.
    """
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    left = "".join(words[max(0, at - FAR) : at])[-FAR:]
    right = "".join(words[at + 1 : at + 1 + FAR])[:FAR]
    # The names are those of packaging/train_readings.py; a model is only valid with its own.
    named = (
        "b",
        "p" + shape(left[-1:]),
        "n" + shape(right[:1]),
        "B" + before,
        "A" + after,
        "c" + class_before,
        "d" + class_after,
        f"e{class_before}/{class_after}",
    )
    return Neighbours(named, frozenset(left[-NEAR:] + right[:NEAR]), frozenset(left + right))


def shape(character: str) -> str:
    """A character as a feature; all digits are one, and so are all Latin letters."""
    if not character:
        return _EDGE
    if character.isascii():
        if character.isdecimal():
            return _NUMBER_CLASS
        if character.isalpha():
            return _LATIN_CLASS
    return character


class ContextModel:
    """Chooses readings by context. May be shared between threads: parsing twice is harmless."""

    def __init__(self, words: WordFile, text: str | None = None) -> None:
        """With the model of the word file, or another in the same form, such as a benchmark's."""
        self._words = words
        lines = (
            line.partition("\t")
            for line in (words.text("model") if text is None else text).split("\n")
        )
        self._lines = {key: rest for key, _, rest in lines}
        self._tables: dict[str, Table] = {}

    def knows(self, word: str) -> bool:
        """Whether the model has readings of a word."""
        return word in self._lines

    def is_open(self, key: str) -> bool:
        """Whether the key has more than one reading to choose from."""
        return len(self._table(key).readings) > 1

    def probabilities(self, words: Sequence[str], at: int) -> list[tuple[float, str]]:
        """Readings of the word at `at` with their probabilities, the likelier first.

        A reading is syllables joined by spaces.
        """
        table = self._table(words[at])
        place = neighbours(
            words, at, self.word_class(words, at - 1), self.word_class(words, at + 1)
        )
        shares = [exp(min(weights.total(place), _STEEPEST)) for weights in table.against_first]
        whole = 1.0 + sum(shares)
        return sorted(
            zip([share / whole for share in (1.0, *shares)], table.readings, strict=True),
            reverse=True,
        )

    def usual(self, key: str) -> str:
        """The reading that is likeliest when nothing is known of the neighbours."""
        table = self._table(key)
        bias = [0.0, *(weights.named.get("b", 0.0) for weights in table.against_first)]
        return table.readings[bias.index(max(bias))]

    def word_class(self, words: Sequence[str], at: int) -> str:
        """The class of a neighbouring word: its part of speech where jieba knows it."""
        if not 0 <= at < len(words):
            return _EDGE
        word = words[at]
        first = word[0]
        if first.isdecimal():
            return _NUMBER_CLASS
        if first.isascii() and first.isalpha():
            return _LATIN_CLASS
        if not first.isalnum():
            return _PUNCTUATION_CLASS
        if first in _NUMERALS and all(c in _NUMERALS for c in word):
            return "M"
        return self._words.tag(word) or _UNKNOWN_CLASS

    def _table(self, key: str) -> "Table":
        table = self._tables.get(key)
        if table is None:
            table = self._tables[key] = parse_table(self._lines[key])
        return table


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one reading of a key against the first reading."""

    named: dict[str, float]
    near: dict[str, float]
    far: dict[str, float]

    def total(self, place: Neighbours) -> float:
        """The log odds of the reading, given these neighbours."""
        near, far = self.near, self.far
        return (
            sum(filter(None, map(self.named.get, place.named)))
            + sum([near[c] for c in place.near if c in near])
            + sum([far[c] for c in place.far if c in far])
        )


@dataclass(frozen=True, slots=True)
class Table:
    """The readings of one key, and the weights of all but the first."""

    readings: tuple[str, ...]
    against_first: tuple[Weights, ...]


@lru_cache(maxsize=4_000)
def _weight(sixteenths: int) -> float:
    return sixteenths / SCALE


def parse_table(line: str) -> Table:
    """Parse a line of the model: the key's readings, then features with a weight for each."""
    head, *cells = line.split("\t")
    readings = tuple(head.split(","))
    rest = tuple(Weights({}, {}, {}) for _ in readings[1:])
    for cell in cells:
        feature, _, numbers = cell.rpartition("=")
        first, *others = map(int, numbers.split(","))
        for weights, number in zip(rest, others, strict=True):
            group = (
                weights.near
                if feature[0] == "v"
                else weights.far
                if feature[0] == "w"
                else weights.named
            )
            # Stored are the weights of every reading; only their difference to the first matters.
            name = feature[1:] if feature[0] in "vw" else feature
            # The tables share their characters, and the few weights that there are.
            group[sys.intern(name)] = _weight(number - first)
    return Table(readings, rest)
