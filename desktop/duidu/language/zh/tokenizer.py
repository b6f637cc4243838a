"""Cuts text into words: jieba's words that all have an entry, with numbers and names kept whole.

How a word is read is decided in readings.py.
"""

import re
from collections.abc import Iterator
from itertools import chain

from duidu.core.recent import Recent
from duidu.core.token import TokenKind
from duidu.language.zh.names import NameFinder
from duidu.language.zh.numerals import with_whole_numbers
from duidu.language.zh.segment import HANZI, MOST_REMEMBERED, Segmenter, joined_alphanumerics
from duidu.language.zh.wordfile import WordFile

BLOCK = re.compile(rf"([{HANZI}a-zA-Z0-9+#&._%\-]+)")
HAN = re.compile(f"[{HANZI}]")
_NUMERAL = re.compile("第?[0-9０-９〇零一二三四五六七八九十百千万亿两]+[余多]?")
# Words that happen to be written with numerals only.
_WORDS_OF_NUMERALS = frozenset(("万一", "千万", "一一"))
_ASCII = re.compile("[a-zA-Z0-9]")
_NUMBER = re.compile("[0-9０-９〇零一二三四五六七八九十百千万亿两]")
_SPACE = re.compile(r"(\s+)")
# Longer text is cut piece by piece, so that memory stays bounded whatever the line.
_STRETCH = 20_000

Word = tuple[str, TokenKind]


class Tokenizer:
    """Cuts text into words with their kinds; joined they are the text. Thread-safe."""

    def __init__(self, words: WordFile) -> None:
        self._segmenter = Segmenter(words)
        self._names = NameFinder(words)
        self._kinds: Recent[str, TokenKind] = Recent(MOST_REMEMBERED)

    def words(self, text: str) -> list[Word]:
        """Every word with its kind."""
        if len(text) <= _STRETCH:
            return self._stretch(text)
        return list(chain.from_iterable(map(self._stretch, stretches(text))))

    def _stretch(self, text: str) -> list[Word]:
        """The words of a text of bounded length."""
        words = self._pieces(text)
        if _NUMBER.search(text):
            words = with_whole_numbers(words)
        words, names = self._names.join_names(words)
        kinds = list(map(self._kinds.get, words))
        found = [(word, kind or self._kind(word)) for word, kind in zip(words, kinds, strict=True)]
        for at in names:
            found[at] = (words[at], TokenKind.NAME)
        return found

    def _kind(self, word: str) -> TokenKind:
        return self._kinds.earlier(word) or self._kinds.keep(word, kind_of(word))

    def _pieces(self, text: str) -> list[str]:
        """Words of the Chinese and Latin blocks; other characters stand alone, spaces together."""
        pieces: list[str] = []
        for at, piece in enumerate(BLOCK.split(text)):
            if at % 2:
                words = self._segmenter.words(piece)
                pieces.extend(joined_alphanumerics(words) if _ASCII.search(piece) else words)
            elif len(piece) == 1:
                pieces.append(piece)
            elif piece:
                for run in _SPACE.split(piece):
                    pieces.extend([run] if run.isspace() else run)
        return pieces


def stretches(text: str) -> Iterator[str]:
    """Pieces of at most _STRETCH code points, each ending behind punctuation or space if it can."""
    at = 0
    while at < len(text):
        end = at + _STRETCH
        if end < len(text):
            breaks = [m.end() for m in re.finditer(r"[。！？；，,!?;\s]", text[at:end])]
            end = at + breaks[-1] if breaks else end
        yield text[at:end]
        at = end


def kind_of(word: str) -> TokenKind:
    """The kind of a word by its characters."""
    first = word[0]
    if first.isdecimal():
        return (
            TokenKind.WORD
            if HAN.search(word.lstrip("0123456789０１２３４５６７８９.,．，%％万亿千百十余多几"))
            else TokenKind.NUMBER
        )
    if HAN.search(word):
        return (
            TokenKind.NUMBER
            if len(word) > 1 and word not in _WORDS_OF_NUMERALS and _NUMERAL.fullmatch(word)
            else TokenKind.WORD
        )
    if word.isspace():
        return TokenKind.SPACE
    if word.isascii() and first.isalpha():
        return TokenKind.LATIN
    return TokenKind.OTHER if first.isalnum() else TokenKind.PUNCTUATION
