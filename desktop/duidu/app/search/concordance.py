"""A concordance: every place of what is sought, one a line, in its sentence and with its answer.

Conditions are on sentences that answer each other; they may be regular expressions.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from duidu.app.article.block_now import row_now
from duidu.app.article.open_text import RowText
from duidu.app.article.word_context import WordContext, word_context_in
from duidu.app.search.find import Find, Finder, Hit
from duidu.app.search.regular_expression import TimeLimit
from duidu.app.search.search_library import SentenceHit
from duidu.core.article import Place, SideName
from duidu.core.jobs import Job
from duidu.library.library import Library

SORTS = ("none", "left", "right", "word")
# A hanzi counts as a word, since nothing stands between two of them.
_UNITS = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")
# Words of context by which lines are sorted.
_COMPARED = 6


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """A place: what stands before it in its sentence, itself, what follows, and what answers.

    `row` counts from 1.
    """

    article: str
    title: str
    row: int
    place: Place
    left: str
    word: str
    right: str
    answer: str


def concordance(
    library: Library, finder: Finder, articles: Sequence[str], find: Find, job: Job, most: int
) -> Iterator[ConcordanceLine]:
    """Yield the places in these articles, in their order, `most` of them at most.

    For a job's thread. Raises UsageError for a broken regular expression, TooSlowError where one
    takes too long, Cancelled, LibraryError.
    """
    limit = TimeLimit()
    left = most
    for article in articles:
        title = library.articles.info(article).title
        rows = _Rows(library, article)
        for hit in finder.hits(article, find, job, limit):
            near = rows.context(hit)
            if near is None:
                continue
            yield _line(article, title, hit, near)
            left -= 1
            if left <= 0:
                return


class _Rows:
    """The row that was asked for last: hits come row by row."""

    def __init__(self, library: Library, article: str) -> None:
        self._library, self._article = library, article
        self._number = -1
        self._row: RowText | None = None

    def context(self, hit: Hit) -> WordContext | None:
        """What surrounds a hit; None where its block has gone meanwhile."""
        if hit.row != self._number:
            stored = row_now(self._library, self._article, hit.side, hit.block)
            if stored is None:
                return None
            self._number = hit.row
            self._row = RowText(stored.index, stored.row, stored.source, stored.target)
        return word_context_in(self._row, hit.side, hit.block, hit.start) if self._row else None


def _line(article: str, title: str, hit: Hit, near: WordContext) -> ConcordanceLine:
    """The line of a hit; one between two sentences has its whole block around it."""
    start, end = (near.sentence.start, near.sentence.end) if near.sentence else (0, len(hit.text))
    return ConcordanceLine(
        article,
        title,
        hit.row + 1,
        Place(SideName(hit.side), hit.block, hit.start),
        hit.text[start : hit.start].lstrip(),
        hit.text[hit.start : hit.end],
        hit.text[hit.end : max(end, hit.end)].rstrip(),
        near.counterpart_text,
    )


def sorted_lines(lines: Sequence[ConcordanceLine], by: str) -> list[ConcordanceLine]:
    """Lines by the words before ("left") or behind the place ("right"), or by itself ("word").

    Lines that are alike in that stay in their order, as all do with "none".
    """
    return sorted(lines, key=_KEYS[by]) if by in _KEYS else list(lines)


def line_of(hit: SentenceHit) -> ConcordanceLine:
    """A sentence found in the library as a line."""
    before, word, behind = (
        hit.text[: hit.start],
        hit.text[hit.start : hit.end],
        hit.text[hit.end :],
    )
    return ConcordanceLine(
        hit.article, hit.title, hit.row, hit.place, before, word, behind, hit.answer
    )


def sorted_hits(hits: Sequence[SentenceHit], by: str) -> list[SentenceHit]:
    """Sentences found in the library, in the order of `sorted_lines`."""
    if by not in _KEYS:
        return list(hits)
    return sorted(hits, key=lambda hit: _KEYS[by](line_of(hit)))


def counts_of(lines: Iterable[ConcordanceLine]) -> list[tuple[str, int]]:
    """What was found, whatever its case, and how often, the commonest first."""
    counts = Counter(line.word.casefold() for line in lines)
    return counts.most_common()


def _units(text: str) -> list[str]:
    return [unit.casefold() for unit in _UNITS.findall(text)]


_KEYS: dict[str, Callable[[ConcordanceLine], list[str]]] = {
    "left": lambda line: _units(line.left)[: -_COMPARED - 1 : -1],
    "right": lambda line: _units(line.right)[:_COMPARED],
    "word": lambda line: _units(line.word),
}
