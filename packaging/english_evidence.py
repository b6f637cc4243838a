"""How often Chinese words answer English ones in example sentences with translations.

Glosses list what a word may mean; which of many words is the usual one, sentences tell. Those of
Tatoeba are linked word by word with the first model of Brown et al. (1993), in both directions.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from data_examples import sentences, simplified_characters
from duidu.language.en.bases import Kind, bases
from duidu.language.en.english import English
from duidu.lexicon.cedict import Dictionary
from duidu.lexicon.english_keys import Fit, content, phrase_key, places, words_of
from words_sources import jieba_frequencies

COMMON = Path(__file__).parent / "english" / "common.txt"
USUAL = COMMON.with_name("usual.txt")
_TOLD, _COUNTED = 0.36, 0.12  # share of each next one that is told by hand; of others
_SURE, _LESS_SURE = 1.0, 0.5  # share of the first one
_ROUNDS = 3
_LONGEST = 6  # code points of a Chinese word here, words of a phrase
_LEAST = 1.2  # times that two words have to answer each other
_NOT = ("不", "没", "无")
_USUAL = 0.05  # share of an answer that a word usually has
_SENTENCE = 20  # words; longer ones tell little

Pair = tuple[Sequence[str], Sequence[str]]


def evidence(dictionary: Dictionary) -> dict[str, dict[str, float]]:
    """For each English key the share of each Chinese word among what answers it, 0 to 1."""
    english = EnglishCutter(dictionary)
    cut = Cutter(entry.simplified for entry in dictionary.entries)
    simplified = simplified_characters()
    pairs = [
        (cut(chinese.translate(simplified)), english(translation))
        for _, chinese, _, translation in sentences(every=True)
    ]
    pairs = [(one, other) for one, other in pairs if len(one) <= _SENTENCE >= len(other)]
    there = expected(pairs)
    back = expected([(other, one) for one, other in pairs])
    found: dict[str, dict[str, float]] = {}
    for word, answers in there.items():
        # What answers in one direction only is by chance, or a word that stands everywhere.
        both = {
            answer: math.sqrt(count * back.get(answer, {}).get(word, 0.0))
            for answer, count in answers.items()
        }
        total = sum(both.values()) + 1
        kept = {answer: count / total for answer, count in both.items() if count >= _LEAST}
        if kept:
            found[word] = kept
    found = {word: _denied(word, answers, found) for word, answers in found.items()}
    return with_usual(found, cut, english.key)


def with_usual(
    found: Mapping[str, Mapping[str, float]],
    headwords: Container[str],
    key_of: Callable[[str], str] = str,
) -> dict[str, dict[str, float]]:
    """The shares with those told by hand, which come before all that was counted."""
    joined = {word: dict(answers) for word, answers in found.items()}
    for path, sure in ((USUAL, _LESS_SURE), (COMMON, _SURE)):
        for line in path.read_text("utf-8").splitlines():
            word, *usual = line.split()
            if word != "#":
                if "_" in word:
                    word = key_of(word.replace("_", " "))
                counted = {one: min(share, _COUNTED) for one, share in found.get(word, {}).items()}
                there = [one for one in usual if one in headwords]
                told = {one: sure * _TOLD**n for n, one in enumerate(there)}
                joined[word] = {**counted, **told}
    return joined


def _denied(
    word: str, answers: dict[str, float], found: Mapping[str, Mapping[str, float]]
) -> dict[str, float]:
    """The answers of a negated word without those of what it denies: 公平 is not unfair."""
    opposite: set[str] = set()
    plain = word.removesuffix("n't") if word.endswith("n't") else word.removesuffix("not")
    denied = [one.text for one in bases(word) if one.kind is Kind.NEGATED and one.text in found]
    for one in (*denied, *([plain, plain + "n"] if plain != word else ())):
        opposite |= {answer for answer, share in found.get(one, {}).items() if share > _USUAL}
    # 不可能 is impossible, 不 alone is not.
    bare = _NOT if denied else ()
    return {
        answer: share
        for answer, share in answers.items()
        if answer not in bare and (answer[0] in _NOT or answer not in opposite)
    }


def expected(pairs: Sequence[Pair]) -> dict[str, dict[str, float]]:
    """How often each word of the first side is expected to answer each of the second.

    By the word of the second side.
    """
    chance: Mapping[str, Mapping[str, float]] = {}
    counts: dict[str, dict[str, float]] = {}
    for _ in range(_ROUNDS):
        counts = defaultdict(lambda: defaultdict(float))
        for one, other in pairs:
            # "" answers what nothing else does.
            beside = ("", *other)
            for word in one:
                shares = [chance[each].get(word, 1e-9) if chance else 1.0 for each in beside]
                total = sum(shares)
                for each, share in zip(beside, shares, strict=True):
                    counts[each][word] += share / total
        chance = {
            each: {word: count / total for word, count in words.items() if count > 0.01}
            for each, words in counts.items()
            for total in (sum(words.values()),)
        }
    return counts


class Cutter:
    """Cuts Chinese into headwords by jieba's frequencies: the likeliest cut of all."""

    def __init__(self, headwords: Iterable[str]) -> None:
        self._known = set(headwords)
        frequencies = {w: n for w, n in jieba_frequencies().items() if w in self._known and n}
        total = math.log(sum(frequencies.values()))
        self._costs = {word: total - math.log(n) for word, n in frequencies.items()}
        self._unknown = total + 1

    def __contains__(self, word: object) -> bool:
        return word in self._known

    def __call__(self, text: str) -> list[str]:
        """The words of a text, without what is no headword."""
        best: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, len(text) + 1):
            ways = (
                (best[start][0] + cost, start)
                for start in range(max(0, end - _LONGEST), end)
                if (cost := self._cost(text[start:end])) is not None
            )
            best.append(min(ways))
        words: list[str] = []
        end = len(text)
        while end:
            start = best[end][1]
            word = text[start:end]
            # 不 belongs to what it denies where the dictionary has both together.
            if words and word in _NOT and word + words[-1] in self._costs:
                words[-1] = word + words[-1]
            else:
                words.append(word)
            end = start
        return [word for word in reversed(words) if word in self._costs]

    def _cost(self, word: str) -> float | None:
        return self._costs.get(word, self._unknown if len(word) == 1 else None)


