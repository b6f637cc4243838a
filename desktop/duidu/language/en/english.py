"""English as a language: sentences, words, stems. Words have no readings."""

import re
import sys
import threading

from duidu.core.article import Span
from duidu.core.codes import codes_in
from duidu.core.recent import remembering
from duidu.core.token import Token, TokenKind
from duidu.language.around_codes import tokens_around_codes
from duidu.language.en.irregular import irregular_forms
from duidu.language.en.sentences import cut

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|%)?(?![^\W\d_]))"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|[^\W_]+(?:[’'‐-][^\W_]+)*)"
    r"|(?P<space>\s+)"
    r"|(?P<punctuation>[^\w\s]|_)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_POSSESSIVE = re.compile(r"(?:['’]s?)$")
_REMEMBERED = 4_000  # words and their stems, which come up in every gloss
# Without these ends don't meets do and she'll meets she.
_CONTRACTED = re.compile(r"n['’]t$|['’](?:re|ve|ll|d|m)$")


class English:
    """English as language.protocol.Language. May be shared between threads."""

    code = "en"

    def __init__(self) -> None:
        # Irregular forms are looked up first: a stemmer cannot bring went to go.
        self._irregular = irregular_forms()
        self._local = threading.local()
        self._all_stems = remembering(self._stems_of, _REMEMBERED)

    def sentences(self, text: str) -> tuple[Span, ...]:
        """Cut one block's text into sentences."""
        return cut(text)

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Cut text into words, numbers, spaces and punctuation.

        `don't`, `U.S.` and `well-known` are one word each.
        """
        return tokens_around_codes(text, _tokens) if codes_in(text) else _tokens(text)

    def stem(self, word: str) -> str:
        """The Snowball (Porter 2) stem of the lemma, in lower case: went and go meet."""
        plain = _bare(word)
        return self._stemmed(self._irregular.get(plain, (plain,))[0])

    def stems(self, word: str) -> tuple[str, ...]:
        """Every stem that a word may have: left is a word of its own and a form of leave."""
        return self._all_stems(word)

    def _stems_of(self, word: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._stemmed(form) for form in self.lemmas(word)))

    def lemmas(self, word: str) -> tuple[str, ...]:
        """The word itself, in lower case, and the lemmas it is an irregular form of."""
        plain = _bare(word)
        found = self._irregular.get(plain)
        return (plain,) if found is None else (plain, *found)

    def forms(self, word: str) -> tuple[str, ...]:
        """The irregular forms that meet a word under its stem: went, gone and goes for going."""
        stem = self.stem(word)
        return tuple(form for form in self._irregular if self.stem(form) == stem)

    def _stemmed(self, word: str) -> str:
        """The stem of one form, or the form itself where it holds no characters of a word."""
        # A stemmer keeps the word it works on, so each thread has its own.
        if not hasattr(self._local, "stemmer"):
            # Not before the first paint.
            import Stemmer

            self._local.stemmer = Stemmer.Stemmer("english")
        try:
            stem = str(self._local.stemmer.stemWord(word))
        except UnicodeEncodeError:
            # Half of a surrogate pair is no character of any word.
            return word
        # Many words have the same stem, and all tables of stems hold it.
        return sys.intern(stem)


def _tokens(text: str) -> tuple[Token, ...]:
    """Cut a text without codes."""
    return tuple(
        Token(match.start(), match.end(), match[0], TokenKind(match.lastgroup or TokenKind.OTHER))
        for match in _TOKEN.finditer(text)
    )


def _bare(word: str) -> str:
    """The word in lower case, without a possessive or a contracted verb."""
    lower = word.lower()
    if "'" not in lower and "’" not in lower:
        return lower
    return _CONTRACTED.sub("", _POSSESSIVE.sub("", lower)) or lower
