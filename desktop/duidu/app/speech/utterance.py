"""What is spoken at once: a sentence with its place, as lines of signs for the model."""

from collections.abc import Sequence
from dataclasses import dataclass

from duidu.core.article import SideName
from duidu.core.token import Token
from duidu.language.speaking import carrier_of, spoken_words
from duidu.speech.addition import Addition
from duidu.speech.lines import Line, lines


@dataclass(frozen=True, slots=True)
class Utterance:
    """A text to be spoken in a language; where it is from in an article, if it is from one.

    The text begins at code point `start` of the block. `tokens` are its words as they were read
    there, with offsets in this text; None for a text that is read by itself.
    """

    language: str
    text: str
    tokens: tuple[Token, ...] | None = None
    side: SideName | None = None
    row: int = -1
    block: int = -1
    start: int = 0

    def lines(self, addition: Addition) -> list[Line]:
        """The lines of signs it is spoken with; () for a text in which nothing is heard."""
        words = spoken_words(self.language, self.text, addition.folder, self.tokens)
        carrier = carrier_of(self.language, words, addition.folder)
        return lines(words, frozenset(addition.signs), carrier)


def shifted(tokens: Sequence[Token], start: int, end: int) -> tuple[Token, ...]:
    """The tokens of a block that lie in a stretch of it, with offsets from its beginning."""
    return tuple(
        token._replace(start=token.start - start, end=token.end - start)
        for token in tokens
        if start <= token.start and token.end <= end
    )
