"""What every language offers."""

from typing import Protocol

from duidu.core.article import Span
from duidu.core.token import Token


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
