"""Words the reader knows: marking them, and the coverage of an article."""

import json
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field

from duidu.app.article.open_text import OpenText
from duidu.app.base.in_parts import RECORDS, in_parts, write_parts
from duidu.app.study.article_words import ArticleWords
from duidu.core.article import Place, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.language.description import LanguageDescription
from duidu.language.registry import describe, first_with
from duidu.lexicon.lexicon import Lexicon
from duidu.library.library import Library
from duidu.library.words.known_words import KnownWord
from duidu.study.cards import StudyCard
from duidu.study.coverage import Coverage, WordCounts, coverage
from duidu.study.knowledge import Knowledge, Status
from duidu.study.learner_rule import LearnerRule

_LOOK = 0.05  # s after which whoever waits for another count looks whether it is still wanted


@dataclass(slots=True)
class MarkWords:
    """Marks words as new, being learnt, known or to be ignored; None takes their marks away.

    Cards can go with words being learnt, by the word.
    """

    library: Library
    language: str
    words: Sequence[str]
    status: Status | None
    card: StudyCard | None = None
    cards: Mapping[str, StudyCard] = field(default_factory=dict)
    text: str = "Mark word"
    merge_key: str = ""
    place: Place | None = None
    _before: dict[str, KnownWord | None] = field(default_factory=dict, init=False)

    @property
    def in_batches(self) -> bool:
        """Whether it is written in more than one transaction."""
        return len(self.words) > RECORDS

    def do(self) -> Changes:
        """Mark all words, or none; a word keeps its card unless there is another."""
        self._before = {}
        write_parts(self.library, in_parts(self._mark, self.words, RECORDS))
        return self._changes()

    def _mark(self, words: Sequence[str]) -> None:
        """Mark some of the words, in a transaction."""
        known = self.library.known
        before = {word: known.get(self.language, word) for word in words}
        if self.status is None:
            for word in words:
                known.remove(self.language, word)
        else:
            now = time.time()
            # A word that had a card keeps it: marking it as known must not lose the sentence.
            known.put_all(
                KnownWord(
                    self.language,
                    word,
                    int(self.status),
                    self._card_of(word) or (old.value if old else ""),
                    now,
                )
                for word, old in before.items()
            )
        self._before |= before

    def _card_of(self, word: str) -> str:
        """The card that goes with a word, as it is kept; "" for none."""
        card = self.cards.get(word) or self.card
        return json.dumps(asdict(card), ensure_ascii=False) if card else ""

    def undo(self) -> Changes:
        """Put the earlier mark of each word back."""
        write_parts(self.library, in_parts(self._unmark, tuple(self._before.items()), RECORDS))
        return self._changes()

    def _unmark(self, words: Sequence[tuple[str, KnownWord | None]]) -> None:
        for word, old in words:
            if old is None:
                self.library.known.remove(self.language, word)
        self.library.known.put_all(old for _, old in words if old is not None)

    def _changes(self) -> Changes:
        return Changes(frozenset({Changed.WORDS}), ids=tuple(self.words))


def knowledge(library: Library, language: str, standard: str, level: int) -> Knowledge:
    """What the reader knows of a language (its base code, zh).

    That is words that were marked, and all up to a level of a standard.
    """
    return Knowledge(library.known.levels(language), standard, level)


def studied_language() -> LanguageDescription:
    """The language whose words can be marked as known, where no text says which."""
    return first_with(lambda language: language.standard)


def studied_side(open_text: OpenText) -> SideName | None:
    """The side whose words can be marked as known; None where neither is in such a language."""
    sides = (side for side in SideName if describe(open_text.language(side)).standard)
    return next(sides, None)


def learner_rule(lexicon: Lexicon, known: Knowledge, language: str) -> LearnerRule:
    """The rule that judges words of a language, which must be one that can be studied."""
    load = describe(language).word_kinds
    assert load is not None
    return LearnerRule(lexicon, known, load())


class KeptRule:
    """A rule that is kept from one count to the next, so that a mark has few words judged again.

    For any thread; one counts at a time.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._guard = threading.Lock()
        self._rule: LearnerRule | None = None

    @contextmanager
    def following(self, known: Knowledge, job: Job) -> Iterator[LearnerRule]:
        """The rule, for one that judges by such knowledge; others wait. Raises Cancelled."""
        while not self._guard.acquire(timeout=_LOOK):
            job.check()
        try:
            rule = self._rule or learner_rule(self._lexicon, known, studied_language().code)
            self._rule = rule
            rule.follow(known)
            yield rule
        finally:
            # Entries are what is large, and what is asked least once the words are judged.
            if self._rule is not None:
                self._rule.forget_entries()
            self._guard.release()

    def coverage(self, counts: WordCounts, known: Knowledge, job: Job) -> Coverage:
        """What a reader who knows so much knows of counted words. Raises Cancelled."""
        with self.following(known, job) as rule:
            return coverage(counts, rule, job.check)


def article_coverage(
    words: ArticleWords, article: str, rule: KeptRule, known: Knowledge, job: Job
) -> Coverage | None:
    """Coverage of an article; names and numbers do not count. None without a language studied.

    For a job's thread: the first time it takes seconds for a book. Raises Cancelled.
    """
    counts = words.counts(article, job)
    return None if counts is None else rule.coverage(counts, known, job)
