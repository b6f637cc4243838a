"""What a list of known words says, and how a word is found in a field of one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape

from duidu.language.script import is_hanzi

NEW, LEARNING, KNOWN, IGNORED = range(4)
"""How far a word is, as the program keeps it."""
LONGEST = 12
"""Code points of the longest text that is taken for a word."""
_MARKUP = re.compile(r"<[^<>]{0,500}>|\[(?:sound:|anki:)?[^\[\]]{0,200}\]|\{\{[^{}]{0,200}\}\}")
_ASIDE = re.compile(r"[（(【［〔][^（）()【】［］〔〕]{0,60}[）)】］〕]")
_BETWEEN = re.compile(r"[/|｜、，,;；\s]+")


@dataclass(frozen=True, slots=True)
class ListedWord:
    """A word of a list, how far it is (NEW to IGNORED), and since when.

    `changed` is seconds since 1970, 0 where the list does not say.
    """

    word: str
    status: int = KNOWN
    changed: float = 0.0


@dataclass(frozen=True, slots=True)
class WordList:
    """The words of a file, each once; entries without a word, and those never studied."""

    words: tuple[ListedWord, ...]
    without_word: int = 0
    never_studied: int = 0


def word_in(field: str) -> str:
    """The word that a field has, without markup and asides; "" for none, as for a sentence.

    Of several forms (银行/銀行, 银行 [yin2 hang2]) it is the first.
    """
    plain = _ASIDE.sub("", unescape(_MARKUP.sub("", field))).replace("\xa0", " ").strip()
    for part in _BETWEEN.split(plain):
        word = part.strip("。！？!?·….:：“”‘’\"'")
        if word:
            return word if is_word(word) else ""
    return ""


def is_word(text: str) -> bool:
    """Whether a text is a word of hanzi, as far as its looks tell."""
    return 0 < len(text) <= LONGEST and all(is_hanzi(c) or c in "·・" for c in text)


def best_column(rows: Sequence[Sequence[str]], looked_at: int = 500) -> int:
    """The column in which most fields are words; the first of equals. -1 where none has any."""
    counts: dict[int, int] = {}
    for row in rows[:looked_at]:
        for column, field in enumerate(row):
            counts[column] = counts.get(column, 0) + bool(word_in(field))
    best = max(counts, key=lambda column: (counts[column], -column), default=-1)
    return best if counts.get(best) else -1


def word_list(found: Iterable[tuple[str, int]], never_studied: int = 0) -> WordList:
    """A list of these words, "" for an entry without one; of a word listed twice the furthest."""
    words: dict[str, int] = {}
    without = 0
    for word, status in found:
        if not word:
            without += 1
        elif status > words.get(word, -1):
            words[word] = status
    return WordList(tuple(ListedWord(*one) for one in words.items()), without, never_studied)
