"""Search in one open article, row by row, so that the first hits are there at once."""

from collections.abc import Iterator
from dataclasses import dataclass

from duidu.app.search.find_pattern import Matcher, Patterns, Query
from duidu.app.search.regular_expression import TimeLimit
from duidu.core.article import SideName
from duidu.core.jobs import Job
from duidu.library.library import Library

# Rows between two looks whether the search was cancelled; it also sets when first hits come.
_ROWS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Find:
    """A search for `text` on either side.

    With `other` a hit counts only where the row's other side has that too; with `without`, only
    where it does not.
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

    def hits(self, article: str, find: Find, job: Job) -> Iterator[Hit]:
        """Hits in reading order, source before target within a row.

        For a job's thread. Raises UsageError for a broken regular expression, TooSlowError where
        one takes too long, Cancelled.
        """
        limit = TimeLimit()
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
                for side, matcher in wanted.items():
                    # Asked once a row: what the other side has is the same for all hits in it.
                    if other and _has(row.texts(side.other), other[side.other]) == find.without:
                        continue
                    for block, text in row.texts(side):
                        for start, end in matcher(text):
                            yield Hit(row.index, side, block, start, end, text)


def _has(texts: list[tuple[int, str]], matcher: Matcher) -> bool:
    return any(True for _, text in texts for _ in matcher(text))
