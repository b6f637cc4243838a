"""How the words that share a character are read when they mean what the translation says.

The meanings of 号 by itself lack the wailing of a translation; but 哀号 and 号哭, which have it,
are read háo.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from duidu.core.recent import Recent
from duidu.lexicon.glosses import GlossReader
from duidu.lexicon.lexicon import Lexicon

_REMEMBERED = 500  # English words
_MOST = 300  # words of the dictionary that one English word finds, the common ones first
_TELLING = 0.4  # the weight of an English word that is asked about
_LONGEST = 4  # characters of a word that shares one; proverbs keep readings of old
_STEEPNESS = 1.5  # by the pairs in tests/data/reading_pairs.tsv
_ALONE = " "
_UNSEEN = 0.4  # words of a reading of which there is none
# Log odds that one word of the translation is worth at most, and of how many words.
_MOST_WORTH, _LEAST = 2.25, 3


# Of more words in a translation some are met by chance: then each counts for less, and for nothing.
_FEW, _MANY = 8, 28
# Of these grammar tells how they are read, and no meaning.
_GRAMMAR = frozenset("了着地得的过都么吗吧呢啊哪那还儿子为和只当将倒妻女王语食衣雨")


class _Written(NamedTuple):
    """A word of the dictionary: in both scripts, and its pinyin as it is stored."""

    traditional: str
    simplified: str
    pinyin: str


class SharedReadings:
    """Compares readings of a character by the words of the dictionary that have it."""

    def __init__(self, lexicon: Lexicon, reader: GlossReader) -> None:
        self._lexicon = lexicon
        self._reader = reader
        self._known: Recent[str, tuple[_Written, ...]] = Recent(_REMEMBERED)

    def favours(
        self,
        character: str,
        syllables: Collection[str],
        english: str,
        around: Callable[[], Collection[str]],
    ) -> dict[str, float]:
        """The log odds of each syllable, by the words of a translation.

        `around` are the stems by which the other words of the sentence are explained.
        """
        worth = dict.fromkeys(syllables, 0.0)
        words = self._reader.words(english)
        if character in _GRAMMAR or len(words) > _MANY:
            return worth
        share = min(1.0, _FEW / max(1, len(words)))
        for word, stems, weight in words:
            # Most words are explained, and looking one up takes the most time.
            if weight < _TELLING or not set(stems).isdisjoint(around()):
                continue
            read = _counted(character, self._read(word.lower()))
            counts = {one: read.get((character, one), 0) for one in syllables}
            if max(counts.values()) < _LEAST:
                continue
            # A fan and to fan are both 扇: there the character's own meanings tell more.
            if sum(bool(read.get((_ALONE + character, one))) for one in syllables) > 1:
                continue
            total = sum(counts.values())
            for one, count in counts.items():
                odds = _STEEPNESS * math.log((count + _UNSEEN) / (total - count + _UNSEEN))
                worth[one] += share * weight * max(-_MOST_WORTH, min(odds, _MOST_WORTH))
        return worth

    def _read(self, word: str) -> tuple[_Written, ...]:
        """The words of the dictionary that a word of English explains, the common ones first."""
        known = self._known.get(word)
        if known is None:
            known = self._known.earlier(word)
        if known is not None:
            return known
        found = (record[1:4] for record in self._lexicon.records_by_english([word], _MOST))
        return self._known.keep(
            word, tuple(_Written(*one) for one in found if len(one[1]) <= _LONGEST)
        )


def _counted(character: str, words: Sequence[_Written]) -> Mapping[tuple[str, str], int]:
    """How often a character has each syllable in these words.

    Where it is a word by itself it has `_ALONE` before it.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for word in words:
        if character not in word.simplified and character not in word.traditional:
            continue
        said = word.pinyin.replace("u:", "v").split()
        if len(word.simplified) == 1:
            counts[_ALONE + character, said[0]] += word.simplified == character
        elif len(word.simplified) == len(said) and not said[0][:1].isupper():
            counts.update(
                {
                    (character, syllable)
                    for one, other, syllable in zip(
                        word.simplified, word.traditional, said, strict=True
                    )
                    if character in (one, other)
                }
            )
    return counts
