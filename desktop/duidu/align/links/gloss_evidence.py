"""Dictionary evidence for word links: glosses of a source word that the target sentence contains.

Written for a lexicon of Chinese headwords with English glosses; of the target language it needs
only the stems.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from duidu.align.base.protocol import Matrix

Stems = Callable[[str], Sequence[str]]
Gloss = tuple[str, ...]

_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]|\{[^}]*\}|[\u2e80-\U0003ffff|]+")
_PARTS = re.compile(r";|, (?=or )| or |\.\.\.| / ")
_WORD = re.compile(r"[a-z0-9]+(?:['’-][a-z0-9]+)*|'s", re.IGNORECASE)
_USAGE = re.compile(
    r"^(?:classifier|structural particle|modal particle|abbr\.|used |particle |prefix |suffix |"
    r"interjection )"
)
_REMEMBERED = 6_000  # words: one serves all articles, and would grow with each of them
_PIECE_WEIGHT = 0.5  # weight of a gloss of a part of a word, against 1 for the whole word


class GlossSource(Protocol):
    """What this module needs of a lexicon."""

    def many_glosses(self, words: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """All glosses of many words; words without an entry are left out."""


@dataclass(slots=True)
class GlossEvidence:
    """Compares glosses with sentences; remembers the glosses of every word, cut into stems.

    `weak` are target stems that say little inside a longer gloss.
    """

    lexicon: GlossSource
    stems: Stems
    weak: frozenset[str]
    _known: dict[str, tuple[Gloss, ...]] = field(default_factory=dict)

    def whole(self, source: Sequence[str], target: Sequence[str]) -> Matrix:
        """How much of a gloss of each source word the sentence covers, 0 to 1.

        Shape (source words, target words): given to the words that cover it.
        """
        self._meet(source)
        return self._matrix([self._known[word] for word in source], target)

    def parts(self, source: Sequence[str], target: Sequence[str]) -> Matrix:
        """What `whole` says of the dictionary words inside each source word, each worth half.

        0 for words of one character.
        """
        pieces = [self._pieces(word) for word in source]
        self._meet({piece for held in pieces for piece in held})
        return (
            self._matrix(
                [tuple(g for piece in held for g in self._known[piece]) for held in pieces], target
            )
            * _PIECE_WEIGHT
        )

    def _pieces(self, word: str) -> list[str]:
        """The two parts of a word at every cut, and its single characters."""
        if len(word) < 2 or word.isascii():
            return []
        # Long words are seldom made of one character and the rest.
        middle = range(1, len(word)) if len(word) <= 4 else range(2, len(word) - 1)
        return list(
            dict.fromkeys(
                [part for cut in middle for part in (word[:cut], word[cut:])] + list(word)
            )
        )

    def _meet(self, words: Iterable[str]) -> None:
        """Look up and cut the glosses of words not met before."""
        words = tuple(words)
        # All at once, since it is rare; the words asked for now are met again below.
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        found = self.lexicon.many_glosses(new)
        for word in new:
            cut = (self._cut(gloss) for text in found.get(word, ()) for gloss in _PARTS.split(text))
            self._known[word] = tuple(dict.fromkeys(gloss for gloss in cut if gloss))

    def _cut(self, gloss: str) -> Gloss:
        """The stems of a gloss; () for a remark on usage."""
        plain = _ASIDE.sub(" ", gloss).strip().lower()
        if _USAGE.match(plain):
            return ()
        words = _WORD.findall(plain)
        # "to run", "a dog": the first word is no part of the meaning.
        if len(words) > 1 and words[0] in ("to", "a", "an", "the"):
            words = words[1:]
        return tuple(
            self.stems(part)[0]
            for word in words
            if word not in ("sb", "sth", "one's", "etc")
            for part in word.split("-")
            if part
        )

    def _matrix(self, glosses: Sequence[tuple[Gloss, ...]], target: Sequence[str]) -> Matrix:
        """The cover of each list of glosses by the target words."""
        matrix = np.zeros((len(glosses), len(target)), np.float32)
        places = self._stem_positions(target)
        for i, held in enumerate(glosses):
            for gloss in held:
                self._add(matrix[i], gloss, places)
        return matrix

    def _stem_positions(self, target: Sequence[str]) -> Mapping[str, list[tuple[int, float]]]:
        """Where each stem is in the sentence, and what share of the word there it is."""
        places: dict[str, list[tuple[int, float]]] = {}
        for j, word in enumerate(target):
            parts = [part for part in word.split("-") if part]
            for part in parts:
                for stem in self.stems(part):
                    places.setdefault(stem, []).append((j, 1 / len(parts)))
            # Also as one word: "e-mail" answers a gloss "email".
            if len(parts) > 1:
                places.setdefault(self.stems("".join(parts))[0], []).append((j, 1.0))
        return places

    def _add(
        self, row: Matrix, gloss: Gloss, places: Mapping[str, list[tuple[int, float]]]
    ) -> None:
        """Raise the row's cells of the words that cover a gloss."""
        strong = [stem for stem in gloss if stem not in self.weak]
        judged = strong or gloss
        present = [stem for stem in judged if stem in places]
        if not present:
            return
        # More than proportional: half of a gloss is much less than half of the evidence.
        cover = (len(present) / len(judged)) ** 1.5
        for stem in gloss:
            # Words of a gloss that say little count less, and only where all the others are found.
            worth = cover if stem in judged else cover * 0.4 * (len(present) == len(judged))
            for j, share in places.get(stem, ()):
                row[j] = max(row[j], worth * share)
