"""Statuses of rows go along when their text is read again.

A row that says what it said keeps its status, unless the file says something of it by now. One that
was reworded is no longer confirmed; that it needs work or has a question still holds while one of
its sides says what it said.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from duidu.align.edits.row_edits import with_status
from duidu.core.jobs import Job
from duidu.core.row_status import STATUSES, RowStatus
from duidu.library.articles.article_rows import RowTexts
from duidu.library.library import Library

# Rows read, and rows written in one transaction, which takes some 20 ms.
_READ, _WRITTEN = 500, 60
_REMARKED = (RowStatus.WORK, RowStatus.QUESTION)
# Both sides of a row, or one of them; the other is None.
_Key = tuple[tuple[str, ...] | None, tuple[str, ...] | None]


def take_statuses_along(library: Library, old: str, new: str, job: Job) -> None:
    """Give the rows of an article that nobody opened yet the statuses of those they were.

    For a job's thread: takes a minute for a book that was all confirmed. Raises Cancelled,
    LibraryError.
    """
    if old == new or not any(library.articles.statuses(old)):
        return
    wanted = dict(_found(library, old, new, job))
    numbered = enumerate(sorted(wanted))
    for _, run in groupby(numbered, key=lambda pair: pair[1] - pair[0]):
        rows = [row for _, row in run]
        for first in range(0, len(rows), _WRITTEN):
            job.check()
            _give(library, new, rows[first : first + _WRITTEN], wanted)


def _found(library: Library, old: str, new: str, job: Job) -> Iterator[tuple[int, RowStatus]]:
    """The rows of the new article that get a status."""
    statuses = library.articles.statuses(old)
    # What needs work by the file is told by the file as it is now.
    left_to_file = {RowStatus.LOCKED}
    if library.originals.name(new):
        left_to_file.add(RowStatus.WORK)
    known: dict[_Key, deque[RowStatus]] = {}
    for row in _texts(library, old, job):
        status = STATUSES[statuses[row.index]]
        for key in _keys(row, status):
            known.setdefault(key, deque()).append(status)
    said = library.articles.statuses(new)
    for row in _texts(library, new, job):
        if said[row.index]:
            continue
        both, *sides = _all_keys(row)
        found = known[both].popleft() if known.get(both) else RowStatus.OPEN
        if found is RowStatus.OPEN and both not in known:
            remarks = (known[key][0] for key in sides if known.get(key))
            found = next((one for one in remarks if one in _REMARKED), found)
        if found is not RowStatus.OPEN and found not in left_to_file:
            yield row.index, found


def _keys(row: RowTexts, status: RowStatus) -> Sequence[_Key]:
    """What a row is found by: all that it says, and of one with a remark each side of it."""
    both, *sides = _all_keys(row)
    return (both, *sides) if status in _REMARKED else (both,)


def _all_keys(row: RowTexts) -> Sequence[_Key]:
    source, target = (tuple(text for _, text in side) for side in (row.source, row.target))
    sides: list[_Key] = []
    if source:
        sides.append((source, None))
    if target:
        sides.append((None, target))
    return ((source, target), *sides)


def _texts(library: Library, article: str, job: Job) -> Iterator[RowTexts]:
    for first in range(0, library.articles.row_count(article), _READ):
        job.check()
        yield from library.articles.row_texts(article, first, first + _READ)


def _give(
    library: Library, article: str, rows: Sequence[int], wanted: dict[int, RowStatus]
) -> None:
    """Give neighbouring rows their statuses, in one transaction."""
    found = library.articles.rows(article, rows[0], rows[-1] + 1)
    given = [replace(one, row=with_status(one.row, wanted[one.index])) for one in found]
    library.articles.replace_rows(article, rows[0], len(given), given)
