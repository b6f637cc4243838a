"""What every language offers."""

from typing import TYPE_CHECKING, Protocol

from duidu.core.article import Span
from duidu.core.token import Token

if TYPE_CHECKING:
    # Not on the way to the first page.
    from duidu.language.corrections import Corrections


class Language(Protocol):
    """One language, found by registry.language_for.

    All methods are pure and may be called from any thread.
    """

    code: str

    def sentences(self, text: str) -> tuple[Span, ...]:
        """Cut one block's text into sentences, without white space at either end.

        An empty text has none.
        """

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Cut text into tokens that together are the text.

        They carry readings where the language has them.
        """

    def stem(self, word: str) -> str:
        """The form in which inflections of a word meet (negotiators and negotiator).

        A language without inflections returns the word itself.
        """


class ReadingLanguage(Language, Protocol):
    """A language whose words have readings, which a person may correct."""

    def tokens(self, text: str, corrections: "Corrections" = ...) -> tuple[Token, ...]:
        """Tokens that together cover the text, cut and read as the corrections say."""


class InflectedLanguage(Language, Protocol):
    """A language with irregular inflections, which a search finds together."""

    def forms(self, word: str) -> tuple[str, ...]:
        """The irregular inflections that meet a word under its stem: went and gone for go."""

    def stems(self, word: str) -> tuple[str, ...]:
        """Every stem under which a word may be meant: left is a word and a form of leave."""

    def lemmas(self, word: str) -> tuple[str, ...]:
        """The word itself, in lower case, and the lemmas it is an irregular form of."""
