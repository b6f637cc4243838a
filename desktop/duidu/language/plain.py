"""Any language without a folder: sentences by Unicode punctuation, words by their letters.

It has no readings; words are stemmed by Snowball where that knows the language.
"""

import re
from typing import Protocol

from duidu.core.article import Span
from duidu.core.codes import codes_in
from duidu.core.once import made_once
from duidu.core.token import Token, TokenKind
from duidu.language.around_codes import tokens_around_codes
from duidu.language.sentences import cut

_PIECE = re.compile(
    r"(?P<space>\s+)|(?P<number>\d+(?:[.,:/]\d+)*%?)"
    r"|(?P<word>[^\W\d_]+(?:['’\-][^\W\d_]+)*)|(?P<other>.)",
    re.DOTALL,
)
_KINDS = {
    "space": TokenKind.SPACE,
    "number": TokenKind.NUMBER,
    "word": TokenKind.WORD,
    "other": TokenKind.PUNCTUATION,
}
_SNOWBALL = {
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
    "ru": "russian",
    "ar": "arabic",
}


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...


class PlainLanguage:
    """Implements language.protocol.Language for any code."""

    def __init__(self, code: str) -> None:
        self.code = code

    def sentences(self, text: str) -> tuple[Span, ...]:
        """Cut at terminal punctuation."""
        return cut(text)

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Runs of letters, numbers, spaces and single marks, which together are the text."""
        return tokens_around_codes(text, _tokens) if codes_in(text) else _tokens(text)

    def stem(self, word: str) -> str:
        """The Snowball stem where the language has a stemmer, else the word in lower case."""
        lower = word.lower()
        try:
            return self._stemmer.stemWord(lower) if self._stemmer else lower
        except UnicodeEncodeError:
            # Half of a surrogate pair is no character of any word.
            return lower

    @made_once
    def _stemmer(self) -> "_Stemmer | None":
        name = _SNOWBALL.get(self.code.split("-")[0])
        if not name:
            return None
        # Not before the first paint.
        import Stemmer

        stemmer: _Stemmer = Stemmer.Stemmer(name)
        return stemmer


def _tokens(text: str) -> tuple[Token, ...]:
    """Cut a text without codes."""
    return tuple(
        Token(match.start(), match.end(), match[0], _KINDS[match.lastgroup or "other"])
        for match in _PIECE.finditer(text)
    )
