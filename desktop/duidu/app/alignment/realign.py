"""Aligns a stretch of an article again, between rows that stay.

The stretch goes from a row to the end, or between the nearest decided rows around it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duidu.align.edits.edit import Aligned, EditError
from duidu.app.alignment.edit_alignment import blocks_of, content, row_index, rows_of, small_article
from duidu.app.alignment.refine import difference, is_decided
from duidu.app.base.commands import BlockAt
from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library

if TYPE_CHECKING:
    from duidu.align.base.protocol import Aligner

# Rows read at once while the nearest decided row is looked for.
_ROWS_AT_ONCE = 200


@dataclass(slots=True)
class Realign:
    """Puts newly aligned rows in the place of others.

    The blocks are the same, so notes stay where they are. Undo puts the old rows back.
    """

    library: Library
    article: str
    old: Sequence[StoredRow]
    new: Sequence[StoredRow]
    place: Place | None
    text: str = "Align again"
    merge_key: str = ""

    def do(self) -> Changes:
        """Keep the new rows. Raises EditError when the old ones were edited meanwhile."""
        return self._replace(self.old, self.new)

    def undo(self) -> Changes:
        """Put the old rows back. Raises EditError when the new ones were edited since."""
        return self._replace(self.new, self.old)

    def blocks(self) -> frozenset[BlockAt]:
        """The blocks of the rows it replaces."""
        return blocks_of(self.old)

    def _replace(self, old: Sequence[StoredRow], new: Sequence[StoredRow]) -> Changes:
        """Replace rows, if they still are what they were; in one transaction."""
        return self.library.together(lambda: self._put(old, new))

    def _put(self, old: Sequence[StoredRow], new: Sequence[StoredRow]) -> Changes:
        first = row_index(self.library, self.article, old[0])
        there = self.library.articles.rows(self.article, first, first + len(old))
        # Working rows out takes time, in which a person may have edited them.
        if [content(row) for row in there] != [content(row) for row in old]:
            raise EditError("These rows were edited meanwhile; try again.")
        self.library.articles.replace_rows(self.article, first, len(old), new)
        ids = (
            tuple(str(first + number) for number in range(len(new))) if len(old) == len(new) else ()
        )
        return Changes(frozenset({Changed.ALIGNMENT}), self.article, ids)


def realign(
    library: Library, aligner: "Aligner", place: Place, article: str, job: Job, *, only_on: bool
) -> Realign | None:
    """Align again around a place and prepare a command that keeps the result.

    With `only_on` from the row of the place to the end, else between the decided rows before
    and after it. Rows that a person or a file decided come back as they are. None when nothing
    changes. Raises Cancelled.
    """
    stored = library.at_one_moment(lambda: _stretch(library, place, article, only_on))
    if not stored:
        return None
    before = small_article(stored)
    decided = [one for one in before.alignment.rows if is_decided(one)]
    after = aligner.align(before.source, before.target, job, decided)
    job.check()
    begin, end, new_end = difference(before.alignment.rows, after.rows)
    if begin == end == new_end:
        return None
    new = rows_of(Aligned(before.source, before.target, after), begin, new_end - begin)
    return Realign(library, article, stored[begin:end], new, place)


def _stretch(library: Library, place: Place, article: str, only_on: bool) -> list[StoredRow]:
    """The rows to align again."""
    row = library.articles.row_of(article, place.side, place.block)
    count = library.articles.row_count(article)
    first = row if only_on else _undecided_from(library, article, row, -1)
    last = count if only_on else _undecided_from(library, article, row, 1) + 1
    return library.articles.rows(article, first, last)


def _undecided_from(library: Library, article: str, row: int, step: int) -> int:
    """The last row in a direction before a decided one.

    The row to begin with is not asked whether it is decided.
    """
    count = library.articles.row_count(article)
    at = row
    while 0 <= at + step < count:
        first = max(0, at - _ROWS_AT_ONCE) if step < 0 else at + 1
        rows = library.articles.rows(
            article, first, at if step < 0 else min(count, at + 1 + _ROWS_AT_ONCE)
        )
        for one in rows[::step]:
            if is_decided(one.row):
                return at
            at += step
    return at
