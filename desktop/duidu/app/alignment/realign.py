"""Aligns a stretch of an article again, between rows that stay.

The stretch goes from a row to the end, or between the nearest decided rows around it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from duidu.align.edits.carried_statuses import with_carried_statuses
from duidu.align.edits.edit import Aligned, EditError
from duidu.app.alignment.edit_alignment import blocks_of, content, row_index, rows_of, small_article
from duidu.app.alignment.refine import is_decided
from duidu.app.alignment.row_stretches import batches, stretches
from duidu.app.alignment.surer_rows import surer_rows
from duidu.app.base.commands import BlockAt
from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.core.errors import Cancelled, DuiduError, LibraryError
from duidu.core.jobs import Job, NoJob
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library

if TYPE_CHECKING:
    from duidu.align.base.protocol import Aligner

# Rows read at once while the nearest decided row is looked for.
_ROWS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that give way to others with the same blocks; one transaction writes it."""

    old: Sequence[StoredRow]
    new: Sequence[StoredRow]

    @property
    def turned(self) -> "Part":
        """The way back."""
        return Part(self.new, self.old)


@dataclass(slots=True)
class Realign:
    """Puts newly aligned rows in the place of others, part by part.

    A book has thousands of parts, each written in some 20 ms, so that what a person does meanwhile
    waits for one at most. Each is valid by itself, and rows that a person edited meanwhile stay.
    The blocks are the same, so notes stay where they are. Undo puts the old rows back.
    """

    library: Library
    article: str
    parts: Sequence[Part]
    place: Place | None
    text: str = "Align again"
    merge_key: str = ""
    in_batches: bool = True

    def do(self, job: Job | None = None) -> Changes:
        """Keep the new rows.

        Raises EditError when all the old ones were edited meanwhile, Cancelled after all that was
        written is taken back.
        """
        job = job or NoJob()
        written: list[Part] = []
        try:
            for number, part in enumerate(self.parts, 1):
                job.check()
                if self._write(part):
                    written.append(part)
                job.progress(number / len(self.parts))
            job.check()
        except (Cancelled, DuiduError):
            for part in reversed(written):
                self._write(part.turned)
            raise
        # Working rows out takes time, in which a person may have edited them.
        if not written:
            raise EditError("These rows were edited meanwhile; try again.")
        self.parts = written
        return self._changes()

    def undo(self) -> Changes:
        """Put the old rows back.

        Raises EditError, and changes nothing, when new ones were edited since.
        """
        if not all(self._is_there(part.new) for part in self.parts):
            raise EditError("These rows were edited meanwhile; try again.")
        for part in reversed(self.parts):
            self._write(part.turned)
        return self._changes()

    def blocks(self) -> frozenset[BlockAt]:
        """The blocks of the rows it replaces."""
        return blocks_of(row for part in self.parts for row in part.old)

    def _write(self, part: Part) -> bool:
        """Replace rows if they still are what they were; returns whether they were."""

        def work() -> bool:
            # Asked inside the transaction, so that no edit comes between.
            if not self._is_there(part.old):
                return False
            first = row_index(self.library, self.article, part.old[0])
            self.library.articles.replace_rows(self.article, first, len(part.old), part.new)
            return True

        return self.library.together(work)

    def _is_there(self, rows: Sequence[StoredRow]) -> bool:
        """Whether these rows are in the article as they are given."""
        try:
            first = row_index(self.library, self.article, rows[0])
        except LibraryError:
            # Its first block was joined with another one.
            return False
        there = self.library.articles.rows(self.article, first, first + len(rows))
        return [content(row) for row in there] == [content(row) for row in rows]

    def _changes(self) -> Changes:
        """The numbers of the rows that changed; all rows when there are more or fewer now."""
        ids: list[str] = []
        for part in self.parts:
            if len(part.old) != len(part.new):
                return Changes(frozenset({Changed.ALIGNMENT}), self.article)
            first = row_index(self.library, self.article, part.new[0])
            ids += (str(first + number) for number in range(len(part.new)))
        return Changes(frozenset({Changed.ALIGNMENT}), self.article, tuple(ids))


def realign(
    library: Library, aligner: "Aligner", place: Place, article: str, job: Job, *, only_on: bool
) -> Realign | None:
    """Align again around a place and prepare a command that keeps the result.

    With `only_on` from the row of the place to the end, else between the decided rows before
    and after it. Rows that a person or a file decided come back as they are, and so do those that
    are surer than the new ones. None when nothing changes. Raises Cancelled.
    """
    stored = library.at_one_moment(lambda: _stretch(library, place, article, only_on))
    if not stored:
        return None
    info = library.articles.info(article)
    before = small_article(stored, (info.source_language, info.target_language))
    decided = [one for one in before.alignment.rows if is_decided(one)]
    again = aligner.align(before.source, before.target, job, decided)
    job.check()
    surer = surer_rows(before.alignment.rows, again.rows)
    texts = (before.source.blocks, before.target.blocks)
    after = with_carried_statuses(before.alignment.rows, surer, (texts, texts))
    whole = Aligned(before.source, before.target, replace(again, rows=after))
    parts, new = list[Part](), 0
    for batch in batches(stretches(before.alignment.rows, after)):
        count = len(batch.new)
        if batch.old != batch.new:
            old = stored[batch.first : batch.first + len(batch.old)]
            parts.append(Part(old, rows_of(whole, new, count)))
        new += count
    return Realign(library, article, parts, place) if parts else None


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
