"""The words of both sides, and how strongly each may answer each: the words' evidence for beads.

From dictionary glosses, compared by their stems; from equal numbers; and from Latin words in
Chinese.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from duidu.align.base.protocol import Ints, Matrix
from duidu.align.base.side_words import Cutter, Occurrences, SideWords, spans
from duidu.align.base.sorting import counted, grouped, numbered
from duidu.align.base.spelled_names import MARK
from duidu.language.description import ValueReader, WordCutter
from duidu.language.registry import describe, language_for, values_for
from duidu.lexicon.glosses import gloss_language
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
_LUMP = 2_000  # code points cut at once: more would gain nothing
_BORDER = "\n"  # between clauses that are cut together: no word crosses it
_SPREAD = 0.7  # a word of a gloss of k words counts k ** -_SPREAD


def cutter(language: str) -> Cutter:
    """A function that cuts clauses into words, in the form in which words are compared.

    The values of their numbers and dates are added, marked with VALUE.
    """
    described = describe(language)
    values_of = values_for(language)
    if described.word_cutter:
        return _unspaced_cutter(described.word_cutter(), values_of)
    stem = language_for(language).stem

    stems: dict[str, str] = {}  # of a text's words; the same ones come up all through it

    def cut_spaced(text: str) -> list[str]:
        text = text.replace("’", "'")
        words = [
            stems.get(word) or stems.setdefault(word, stem(word))
            for word in _WORD.findall(text.lower())
        ]
        return words + [VALUE + value for _, _, value in values_of(_VALUED.findall(text))]

    return lambda clauses: list(map(cut_spaced, clauses))


def _unspaced_cutter(words_of: WordCutter, values_of: ValueReader) -> Cutter:
    """Cuts clauses without spaces between words, many as one text."""

    def words(text: str) -> Iterator[list[str]]:
        """The words of each line."""
        line: list[str] = []
        for word in words_of(text):
            if not word.isspace():
                line.append(word.lower())
                continue
            # White space is one word, whatever lines it ends.
            for _ in range(word.count(_BORDER)):
                yield line
                line = []
        yield line

    def cut(clauses: Sequence[str]) -> list[list[str]]:
        found = [
            line
            for lump in _lumps([clause.replace(_BORDER, " ") for clause in clauses])
            for line in words(_BORDER.join(lump))
        ]
        return [line + [VALUE + value for _, _, value in values_of(line)] for line in found]

    return cut


def _lumps(clauses: Sequence[str]) -> Iterator[Sequence[str]]:
    """The clauses in groups of about _LUMP code points."""
    first = size = 0
    for number, clause in enumerate(clauses):
        size += len(clause)
        if size >= _LUMP:
            yield clauses[first : number + 1]
            first, size = number + 1, 0
    if first < len(clauses):
        yield clauses[first:]


class GlossStems:
    """Stems of the glosses of Chinese words; remembers what it looked up, of `most` words."""

    def __init__(self, lexicon: Lexicon, most: int | None = None) -> None:
        self._lexicon = lexicon
        self._most = most
        self.stem = gloss_language().stem
        self._known: dict[str, dict[str, float]] = {}

    def stems(self, words: Iterable[str]) -> dict[str, dict[str, float]]:
        """For each word the stems it may be translated by, with strengths 0 to 1."""
        wanted = list(dict.fromkeys(words))
        if self._most is not None and len(self._known) > self._most:
            self._known.clear()
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
                words = [word for word in _WORD.findall(part.lower()) if word not in _EMPTY]
                # Words of a definition would meet any text.
                if len(words) <= _LONGEST_GLOSS:
                    for stem in map(self.stem, words):
                        strengths[stem] = max(strengths.get(stem, 0.0), len(words) ** -_SPREAD)
        return strengths


@dataclass(frozen=True, slots=True)
class WordTable:
    """Which words of a target may answer each word of a source, and how strongly, 0 to 1.

    The answers to word n are `target` and `strength` from `starts[n]` to `starts[n + 1]`.
    """

    starts: Ints
    target: Ints
    strength: Matrix


def word_table(source: SideWords, target: SideWords, glosses: GlossStems | None) -> WordTable:
    """The answers to all words of a side."""
    number = {word: n for n, word in enumerate(target.words)}
    known = (
        glosses.stems(word for word in source.words if word[0] not in (MARK, VALUE))
        if glosses is not None
        else {}
    )
    starts = [0]
    answers: list[int] = []
    values: list[float] = []
    for word in source.words:
        found = {
            number[stem]: strength
            for stem, strength in known.get(word, {}).items()
            if stem in number
        }
        same = number.get(word)
        # Latin words and values in a Chinese text are usually kept in the translation.
        if same is not None and word.isascii() and (word[:1].isalnum() or word[0] == VALUE):
            found[same] = 1.0
        if word[0] == MARK and glosses is not None:
            named = number.get(glosses.stem(word[1:]))
            if named is not None:
                found[named] = 1.0
        answers += found
        values += found.values()
        starts.append(len(answers))
    return WordTable(
        np.array(starts, np.int64), np.array(answers, np.int64), np.array(values, np.float32)
    )


MUTE, PLAIN, CERTAIN = 0, 1, 2
"""What a word can tell of a pair: nothing, what its glosses do, or what a number or a name does."""


def word_kinds(
    source: SideWords, target: SideWords, glosses: GlossStems, most: int
) -> tuple[Ints, Ints]:
    """What each word of either side can tell; those of the source from `most` on are names."""
    known = glosses.stems(word for word in source.words[:most] if word[0] != VALUE)

    def of_source(word: str) -> int:
        if word[0] in (MARK, VALUE) or (word.isascii() and word[0].isalnum()):
            return CERTAIN
        return PLAIN if known.get(word) else MUTE

    def of_target(word: str) -> int:
        if word[0] == VALUE or word[0].isdigit():
            return CERTAIN
        return MUTE if word in _EMPTY or len(word) == 1 else PLAIN

    return (
        np.array(list(map(of_source, source.words)), np.int64),
        np.array(list(map(of_target, target.words)), np.int64),
    )


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of some units of a side.

    `numbers` are their numbers in the side. `word_of`, `piece_of` and `unit_of` give for every
    occurrence its word, its piece and its unit. `rarity`, shape (words,), is log(units / units
    with the word). `pair_word` and `pair_unit` are the different pairs of a word and a unit that
    has it, by word, `pair_count` how often it does, and `starts` the first pair of each word.
    """

    units: int
    numbers: Ints
    word_of: Ints
    piece_of: Ints
    unit_of: Ints
    rarity: Matrix
    pair_word: Ints
    pair_unit: Ints
    pair_count: Matrix
    starts: Ints


