"""What can be corrected at a word: where to cut it, what to join it with, how to read it.

Nothing is changed here; that is in correct.py.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Protocol

from duidu.app.article.open_text import OpenText
from duidu.app.article.word_context import word_context
from duidu.app.words.correct import Spot
from duidu.core.article import Block, Place
from duidu.core.token import Token, TokenKind
from duidu.language.registry import describe
from duidu.lexicon.entry import Entry

# The dialog offers no more than these.
MOST_READINGS = 12
WORDS = frozenset({TokenKind.WORD, TokenKind.NAME, TokenKind.NUMBER, TokenKind.LATIN})


class CharacterReadings(Protocol):
    """The part of the lexicon that knows readings."""

    def exact(self, word: str) -> tuple[Entry, ...]:
        """Entries of a word."""

    def hanzi(self, char: str) -> "Hanzi | None":
        """What is known of a character."""


class Hanzi(Protocol):
    """A character with its readings."""

    @property
    def readings(self) -> str:
        """Base syllables, separated by spaces."""


@dataclass(frozen=True, slots=True)
class WordPlace:
    """The word at a place, and the token after it if that is a word, too."""

    article: str
    place: Place
    block: Block
    token: Token
    following: Token | None

    @property
    def spot(self) -> Spot:
        """The word as corrections name it."""
        return self._spot(self.token.start, self.token.end)

    @property
    def joined(self) -> Spot | None:
        """This word and the next as one; None at the end of a run of words."""
        return self._spot(self.token.start, self.following.end) if self.following else None

    def cut_at(self, offset: int) -> tuple[int, ...]:
        """Where to cut for a place inside the word; () for a word that cannot be cut.

        That is before the character there, or after the first one at the word's beginning.
        """
        # Never at the word's own borders, where there is nothing to cut.
        inside = min(max(1, offset - self.token.start), self.token.end - self.token.start - 1)
        return (inside,) if self.token.end - self.token.start > 1 else ()

    def _spot(self, start: int, end: int) -> Spot:
        return Spot(
            self.article, self.place.side, self.block.id, start, end, self.block.text[start:end]
        )


def word_at(open_text: OpenText, place: Place) -> WordPlace | None:
    """The word at a place of a side whose words have readings; None elsewhere."""
    has_readings = describe(open_text.language(place.side)).readings
    return any_word_at(open_text, place) if has_readings else None


def any_word_at(open_text: OpenText, place: Place) -> WordPlace | None:
    """The word at a place in any language; None where there is none."""
    found = word_context(open_text, place.side, place.block, place.offset)
    if found is None:
        return None
    tokens = open_text.tokens_at(place.side, found.block, place.offset, place.offset + 100)
    at = next(
        (i for i, token in enumerate(tokens) if token.start <= place.offset < token.end), None
    )
    if at is None or tokens[at].kind not in WORDS:
        return None
    after = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].kind in WORDS else None
    return WordPlace(open_text.article, place, found.block, tokens[at], after)


def readings_of(token: Token, lexicon: CharacterReadings) -> tuple[tuple[str, ...], ...]:
    """Ways to read a word, the one in use first.

    Then come those that the place leaves open, the dictionary's, and all that its characters'
    readings make.
    """
    size = len(token.text)
    known: list[Sequence[str]] = [token.reading, *token.alternatives]
    known += [entry.reading for entry in lexicon.exact(token.text)]
    found = [tuple(one) for one in known if len(one) == size]
    # The readings of more characters make too many combinations.
    if size <= 3:
        records = [lexicon.hanzi(char) for char in token.text]
        choices = [record.readings.split() if record else [] for record in records]
        found += islice(product(*choices), MOST_READINGS)
    return _distinct(found)[:MOST_READINGS]


def _distinct(readings: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(one for one in readings if any(one)))
