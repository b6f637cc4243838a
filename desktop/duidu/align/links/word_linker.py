"""Word alignment without any training corpus but the article itself.

For every pair of words evidence is gathered (link_evidence): dictionary glosses that the other
sentence contains (gloss_evidence), function words that answer each other, the likeness of both
words in a multilingual sentence encoder when each is pooled in its context, names by their sound
(names), numbers and dates by their value (numbers), spelling and relative position. Three small
logistic regressions (link_model) turn it into a probability; the later ones see competition and
neighbourhood, much like competitive linking and growing along the diagonal (Melamed 2000; Och and
Ney 2003). A first run over all pairs of an article counts which words were linked when they met
(link_counts), and the second run uses that. Each link keeps its probability: readers show the sure
ones, benchmarks take a balanced set.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from duidu.align.base.protocol import Matrix
from duidu.align.links.link_counts import LinkCounts
from duidu.align.links.link_evidence import EvidenceMaker, LinkEvidence, is_mark
from duidu.align.links.link_model import LinkModel
from duidu.align.links.word_link import PRECISE, WordLink

BALANCED = 0.35  # the threshold at which precision and recall are about equal
_MARK_SCORE = 0.9  # above PRECISE, so that readers see these links
_LONGEST = 400  # words of a side in one matrix

_Pair = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(slots=True)
class WordLinker:
    """Links words of the sentence pairs of one article.

    `flipped` says that the evidence is made for the other direction. `stem` gives the form under
    which words are counted over the article. Safe to use from one thread at a time.
    """

    maker: EvidenceMaker
    model: LinkModel
    flipped: bool = False
    stem: Callable[[str], str] = str.lower
    _learnt: LinkCounts = field(default_factory=LinkCounts)
    _seen: dict[_Pair, Matrix] = field(default_factory=dict)
    # What the linker before this one saw in its pairs.
    _before: Mapping[_Pair, Matrix] = field(default_factory=dict)

    def anew(self) -> "WordLinker":
        """One that has learnt nothing, and for which learning the same pairs costs next to nothing.

        For an article of which some rows have changed: most pairs are as they were.
        """
        return WordLinker(self.maker, self.model, self.flipped, self.stem, _before=self._seen)

    def learn(self, pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
        """Count which words answer which in these sentence pairs; each pair counts once."""
        for pair in pairs:
            for _, _, source, target in _windows(*self._turned(*pair)):
                key = (tuple(source), tuple(target))
                # A sentence repeated in the article says nothing new.
                if key not in self._seen:
                    self._seen[key] = self._seen_alone(key)
                    self._learnt.add(*self._stems(source, target), self._seen[key])

    def link(
        self, source: Sequence[str], target: Sequence[str], threshold: float = PRECISE
    ) -> list[WordLink]:
        """The links with at least this probability, in order.

        Punctuation marks are linked to equal marks at the same position.
        """
        found = [
            (first + int(i), second + int(j), float(links[i, j]))
            for first, second, left, right in _windows(*self._turned(source, target))
            for links in (self._links(left, right),)
            for i, j in np.argwhere(links >= threshold)
        ]
        return sorted(
            WordLink(j, i, score) if self.flipped else WordLink(i, j, score)
            for i, j, score in found
        )

    def _seen_alone(self, pair: _Pair) -> Matrix:
        """The probabilities of a pair as if nothing had been learnt."""
        found = self._before.get(pair)
        if found is None:
            evidence = self.maker.evidence(*pair)
            found = self.model.together(evidence, np.zeros_like(evidence.gloss))
        return found

    def _links(self, source: Sequence[str], target: Sequence[str]) -> Matrix:
        """The probability of each link in one window."""
        evidence = self.maker.evidence(source, target)
        # What this very pair taught is taken out: it must not confirm itself.
        own = self._seen.get((tuple(source), tuple(target)))
        links = self.model.together(
            evidence, self._learnt.matrix(*self._stems(source, target), own)
        )
        for i, j in _marks(source, target, evidence):
            links[i, j] = _MARK_SCORE
        return links

    def _turned(
        self, source: Sequence[str], target: Sequence[str]
    ) -> tuple[Sequence[str], Sequence[str]]:
        return (target, source) if self.flipped else (source, target)

    def _stems(self, source: Sequence[str], target: Sequence[str]) -> tuple[list[str], list[str]]:
        return [self.stem(word) for word in source], [self.stem(word) for word in target]


def _windows(
    source: Sequence[str], target: Sequence[str]
) -> Iterator[tuple[int, int, Sequence[str], Sequence[str]]]:
    """The pair whole, or cut at proportional positions.

    Matrices of all words of a very long side would fill the memory.
    """
    parts = max(1, -(-max(len(source), len(target)) // _LONGEST))
    for part in range(parts):
        first, second = (len(side) * part // parts for side in (source, target))
        left, right = (
            side[len(side) * part // parts : len(side) * (part + 1) // parts]
            for side in (source, target)
        )
        if left and right:
            yield first, second, left, right


def _marks(
    source: Sequence[str], target: Sequence[str], evidence: LinkEvidence
) -> list[tuple[int, int]]:
    """Punctuation marks that answer each other: equal, in order, closest in position overall."""
    rows = [i for i, word in enumerate(source) if is_mark(word)]
    columns = [j for j, word in enumerate(target) if is_mark(word)]
    # Nothing beyond a fifth of the sentence apart: such marks do not answer each other.
    worth = evidence.same[np.ix_(rows, columns)] * np.maximum(
        0, 1 - 5 * evidence.place[np.ix_(rows, columns)]
    )
    best = np.zeros((len(rows) + 1, len(columns) + 1))
    for a in range(len(rows)):
        for b in range(len(columns)):
            best[a + 1, b + 1] = max(best[a, b + 1], best[a + 1, b], best[a, b] + worth[a, b])
    found = []
    a, b = len(rows), len(columns)
    while a and b:
        if best[a, b] == best[a - 1, b]:
            a -= 1
        elif best[a, b] == best[a, b - 1]:
            b -= 1
        else:
            a, b = a - 1, b - 1
            found.append((rows[a], columns[b]))
    return found
