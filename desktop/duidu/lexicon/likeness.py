"""How near single words of the translation come in meaning to what a word means by each reading.

A sentence says more than the word in question, so its likeness to a gloss tells little of which
reading is meant. One word of it that no other word of the Chinese explains tells more: sticky is
near to glutinous, and far from to stick on.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from duidu.lexicon.entry import Entry
from duidu.lexicon.glosses import GlossReader

# The vectors of texts, by text.
Vectors = Callable[[set[str]], Mapping[str, npt.NDArray[np.float32]]]
Reading = tuple[str, ...]

_WEIGHT = 8.0  # log odds of a cosine, by the pairs in tests/data/reading_pairs.tsv
_CHANCE = 0.5  # a cosine to which some word of any sentence comes
MOST_LIKE = _WEIGHT * (1 - _CHANCE)  # log odds by which one reading can be favoured at most
_TELLING = 0.3  # the weight of a word of the translation that is compared
# Words of a translation; in a longer one some word is near to any meaning.
_MOST_WORDS = 10
_MOST_MEANINGS = 8  # of a reading; the later ones are rare
_REMEMBERED = 3_000  # glosses
_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_DEED = re.compile(r"^(?:to|a|an|the) (?:be )?")


@dataclass(frozen=True, slots=True)
class Compared:
    """Words of a translation, and the meanings of each reading with which they are compared."""

    words: Collection[str]
    meanings: Mapping[Reading, Collection[str]]

    @property
    def texts(self) -> set[str]:
        """All texts of which the vectors are needed."""
        return set(self.words).union(*self.meanings.values())


class WordLikeness:
    """Compares the meanings of readings with single words of a translation."""

    def __init__(self, reader: GlossReader, vectors: Vectors) -> None:
        self._reader = reader
        self._vectors = vectors

    def compared(
        self, entries: Sequence[Entry], english: str, around: Callable[[], Collection[str]]
    ) -> Compared | None:
        """What is compared for the readings of these entries; None where nothing can be.

        `around` are the stems by which the other words of the sentence are explained.
        """
        words = self._telling(english, around)
        if not 0 < len(words) <= _MOST_WORDS:
            return None
        meanings: dict[Reading, list[str]] = {}
        for entry in entries:
            said = meanings.setdefault(entry.reading, [])
            for sense in entry.senses:
                if not sense.is_pointer and not sense.is_surname:
                    said.extend(_phrases(sense.text))
            del said[_MOST_MEANINGS:]
        # What has only a surname's reading cannot be compared.
        if len(meanings) < 2 or not all(meanings.values()):
            return None
        return Compared(words, meanings)

    def favours(self, compared: Compared) -> dict[Reading, float]:
        """The log odds of the readings."""
        vectors = self._vectors(compared.texts)
        words = np.array([vectors[word] for word in compared.words])
        return {
            reading: _WEIGHT
            * max(_CHANCE, float(np.max(words @ np.array([vectors[one] for one in said]).T)))
            for reading, said in compared.meanings.items()
        }

    def _telling(self, english: str, around: Callable[[], Collection[str]]) -> set[str]:
        """The words of the translation that no other word of the Chinese explains."""
        telling = [word for word in self._reader.words(english) if word[2] >= _TELLING]
        if not telling:
            return set()
        explained = frozenset(around())
        return {word.lower() for word, stems, _ in telling if explained.isdisjoint(stems)}


@lru_cache(_REMEMBERED)
def _phrases(gloss: str) -> tuple[str, ...]:
    """The meanings that a gloss lists, without to and what stands in parentheses."""
    parts = (part.strip().lower() for part in re.split("[;,]", _ASIDE.sub(" ", gloss)))
    return tuple(filter(None, (_DEED.sub("", part) for part in parts)))
