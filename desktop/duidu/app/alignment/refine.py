"""Realigns an article in the background and keeps the rows that a person or a file decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duidu.core.alignment import Origin, Row
from duidu.core.article import Article, Block, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library

if TYPE_CHECKING:
    from duidu.align.base.protocol import Aligner


@dataclass(frozen=True, slots=True)
class _Request:
    """What is to be aligned as it was when the work began; a later edit has a higher revision."""

    revision: int
    text: Article
    rows: Sequence[Row]

    @property
    def decided(self) -> list[Row]:
        return [row for row in self.rows if is_decided(row)]


def refine(library: Library, article: str, aligner: "Aligner", job: Job) -> Changes | None:
    """Align again with a better aligner and keep what differs.

    The way of every background result: a request with its revision -> the work -> writing, if
    the article is still at that revision -> the changes. None when nothing differs, or when the
    person edited rows meanwhile. Raises Cancelled.
    """
    request = _request(library, article)
    after = aligner.align(request.text.source, request.text.target, job, request.decided).rows
    job.check()
    if library.articles.info(article).revision != request.revision:
        return None
    return _write(library, article, request, after, aligner.name)


def is_decided(row: Row) -> bool:
    """Whether a person or a file, not an aligner, made the row or a bead in it."""
    beads = (row.blocks, *row.sentences)
    return any(bead.confirmed or bead.origin is not Origin.MACHINE for bead in beads)


def difference(before: Sequence[Row], after: Sequence[Row]) -> tuple[int, int, int]:
    """The stretch that differs: its first row, and the row after it in `before` and in `after`."""
    first = 0
    while first < min(len(before), len(after)) and before[first] == after[first]:
        first += 1
    last, end = len(before), len(after)
    while min(last, end) > first and before[last - 1] == after[end - 1]:
        last, end = last - 1, end - 1
    return first, last, end


def _request(library: Library, article: str) -> _Request:
    # The revision first: an edit between the two reads makes the request stale, not wrong.
    revision = library.articles.info(article).revision
    text, alignment = library.articles.whole(article)
    return _Request(revision, text, alignment.rows)


def _write(
    library: Library, article: str, request: _Request, after: Sequence[Row], aligner: str
) -> Changes | None:
    """Replace the rows that differ; the aligner's name is kept even when none does."""
    first, last, end = difference(request.rows, after)
    rows = [_stored(request.text, row, index) for index, row in enumerate(after[first:end])]
    library.articles.replace_rows(article, first, last - first, rows, aligner=aligner)
    if first == last == end:
        return None
    ids = tuple(str(row) for row in range(first, end)) if last == end else ()
    return Changes(frozenset({Changed.ALIGNMENT}), article, ids, "refine")


def _stored(article: Article, row: Row, index: int) -> StoredRow:
    """A row of a whole article as the library takes it."""

    def blocks(side: SideName, units: Sequence[int]) -> tuple[Block, ...]:
        return tuple(article.side(side).blocks[i] for i in units)

    return StoredRow(
        index,
        row,
        blocks(SideName.SOURCE, row.blocks.source),
        blocks(SideName.TARGET, row.blocks.target),
    )
