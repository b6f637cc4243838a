"""Tells languages in Latin letters apart by their commonest words and by groups of letters.

packaging/data_languages.py makes the file of them.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from duidu.language import registry
from duidu.resources import resource

# Words of prose: no part of a path, an address, a name in a program or a tag.
_WORD = re.compile(
    r"(?<![\w/\\@#$=<>{}&~])(?<![\w)][.:_])[^\W\d_]+(?![\w/\\@#=<>{}(\[])(?![.:_][\w/])|[¿¡]"
)
# The commonest words of a text tell most, and a book is asked about many times.
_MOST_WORDS = 300
_LETTERS = 3  # of a group
_MOST_GROUPS = 4  # that a word counts for: the groups of one word are not independent
# Costs as the file has them: -10 ln of the frequency of a usual word, and of one that is lacking.
_USUAL, _LACKING = 46, 161
_NO_WORDS = b"\n\n\n"


class LatinWords:
    """The words and groups of letters of the languages, with what each costs in each of them."""

    def __init__(self, data: bytes) -> None:
        codes, words, groups, costs = data.split(b"\n", 3)
        self._codes = codes.decode().split()
        self._costs = costs
        # Both are in order: to look words up in lists takes no time before the first of them.
        self._words = words.decode().split(" ")
        self._groups = groups.decode().split(" ")

    def scores(self, text: str) -> dict[str, float]:
        """How well a text fits each language: logarithms of its probability, and 0 without words.

        Only their differences mean something.
        """
        # Languages that the file lacks are known by the words of their description alone.
        described = {
            known.code: known.common_words
            for known in registry.LANGUAGES
            if known.common_words and known.code not in self._codes
        }
        counted = Counter(_WORD.findall(text.lower()))
        totals = [0.0] * len(self._codes)
        others = dict.fromkeys(described, 0.0)
        for word, count in counted.most_common(_MOST_WORDS):
            costs = self._cost(word)
            for at, cost in enumerate(costs):
                totals[at] += count * cost
            for code, words in described.items():
                others[code] += count * (_USUAL if word in words else _LACKING)
        found = dict(zip(self._codes, totals, strict=True)) | others
        return {code: -cost / 10 for code, cost in found.items()}

    def _cost(self, word: str) -> Sequence[float]:
        """What a word costs in each language of the file."""
        at = _place(self._words, word)
        if at >= 0:
            return self._row(at)
        bordered = f"^{word}$"
        groups = [bordered[at : at + _LETTERS] for at in range(len(bordered) - _LETTERS + 1)]
        first = len(self._words)
        found = [_place(self._groups, one) for one in groups]
        places = [first + at for at in found if at >= 0]
        if not places:
            return [float(_LACKING)] * len(self._codes)
        weight = min(len(groups), _MOST_GROUPS) / len(places)
        return [sum(column) * weight for column in zip(*map(self._row, places), strict=True)]

    def _row(self, at: int) -> bytes:
        width = len(self._codes)
        return self._costs[at * width : (at + 1) * width]


def _place(sorted_texts: Sequence[str], text: str) -> int:
    """Where a text stands among others in order, -1 where it does not."""
    at = bisect_left(sorted_texts, text)
    return at if at < len(sorted_texts) and sorted_texts[at] == text else -1


@lru_cache(maxsize=1)
def latin_words() -> LatinWords:
    """The file of words, read when it is first asked for.

    Without it languages are known by the words of their descriptions, and short texts less surely.
    """
    try:
        data = resource("data", "languages.bin").read_bytes()
    except OSError:
        data = _NO_WORDS
    return LatinWords(data)


def language_by_words(text: str, likely: Mapping[str, float]) -> str:
    """The language in Latin letters that a text is most likely in.

    `likely` are logarithms of how likely each language is before the text is read, beyond what its
    description says.
    """
    scores = latin_words().scores(text)
    for code in scores:
        scores[code] += registry.describe(code).likely + likely.get(code, 0.0)
    return max(scores, key=lambda code: scores[code])
