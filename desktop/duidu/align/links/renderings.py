"""How a word or name of an article is rendered on its other side: 米莉 6, 米利 1 for Milley.

Made from word links only.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from duidu.align.links.word_link import PRECISE, WordLink

_FIRST_WIDE = 0x2E80  # from here on scripts are written without spaces


@dataclass(frozen=True, slots=True)
class LinkedPair:
    """The words of a sentence bead on both sides, and the links between them."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    links: tuple[WordLink, ...]

    def flipped(self) -> "LinkedPair":
        """The same pair seen from the other side."""
        links = sorted(WordLink(link.target, link.source, link.score) for link in self.links)
        return LinkedPair(self.target, self.source, tuple(links))


@dataclass(frozen=True, slots=True)
class Rendering:
    """A rendering in its most frequent spelling, its count, and the pairs that have it.

    `pairs` are the numbers of the pairs, each once.
    """

    text: str
    count: int
    pairs: tuple[int, ...]


def whole_word(pair: LinkedPair, token: int) -> range:
    """The run of source words around a token that together answer the same word.

    Both pieces of 米 莉 answer Milley.
    """
    answers = set(_answers(pair, (token,)))
    # A word with several answers, or none, is whole by itself.
    if len(answers) != 1:
        return range(token, token + 1)
    first = last = token
    while first > 0 and set(_answers(pair, (first - 1,))) == answers:
        first -= 1
    while last + 1 < len(pair.source) and set(_answers(pair, (last + 1,))) == answers:
        last += 1
    return range(first, last + 1)


def renderings(
    wanted: Sequence[str], pairs: Iterable[LinkedPair], key: Callable[[str], str] = str.lower
) -> list[Rendering]:
    """Renderings of consecutive source words, the most frequent first.

    Occurrences that nothing answers are left out. Words, and renderings, are the same if `key` (a
    stem) makes them equal, however a name is cut into words.
    """
    forms: dict[str, Counter[str]] = {}
    places: dict[str, dict[int, None]] = {}
    whole = "".join(key(word) for word in wanted)
    for number, pair in enumerate(pairs):
        for place in _occurrences(whole, [key(word) for word in pair.source]):
            text = _joined([pair.target[j] for j in _main_run(pair, place)])
            if text:
                forms.setdefault(key(text), Counter())[text] += 1
                places.setdefault(key(text), {})[number] = None
    found = [
        Rendering(written.most_common(1)[0][0], written.total(), tuple(places[same]))
        for same, written in forms.items()
    ]
    return sorted(found, key=lambda rendering: -rendering.count)


def _occurrences(whole: str, words: Sequence[str]) -> Iterator[range]:
    """Runs of words that together are the whole one."""
    for first in range(len(words) if whole else 0):
        text = ""
        end = first
        while len(text) < len(whole) and end < len(words):
            text += words[end]
            end += 1
        if text == whole:
            yield range(first, end)


def _answers(pair: LinkedPair, tokens: Sequence[int]) -> dict[int, float]:
    """The target words that answer some source words, with the score of the surest link."""
    scores: dict[int, float] = {}
    for link in pair.links:
        if link.source in tokens and link.score >= PRECISE:
            scores[link.target] = max(scores.get(link.target, 0.0), link.score)
    return scores


def _main_run(pair: LinkedPair, tokens: Sequence[int]) -> list[int]:
    """Of the answering target words, those that are next to the surest of them."""
    scores = _answers(pair, tokens)
    if not scores:
        return []
    best = max(scores, key=lambda j: scores[j])
    run = [best]
    while run[0] - 1 in scores:
        run.insert(0, run[0] - 1)
    while run[-1] + 1 in scores:
        run.append(run[-1] + 1)
    return run


def _joined(words: Sequence[str]) -> str:
    return ("" if any(ord(word[0]) >= _FIRST_WIDE for word in words) else " ").join(words)
