"""Search in one open article, row by row, so that the first hits are there at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from duidu.app.article.block_now import row_now
from duidu.app.article.open_text import RowText
from duidu.app.article.word_context import word_context_in
from duidu.app.search.find_pattern import Matcher, Patterns, Query
from duidu.app.search.regular_expression import TimeLimit
from duidu.core.article import SideName
from duidu.core.codes import outside_codes
from duidu.core.jobs import Job
from duidu.library.library import Library

# Rows between two looks whether the search was cancelled; it also sets when first hits come.
_ROWS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Find:
    """A search for `text` on either side.

    With `other` a hit counts only where the sentences that answer its own have that too; with
    `without`, only where they do not.
    """

    text: Query
    side: SideName | None = None
    other: Query | None = None
    without: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One hit: row, side, block id, and code points start..end of the block's `text`."""

    row: int
    side: SideName
    block: int
    start: int
    end: int
    text: str


class Finder:
    """Searches the articles of a library."""

    def __init__(self, library: Library, patterns: Patterns) -> None:
        self._library = library
        self._patterns = patterns

    def hits(
        self, article: str, find: Find, job: Job, limit: TimeLimit | None = None
    ) -> Iterator[Hit]:
        """Hits in reading order, source before target within a row.

        Searches that have a `limit` in common share its time.

        For a job's thread. Raises UsageError for a broken regular expression, TooSlowError where
        one takes too long, Cancelled.
        """
        limit = limit or TimeLimit()
        info = self._library.articles.info(article)
        languages = {SideName.SOURCE: info.source_language, SideName.TARGET: info.target_language}
        wanted = {
            side: self._patterns.matcher(find.text, languages[side], limit)
            for side in SideName
            if find.side in (None, side)
        }
        other = (
            {side: self._patterns.matcher(find.other, languages[side], limit) for side in SideName}
            if find.other
            else {}
        )
        for first in range(0, info.row_count, _ROWS_AT_ONCE):
            job.check()
            job.progress(first / info.row_count)
            for row in self._library.articles.row_texts(article, first, first + _ROWS_AT_ONCE):
                answers = _Answers(self._library, article)
                for side, matcher in wanted.items():
                    asked = other.get(side.other)
                    # What a whole row has not, none of its sentences has.
                    if asked and not find.without and not _has(row.texts(side.other), asked):
                        continue
                    for block, text in row.texts(side):
                        for start, end in _outside_codes(text, matcher(text)):
                            if asked and answers.have(side, block, start, asked) == find.without:
                                continue
                            yield Hit(row.index, side, block, start, end, text)


class _Answers:
    """Tells what the sentences that answer those of one row have; the row is read when asked."""

    def __init__(self, library: Library, article: str) -> None:
        self._library, self._article = library, article
        self._row: RowText | None = None
        # By sentence: several hits may be in one, and an expression takes its time.
        self._known: dict[tuple[SideName, int, int], bool] = {}

    def have(self, side: SideName, block: int, offset: int, matcher: Matcher) -> bool:
        """Whether what answers the sentence at a place has what the matcher finds."""
        if self._row is None:
            stored = row_now(self._library, self._article, side, block)
            if stored is None:
                return False
            self._row = RowText(stored.index, stored.row, stored.source, stored.target)
        near = word_context_in(self._row, side, block, offset)
        if near is None:
            return False
        start = near.sentence.start if near.sentence else -1
        key = side, block, start
        if key not in self._known:
            text = near.counterpart_text
            self._known[key] = any(True for _ in matcher(text))
        return self._known[key]


def _outside_codes(text: str, found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What a matcher found in a text, where a code is hit as a whole or not at all."""
    last = None
    for stretch in found:
        hit = outside_codes(text, *stretch)
        if hit != last:
            yield hit
        last = hit


def _has(texts: list[tuple[int, str]], matcher: Matcher) -> bool:
    return any(True for _, text in texts for _ in matcher(text))
