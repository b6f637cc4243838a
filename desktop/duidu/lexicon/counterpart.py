"""The counterpart sentence as evidence for senses: which words of a gloss it has."""

import re
from collections.abc import Collection, Sequence

from duidu.core.article import Span
from duidu.lexicon.entry import Sense
from duidu.lexicon.glosses import Alternative, GlossReader

_WORD = re.compile(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*|\d+")
_ASIDE = re.compile(r"\([^()]*\)")
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
    ]
)
_EXPLAINED = 0.45  # weight of a word that another Chinese word explains
_UNLINKED = 0.4  # weight of a word outside the known word links
_WRONG_PART = 0.8  # for a verb's gloss met by a noun, or the reverse
# Weight of what a gloss says in parentheses, beside the gloss itself.
_ASIDE_SHARE = 0.3
_SURE = 0.35  # a single word this much below full weight counts as a full one


class Counterpart:
    """One sentence of the translation, read as evidence for one Chinese word."""

    def __init__(
        self,
        reader: GlossReader,
        text: str,
        explained: Collection[str] = (),
        links: Sequence[Span] = (),
    ) -> None:
        """`explained` are stems that other words of the Chinese account for.

        `links` are the spans of the words known to answer this one, () where nothing is known.
        """
        self.text = text
        self._reader = reader
        self._worth: dict[str, float] = {}
        self._verbs: set[str] = set()
        self._nouns: set[str] = set()
        previous = ""
        for match in _WORD.finditer(text):
            word = match[0]
            worth = (
                1.0
                if not links
                or any(link.start < match.end() and match.start() < link.end for link in links)
                else _UNLINKED
            )
            for _, stems, _ in reader.words(word):
                for stem in stems:
                    self._worth[stem] = max(
                        self._worth.get(stem, 0.0),
                        worth * (_EXPLAINED if stem in explained else 1.0),
                    )
                    self._take_part(stem, word, previous)
            previous = word.lower()

    def _take_part(self, stem: str, word: str, previous: str) -> None:
        if previous in _BEFORE_NOUN:
            self._nouns.add(stem)
        # Past forms and participles are verbs more often than not.
        elif previous in _BEFORE_VERB or word.endswith(("ed", "ing")):
            self._verbs.add(stem)

    def overlap(self, sense: Sense) -> float:
        """How much of the gloss's best alternative stands in the sentence, 0 to 1.

        Words in its parentheses count a little.
        """
        best = max(
            (
                self._share(a, verb="to " in sense.text[:30])
                for a in self._reader.alternatives(sense.text)
            ),
            default=0.0,
        )
        asides = " ".join(_ASIDE.findall(sense.text))
        named = (
            max(
                (self._worth.get(stem, 0.0) * 0.8 for stem in self._reader.stems(asides)),
                default=0.0,
            )
            if asides
            else 0.0
        )
        # Of what is still missing to 1, so that the sum stays below it.
        return best + _ASIDE_SHARE * named * (1 - best)

    def _share(self, alternative: Alternative, *, verb: bool) -> float:
        """How much of one alternative stands in the sentence, 0 to 1."""
        hit = 0.0
        for stems, weight in alternative.words:
            worth, stem = max(
                ((self._worth.get(stem, 0.0), stem) for stem in stems), default=(0.0, "")
            )
            # A stem seen both as noun and as verb speaks against neither.
            wrong = self._nouns - self._verbs if verb else self._verbs - self._nouns
            hit += weight * worth * (_WRONG_PART if stem in wrong else 1.0)
        # Long alternatives that match in one common word only must not look complete.
        return hit / alternative.total * min(1.0, hit + _SURE) if alternative.total else 0.0
