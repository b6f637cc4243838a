"""Cuts text into words: jieba's words that all have an entry, with numbers and names kept whole.

How a word is read is decided in readings.py.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import cast

from duidu.core.recent import Recent
from duidu.core.token import TokenKind
from duidu.language.zh.islands import HANZI, MOST_REMEMBERED
from duidu.language.zh.mends import mended
from duidu.language.zh.names import NameFinder
from duidu.language.zh.numerals import may_begin_number, with_whole_numbers
from duidu.language.zh.persons import PersonNames
from duidu.language.zh.segment import Segmenter
from duidu.language.zh.wordfile import WordFile

HAN = re.compile(f"[{HANZI}]")
_NUMERAL = re.compile("第?[0-9０-９〇零一二三四五六七八九十百千万亿两]+[余多]?")
# Words that happen to be written with numerals only.
_WORDS_OF_NUMERALS = frozenset(("万一", "千万", "一一"))
_KINDS = tuple(TokenKind)
# What is known of a word is a number: that of its kind, and these.
_NUMBER_BEGINS, _PIECE_OF_NAME, _SURNAME, _INNER, _AT_END = 8, 16, 32, 64, 128
_KIND_OF = (*_KINDS, TokenKind.OTHER) * 32


def _having(fact: int) -> bytes:
    """A class of a pattern: every byte that has the fact."""
    return b"[" + b"".join(rb"\x%02x" % byte for byte in range(256) if byte & fact) + b"]"


_NUMBERS = re.compile(_having(_NUMBER_BEGINS))
# One word is no name in pieces, and most words are a piece of none: few places are looked at.
_PIECE = _having(_PIECE_OF_NAME)
_PIECES = re.compile(_PIECE + b"{2,}")
_MIXED = re.compile(
    rb"%(end)s%(piece)s{2,}|%(piece)s+%(inner)s%(piece)s+|%(piece)s{2,}%(end)s"
    % {b"end": _having(_AT_END), b"piece": _PIECE, b"inner": _having(_INNER)}
)
_PERSONS = re.compile(_having(_SURNAME))
# Longer text is cut piece by piece, so that memory stays bounded whatever the line.
_STRETCH = 20_000

Word = tuple[str, TokenKind]


class Tokenizer:
    """Cuts text into words with their kinds; joined they are the text. Thread-safe."""

    def __init__(self, words: WordFile) -> None:
        self._names = NameFinder(words)
        self._persons = PersonNames(words)
        self._is_entry = words.is_entry
        self._segmenter = Segmenter(words, self._is_listed)
        self._file = words
        self._facts: Recent[str, int] = Recent(2 * MOST_REMEMBERED)

    def words(self, text: str) -> list[Word]:
        """Every word with its kind."""
        words, kinds = self.cut(text)
        return list(zip(words, kinds, strict=True))

    def cut(self, text: str) -> tuple[list[str], list[TokenKind]]:
        """Every word, and the kind of each."""
        if len(text) <= _STRETCH:
            return self._stretch(text)
        cut = list(map(self._stretch, stretches(text)))
        words, kinds = (list(chain.from_iterable(part)) for part in zip(*cut, strict=True))
        return cast("list[str]", words), cast("list[TokenKind]", kinds)

    def _stretch(self, text: str) -> tuple[list[str], list[TokenKind]]:
        """The words of a text of bounded length."""
        words = mended(self._segmenter.words(text), text, self._file)
        facts = self._facts_of(words)
        numbers = [found.start() for found in _NUMBERS.finditer(facts)]
        if numbers:
            words = with_whole_numbers(words, numbers)
            facts = self._facts_of(words)
        runs = [found.span() for found in _PIECES.finditer(facts)]
        if runs and max(facts) >= _INNER:
            mixed = [found.span() for found in _MIXED.finditer(facts)]
            if mixed:
                words = self._names.join_mixed(words, mixed)
                facts = self._facts_of(words)
                runs = [found.span() for found in _PIECES.finditer(facts)]
        whole, names = self._names.join_names(words, runs)
        if len(whole) != len(words):
            facts = self._facts_of(whole)
        persons = [found.start() for found in _PERSONS.finditer(facts)]
        if persons:
            whole, names = self._persons.join(whole, persons, names)
            if len(whole) != len(facts):
                facts = self._facts_of(whole)
        kinds = list(map(_KIND_OF.__getitem__, facts))
        for at in names:
            kinds[at] = TokenKind.NAME
        return whole, kinds

    def _facts_of(self, words: list[str]) -> bytes:
        return bytes(self._facts.all_of(words, self._fact))

    def _fact(self, word: str) -> int:
        """What is known of a word wherever it stands: its kind, and what it may be a piece of."""
        number = _NUMBER_BEGINS if may_begin_number(word) else 0
        kind = kind_of(word)
        inner = at_end = 0
        if kind is TokenKind.WORD:
            if len(word) == 1:
                inner, at_end = self._names.place_in_mixed(word)
            elif len(word) > 2 and not self._is_entry(word) and self._is_name(word):
                kind = TokenKind.NAME
        piece = _PIECE_OF_NAME if self._names.may_be_piece(word) else 0
        surname = _SURNAME if self._persons.may_begin(word) else 0
        return _KINDS.index(kind) | number | piece | surname | _INNER * inner | _AT_END * at_end

    def _is_listed(self, word: str) -> bool:
        """Whether a word that has no entry is a name by what jieba's words say of it."""
        return self._names.is_listed(word) or self._persons.is_listed(word)

    def _is_name(self, word: str) -> bool:
        """Whether a word that has no entry is a name, as it was made one."""
        return self._is_listed(word) or self._names.is_mixed(word)


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
