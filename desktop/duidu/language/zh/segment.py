"""Cuts Chinese into words by the most probable path through the words of wordfile.py.

This is what jieba does with HMM=False. Readings and names are decided elsewhere.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from duidu.core.recent import Recent
from duidu.language.zh.islands import (
    ALPHANUMERIC,
    HANZI,
    LONGEST_ISLAND,
    MOST_REMEMBERED,
    Islands,
)
from duidu.language.zh.wordfile import LONGEST_WORD, WordFile

HANZI_CHARACTER = re.compile(f"[{HANZI}]")
# A run that jieba cuts as one; outside of such runs every character is a word.
JIEBA_RUN = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+)")
_OFTEN_MET = 40  # code points
JIEBA_SPACE = re.compile(r"(\r\n|\s)")
# What a place is, or who lives there, is a word behind its name: 北京|市, 法国|人.
_KINDS_OF_PLACES = re.compile("(?<=..)(?:[市县縣省区區乡鄉镇鎮州人]|(?:自治|特)[区區州县縣])$")


class _CutIslands(Recent[str, tuple[str, ...]]):
    """The words of islands; of long ones, which are hardly met again, none are remembered."""

    __slots__ = ()

    def keep(self, key: str, value: tuple[str, ...]) -> tuple[str, ...]:
        return super().keep(key, value) if len(key) <= _OFTEN_MET else value


class Segmenter:
    """Cuts text by a word file. May be shared between threads."""

    def __init__(self, words: WordFile, is_name: Callable[[str], bool] | None = None) -> None:
        """`is_name` tells of a word without an entry whether it is a name, and so stays whole."""
        self._words = words
        self._is_name = is_name
        self._islands = Islands(words)
        self._known = _CutIslands(2 * MOST_REMEMBERED)

    def jieba_cut(self, text: str) -> list[str]:
        """The same words as jieba.lcut(text, HMM=False)."""
        return list(self._jieba_words(text))

    def _jieba_words(self, text: str) -> Iterator[str]:
        for piece in JIEBA_RUN.split(text):
            if JIEBA_RUN.match(piece):
                islands = self._islands.bounded(piece)
                yield from joined_alphanumerics(
                    word for island in islands for word in self._best(island, jieba_only=True)
                )
            else:
                for part in JIEBA_SPACE.split(piece):
                    yield from [part] if JIEBA_SPACE.match(part) else part

    def words(self, text: str) -> list[str]:
        """The likeliest words of a text, which together are the text.

        A word without a dictionary entry is split by longest match. Latin letters and digits beside
        each other are one word unless the file has words of them, white space is one, and any other
        character stands alone. Memory grows with the text: see tokenizer.stretches.
        """
        islands = self._islands.of(text)
        return list(chain.from_iterable(self._known.all_of(islands, self._cut)))

    def _cut(self, island: str) -> tuple[str, ...]:
        """The words of an island that is not remembered."""
        if len(island) == 1 or self._islands.is_one(island):
            words: Iterable[str] = (island,)
        elif ALPHANUMERIC.search(island) or len(island) >= LONGEST_ISLAND:
            cut = map(self._with_entries, self._islands.bounded(island))
            words = joined_alphanumerics(chain.from_iterable(cut))
        elif len(island) == 2:
            words = self._pair(island)
        else:
            words = self._with_entries(island)
        # The same words are in many islands, and in the tables of those who are given them.
        return tuple(map(sys.intern, words))

    def _pair(self, word: str) -> Sequence[str]:
        """The words of an island of two letters, as all others are cut, in a third of the time."""
        known, unknown = self._words.known_weight, self._words.unknown_weight
        first, whole = known(word[0]), known(word)
        apart = None if first is None else first + (known(word[1]) or unknown)
        if whole is None or (apart is not None and apart > whole) or not self._words.is_entry(word):
            return tuple(word)
        return (word,)

    def _with_entries(self, island: str) -> Iterator[str]:
        return chain.from_iterable(map(self.entries, self._best(island)))

    def _best(self, island: str, *, jieba_only: bool = False) -> Iterator[str]:
        """Words of greatest summed weight.

        Of equal routes the one whose first word is longer, as in jieba.
        """
        if len(island) == 1:
            yield island
            return
        weight, size = self._words.weight, len(island)
        scores = [0.0] * (size + 1)
        ends = [0] * size
        # From the end, so that scores[at] is the best route through the rest.
        for at in range(size - 1, -1, -1):
            best, best_end = None, at + 1
            for word in self._words.prefixes(island[at : at + LONGEST_WORD]):
                if jieba_only and not self._words.is_jieba(word):
                    continue
                score = weight(word) + scores[at + len(word)]
                # Prefixes come shortest first, so >= prefers the longer of equal routes.
                if best is None or score >= best:
                    best, best_end = score, at + len(word)
            scores[at] = self._words.unknown_weight + scores[at + 1] if best is None else best
            ends[at] = best_end
        at = 0
        while at < size:
            yield island[at : ends[at]]
            at = ends[at]

    def entries(self, word: str) -> Iterator[str]:
        """A word split by longest match into words that have an entry.

        Single characters and Latin letters are taken as they are.
        """
        is_entry = self._words.is_entry
        if len(word) == 1 or not HANZI_CHARACTER.match(word):
            yield word
            return
        if is_entry(word):
            kind = _KINDS_OF_PLACES.search(word)
            if kind is None or not self._is_place(word[: kind.start()]):
                yield word
            else:
                yield from (word[: kind.start()], kind[0])
            return
        if self._is_name is not None and self._is_name(word):
            yield word
            return
        at = 0
        while at < len(word):
            end = len(word)
            while end > at + 1 and not is_entry(word[at:end]):
                end -= 1
            yield word[at:end]
            at = end

    def _is_place(self, name: str) -> bool:
        """Whether a word is the name of something, and of nothing else."""
        record = self._words.record(name) if self._words.is_entry(name) else None
        return record is not None and all(one.proper for one in record.readings)


def joined_alphanumerics(words: Iterable[str]) -> Iterator[str]:
    """The words with runs of single Latin letters and digits joined."""
    run = ""
    for word in words:
        # 996 and 110 are entries, but in 1996 and 1100 they are no words.
        if (len(word) == 1 and ALPHANUMERIC.match(word)) or (word.isascii() and word.isdecimal()):
            run += word
            continue
        if run:
            yield run
            run = ""
        yield word
    if run:
        yield run
