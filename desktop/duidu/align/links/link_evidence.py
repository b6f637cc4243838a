"""All evidence for links between the words of a sentence pair, as matrices.

Knowledge of the two languages ends here: to the modules that read the matrices a pair of words is
only numbers.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from duidu.align.base.names import Readings, name_links
from duidu.align.base.numbers import number_links
from duidu.align.base.pooling import SpanEncoder
from duidu.align.base.protocol import Matrix
from duidu.align.links.gloss_evidence import GlossEvidence

Words = Sequence[str]

# Marks of the two languages that answer each other: all quotation marks and brackets of titles
# become ", all dashes and dots -.
_MARKS = str.maketrans(
    dict(zip("，。、；：？！（）", ",.,;:?!()", strict=True))
    | dict.fromkeys("“”「」『』《》〈〉【】", '"')
    | dict.fromkeys("‘’", "'")
    | dict.fromkeys("—–·…", "-")
)
_SURE_GLOSS = 0.9  # share of a word's gloss found, from which it counts as explained
# Standard deviations of likeness that count as 1: so it is of the size of the other matrices. The
# weights in weights.json were fitted with it.
_DEVIATIONS = 3


@dataclass(frozen=True, slots=True)
class LinkEvidence:
    """Matrices of one sentence pair, each of shape (source words, target words).

    - `gloss`, `parts`: what a dictionary says of whole words, and of their parts
    - `function`: which function words answer which
    - `meaning`: likeness of the words in their context, about -1 to 2
    - `sound`, `number`, `same`: likeness of names, equal values, equal spelling
    - `place`: distance of the relative positions in the sentences, 0 to 1
    - `source_function`, `target_function`: 1 for function words
    - `mark`: 1 for cells with a punctuation mark
    """

    gloss: Matrix
    parts: Matrix
    function: Matrix
    meaning: Matrix
    sound: Matrix
    number: Matrix
    same: Matrix
    place: Matrix
    source_function: Matrix
    target_function: Matrix
    mark: Matrix


class EvidenceMaker(Protocol):
    """Finds the evidence for one ordered pair of languages."""

    def evidence(self, source: Words, target: Words) -> LinkEvidence:
        """The matrices of one sentence pair, neither side of which is empty."""


@dataclass(frozen=True, slots=True)
class PlainEvidence:
    """Evidence for any two languages: meaning (given an encoder), spelling, position.

    `spaced` says which sides put spaces between words.
    """

    encoder: SpanEncoder | None
    spaced: tuple[bool, bool] = (True, True)

    def evidence(self, source: Words, target: Words) -> LinkEvidence:
        """The matrices; those that need knowledge of a language are 0."""
        nothing = np.zeros((len(source), len(target)), np.float32)
        plain = ([_plain(w) for w in source], [_plain(w) for w in target])
        same = np.array([[a == b for b in plain[1]] for a in plain[0]], np.float32)
        marks = ([is_mark(w) for w in source], [is_mark(w) for w in target])
        return LinkEvidence(
            gloss=nothing,
            parts=nothing,
            function=nothing,
            meaning=self._meaning(source, target) if self.encoder else nothing,
            sound=nothing,
            number=nothing,
            same=same,
            place=np.abs(_relative_positions(source)[:, None] - _relative_positions(target)[None]),
            source_function=nothing,
            target_function=nothing,
            mark=np.logical_or.outer(*marks).astype(np.float32),
        )

    def _meaning(self, source: Words, target: Words) -> Matrix:
        """Likeness of the words, each pooled in its context."""
        vectors = []
        assert self.encoder is not None
        for words, spaced in zip((source, target), self.spaced, strict=True):
            sums = self.encoder.pool(
                [[" " * (spaced and k > 0) + word for k, word in enumerate(words)]]
            ).sums
            vectors.append(sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9))
        cosine = vectors[0] @ vectors[1].T
        # Some words are close to all others, so only what exceeds their row and column counts.
        cosine = (
            cosine - cosine.mean(0, keepdims=True) - cosine.mean(1, keepdims=True) + cosine.mean()
        )
        return np.asarray(cosine / max(float(cosine.std()), 1e-6) / _DEVIATIONS, np.float32)


@dataclass(frozen=True, slots=True)
class ChineseEnglishEvidence:
    """Evidence for Chinese as source and English as target."""

    plain: PlainEvidence
    glosses: GlossEvidence
    readings: Readings
    simplified: Callable[[str], str]
    answers: dict[str, frozenset[str]] = field(repr=False)
    function_words: frozenset[str] = field(repr=False)

    def evidence(self, source: Words, target: Words) -> LinkEvidence:
        """The matrices of one sentence pair."""
        plain = self.plain.evidence(source, target)
        simple = [self.simplified(word) for word in source]
        lower = [word.lower().replace("’", "'") for word in target]
        gloss = self.glosses.whole(simple, lower)
        answers = [self.answers.get(word) for word in simple]
        shape = gloss.shape
        return LinkEvidence(
            gloss=gloss,
            parts=self.glosses.parts(simple, lower),
            function=np.array(
                [[a is not None and w in a for w in lower] for a in answers], np.float32
            ),
            meaning=plain.meaning,
            sound=name_links(simple, target, self.readings, self._may_be_names(target, gloss)),
            number=number_links(simple, target),
            same=plain.same,
            place=plain.place,
            source_function=np.broadcast_to(
                np.array([[a is not None] for a in answers], np.float32), shape
            ),
            target_function=np.broadcast_to(
                np.array([w in self.function_words for w in lower], np.float32), shape
            ),
            mark=plain.mark,
        )

    def _may_be_names(self, target: Words, gloss: Matrix) -> list[bool]:
        """Which target words may be names: the capitalised ones.

        In text without capitals, every longer word that the dictionary does not explain.
        """
        # Some news corpora are lower-cased throughout.
        capitals = any(word[0].isupper() for word in target)
        explained = gloss.max(axis=0) >= _SURE_GLOSS
        return [
            word.isalpha()
            and word.lower() not in self.function_words
            and (
                (word[0].isupper() and len(word) > 1)
                or (not capitals and len(word) > 2 and not explained[j])
            )
            for j, word in enumerate(target)
        ]


def is_mark(word: str) -> bool:
    """Whether a token is punctuation: no letter, no digit, no percent sign."""
    return not re.search(r"\w|%", word)


def _plain(word: str) -> str:
    """A word in the form in which spelling is compared."""
    return (
        unicodedata.normalize("NFKC", word)
        .lower()
        .translate(_MARKS)
        .replace("``", '"')
        .replace("''", '"')
        .replace("--", "-")
    )


def _relative_positions(words: Words) -> Matrix:
    """The relative position of each word, 0 to 1."""
    return ((np.arange(len(words)) + 0.5) / len(words)).astype(np.float32)
