"""Cuts Chinese into words: jieba's likeliest route without its HMM, over the word file. Readings and names are decided elsewhere."""

import re
from collections.abc import Iterator

from duidu.language.zh.wordfile import LONGEST_WORD, WordFile

HANZI = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HANZI_CHARACTER = re.compile(f"[{HANZI}]")
# What jieba cuts as one block; outside of blocks every character stands alone.
JIEBA_BLOCK = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+)")
JIEBA_SPACE = re.compile(r"(\r\n|\s)")
ALPHANUMERIC = re.compile("[a-zA-Z0-9]")
# Words overlap each other for at most this many characters before a cut is forced, so that memory stays bounded on any line.
LONGEST_ISLAND = 4000


class Segmenter:
    """Cuts text by a word file. Safe to share between threads."""

    def __init__(self, words: WordFile) -> None:
        self._words = words

    def jieba_cut(self, text: str) -> list[str]:
        """The same words as jieba.lcut(text, HMM=False)."""
        return list(self._jieba_words(text))

    def _jieba_words(self, text: str) -> Iterator[str]:
        for piece in JIEBA_BLOCK.split(text):
            if JIEBA_BLOCK.match(piece):
                yield from joined_alphanumerics(self.route(piece, jieba_only=True))
            else:
                for part in JIEBA_SPACE.split(piece):
                    yield from [part] if JIEBA_SPACE.match(part) else part

    def route(self, block: str, *, jieba_only: bool = False) -> Iterator[str]:
        """The likeliest words of a block. Where no word reaches over a place the block falls apart, and each island is solved alone."""
        prefixes = self._words.prefixes
        start, size = 0, len(block)
        while start < size:
            at, reach = start, start + 1
            found: list[list[str]] = []
            while at < reach:
                words = prefixes(block[at : at + LONGEST_WORD])
                if jieba_only:
                    words = [word for word in words if self._words.is_jieba(word)]
                found.append(words)
                at += 1
                if words and at - 1 + len(words[-1]) > reach and len(found) < LONGEST_ISLAND:
                    reach = at - 1 + len(words[-1])
            if reach == start + 1:
                yield block[start]
            else:
                yield from self._best(block[start:reach], found)
            start = reach

    def _best(self, island: str, found: list[list[str]]) -> Iterator[str]:
        """Words of greatest summed weight; of equal routes the one whose first word is longer, as in jieba."""
        weight, size = self._words.weight, len(island)
        scores = [0.0] * (size + 1)
        ends = [0] * size
        for at in range(size - 1, -1, -1):
            best, best_end = None, at + 1
            for word in found[at]:
                end = at + len(word)
                if end > size:
                    break
                score = weight(word) + scores[end]
                if best is None or score >= best:
                    best, best_end = score, end
            scores[at] = self._words.unknown_weight + scores[at + 1] if best is None else best
            ends[at] = best_end
        at = 0
        while at < size:
            yield island[at : ends[at]]
            at = ends[at]

    def entries(self, word: str) -> Iterator[str]:
        """A word split by longest match into words that have an entry; single characters are taken as they are."""
        is_entry = self._words.is_entry
        at = 0
        while at < len(word):
            end = len(word)
            while end > at + 1 and not is_entry(word[at:end]):
                end -= 1
            yield word[at:end]
            at = end


def joined_alphanumerics(words: Iterator[str]) -> Iterator[str]:
    """Runs of single Latin letters and digits put together again."""
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