class EnglishCutter:
    """Cuts English into the keys of glosses: the longest phrases, else words without endings."""

    def __init__(self, dictionary: Dictionary) -> None:
        english = English()
        self._stem = cache(english.stem)
        self._lemmas = english.lemmas
        self._keys = {
            place.key
            for entry in dictionary.entries
            for place in places(entry.glosses, self._stem)
            if place.fit <= Fit.NAME
        }
        self._single = cache(self._key_of)

    def __call__(self, text: str) -> list[str]:
        """The keys of a sentence, in order."""
        words = words_of(text.replace("’", "'"))
        keys = []
        at = 0
        while at < len(words):
            length, key = self._phrase(words, at) or (1, self._single(words[at]))
            keys.append(key)
            at += length
        return keys

    def key(self, phrase: str) -> str:
        """The key of words that are looked up together."""
        return phrase_key(phrase.split(), self._stem)

    def _phrase(self, words: Sequence[str], at: int) -> tuple[int, str] | None:
        """The longest phrase that begins at a word, and its number of words."""
        if content(words[at : at + 1]):
            for length in range(min(_LONGEST, len(words) - at), 1, -1):
                key = phrase_key(words[at : at + length], self._stem)
                if key in self._keys:
                    return length, key
        return None

    def _key_of(self, word: str) -> str:
        """The key of one word: went is go, and so is goes."""
        guesses = [one for one in bases(word) if one.text in self._keys]
        inflected = [one.text for one in guesses if one.kind is Kind.INFLECTED]
        same = [one.text for one in guesses if one.kind <= Kind.SPELLED]
        is_irregular = len(self._lemmas(word)) > 1
        return next(iter(inflected + same if is_irregular else same + inflected), word.lower())
