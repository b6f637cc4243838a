"""From text to tokens: words that all have an entry, numbers and names kept whole. How a token is read is decided in readings.py."""

import re
from collections.abc import Iterator

from duidu.core.token import TokenKind
from duidu.language.zh.segment import HANZI, Segmenter, joined_alphanumerics
from duidu.language.zh.wordfile import WordFile

BLOCK = re.compile(rf"([{HANZI}a-zA-Z0-9+#&._%\-]+)")
HAN = re.compile(f"[{HANZI}]")
PLAIN = re.compile(r"(\s+)")

Word = tuple[str, TokenKind]


class Tokenizer:
    """Cuts text into words with their kinds; joined they are the text."""

    def __init__(self, words: WordFile) -> None:
        self._words = words
        self._segmenter = Segmenter(words)

    def words(self, text: str) -> list[Word]:
        """Every word with its kind."""
        return [(word, kind_of(word)) for word in self._pieces(text)]

    def _pieces(self, text: str) -> Iterator[str]:
        for at, piece in enumerate(BLOCK.split(text)):
            if at % 2:
                for word in joined_alphanumerics(self._segmenter.route(piece)):
                    yield from self._with_entries(word)
            elif piece:
                for run in PLAIN.split(piece):
                    yield from [run] if run.isspace() else run

    def _with_entries(self, word: str) -> Iterator[str]:
        if len(word) == 1 or not HAN.match(word) or self._words.is_entry(word):
            yield word
        else:
            yield from self._segmenter.entries(word)


def kind_of(word: str) -> TokenKind:
    """What a word is, by its characters."""
    if HAN.search(word):
        return TokenKind.WORD
    if word.isspace():
        return TokenKind.SPACE
    if word[0].isdecimal():
        return TokenKind.NUMBER
    if word.isascii() and word[0].isalpha():
        return TokenKind.LATIN
    return TokenKind.OTHER if word[0].isalnum() else TokenKind.PUNCTUATION
