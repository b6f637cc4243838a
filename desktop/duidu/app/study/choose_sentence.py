"""Finds the sentence of one's own library in which a word is asked.

Best is one whose other words are known, that has a translation, that is not long and is not the
one seen last.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from duidu.app.article.open_article import OpenArticle
from duidu.app.article.word_context import WordContext, word_context
from duidu.core.article import Place, SideName
from duidu.core.errors import LibraryError
from duidu.core.jobs import Job
from duidu.core.token import TokenKind
from duidu.language.registry import base_code
from duidu.study.knowledge import Knowledge, Status

if TYPE_CHECKING:
    from duidu.app.article.annotator import Annotator
    from duidu.app.article.kept_words import KeptWords
    from duidu.lexicon.lexicon import Lexicon
    from duidu.library.library import Library

# Blocks that are looked at: those of a common word are without number.
_LOOKED_AT = 60
# Places after which the best one is taken if nothing in it is unknown.
_ENOUGH = 12
_LONG = 40  # code points; what is longer counts as if it had unknown words
_LONGEST = 160
_UNANSWERED = 4  # a sentence without translation counts as if so many more words were unknown


class Desk(Protocol):
    """What is needed of a session."""

    @property
    def library(self) -> "Library":
        """The person's library."""

    @property
    def lexicon(self) -> "Lexicon":
        """The dictionary."""

    @property
    def annotator(self) -> "Annotator":
        """What cuts words."""

    @property
    def kept_words(self) -> "KeptWords":
        """The words of articles as they were kept."""


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A word in a sentence of an article. `unknown` counts its other words that are not known."""

    article: str
    context: WordContext
    start: int
    end: int
    unknown: int

    @property
    def place(self) -> Place:
        """Where the word stands."""
        return Place(self.context.side, self.context.block.id, self.start)

    @property
    def key(self) -> str:
        """What names the sentence for the card that was shown in it: the same text is the same."""
        text = self.context.sentence_text.encode("utf-8", "replace")
        return hashlib.sha256(text).hexdigest()[:16]

    def cost(self, seen: str) -> tuple[bool, float, str]:
        """How far it is from what is wanted; the least is best, and equals go by their key."""
        text, answer = self.context.sentence_text, self.context.counterpart_text
        long = max(0, len(text) - _LONG) / 10
        unanswered = 0 if answer.strip() else _UNANSWERED
        return self.key == seen, self.unknown + long + unanswered, self.key


class Sentences:
    """Finds sentences; keeps the articles open that it looked into, for one round of review."""

    def __init__(self, desk: Desk, knowledge: Knowledge, language: str) -> None:
        self._desk = desk
        self._knowledge = knowledge
        self._language = language
        self._articles: dict[str, OpenArticle] = {}

    def article(self, article: str) -> OpenArticle:
        """An article, open apart from the pages of the window."""
        if article not in self._articles:
            desk = self._desk
            self._articles[article] = OpenArticle(
                article, desk.library, lambda: desk.annotator, desk.kept_words
            )
        return self._articles[article]

    def context(self, article: str, place: Place) -> WordContext | None:
        """What surrounds a place as it is now; None where its block is gone."""
        return word_context(self.article(article), place.side, place.block, place.offset)

    def best(self, word: str, seen: str, job: Job) -> FoundSentence | None:
        """The best sentence for a word; the one of key `seen` only where there is no other.

        For a job's thread. Raises Cancelled.
        """
        best: FoundSentence | None = None
        for number, found in enumerate(self._places(word, job)):
            if best is None or found.cost(seen) < best.cost(seen):
                best = found
            if number >= _ENOUGH and best.cost(seen) < (False, 1.0):
                break
        return best

    def _places(self, word: str, job: Job) -> Iterator[FoundSentence]:
        """The sentences in which the word stands as a word of its own, the newest texts first."""
        for hit in self._desk.library.search.texts(word, limit=_LOOKED_AT):
            job.check()
            try:
                article = self.article(hit.article)
                # One text of the language may be the translation of another.
                if base_code(article.language(hit.side)) == self._language:
                    yield from self._in_block(article, hit.side, hit.block, hit.spans, word)
            except LibraryError:
                # Removed since it was found.
                continue

    def _in_block(
        self,
        article: OpenArticle,
        side: SideName,
        block: int,
        spans: tuple[tuple[int, int], ...],
        word: str,
    ) -> Iterator[FoundSentence]:
        """The sentences of one block in which the word stands, each once."""
        seen = -1
        for start, _ in spans:
            if start < seen:
                continue
            context = word_context(article, side, block, start)
            if context is None or context.sentence is None:
                continue
            sentence = context.sentence
            if sentence.end - sentence.start > _LONGEST:
                continue
            tokens = [
                token
                for token in article.tokens_at(side, context.block, sentence.start, sentence.end)
                if sentence.start <= token.start < sentence.end
            ]
            # 一 is found in 一样, too: only a word of its own is asked for.
            mine = next((t for t in tokens if t.text == word and t.start >= start), None)
            if mine is None:
                continue
            seen = sentence.end
            others = {t.text for t in tokens if t.kind is TokenKind.WORD and t.text != word}
            found = replace(context, offset=mine.start)
            yield FoundSentence(
                article.article, found, mine.start, mine.end, self._count_unknown(others)
            )

    def _count_unknown(self, words: set[str]) -> int:
        entries = self._desk.lexicon.many(words)
        return sum(
            self._knowledge.status(word, entries[word][0].levels if word in entries else {})
            not in (Status.KNOWN, Status.IGNORED)
            for word in words
        )
