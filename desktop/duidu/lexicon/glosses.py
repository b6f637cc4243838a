"""English glosses as stems, to compare them with a sentence.

A gloss has alternatives, and each word in them a weight.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from duidu.core.recent import remembering
from duidu.language.en.description import ENGLISH
from duidu.language.protocol import InflectedLanguage
from duidu.language.registry import describe

_WORD = re.compile(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*|\d+")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_COMMON = """
to a an the of in on at for and or be is are was were been being am sb sth etc s with by as it its
that this one's oneself one do does did have has had not no so very more most up out off into from
than i you he she we they me him her us them my your his our their there what who which when where
how if but all also just only can will would should could may might must about after before over
some any other then now too even still yet
"""
# The word before tells verbs and nouns apart well enough, without a tagger.
_BEFORE_VERB = frozenset(
    [
        "to",
        "will",
        "would",
        "can",
        "could",
        "i",
        "you",
        "he",
        "she",
        "we",
        "they",
        "who",
        "not",
        "don't",
        "let",
        "please",
    ]
)
_BEFORE_NOUN = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "my",
        "your",
        "his",
        "her",
        "its",
        "our",
        "their",
        "this",
        "that",
        "some",
        "any",
        "no",
        "these",
        "those",
        "each",
        "every",
        "another",
    ]
)
# What the first word of a sentence has behind it where it is a verb: Fan me, Open the roll.
_BEHIND_VERB = re.compile(r"\s+(?:me|him|it|them|us|a|an|the|my|your|his|this|that|these)\b", re.I)
_BEGINNING = re.compile(r"(?:^|[.!?;,:]\s+[\"“]?)$")
# Little, but not nothing: a gloss may be made of such words alone.
_COMMON_WEIGHT = 0.15
_REMEMBERED = 3_000  # glosses, of which each takes most of a kilobyte
_SENTENCES = 64  # that are remembered
_RARE = 30  # a stem in at most this many entries has full weight


def gloss_language() -> InflectedLanguage:
    """The language in which the dictionary explains its words."""
    assert ENGLISH.inflections is not None
    return ENGLISH.inflections()


def is_gloss_language(language: str) -> bool:
    """Whether a text of this language may use the words by which the dictionary explains."""
    return describe(language).code == ENGLISH.code


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of the meanings that a gloss lists between semicolons or commas.

    `words` has for each word its stems, several where the form is ambiguous (left), and its weight,
    0 to 1; `total` is the sum of the weights.
    """

    words: tuple[tuple[tuple[str, ...], float], ...]
    total: float


class ReadSentence(NamedTuple):
    """A sentence: start, end and stems of each word; which stems look like verbs, like nouns."""

    words: list[tuple[int, int, tuple[str, ...]]]
    verbs: frozenset[str]
    nouns: frozenset[str]


class GlossReader:
    """Reads glosses and sentences into stems, and remembers what it read."""

    def __init__(self, english: InflectedLanguage, counts: Mapping[str, int], entries: int) -> None:
        self._english = english
        self._common = frozenset(_COMMON.split())
        # How many entries have each stem: rare ones say more.
        self._counts = counts
        self._entries = max(entries, _RARE + 1)
        # The glosses of common words come up in every sentence.
        self.alternatives = remembering(self._alternatives, _REMEMBERED)
        self.stems = remembering(self._stems, _REMEMBERED)
        self._read = remembering(self._read_word, _REMEMBERED)
        # Several words of one are asked about in a row.
        self.sentence = remembering(self._sentence, _SENTENCES)

    def words(self, text: str) -> list[tuple[str, tuple[str, ...], float]]:
        """Every word of a text, with its stems and weight."""
        return list(map(self._read, _WORD.findall(text)))

    def _read_word(self, word: str) -> tuple[str, tuple[str, ...], float]:
        return word, self._english.stems(word), self.weight(word)

    def weight(self, word: str) -> float:
        """How much a word tells, 0 to 1.

        It is the inverse document frequency among the dictionary's entries; function words have
        little.
        """
        if word.lower() in self._common:
            return _COMMON_WEIGHT
        count = self._counts.get(self._english.stem(word), 1)
        return max(
            _COMMON_WEIGHT,
            # Divided by the weight of a stem in _RARE entries, which is thereby 1.
            min(1.0, math.log(self._entries / (count + 1)) / math.log(self._entries / _RARE)),
        )

    def _alternatives(self, gloss: str) -> tuple[Alternative, ...]:
        plain = _ASIDE.sub(" ", gloss)
        parts = [part for part in re.split(r"[;,]", plain) if _WORD.search(part)]
        return tuple(self._alternative(part) for part in parts)

    def _alternative(self, part: str) -> Alternative:
        read = [
            (stems, weight)
            for word, stems, weight in self.words(part)
            # They say only how the word is used, and no sentence need have them.
            if word.lower() not in ("to", "a", "an", "the", "sb", "sth")
        ]
        # A gloss may be made of such words alone.
        read = read or [(stems, weight) for _, stems, weight in self.words(part)]
        return Alternative(tuple(read), sum(weight for _, weight in read))

    def _stems(self, gloss: str) -> frozenset[str]:
        """All stems of a gloss that tell something, those in parentheses included."""
        return frozenset(
            stem
            for _, stems, weight in self.words(gloss)
            if weight > _COMMON_WEIGHT
            for stem in stems
        )

    def _sentence(self, text: str) -> ReadSentence:
        """Stem a sentence, and tell verbs and nouns by the word before."""
        words: list[tuple[int, int, tuple[str, ...]]] = []
        verbs: set[str] = set()
        nouns: set[str] = set()
        previous = ""
        for match in _WORD.finditer(text):
            word = match[0]
            stems = self._english.stems(word)
            words.append((match.start(), match.end(), stems))
            if previous in _BEFORE_NOUN:
                nouns.update(stems)
            # Past forms and participles are verbs more often than not.
            elif (
                previous in _BEFORE_VERB
                or word.endswith(("ed", "ing"))
                or (
                    _BEHIND_VERB.match(text, match.end())
                    and _BEGINNING.search(text, 0, match.start())
                )
            ):
                verbs.update(stems)
            previous = word.lower()
        return ReadSentence(words, frozenset(verbs), frozenset(nouns))
