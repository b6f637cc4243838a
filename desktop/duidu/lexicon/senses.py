"""Chooses the sense of a Chinese word by the sentence that translates it.

It counts words that gloss and translation share, the surroundings in the Chinese, and the likeness
of meaning: shared words are the more precise evidence, sentence embeddings also find paraphrases.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from duidu.core.article import Span
from duidu.core.recent import Recent, remembering
from duidu.lexicon.counterpart import Counterpart
from duidu.lexicon.entry import Entry, Sense
from duidu.lexicon.glosses import GlossReader, gloss_language
from duidu.lexicon.lexicon import Lexicon
from duidu.lexicon.rules import Rules
from duidu.lexicon.sense_evidence import Evidence, SharedClues, evidence_for, score
from duidu.lexicon.word_entries import WordEntries
from duidu.lexicon.word_surroundings import SurroundingsReader, WordSurroundings

_REMEMBERED = 5_000  # texts whose vectors are kept, two kilobytes each
_EXPLAINED = 2_000  # words of which the stems of their glosses are remembered
_CLUES = 64  # words in their sentences of which it is remembered what surrounds them
LONGEST_TEXT = 2_000  # code points of a sentence that are read; more is no sentence


class Encoder(Protocol):
    """Maps sentences to vectors of their meaning."""

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Unit vectors, shape (len(texts), dimensions)."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A word in a sentence, with the sentence that translates it.

    The word is code points start..end of `chinese`; `links` are the words of the translation known
    to answer it.
    """

    chinese: str
    english: str
    start: int
    end: int
    links: tuple[Span, ...] = ()

    @property
    def word(self) -> str:
        """The word itself."""
        return self.chinese[self.start : self.end]


@dataclass(frozen=True, slots=True)
class RankedSense:
    """A sense with its evidence; scores compare only within one occurrence.

    `overlap` is how much of the gloss stands in the translation, 0 to 1.
    """

    entry: Entry
    sense: Sense
    score: float
    overlap: float = 0.0


