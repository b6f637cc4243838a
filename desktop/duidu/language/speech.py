"""What a language says to be spoken: its words as sounds, written in phonetic signs.

The signs are those of the voices (IPA, arrows for tones), one code point each. Nothing here makes
a sound; duidu/speech/ does.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from duidu.core.token import Token

PAUSES = {
    "，": ",", "、": ",", "。": ".", "．": ".", "！": "!", "？": "?", "；": ";", "：": ":",
    "…": "…", "⋯": "…", "—": "—", "–": "—", "―": "—", "“": "“", "”": "”", "「": "“", "」": "”",
    "『": "“", "』": "”", "《": "“", "》": "”", "〈": "“", "〉": "”", "【": "“", "】": "”",
    "（": "(", "）": ")", ",": ",", ".": ".", "!": "!", "?": "?", ";": ";", ":": ":", "(": "(",
    ")": ")", "[": "(", "]": ")", '"': '"', "«": "“", "»": "”", "\n": ".",
}  # fmt: skip
"""Marks that are heard as a pause or a tone of voice, as the voices know them."""
OPENING = frozenset("“(")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a table written as text with spaces."""
    return tuple(text.split())


class Sounded(NamedTuple):
    """A word as it is spoken, or a mark between words.

    Code points `start` to `end` of the text sound as `sounds`. `reading` is what is shown of that
    (pinyin), "" where a language has none. A mark has `word` False.
    """

    start: int
    end: int
    sounds: str
    reading: str = ""
    word: bool = True


Stranger = Callable[[str], str]
"""Gives the sounds of a word in a script that is not the text's own, "" if nobody knows it."""


class Speech(Protocol):
    """How a language is spoken. Pure, for any thread."""

    def words(self, text: str, tokens: Sequence[Token], stranger: Stranger) -> list[Sounded]:
        """All that is heard of a text, in its order; `tokens` are the words of the text."""

    def word(self, text: str) -> str:
        """The sounds of a word of this language in a text of another; "" for none of its own."""

    def carrier(self, words: Sequence[Sounded]) -> str:
        """The sounds of a phrase to say before these and not to be heard; "" where none is needed.

        The voices were trained on sentences, and say too short a text without its melody.
        """


SpeechLoader = Callable[[Path], Speech]
"""Loads how a language is spoken, from the folder of the addition with its lists of words."""


def mark(token: Token) -> Sounded | None:
    """A mark between words, None for one that is not heard."""
    sounds = PAUSES.get(token.text[:1], "")
    return Sounded(token.start, token.end, sounds, "", word=False) if sounds else None


def joined(words: Sequence[Sounded]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The sounds of several words as one string, and where in it the sounds of each are.

    Words stand apart, and marks beside the word they belong to; two marks in a row are one.
    """
    line, places = "", []
    for one in words:
        closing = not one.word and one.sounds not in OPENING
        if closing and (not line or line[-1] == one.sounds):
            places.append((len(line), len(line)))
            continue
        if line and not closing and line[-1] not in OPENING:
            line += " "
        places.append((len(line), len(line) + len(one.sounds)))
        line += one.sounds
    return line, tuple(places)


LATIN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
"""Words in letters, among them those with an apostrophe."""
