"""Counts how much the reader knows of each article on the shelf, and orders the shelf by it."""

import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from duidu.app.study.article_words import ArticleWords, CorrectionsOf, studied_side_of
from duidu.app.study.known_share import Share, keep_share, shares_of, stamps_of, together
from duidu.app.study.known_words import (
    KeptRule,
    article_coverage,
    knowledge,
    studied_language,
)
from duidu.core.errors import LibraryError
from duidu.core.jobs import Job
from duidu.library.articles.article_info import ArticleInfo
from duidu.library.library import Library
from duidu.study.knowledge import Knowledge

_AT_ONCE = 1.0  # seconds after which a step gives its thread to others


@dataclass(slots=True)
class ShelfShares:
    """Counts articles one after the other, those read last first, until all are counted.

    What the reader knows is read in the first step: after a change of that another is begun, for
    which only articles are counted that may have another share by then.
    """

    library: Library
    corrections: CorrectionsOf
    rule: Callable[[], KeptRule]
    level: int
    _known: Knowledge | None = field(default=None, init=False)
    _waiting: list[tuple[str, str]] = field(default_factory=list, init=False)

    def step(self, job: Job) -> tuple[int, bool]:
        """Count for a second or so; how many were counted, and whether more are to be.

        For a job's thread. Raises Cancelled.
        """
        end, counted = time.monotonic() + _AT_ONCE, 0
        known = self._known or self._begin()
        while self._waiting and time.monotonic() < end:
            job.check()
            self._count(*self._waiting[-1], known, job)
            self._waiting.pop()
            counted += 1
        return counted, bool(self._waiting)

    def _begin(self) -> Knowledge:
        """Read what is known, and list the articles that were not counted with that."""
        studied = studied_language()
        self._known = knowledge(self.library, studied.code, studied.standard, self.level)
        marks = repr((self.level, sorted(self._known.statuses.items())))
        sum_ = zlib.crc32(marks.encode("utf-8", "replace"))
        stamps = {info.id: _stamp(info, sum_) for info in reversed(self.library.articles.all())}
        kept = stamps_of(self.library.cache, tuple(stamps))
        self._waiting = [(id_, stamp) for id_, stamp in stamps.items() if kept.get(id_) != stamp]
        return self._known

    def _count(self, article: str, stamp: str, known: Knowledge, job: Job) -> None:
        """Count one article, and keep its share."""
        try:
            info = self.library.articles.info(article)
            share = Share(1.0, 0)
            # What is in no language that is studied needs no dictionary.
            if studied_side_of(info) is not None:
                words = ArticleWords(self.library, self.corrections)
                found = article_coverage(words, article, self.rule(), known, job)
                share = Share(found.share, found.words) if found else share
        except LibraryError:
            # Removed meanwhile, or damaged: the others are counted all the same.
            return
        keep_share(self.library.cache, article, known.level, share, stamp)


def by_share(library: Library, numbers: Sequence[int], level: int) -> list[int]:
    """What stands on the shelf, by its numbers: the best known first, the uncounted at the end."""
    infos = library.articles.listed(numbers)
    books = library.collections.of_articles()
    parts = {
        number: books[info.id].articles if info.id in books else (info.id,)
        for number, info in infos.items()
    }
    wanted = {article for articles in parts.values() for article in articles}
    present = library.articles.titles(wanted)
    shares = shares_of(library.cache, wanted, level)
    known = {
        number: together(shares.get(article) for article in articles if article in present)
        for number, articles in parts.items()
    }
    # Sorting is stable: those equally known stay in the order of their last reading.
    return sorted(numbers, key=lambda number: -(known.get(number) or -1.0))


def _stamp(info: ArticleInfo, known: int) -> str:
    """A text that is another one when the share of an article may be."""
    return f"{known:08x} {info.revision} {info.row_count} {info.source_length}"
