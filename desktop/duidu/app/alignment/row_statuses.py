"""How far an article is: its rows by what was said of them, counted and found.

A row of which nothing was said is untranslated when it lacks a side, else not looked at. What its
file locks is left out of the count: nobody has to look at it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from duidu.core.article import SideName
from duidu.core.row_status import STATUSES, RowStatus
from duidu.library.library import Library


class Kind(StrEnum):
    """What rows are listed by."""

    UNTRANSLATED = "untranslated"
    OPEN = "not looked at"
    WORK = "needs work"
    QUESTION = "question"
    CONFIRMED = "confirmed"
    FINAL = "final"
    LOCKED = "locked"


_KINDS = {
    RowStatus.OPEN: Kind.OPEN,
    RowStatus.CONFIRMED: Kind.CONFIRMED,
    RowStatus.FINAL: Kind.FINAL,
    RowStatus.WORK: Kind.WORK,
    RowStatus.QUESTION: Kind.QUESTION,
    RowStatus.LOCKED: Kind.LOCKED,
}
LEFT = frozenset({Kind.UNTRANSLATED, Kind.OPEN, Kind.WORK, Kind.QUESTION})
"""Kinds of rows that somebody still has to look at."""


@dataclass(frozen=True, slots=True)
class RowStatuses:
    """The kind of each row of an article, in order."""

    kinds: tuple[Kind, ...]

    @property
    def counts(self) -> dict[Kind, int]:
        """How many rows there are of each kind."""
        found = Counter(self.kinds)
        return {kind: found[kind] for kind in Kind}

    @property
    def settled(self) -> int:
        """How many rows are confirmed or final."""
        return sum(kind in (Kind.CONFIRMED, Kind.FINAL) for kind in self.kinds)

    @property
    def whole(self) -> int:
        """How many rows somebody has to look at, or had to."""
        return sum(kind is not Kind.LOCKED for kind in self.kinds)

    def of(self, wanted: Iterable[Kind]) -> tuple[int, ...]:
        """The numbers of the rows of these kinds, ascending."""
        kinds = frozenset(wanted)
        return tuple(number for number, kind in enumerate(self.kinds) if kind in kinds)

    def next(self, row: int, wanted: Iterable[Kind], step: int = 1) -> int | None:
        """The next row of these kinds after a row (or before it), then from the other end."""
        kinds = frozenset(wanted)
        return next(
            (n for n in _around(row, len(self.kinds), step) if self.kinds[n] in kinds), None
        )


def row_statuses(library: Library, article: str) -> RowStatuses:
    """Look an article through; a book takes some hundredths of a second."""

    def read() -> tuple[bytes, list[int], list[int]]:
        articles = library.articles
        source, target = (articles.row_lengths(article, side) for side in SideName)
        return articles.statuses(article), source, target

    return RowStatuses(
        tuple(
            Kind.UNTRANSLATED if not status and not (source and target) else _OF_NUMBER[status]
            for status, source, target in zip(*library.at_one_moment(read), strict=True)
        )
    )


_OF_NUMBER = tuple(_KINDS[status] for status in STATUSES.values())


def _around(row: int, count: int, step: int) -> Iterator[int]:
    """All other rows from one on, once around the article, and at last that one itself."""
    return ((row + step * by) % count for by in range(1, count + 1))
