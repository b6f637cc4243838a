"""Cuts Chinese into words by the most probable path through the words of wordfile.py.

This is what jieba does with HMM=False. Readings and names are decided elsewhere.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from operator import add

from duidu.core.recent import Recent
from duidu.language.zh.wordfile import LONGEST_WORD, WordFile

HANZI = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HANZI_CHARACTER = re.compile(f"[{HANZI}]")
# A run that jieba cuts as one; outside of such runs every character is a word.
JIEBA_RUN = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+)")
JIEBA_SPACE = re.compile(r"(\r\n|\s)")
ALPHANUMERIC = re.compile("[a-zA-Z0-9]")
# Words may overlap for at most this many characters before a cut is forced, so that memory stays
# bounded whatever the line.
LONGEST_ISLAND = 4000
# Bounds of the caches, in entries, of which each has twice as many: some megabytes together, and
# more than the words of a long chapter. What is rarer is met once, so remembering gains nothing.
MOST_REMEMBERED, MOST_PAIRS = 8_000, 30_000


class Segmenter:
    """Cuts text by a word file. May be shared between threads."""

    def __init__(self, words: WordFile) -> None:
        self._words = words
        self._known: Recent[str, tuple[str, ...]] = Recent(MOST_REMEMBERED)
        self._spans: Recent[str, int] = Recent(MOST_PAIRS)
        self._longest: Recent[str, int] = Recent(MOST_REMEMBERED)

    def jieba_cut(self, text: str) -> list[str]:
        """The same words as jieba.lcut(text, HMM=False)."""
        return list(self._jieba_words(text))

    def _jieba_words(self, text: str) -> Iterator[str]:
        for piece in JIEBA_RUN.split(text):
            if JIEBA_RUN.match(piece):
                islands = self._islands(piece)
                yield from joined_alphanumerics(
                    word for island in islands for word in self._best(island, jieba_only=True)
                )
            else:
                for part in JIEBA_SPACE.split(piece):
                    yield from [part] if JIEBA_SPACE.match(part) else part

    def words(self, run: str) -> list[str]:
        """The likeliest words of a run of characters.

        A word without a dictionary entry is split by longest match.
        """
        cut: list[str] = []
        known = self._known
        for island in self._islands(run):
            cut.extend(known.get(island) or known.earlier(island) or self._cut(island))
        return cut

    def _cut(self, island: str) -> tuple[str, ...]:
        """The words of an island that is not remembered."""
        words = (part for word in self._best(island) for part in self.entries(word))
        # The same words are in many islands, and in the tables of those who are given them.
        return self._known.keep(sys.intern(island), tuple(map(sys.intern, words)))

    def _islands(self, run: str) -> Iterator[str]:
        """Pieces of a run that no word crosses, so that each can be cut by itself."""
        if len(run) < 2:
            yield from run
            return
        longest = self._longest
        # Asked for all pairs at once: a loop over them takes twice as long.
        pairs = list(map(add, run, run[1:]))
        spans = list(map(self._spans.get, pairs))
        start = at = 0
        reach = 1
        for span in spans:
            if at == reach:
                yield run[start:at]
                start, reach = at, at + 1
            if span is None:
                span = self._longest_from_pair(pairs[at])
            # Most pairs begin no longer word; only for the others is the text itself asked.
            if span > 1:
                if span > 2:
                    piece = run[at : at + span]
                    span = longest.get(piece) or self._longest_word(piece)
                if at + span > reach and at + span - start < LONGEST_ISLAND:
                    reach = at + span
            at += 1
        if at == reach:
            yield run[start:at]
            start = at
        yield run[start:]

    def _longest_from_pair(self, pair: str) -> int:
        """Length of the longest word that begins with these two characters, 1 for none."""
        known = self._spans.earlier(pair)
        if known is not None:
            return known
        words = self._words.starting_with(pair)
        return self._spans.keep(pair, max(map(len, words), default=1))

    def _longest_word(self, piece: str) -> int:
        """Length of the longest word that begins the piece, 1 for none."""
        known = self._longest.earlier(piece)
        if known is not None:
            return known
        words = self._words.prefixes(piece)
        return self._longest.keep(piece, len(words[-1]) if words else 1)

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
        if len(word) == 1 or is_entry(word) or not HANZI_CHARACTER.match(word):
            yield word
            return
        at = 0
        while at < len(word):
            end = len(word)
            while end > at + 1 and not is_entry(word[at:end]):
                end -= 1
            yield word[at:end]
            at = end


def joined_alphanumerics(words: Iterable[str]) -> Iterator[str]:
    """The words with runs of single Latin letters and digits joined."""
    run = ""
    for word in words:
        if len(word) == 1 and ALPHANUMERIC.match(word):
            run += word
            continue
        if run:
            yield run
            run = ""
        yield word
    if run:
        yield run
