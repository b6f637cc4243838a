"""The entries of the words of sentences, remembered from one sentence to the next.

A sentence is asked for every stretch of it that might be a word, and few of them are. What cannot
be a headword is not looked up where the word file tells, which has all those of the dictionary
that ships.
"""

import re
from collections.abc import Iterable

from duidu.core.recent import Recent
from duidu.language.zh.description import chinese_words
from duidu.lexicon.entry import Entry
from duidu.lexicon.lexicon import Lexicon

_REMEMBERED = 2_000  # words
_HANZI = re.compile(r"[\u3400-\u9fff]{2,}")
# Spaces and punctuation that no headword of the dictionary that ships has: of the stretches of a
# sentence that might be words these are most.
_NO_WORD = re.compile(
    r"[\s。，、；：？！…—“”‘’（）《》【】「」()\[\]{}<>/\\|,.;:?!\"'#$&*+=@_~^`-]"
)
_LONGEST_SHORT = 6  # code points; longer proverbs may have a comma


class WordEntries:
    """Looks the words of sentences up in a dictionary. May be shared between threads."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words = chinese_words()
        self._known = self._nothing_known()

    def _nothing_known(self) -> tuple[object, bool, Recent[str, tuple[Entry, ...]]]:
        """The file in use, whether it is the one that ships, and what is remembered of it."""
        return self._lexicon.edition, self._lexicon.is_shipped, Recent(_REMEMBERED)

    def exact(self, word: str) -> tuple[Entry, ...]:
        """As `Lexicon.exact`."""
        return self.many((word,)).get(word, ())

    def many(self, words: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """As `Lexicon.many`: the entries of words, without those that have none."""
        if self._known[0] is not self._lexicon.edition:
            self._known = self._nothing_known()
        _, is_shipped, known = self._known
        found: dict[str, tuple[Entry, ...]] = {}
        asked: list[str] = []
        for word in set(words):
            entries = known.get(word)
            if entries is None:
                entries = known.earlier(word)
            if entries:
                found[word] = entries
            elif entries is None and not (is_shipped and self._is_none(word)):
                asked.append(word)
        if asked:
            read = self._lexicon.many(asked)
            for word in asked:
                known.keep(word, read.get(word, ()))
            found |= read
        return found

    def _is_none(self, word: str) -> bool:
        """Whether this is surely no headword. The word file lacks some with Latin letters."""
        if len(word) <= _LONGEST_SHORT and _NO_WORD.search(word):
            return True
        return _HANZI.fullmatch(word) is not None and not self._words.has(word)
