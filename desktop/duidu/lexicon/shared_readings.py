"""How the words that share a character are read when they mean what the translation says.

The meanings of 号 by itself lack the wailing of a translation; but 哀号 and 号哭, which have it,
are read háo.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Mapping

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


class SharedReadings:
    """Compares readings of a character by the words of the dictionary that have it."""

    def __init__(self, lexicon: Lexicon, reader: GlossReader) -> None:
        self._lexicon = lexicon
        self._reader = reader
        self._known: Recent[str, Mapping[tuple[str, str], int]] = Recent(_REMEMBERED)

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
            if weight < _TELLING:
                continue
            read = self._read(word.lower())
            counts = {one: read.get((character, one), 0) for one in syllables}
            if max(counts.values()) < _LEAST or not set(stems).isdisjoint(around()):
                continue
            # A fan and to fan are both 扇: there the character's own meanings tell more.
            if sum(bool(read.get((_ALONE + character, one))) for one in syllables) > 1:
                continue
            total = sum(counts.values())
            for one, count in counts.items():
                odds = _STEEPNESS * math.log((count + _UNSEEN) / (total - count + _UNSEEN))
                worth[one] += share * weight * max(-_MOST_WORTH, min(odds, _MOST_WORTH))
        return worth

    def _read(self, word: str) -> Mapping[tuple[str, str], int]:
        """How often each character has each syllable in words that a word of English explains.

        A character that is explained by itself has `_ALONE` before it.
        """
        known = self._known.get(word)
        if known is None:
            known = self._known.earlier(word)
        if known is not None:
            return known
        counts: Counter[tuple[str, str]] = Counter()
        for record in self._lexicon.records_by_english([word], _MOST):
            _, traditional, simplified, pinyin = record[:4]
            syllables = pinyin.split()
            if len(simplified) == 1:
                counts[_ALONE + simplified, pinyin.replace("u:", "v")] += 1
            if 1 < len(simplified) == len(syllables) <= _LONGEST and not pinyin[0].isupper():
                said = [one.replace("u:", "v") for one in syllables]
                counts.update(
                    {*zip(simplified, said, strict=True), *zip(traditional, said, strict=True)}
                )
        return self._known.keep(word, dict(counts))
