"""The counterpart sentence as evidence for senses: which words of a gloss it has."""

import re
from collections.abc import Collection, Sequence

from duidu.core.article import Span
from duidu.lexicon.entry import Sense
from duidu.lexicon.glosses import Alternative, GlossReader

_ASIDE = re.compile(r"\([^()]*\)")
_EXPLAINED = 0.45  # weight of a word that another Chinese word explains
_UNLINKED = 0.4  # weight of a word outside the known word links
_WRONG_PART = 0.6  # for a verb's gloss met by a noun, or the reverse
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
        words, verbs, nouns = reader.sentence(text)
        known = self._worth.get
        for start, end, stems in words:
            linked = not links or any(link.start < end and start < link.end for link in links)
            worth = 1.0 if linked else _UNLINKED
            for stem in stems:
                its = worth * (_EXPLAINED if stem in explained else 1.0)
                self._worth[stem] = max(known(stem, 0.0), its)
        # A stem seen both as noun and as verb speaks against neither.
        self._only_verbs, self._only_nouns = verbs - nouns, nouns - verbs

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
        if "(" not in sense.text:
            return best
        stems = self._reader.stems(" ".join(_ASIDE.findall(sense.text)))
        named = max((self._worth.get(stem, 0.0) * 0.8 for stem in stems), default=0.0)
        # Of what is still missing to 1, so that the sum stays below it.
        return best + _ASIDE_SHARE * named * (1 - best)

    def _share(self, alternative: Alternative, *, verb: bool) -> float:
        """How much of one alternative stands in the sentence, 0 to 1."""
        hit = 0.0
        known = self._worth.get
        wrong = self._only_nouns if verb else self._only_verbs
        for stems, weight in alternative.words:
            worth, stem = known(stems[0], 0.0), stems[0]
            for other in stems[1:]:
                worth, stem = max((worth, stem), (known(other, 0.0), other))
            if worth:
                hit += weight * worth * (_WRONG_PART if stem in wrong else 1.0)
        # Long alternatives that match in one common word only must not look complete.
        return hit / alternative.total * min(1.0, hit + _SURE) if alternative.total else 0.0
