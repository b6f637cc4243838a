"""From text to words: jieba's words that all have an entry, numbers and names kept whole. How a word is read is decided in readings.py."""

import re
from collections.abc import Iterator
from itertools import chain

from duidu.core.token import TokenKind
from duidu.language.zh.names import NameFinder
from duidu.language.zh.numerals import with_whole_numbers
from duidu.language.zh.segment import HANZI, Segmenter, joined_alphanumerics
from duidu.language.zh.wordfile import WordFile

BLOCK = re.compile(rf"([{HANZI}a-zA-Z0-9+#&._%\-]+)")
HAN = re.compile(f"[{HANZI}]")
_SPACE = re.compile(r"(\s+)")
# Long text is cut piece by piece, at a break between words, so that memory stays bounded on any line.
_STRETCH = 20_000

Word = tuple[str, TokenKind]


class Tokenizer:
    """Cuts text into words with their kinds; joined they are the text. Safe to share between threads."""

    def __init__(self, words: WordFile) -> None:
        self._words = words
        self._segmenter = Segmenter(words)
        self._names = NameFinder(words)

    def words(self, text: str) -> list[Word]:
        """Every word with its kind."""
        if len(text) <= _STRETCH:
            return self._stretch(text)
        return list(chain.from_iterable(map(self._stretch, stretches(text))))

    def _stretch(self, text: str) -> list[Word]:
        words, names = self._names.joined(with_whole_numbers(list(self._pieces(text))))
        return [(word, TokenKind.NAME if at in names else kind_of(word)) for at, word in enumerate(words)]

    def _pieces(self, text: str) -> Iterator[str]:
        for at, piece in enumerate(BLOCK.split(text)):
            if at % 2:
                for word in joined_alphanumerics(self._segmenter.route(piece)):
                    yield from self._with_entries(word)
            elif piece:
                for run in _SPACE.split(piece):
                    yield from [run] if run.isspace() else run

    def _with_entries(self, word: str) -> Iterator[str]:
        if len(word) == 1 or not HAN.match(word) or self._words.is_entry(word):
            yield word
        else:
            yield from self._segmenter.entries(word)


def stretches(text: str) -> Iterator[str]:
    """Pieces of at most _STRETCH code points that end behind a punctuation mark or space where there is one."""
    at = 0
    while at < len(text):
        end = at + _STRETCH
        if end < len(text):
            breaks = [m.end() for m in re.finditer(r"[。！？；，,!?;\s]", text[at:end])]
            end = at + breaks[-1] if breaks else end
        yield text[at:end]
        at = end


def kind_of(word: str) -> TokenKind:
    """What a word is, by its characters."""
    first = word[0]
    if first.isdecimal():
        return TokenKind.WORD if HAN.search(word.lstrip("0123456789０１２３４５６７８９.,．，%％万亿千百十余多几")) else TokenKind.NUMBER
    if HAN.search(word):
        return TokenKind.WORD
    if word.isspace():
        return TokenKind.SPACE
    if word.isascii() and first.isalpha():
        return TokenKind.LATIN
    return TokenKind.OTHER if first.isalnum() else TokenKind.PUNCTUATION
