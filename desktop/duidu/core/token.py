"""A word of a sentence with its reading and its offsets."""

from enum import StrEnum
from typing import NamedTuple


class TokenKind(StrEnum):
    """What a token is; only words, names and numbers are looked up."""

    WORD = "word"
    NAME = "name"
    NUMBER = "number"
    LATIN = "latin"
    PUNCTUATION = "punctuation"
    SPACE = "space"
    OTHER = "other"


class ReadingSource(StrEnum):
    """Why a reading was chosen; the card shows it where a word has several."""

    USER = "user"
    SURNAME = "surname"
    WORD = "word"
    # A phrase that has only one reading: the word itself, or one around it.
    PHRASE = "phrase"
    TRANSLATION = "translation"
    CONTEXT = "context"
    DEFAULT = "default"
    NONE = "none"


class Token(NamedTuple):
    """One word: code points start..end of the text it was cut from.

    `reading` has one base syllable with tone number (hang2, lv4, le5; ü is v) per code point of
    `text`, "" where a character has none; it is () for tokens without any reading. `alternatives`
    are other possible readings of the same shape.

    It is a named tuple because a page has a thousand of them and a frozen dataclass takes four
    times as long to make.
    """

    start: int
    end: int
    text: str
    kind: TokenKind = TokenKind.WORD
    reading: tuple[str, ...] = ()
    source: ReadingSource = ReadingSource.NONE
    alternatives: tuple[tuple[str, ...], ...] = ()