def vocabulary(found: Occurrences) -> Vocabulary:
    """The vocabulary of occurrences."""
    units = len(found.pieces)
    numbers, word_of = numbered(found.word_of, int(found.word_of.max(initial=-1)) + 1)
    pairs, counts = counted(word_of * units + found.unit_of)
    pair_word = pairs // max(units, 1)
    frequency = np.bincount(pair_word, minlength=len(numbers))
    return Vocabulary(
        units,
        numbers,
        word_of,
        found.piece_of,
        found.unit_of,
        np.log((units + 1) / np.maximum(frequency, 1)).astype(np.float32),
        pair_word,
        pairs - pair_word * units,
        counts.astype(np.float32),
        np.concatenate(([0], np.cumsum(frequency))),
    )


@dataclass(frozen=True, slots=True)
class WordAnswers:
    """Pairs of a source and a target word of two vocabularies, with the strength of each.

    Sorted by source word.
    """

    source: Ints
    target: Ints
    strength: Matrix

    def turned(self) -> "WordAnswers":
        """The pairs from the target's side."""
        order = grouped(self.target).order
        return WordAnswers(self.target[order], self.source[order], self.strength[order])


def word_answers(source: Vocabulary, target: Vocabulary, table: WordTable) -> WordAnswers:
    """The answers to the words of one vocabulary that are in the other."""
    at, of = spans(table.starts[source.numbers], table.starts[source.numbers + 1])
    there = np.searchsorted(target.numbers, table.target[at])
    there = np.minimum(there, len(target.numbers) - 1)
    kept = (
        target.numbers[there] == table.target[at]
        if len(target.numbers)
        else np.zeros(len(at), bool)
    )
    return WordAnswers(of[kept], there[kept], table.strength[at[kept]])
