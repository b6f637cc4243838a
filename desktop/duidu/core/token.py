"""A word of a sentence with its reading and its place."""

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
    """Why a reading was chosen, in the order of DESIGN; the popup shows it for ambiguous ones."""

    USER = "user"
    SURNAME = "surname"
    WORD = "word"
    PHRASE = "phrase"
    TRANSLATION = "translation"
    CONTEXT = "context"
    DEFAULT = "default"
    NONE = "none"


class Token(NamedTuple):
    """One word: code points start..end of the text it was cut from.

    `reading` has one base syllable with tone number (hang2, lv4, le5; ü is v) per code point of `text`, "" where a character has none;
    () for tokens that have no reading at all. `alternatives` are other readings of the same shape that the place leaves open.
    A named tuple, because a page has a thousand of them and a frozen dataclass takes four times as long to make.
    """

    start: int
    end: int
    text: str
    kind: TokenKind = TokenKind.WORD
    reading: tuple[str, ...] = ()
    source: ReadingSource = ReadingSource.NONE
    alternatives: tuple[tuple[str, ...], ...] = ()
