"""What a page shows of words beyond their reading: which are hard for this reader, a short meaning over them, the other script."""

import re
from collections.abc import Sequence
from enum import StrEnum

from duidu.core.token import Token, TokenKind
from duidu.lexicon.entry import Entry
from duidu.lexicon.lexicon import Lexicon
from duidu.study.knowledge import Knowledge, Status

_WORDS_KEPT = 20_000
_ASIDE = re.compile(r"\([^)]*\)")
_SHORT = 16
_KNOWN = (Status.KNOWN, Status.IGNORED)


class Script(StrEnum):
    """Which characters Chinese text is shown in."""

    AS_IS = "as_is"
    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"


class WordAids:
    """Asks the lexicon once for each word. `prepare` is told a block's tokens before anything is asked of them."""

    def __init__(self, lexicon: Lexicon, knowledge: Knowledge, script: Script = Script.AS_IS) -> None:
        self._lexicon = lexicon
        self._knowledge = knowledge
        self._script = script
        self._entries: dict[str, tuple[Entry, ...]] = {}

    def prepare(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Look up all words of a block with one question; the tokens come back as they are."""
        wanted = {token.text for token in tokens if token.reading and token.text not in self._entries}
        if wanted:
            if len(self._entries) > _WORDS_KEPT:
                self._entries.clear()
            found = self._lexicon.many(wanted)
            self._entries.update((word, found.get(word, ())) for word in wanted)
        return tokens

    def is_hard(self, token: Token) -> bool:
        """Whether the reader is not known to know this word. Names and numbers are hard: no level teaches them."""
        if token.kind is not TokenKind.WORD:
            return True
        entry = self._entry(token)
        return self._knowledge.status(token.text, entry.levels if entry else {}) not in _KNOWN

    def gloss(self, token: Token) -> str:
        """The first meaning of a hard word, cut short; "" for words that are known, and for names."""
        entry = self._entry(token)
        if entry is None or token.kind is not TokenKind.WORD or not self.is_hard(token):
            return ""
        senses = [sense.text for sense in entry.senses if not sense.is_pointer and not sense.is_surname]
        return short(senses[0]) if senses else ""

    def variant(self, text: str, tokens: Sequence[Token]) -> str:
        """The text of a block in the wished script, word by word as the dictionary writes them, never longer or shorter."""
        if self._script is Script.AS_IS:
            return text
        pieces = [self._written(token) if token.reading else text[token.start : token.end] for token in tokens]
        shown = "".join(pieces)
        return shown if len(shown) == len(text) else text

    def _written(self, token: Token) -> str:
        entry = self._entry(token)
        word = getattr(entry, self._script.value) if entry else token.text
        return word if len(word) == len(token.text) else token.text

    def _entry(self, token: Token) -> Entry | None:
        """The entry with the reading this word has here, else the first."""
        entries = self._entries.get(token.text, ())
        return next((entry for entry in entries if entry.reading == token.reading), entries[0] if entries else None)


def short(sense: str) -> str:
    """A gloss fit to stand over a word: without asides, up to the first semicolon or comma, a few words at most."""
    plain = re.split("[;,]", _ASIDE.sub("", sense))[0].strip()
    while len(plain) > _SHORT and " " in plain:
        plain = plain.rsplit(" ", 1)[0]
    return plain
