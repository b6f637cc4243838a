"""The second, better alignment of an article, made in the background; what the person decided stays, and rows move under nobody's eyes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from duidu.core.alignment import Origin, Row
from duidu.core.article import Article, Block, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library

if TYPE_CHECKING:
    from duidu.align.base.protocol import Aligner


def refine(library: Library, article: str, aligner: "Aligner", job: Job) -> Changes | None:
    """Align again with a better aligner and keep what differs; None when nothing does, or when the person changed rows meanwhile.

    Rows that the person confirmed or edited, and those a file gave, come back as they are. Raises Cancelled.
    """
    revision = library.articles.info(article).revision
    text, before = library.articles.whole(article)
    fixed = [row for row in before.rows if is_decided(row)]
    after = aligner.align(text.source, text.target, job, fixed)
    job.check()
    if library.articles.info(article).revision != revision:
        return None
    first, last, end = difference(before.rows, after.rows)
    rows = [stored(text, row, index) for index, row in enumerate(after.rows[first:end])]
    library.articles.replace_rows(article, first, last - first, rows, aligner=aligner.name)
    if first == last == end:
        return None
    ids = tuple(str(i) for i in range(first, end)) if last == end else ()
    return Changes(frozenset({Changed.ALIGNMENT}), article, ids, "refine")


def is_decided(row: Row) -> bool:
    """Whether a person or a file, not an aligner, made the row or a bead in it."""
    beads = (row.blocks, *row.sentences)
    return any(bead.confirmed or bead.origin is not Origin.MACHINE for bead in beads)


def difference(before: Sequence[Row], after: Sequence[Row]) -> tuple[int, int, int]:
    """The stretch that differs: its first row, the row after it in `before`, and the row after it in `after`."""
    first = 0
    while first < min(len(before), len(after)) and before[first] == after[first]:
        first += 1
    last, end = len(before), len(after)
    while min(last, end) > first and before[last - 1] == after[end - 1]:
        last, end = last - 1, end - 1
    return first, last, end


def stored(article: Article, row: Row, index: int) -> StoredRow:
    """A row of a whole article as the library takes it."""

    def blocks(side: SideName, units: Sequence[int]) -> tuple[Block, ...]:
        return tuple(article.side(side).blocks[i] for i in units)

    return StoredRow(
        index,
        row,
        blocks(SideName.SOURCE, row.blocks.source),
        blocks(SideName.TARGET, row.blocks.target),
    )
