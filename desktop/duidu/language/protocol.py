"""What every language offers the rest of the house."""

from typing import Protocol

from duidu.core.article import Span
from duidu.core.token import Token


class Language(Protocol):
    """One language; found by language.registry.language_for. All methods are pure and safe to call from any thread."""

    code: str

    def sentences(self, text: str) -> tuple[Span, ...]:
        """Cut one block's text into sentences; the spans leave out white space at either end. An empty text has none."""

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Cut text into tokens that together cover every code point of it, with readings where the language has them."""

    def stem(self, word: str) -> str:
        """The form under which inflections of a word meet (negotiators, negotiator); the word itself where there is none."""
