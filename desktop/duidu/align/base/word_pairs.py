"""The words of both sides, and how strongly each may answer each: the words' evidence for beads.

From dictionary glosses, compared by their stems; from equal numbers; and from Latin words in
Chinese.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from duidu.align.base.protocol import Ints, Matrix
from duidu.align.base.spelled_names import MARK
from duidu.language.registry import describe, language_for, values_for
from duidu.lexicon.languages import gloss_language
from duidu.lexicon.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d+(?:[.,]\d+)*")
_VALUED = re.compile(r"\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th|s|%)?|[^\W\d_]+(?:[-'][^\W\d_]+)*")
VALUE = "="  # stands before a value, so that it is no word of the text
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
# Words of a gloss that say nothing of the word's meaning.
_EMPTY_WORDS = """
a an the to of in on at for with by from and or as be is are was were been being am do
does did have has had it its this that these those sb sth one's one oneself esp etc lit
fig used not no so too very up out off into over about also than then there i you he she
they we me him her them us my your his their our who which what when how if but
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_LONGEST_GLOSS = 6  # words with a meaning of their own; longer glosses are definitions
_SPREAD = 0.7  # a word of a gloss of k words counts k ** -_SPREAD

Cutter = Callable[[str], list[str]]


def cutter(language: str) -> Cutter:
    """A function that cuts a text into words, in the form in which words are compared.

    The values of its numbers and dates are added, marked with VALUE.
    """
    described = describe(language)
    values_of = values_for(language)
    if described.word_cutter:
        words_of = described.word_cutter()

        def cut_unspaced(text: str) -> list[str]:
            words = [word.lower() for word in words_of(text) if not word.isspace()]
            return words + [VALUE + value for _, _, value in values_of(words)]

        return cut_unspaced
    stem = language_for(language).stem

    def cut_spaced(text: str) -> list[str]:
        text = text.replace("’", "'")
        words = [stem(word) for word in _WORD.findall(text.lower())]
        return words + [VALUE + value for _, _, value in values_of(_VALUED.findall(text))]

    return cut_spaced


class GlossStems:
    """Stems of the glosses of Chinese words; remembers what it looked up."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.stem = gloss_language().stem
        self._known: dict[str, dict[str, float]] = {}

    def stems(self, words: Iterable[str]) -> dict[str, dict[str, float]]:
        """For each word the stems it may be translated by, with strengths 0 to 1."""
        wanted = list(dict.fromkeys(words))
        new = [word for word in wanted if word not in self._known]
        found = self._lexicon.many_glosses(new)
        for word in new:
            self._known[word] = self._read(found.get(word, ()))
        return {word: self._known[word] for word in wanted}

    def _read(self, glosses: Sequence[str]) -> dict[str, float]:
        """The stems of a word's glosses; a word of a longer gloss counts less."""
        strengths: dict[str, float] = {}
        for gloss in glosses:
            for part in _ASIDE.sub(" ", gloss).split(";"):
                stems = [
                    self.stem(word) for word in _WORD.findall(part.lower()) if word not in _EMPTY
                ]
                # Words of a definition would meet any text.
                if len(stems) <= _LONGEST_GLOSS:
                    for stem in stems:
                        strengths[stem] = max(strengths.get(stem, 0.0), len(stems) ** -_SPREAD)
        return strengths


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one side.

    `word_of`, `piece_of` and `unit_of` give for every occurrence its word, its piece and its unit.
    `rarity`, shape (words,), is log(units / units with the word); `present` has shape (words,
    units).
    """

    words: tuple[str, ...]
    word_of: Ints
    piece_of: Ints
    unit_of: Ints
    rarity: Matrix
    present: Matrix


def vocabulary(pieces: Sequence[Sequence[str]], cut: Cutter) -> Vocabulary:
    """The words of a side that is given as the pieces of each unit."""
    numbers: dict[str, int] = {}
    word_of: list[int] = []
    piece_of: list[int] = []
    unit_of: list[int] = []
    piece = 0
    for unit, texts in enumerate(pieces):
        for text in texts:
            found = [numbers.setdefault(word, len(numbers)) for word in cut(text)]
            word_of += found
            piece_of += [piece] * len(found)
            unit_of += [unit] * len(found)
            piece += 1
    present = np.zeros((len(numbers), len(pieces)), np.float32)
    present[word_of, unit_of] = 1
    rarity = np.log((len(pieces) + 1) / np.maximum(present.sum(axis=1), 1)).astype(np.float32)
    return Vocabulary(
        tuple(numbers),
        np.array(word_of, np.int64),
        np.array(piece_of, np.int64),
        np.array(unit_of, np.int64),
        rarity,
        present,
    )


def strengths(source: Vocabulary, target: Vocabulary, glosses: GlossStems | None) -> Matrix:
    """How strongly each source word may answer each target word, 0 to 1.

    Shape (source words, target words).
    """
    table = np.zeros((len(source.words), len(target.words)), np.float32)
    number = {word: n for n, word in enumerate(target.words)}
    known = (
        glosses.stems(word for word in source.words if word[0] not in (MARK, VALUE))
        if glosses is not None
        else {}
    )
    for row, word in enumerate(source.words):
        for stem, strength in known.get(word, {}).items():
            column = number.get(stem)
            if column is not None:
                table[row, column] = strength
        same = number.get(word)
        # Latin words and values in a Chinese text are usually kept in the translation.
        if same is not None and word.isascii() and (word[:1].isalnum() or word[0] == VALUE):
            table[row, same] = 1.0
        if word[0] == MARK and glosses is not None:
            named = number.get(glosses.stem(word[1:]))
            if named is not None:
                table[row, named] = 1.0
    return table
