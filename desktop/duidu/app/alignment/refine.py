"""Realigns an article in the background and keeps the rows that a person or a file decided.

The result is written in batches, so that a person's edit never waits long; an edit that comes
between is found by the revision.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from duidu.app.alignment.row_stretches import RowStretch, batches, stretches
from duidu.core.alignment import Origin, Row
from duidu.core.article import Article, Block, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.errors import LibraryError
from duidu.core.jobs import Job
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library
from duidu.library.store.library_errors import StaleError

if TYPE_CHECKING:
    from duidu.align.base.protocol import Aligner
    from duidu.app.base.commands import BlockAt

# A person who edits all the time is not run after: the next opening does what is left.
_ATTEMPTS = 3


def refine(
    library: Library,
    article: str,
    aligner: "Aligner",
    job: Job,
    untouchable: "Callable[[], frozenset[BlockAt]]" = frozenset,
) -> Changes | None:
    """Align again with a better aligner and keep what differs.

    The way of every background result: a request with its revision -> the work -> writing, as
    long as the article is at that revision -> the changes. When a person edits between two
    batches, what is written stays, and the rest is worked out again. Rows with a block that is
    `untouchable` stay as they are: undoing depends on them. None when nothing was written. Raises
    Cancelled, LibraryError.
    """
    refinement = _Refinement(library, article, aligner, job, untouchable)
    for _ in range(_ATTEMPTS):
        if refinement.attempt():
            break
    return refinement.changes


def is_decided(row: Row) -> bool:
    """Whether a person or a file, not an aligner, made the row or a bead in it."""
    beads = (row.blocks, *row.sentences)
    return any(bead.confirmed or bead.origin is not Origin.MACHINE for bead in beads)


@dataclass(frozen=True, slots=True)
class _Request:
    """What is to be aligned as it was when the work began; a later edit has a higher revision.

    `fixed` are rows that must stay as they are.
    """

    revision: int
    text: Article
    rows: Sequence[Row]
    fixed: Sequence[Row]

    def stretches(self, after: Sequence[Row]) -> Iterator[RowStretch]:
        """Where rows give way to others, except where a fixed row would."""
        fixed = set(map(id, self.fixed))
        stays = [id(row) in fixed for row in self.rows]
        for stretch in stretches(self.rows, after):
            if stretch.old != stretch.new and _keeps(stretch, stays):
                yield stretch


def _keeps(stretch: RowStretch, stays: Sequence[bool]) -> bool:
    """Whether the new rows hold all that stay, and those that are neighbours as neighbours.

    An edit of two rows can be undone only while they follow each other; `stays` tells it of each
    row of the article.
    """
    first, end = stretch.first, stretch.first + len(stretch.old)
    new = list(stretch.new)
    at = first
    while at < end:
        last = at
        while last < end and stays[last]:
            last += 1
        run = list(stretch.old[at - first : last - first])
        places = [n for n in range(len(new) - len(run) + 1) if new[n : n + len(run)] == run]
        # Neighbours outside the stretch must stay next to it, too.
        if run and at == first > 0 and stays[at - 1]:
            places = [n for n in places if n == 0]
        if run and last == end < len(stays) and stays[last]:
            places = [n for n in places if n + len(run) == len(new)]
        if run and not places:
            return False
        at = last + 1
    return True


@dataclass(slots=True)
class _Refinement:
    """The work on one article, over some attempts."""

    library: Library
    article: str
    aligner: "Aligner"
    job: Job
    untouchable: "Callable[[], frozenset[BlockAt]]"
    # Rows written so far, by their blocks: a later attempt does not work them out again.
    _written: "set[BlockAt]" = field(default_factory=set)
    _rows: set[int] = field(default_factory=set)
    _numbered_anew: bool = False

    @property
    def changes(self) -> Changes | None:
        """What was written."""
        if not self._written:
            return None
        ids = () if self._numbered_anew else tuple(map(str, sorted(self._rows)))
        return Changes(frozenset({Changed.ALIGNMENT}), self.article, ids, "refine")

    def attempt(self) -> bool:
        """Work out and write what is left; False when a person's edit came between."""
        request = self._request()
        text = request.text
        after = self.aligner.align(text.source, text.target, self.job, request.fixed).rows
        revision, shift = request.revision, 0
        try:
            for batch in batches(request.stretches(after)):
                self.job.check()
                revision = self._write(request, batch, shift, revision)
                shift += len(batch.new) - len(batch.old)
            self.job.check()
            self.library.articles.set_aligner(self.article, self.aligner.name, revision)
        except StaleError:
            # The person's edit may have moved the rows that were written before it.
            self._numbered_anew = True
            return False
        except LibraryError:
            # What is written has to be told; what is wrong comes up with the next write.
            if not self._written:
                raise
        return True

    def _request(self) -> _Request:
        articles = self.library.articles
        revision, (text, alignment) = self.library.at_one_moment(
            lambda: (articles.revision(self.article), articles.whole(self.article))
        )
        # After the rows: a command carried out since then makes the request stale.
        held = self.untouchable()
        fixed = [row for row in alignment.rows if is_decided(row) or self._stays(text, row, held)]
        return _Request(revision, text, alignment.rows, fixed)

    def _stays(self, text: Article, row: Row, held: "frozenset[BlockAt]") -> bool:
        blocks = _blocks_of(text, row)
        return not blocks.isdisjoint(held) or blocks <= self._written

    def _write(self, request: _Request, batch: RowStretch, shift: int, revision: int) -> int:
        """Write a batch if the article is at this revision; the revision that it has then."""
        first = batch.first + shift
        rows = [_stored(request.text, row, first + i) for i, row in enumerate(batch.new)]
        articles = self.library.articles

        def work() -> int:
            articles.replace_rows(self.article, first, len(batch.old), rows, revision=revision)
            return articles.revision(self.article)

        after = self.library.together(work)
        self._written.update(*(_blocks_of(request.text, row) for row in batch.new))
        self._rows.update(range(first, first + len(rows)))
        self._numbered_anew |= len(batch.old) != len(batch.new)
        return after


def _blocks_of(text: Article, row: Row) -> "frozenset[BlockAt]":
    pairs = ((SideName.SOURCE, row.blocks.source), (SideName.TARGET, row.blocks.target))
    return frozenset((side, text.side(side).blocks[i].id) for side, units in pairs for i in units)


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
