"""Rows of a whole article that have notes or are doubtful: for the scroll bar and for jumps."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from duidu.align.beads.doubt import doubtful_rows
from duidu.core.errors import LibraryError
from duidu.core.jobs import Job
from duidu.library.library import Library

# Rows read between two looks whether the job was cancelled.
_ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class MarkedRows:
    """Numbers of rows, ascending: those with a note, and those of which the aligner is not sure."""

    noted: tuple[int, ...]
    doubtful: tuple[int, ...]


def marked_rows(library: Library, article: str, job: Job) -> MarkedRows:
    """Look through a whole article. For a job's thread. Raises Cancelled."""
    return MarkedRows(
        tuple(sorted(noted_rows(library, article))), tuple(doubtful_from(library, article, 0, job))
    )


def doubtful_from(library: Library, article: str, start: int, job: Job) -> Iterator[int]:
    """The doubtful rows from `start` to the end of the article, then those before it.

    Raises Cancelled.
    """
    count = library.articles.row_count(article)
    for begin, end in ((start, count), (0, start)):
        for first in range(begin, end, _ROWS_AT_ONCE):
            job.check()
            rows = library.articles.bare_rows(article, first, min(end, first + _ROWS_AT_ONCE))
            yield from (number for number, _ in doubtful_rows(enumerate(rows, first)))


def noted_rows(library: Library, article: str) -> set[int]:
    """Rows with a note that still has its place."""
    found = set()
    for side, block in library.notes.noted_blocks(article):
        # One brought in for a block that is gone takes no other note's mark along.
        with suppress(LibraryError):
            found.add(library.articles.row_of(article, side, block))
    return found
