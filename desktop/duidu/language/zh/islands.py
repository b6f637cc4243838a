"""Finds the pieces of a text that no word crosses, so that each can be cut by itself.

How an island is cut is decided in segment.py.
"""

import re
from collections.abc import Iterator
from itertools import compress, pairwise
from operator import add

from duidu.core.recent import Recent
from duidu.language.zh.wordfile import WordFile

HANZI = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# What words are made of; any other character stands alone.
BLOCK = re.compile(rf"[{HANZI}a-zA-Z0-9+#&._%\-]+")
ALPHANUMERIC = re.compile("[a-zA-Z0-9]+")
# Words may overlap for at most this many characters before a cut is forced, so that memory stays
# bounded whatever the line.
LONGEST_ISLAND = 4000
# Bounds of the caches, in entries, of which each has twice as many: some megabytes together, and
# more than the words of a long chapter. What is rarer is met once, so remembering gains nothing.
MOST_REMEMBERED, MOST_PAIRS = 8_000, 30_000
# The mark of a pair of characters says whether there is a border between them: _BORDER, or _NONE
# since they are a word, or _TOGETHER since Latin letters and spaces are never divided. Where longer
# words begin with the pair it is the length of the longest, and _WORD more if the pair is a word.
_BORDER, _NONE, _WORD, _TOGETHER = 1, 2, 100, 255
_LONGER = re.compile(rb"[^\x01\x02\xff]")


# What a mark says before the text is asked for longer words.
_JOINED = bytes(mark == _NONE or mark >= _WORD for mark in range(256))
_NEGATED = bytes((1, *[0] * 255))


class Islands:
    """Islands of texts by the words of a file. May be shared between threads."""

    def __init__(self, words: WordFile) -> None:
        self._words = words
        self._marks: Recent[str, int] = Recent(MOST_PAIRS)
        # By pair: the characters with which the words go on that are longer than it.
        self._thirds: Recent[str, str] = Recent(MOST_PAIRS)
        self._longest: Recent[str, int] = Recent(MOST_REMEMBERED)

    def of(self, text: str) -> list[str]:
        """The islands of a text, in order; joined they are the text.

        Latin letters and digits beside each other are in one island, and so is white space. An
        island may be as long as the text.
        """
        if not text:
            return []
        # Each step is one pass in C over the whole text: a loop over its characters takes several
        # times as long.
        pairs = list(map(add, text, text[1:]))
        marks = bytes(self._marks.all_of(pairs, self._mark))
        joined = bytearray(marks.translate(_JOINED))
        thirds = self._thirds
        for found in _LONGER.finditer(marks):
            at = found.start()
            pair = pairs[at]
            then = thirds.get(pair) or self._thirds_of(pair)
            # Most places end here: no word goes on with the character behind the pair.
            if text[at + 2 : at + 3] in then:
                inside = self._reach(text, at, marks[at]) - 1
                joined[at : at + inside] = b"\1" * inside
        borders = compress(range(1, len(text)), joined.translate(_NEGATED))
        return [text[start:end] for start, end in pairwise((0, *borders, len(text)))]

    def bounded(self, run: str) -> Iterator[str]:
        """The islands of a run of letters by words alone.

        None is longer than LONGEST_ISLAND, where a cut is forced.
        """
        pairs = list(map(add, run, run[1:]))
        start, reach = 0, 1
        for at, mark in enumerate(self._marks.all_of(pairs, self._mark)):
            if at == reach:
                yield run[start:at]
                start, reach = at, at + 1
            end = at + self._reach(run, at, mark)
            if reach < end < start + LONGEST_ISLAND:
                reach = end
        if reach == len(run) - 1:
            yield run[start:reach]
            start = reach
        yield run[start:]

    def is_one(self, island: str) -> bool:
        """Whether it is white space, or Latin letters and digits with no word in them."""
        marks = self._marks.all_of(list(map(add, island, island[1:])), self._mark)
        return marks.count(_TOGETHER) == len(marks)

    def _mark(self, pair: str) -> int:
        """The mark of a pair that is not remembered."""
        if not BLOCK.fullmatch(pair):
            return _TOGETHER if pair.isspace() else _BORDER
        words = list(self._words.starting_with(pair))
        longest = max(map(len, words), default=1)
        stays = ALPHANUMERIC.fullmatch(pair) is not None
        if longest < 3:
            return _TOGETHER if stays and longest == 1 else longest
        return longest + (_WORD if stays or pair in words else 0)

    def _thirds_of(self, pair: str) -> str:
        """The characters with which longer words go on behind a pair that is not remembered."""
        words = self._words.starting_with(pair)
        return self._thirds.earlier(pair) or self._thirds.keep(
            pair, "".join({word[2] for word in words if len(word) > 2})
        )

    def _reach(self, text: str, at: int, mark: int) -> int:
        """Length of the longest word that begins where a pair has this mark, 1 for none."""
        if mark <= _NONE or mark == _TOGETHER:
            return _BORDER if mark == _TOGETHER else mark
        piece = text[at : at + mark % _WORD]
        return self._longest.get(piece) or self._longest_word(piece)

    def _longest_word(self, piece: str) -> int:
        """Length of the longest word that begins the piece, 1 for none."""
        known = self._longest.earlier(piece)
        if known is not None:
            return known
        block = BLOCK.match(piece)
        words = self._words.prefixes(block[0]) if block else ()
        return self._longest.keep(piece, len(words[-1]) if words else 1)