class SenseChooser:
    """Ranks the senses of words; without an encoder by words and rules alone."""

    def __init__(
        self, lexicon: Lexicon, encoder: Encoder | None = None, reader: GlossReader | None = None
    ) -> None:
        """`reader` is that of another chooser of the same dictionary, which it may share."""
        self.words = WordEntries(lexicon)
        self._encoder = encoder
        self.reader = reader or GlossReader(
            gloss_language(), lexicon.stem_counts(), lexicon.about().entries
        )
        self._places = SurroundingsReader(self.words)
        self._rules = Rules()
        self._explained: Recent[str, frozenset[str]] = Recent(_EXPLAINED)
        self._vectors: dict[str, npt.NDArray[np.float32]] = {}
        # The doubtful words of a sentence are asked about once by words, and once with the encoder.
        self._clues = remembering(self._clues_of, _CLUES)

    def warm_up(self) -> None:
        """Load what the first word would wait for: the rules, the stemmer."""
        self.rank(Occurrence("我看书。", "I read a book.", 1, 2))

    def rank(self, occurrence: Occurrence) -> list[RankedSense]:
        """All senses of the word, the likeliest first; [] for a word without an entry."""
        return self.rank_many([occurrence])[0]

    def rank_many(
        self, occurrences: Sequence[Occurrence], by_words: bool = False
    ) -> list[list[RankedSense]]:
        """`rank` for many occurrences; their texts are encoded together, or not at all."""
        occurrences = [_clip_text(occurrence) for occurrence in occurrences]
        candidates = [
            [(entry, sense) for entry in self._entries(occurrence.word) for sense in entry.senses]
            for occurrence in occurrences
        ]
        encoder = None if by_words else self._encoder
        similarities = self._similarities(occurrences, candidates, encoder)
        return [
            self._ranked(occurrence, found, similarity)
            for occurrence, found, similarity in zip(
                occurrences, candidates, similarities, strict=True
            )
        ]

    def _entries(self, word: str) -> Sequence[Entry]:
        """Entries of a word, else of it in half-width letters or without its 儿."""
        narrow = unicodedata.normalize("NFKC", word)
        # The 儿 of spoken words is often not in the headword.
        bare = narrow[:-1] if len(narrow) > 1 and narrow.endswith(("儿", "兒")) else ""
        return next(filter(None, map(self.words.exact, (word, narrow, bare))), ())

    def stems_of(self, words: Iterable[str]) -> frozenset[str]:
        """The stems by which these words are explained, those in parentheses included."""
        return frozenset(
            stem
            for entries in self.words.many(words).values()
            for entry in entries
            for sense in entry.senses
            for stem in self.reader.stems(sense.text)
        )

    def _similarities(
        self,
        occurrences: Sequence[Occurrence],
        candidates: Sequence[Sequence[tuple[Entry, Sense]]],
        encoder: Encoder | None,
    ) -> list[list[float]]:
        """Cosines of each gloss and its counterpart; 0 without an encoder."""
        if encoder is None:
            return [[0.0] * len(found) for found in candidates]
        texts = {o.english for o in occurrences} | {
            sense.text for found in candidates for _, sense in found
        }
        vectors = self.vectors(texts)
        return [
            [float(vectors[sense.text] @ vectors[occurrence.english]) for _, sense in found]
            for occurrence, found in zip(occurrences, candidates, strict=True)
        ]

    def vectors(self, texts: set[str]) -> Mapping[str, npt.NDArray[np.float32]]:
        """Vectors of texts, from a cache: the glosses of common words come again and again.

        Only with an encoder.
        """
        assert self._encoder is not None
        # The table is replaced, never changed, so threads do not disturb each other.
        known = self._vectors if len(self._vectors) <= _REMEMBERED else {}
        new = sorted(texts - known.keys())
        if new:
            known = known | dict(zip(new, self._encoder.encode(new), strict=True))
            self._vectors = known
        return known

    def evidence(
        self,
        occurrence: Occurrence,
        found: Sequence[tuple[Entry, Sense]],
        similarity: Sequence[float],
    ) -> list[Evidence]:
        """The evidence for each sense; `similarity` is that of each gloss to the counterpart."""
        clues = self._clues(occurrence, found[0][0].simplified if found else "")
        return [
            evidence_for(entry, sense, order, similarity[order], clues, self.reader)
            for order, (entry, sense) in enumerate(found)
        ]

    def _clues_of(self, occurrence: Occurrence, simplified: str) -> SharedClues:
        """What speaks for or against every sense of a word where it stands."""
        place = self._places.read(occurrence.chinese, occurrence.start, occurrence.end)
        others = {word for word in place.others if word != place.word}
        return SharedClues(
            place,
            Counterpart(
                self.reader,
                occurrence.english,
                self._stems_of(place, others),
                occurrence.links,
            ),
            tuple(self._rules.holding(simplified, place.before, place.after, occurrence.english)),
            bool(self._rules.of(simplified)),
            self._stems_of(place, place.following),
        )

    def _stems_of(self, place: WordSurroundings, words: Iterable[str]) -> frozenset[str]:
        """The stems by which any of these words is explained."""
        return frozenset().union(*(self._stems(place, word) for word in words))

    def _stems(self, place: WordSurroundings, word: str) -> frozenset[str]:
        """Stems of the glosses of another word of the sentence, without parentheses."""
        known = self._explained.get(word)
        if known is None:
            known = self._explained.earlier(word)
        if known is not None:
            return known
        return self._explained.keep(
            word,
            frozenset(
                stem
                for gloss in place.glosses(word)
                for alternative in self.reader.alternatives(gloss)
                for stems, _ in alternative.words
                for stem in stems
            ),
        )

    def _ranked(
        self,
        occurrence: Occurrence,
        found: Sequence[tuple[Entry, Sense]],
        similarity: Sequence[float],
    ) -> list[RankedSense]:
        """The senses of one occurrence, the likeliest first."""
        weighed = self.evidence(occurrence, found, similarity)
        ranked = [
            RankedSense(entry, sense, score(one), one.overlap)
            for (entry, sense), one in zip(found, weighed, strict=True)
        ]
        return sorted(ranked, key=lambda item: -item.score)


def _clip_text(occurrence: Occurrence) -> Occurrence:
    """An occurrence in a text far longer than a sentence, reduced to its surroundings."""
    if max(len(occurrence.chinese), len(occurrence.english)) <= LONGEST_TEXT:
        return occurrence
    first = max(0, occurrence.start - LONGEST_TEXT // 2)
    chinese = occurrence.chinese[first : occurrence.end + LONGEST_TEXT // 2]
    links = tuple(link for link in occurrence.links if link.end <= LONGEST_TEXT)
    return Occurrence(
        chinese,
        occurrence.english[:LONGEST_TEXT],
        occurrence.start - first,
        occurrence.end - first,
        links,
    )
