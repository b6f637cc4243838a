"""Aids to the words of a page: which are hard, a short meaning of them, the other script."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from duidu.core.token import Token, TokenKind
from duidu.lexicon.entry import Entry
from duidu.lexicon.entry_order import weight
from duidu.lexicon.gloss_text import readable
from duidu.lexicon.glosses import gloss_language
from duidu.lexicon.lexicon import Lexicon
from duidu.study.learner_rule import Judged, LearnerRule

_MEANINGS_KEPT = 4_000  # whose stems are remembered for all articles
_WORDS_KEPT = 20_000  # then the cache begins anew, so that it does not grow for ever
# Bounded, since each ( looks for its ): a dictionary may have thousands in a row.
_ASIDE = re.compile(r"\([^)]{0,200}\)")
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_NAME = re.compile(r"\b[A-Z]\w+")
# Words of a gloss that stand in any sentence, so that finding them says nothing.
_EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "to",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "as",
        "and",
        "or",
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "sb",
        "sth",
        "one's",
        "oneself",
        "it",
        "its",
        "up",
        "out",
        "do",
        "not",
        "no",
        "that",
        "this",
    ]
)
# No meaning that was cut short may end with these.
_HANGING = tuple(
    f" {word}"
    for word in ["a", "an", "the", "of", "or", "and", "as", "with", "for", "to", "by", "from"]
)
# A meaning is the one meant when this share of its words stands in the translation.
_ENOUGH = 0.5
_SHORT = 16  # letters over a word


class Script(StrEnum):
    """Which characters Chinese text is shown in."""

    AS_IS = "as_is"
    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"


class WordAids:
    """Aids for the words of one block after the other; asks the lexicon once for each word.

    The order of calls matters: `prepare` a block first, then ask about its tokens only, until the
    next block is prepared. It keeps the entries of the words and the translation that `gloss`
    chooses meanings by.
    """

    def __init__(self, lexicon: Lexicon, rule: LearnerRule, script: Script = Script.AS_IS) -> None:
        self._lexicon = lexicon
        self._rule = rule
        self._judged: dict[tuple[int, str], Judged] = {}
        self._script = script
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._answer: frozenset[str] = frozenset()

    def prepare(self, tokens: tuple[Token, ...], answer: str = "") -> tuple[Token, ...]:
        """Look up all words of a block at once, and the characters of those without an entry.

        `answer` is the text of the other side: meanings are chosen by it until the next block.
        The tokens come back as they are.
        """
        # Not remembered: it is a whole paragraph, and another one for each block.
        self._answer = stems.__wrapped__(answer)
        if len(self._entries) > _WORDS_KEPT:
            self._entries.clear()
        # One query for all words of a block is much quicker than a query for each.
        unknown = self._look_up({token.text for token in tokens if token.reading})
        self._look_up({character for word in unknown for character in word})
        judged = self._rule.judge(tokens, answer)
        self._judged = {
            (token.start, token.text): one for token, one in zip(tokens, judged, strict=True)
        }
        return tokens

    def _look_up(self, words: set[str]) -> list[str]:
        """Remember the entries of words; returns the words that have none."""
        # Not a difference of sets: that would go through all that is remembered.
        wanted = {word for word in words if word not in self._entries}
        found = self._lexicon.many(wanted) if wanted else {}
        self._entries.update((word, found.get(word, ())) for word in wanted)
        return [word for word in words if not self._entries[word]]

    def is_hard(self, token: Token) -> bool:
        """Whether the reader would have to learn this word; names and numbers nobody has to.

        A word of a block that is not the one prepared is judged without the words around it.
        """
        judged = self._judged.get((token.start, token.text))
        return judged.is_hard if judged else self._rule.word(token.text, token.reading).is_hard

    def gloss(self, token: Token) -> str:
        """The meaning of a hard word that the translation has, else the first, cut short.

        "" for known words and for names.
        """
        entry = self._entry(token)
        if entry is None or token.kind is not TokenKind.WORD or not self.is_hard(token):
            return ""
        same = [
            other
            for other in self._entries[token.text]
            if other.reading == entry.reading and other is not entry
        ]
        meanings = [
            sense.text
            for one in (entry, *same)
            for sense in one.senses
            # "variant of" and "surname" say nothing of what the word means here.
            if not sense.is_pointer and not sense.is_surname
        ]
        found = [meaning for text in meanings for meaning in alternatives(text)]
        best = max(found, key=self._share, default="")
        return (
            short(best)
            if best and self._share(best) >= _ENOUGH
            else short(meanings[0])
            if meanings
            else ""
        )

    def _share(self, meaning: str) -> float:
        """How much of a meaning stands in the translation, 0 to 1; 0 if a name in it does not."""
        wanted = stems(meaning)
        # "Washington, capital of the United States" is not meant where no Washington stands.
        if not stems(" ".join(_NAME.findall(meaning))) <= self._answer:
            return 0.0
        return len(wanted & self._answer) / len(wanted) if wanted else 0.0

    def variant(self, text: str, tokens: Sequence[Token]) -> str:
        """The text of a block in the wanted script, word by word as the dictionary writes them.

        Its length is always that of the text.
        """
        if self._script is Script.AS_IS:
            return text
        pieces = [
            self._written(token) if token.reading else text[token.start : token.end]
            for token in tokens
        ]
        shown = "".join(pieces)
        # All offsets hold for the text as it is: a word that grows would shift them.
        return shown if len(shown) == len(text) else text

    def _written(self, token: Token) -> str:
        """A word in the wanted script; one without an entry is converted character by character."""
        if self._entries.get(token.text):
            return self._form(token.text, token.reading)
        return "".join(
            self._form(c, (reading,)) for c, reading in zip(token.text, token.reading, strict=True)
        )

    def _form(self, word: str, reading: tuple[str, ...]) -> str:
        entry = self._best(word, reading)
        form = (
            {Script.SIMPLIFIED: entry.simplified, Script.TRADITIONAL: entry.traditional}.get(
                self._script, word
            )
            if entry
            else word
        )
        # A form of another length would shift all offsets after it.
        return form if len(form) == len(word) else word

    def _entry(self, token: Token) -> Entry | None:
        return self._best(token.text, token.reading)

    def _best(self, word: str, reading: tuple[str, ...]) -> Entry | None:
        """The entry with this reading, else any.

        Of several the main form of the word (年 before 秊), then the one with most meanings.
        """
        entries = self._entries.get(word, ())
        own = [entry for entry in entries if entry.reading == reading] or entries
        named = [
            sense.text for entry in own for sense in entry.senses if "variant of" in sense.text
        ]
        return max(own, key=lambda entry: weight(entry, named), default=None)


@lru_cache(maxsize=_MEANINGS_KEPT)
def stems(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    stem = gloss_language().stem
    return frozenset(stem(word) for word in _WORD.findall(text.lower()) if word not in _EMPTY)


def alternatives(sense: str) -> list[str]:
    """The meanings that a sense lists, without asides; for a classifier, what it counts."""
    plain = readable(_ASIDE.sub("", sense)).strip().removeprefix("classifier for ")
    return [meaning for part in re.split("[;,]", plain) if (meaning := part.strip())]


def short(sense: str) -> str:
    """A gloss short enough to stand over a word.

    Without asides, up to the first semicolon or comma, a few words at most.
    """
    plain = next(iter(alternatives(sense)), "")
    while " " in plain and (len(plain) > _SHORT or plain.endswith(_HANGING)):
        plain = plain.rsplit(" ", 1)[0]
    return plain
