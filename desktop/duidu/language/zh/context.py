"""Which reading of a character or word fits its place: a small linear model over the neighbours, learnt by packaging/train_readings.py.

It knows nothing of names, corrections or translations; those come before and after it, in readings.py.
"""

from collections.abc import Sequence
from math import exp

from duidu.language.zh.wordfile import WordFile

SCALE = 16.0  # weights are kept as whole sixteenths
NEAR, FAR = 3, 12
_FIRST_HANZI = "\u3400"
_EDGE = "$"
_PUNCTUATION_CLASS, _NUMBER_CLASS, _LATIN_CLASS, _UNKNOWN_CLASS = "P", "#", "L", "?"
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两几数")


def features(words: Sequence[str], at: int, classes: Sequence[str]) -> list[str]:
    """What the model sees of the word at `at`; the first letter names the kind.

    Neighbouring characters (p n), words (B A) and their classes (c d e), the characters within 3 (v) and within 12 (w) places.
    """
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    left = "".join(words[max(0, at - FAR) : at])[-FAR:]
    right = "".join(words[at + 1 : at + 1 + FAR])[:FAR]
    found = [
        "b",
        "p" + shape(left[-1:]),
        "n" + shape(right[:1]),
        "B" + before,
        "A" + after,
        "c" + classes[0],
        "d" + classes[1],
        "e" + classes[0] + "/" + classes[1],
    ]
    found.extend(["w" + c for c in {*left, *right} if c >= _FIRST_HANZI])
    found.extend(["v" + c for c in {*left[-NEAR:], *right[:NEAR]} if c >= _FIRST_HANZI])
    return found


def shape(character: str) -> str:
    """A character, digits and Latin letters each as one."""
    if not character:
        return _EDGE
    if character.isascii():
        if character.isdecimal():
            return _NUMBER_CLASS
        if character.isalpha():
            return _LATIN_CLASS
    return character


class ContextModel:
    """Chooses readings by context. Safe to share between threads: what is parsed twice is parsed alike."""

    def __init__(self, words: WordFile, text: str | None = None) -> None:
        """With the model of the word file, or with another in the same form (a benchmark's)."""
        self._words = words
        lines = (line.partition("\t") for line in (words.text("model") if text is None else text).split("\n"))
        self._lines = {key: rest for key, _, rest in lines}
        self._tables: dict[str, tuple[tuple[str, ...], dict[str, tuple[float, ...]]]] = {}

    def knows(self, word: str) -> bool:
        """Whether there is anything to choose by."""
        return word in self._lines

    def probabilities(self, words: Sequence[str], at: int) -> list[tuple[float, str]]:
        """Readings of the word at `at` (syllables joined by spaces) with their probabilities, likelier first."""
        readings, weights = self._table(words[at])
        sums = [0.0] * len(readings)
        for feature in features(words, at, (self.word_class(words, at - 1), self.word_class(words, at + 1))):
            found = weights.get(feature)
            if found:
                sums = [total + weight for total, weight in zip(sums, found, strict=True)]
        top = max(sums)
        shares = [exp(total - top) for total in sums]
        whole = sum(shares)
        return sorted(((share / whole, reading) for share, reading in zip(shares, readings, strict=True)), reverse=True)

    def usual(self, key: str) -> str:
        """The reading that is likeliest where nothing is known of the place."""
        readings, weights = self._table(key)
        bias = weights.get("b", (0.0,) * len(readings))
        return readings[bias.index(max(bias))]

    def word_class(self, words: Sequence[str], at: int) -> str:
        """The class of a neighbour: its part of speech where jieba knows it."""
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

    def _table(self, key: str) -> tuple[tuple[str, ...], dict[str, tuple[float, ...]]]:
        table = self._tables.get(key)
        if table is None:
            table = self._tables[key] = parse_table(self._lines[key])
        return table


def parse_table(line: str) -> tuple[tuple[str, ...], dict[str, tuple[float, ...]]]:
    """Readings, and for each feature one weight a reading: the line of one key in the model."""
    readings, *cells = line.split("\t")
    return tuple(readings.split(",")), dict(_cell(cell) for cell in cells)


def _cell(cell: str) -> tuple[str, tuple[float, ...]]:
    feature, _, numbers = cell.rpartition("=")
    return feature, tuple(int(number) / SCALE for number in numbers.split(","))
