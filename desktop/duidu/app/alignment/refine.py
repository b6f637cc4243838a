"""Realigns rows of an article in the background and keeps those that a person or a file decided.

The result is written in batches, so that a person's edit never waits long; an edit that comes
between is found by the revision.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from duidu.align.edits.carried_statuses import with_carried_statuses
from duidu.align.edits.edit import Aligned
from duidu.app.alignment.edit_alignment import blocks_of, rows_of, small_article
from duidu.app.alignment.left import REFINED
from duidu.app.alignment.row_stretches import RowStretch, batches, stretches
from duidu.core.alignment import Alignment, Origin, Row
from duidu.core.changes import Changed, Changes
from duidu.core.errors import LibraryError
from duidu.core.jobs import Job
from duidu.library.articles.article_info import ArticleInfo
from duidu.library.articles.article_rows import StoredRow
from duidu.library.articles.part_states import PartState
from duidu.library.library import Library
from duidu.library.store.library_errors import StaleError

if TYPE_CHECKING:
    from duidu.align.base.protocol import Aligner
    from duidu.app.base.commands import BlockAt

# A person who edits all the time is not run after: the next opening does what is left.
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Request:
    """Rows of an article as they were when the work began; a later edit has a higher revision.

    `first` is the number of the first of them, `text` holds them as an article of their own, and
    `fixed` are those that must stay as they are.
    """

    info: ArticleInfo
    first: int
    stored: Sequence[StoredRow]
    text: Aligned
    fixed: Sequence[Row]

    @property
    def rows(self) -> Sequence[Row]:
        """The rows as they are."""
        return self.text.alignment.rows

    def stretches(self, after: Sequence[Row]) -> Iterator[RowStretch]:
        """Where rows give way to others, except where a fixed row would."""
        fixed = set(map(id, self.fixed))
        stays = [id(row) in fixed for row in self.rows]
        for stretch in stretches(self.rows, after):
            if stretch.old != stretch.new and _keeps(stretch, stays):
                yield stretch


class Plan(Protocol):
    """Which rows of an article are aligned, how, and what is kept of the progress."""

    def rows(self, library: Library, info: ArticleInfo) -> range:
        """The numbers of the rows, found while the library is read at one moment."""

    def is_fixed(self, row: Row) -> bool:
        """Whether a row must stay as it is."""

    def align(self, request: Request, job: Job) -> Sequence[Row]:
        """The rows that take their place. Raises Cancelled."""

    def done(self, request: Request, after: Sequence[Row]) -> tuple[str, tuple[PartState, ...]]:
        """The name of what aligned the article, and its parts, once these rows are written."""


class WholeText:
    """The plan to align all rows at once with one aligner."""

    def __init__(self, aligner: "Aligner") -> None:
        self._aligner = aligner

    def rows(self, _: Library, info: ArticleInfo) -> range:
        """All of them."""
        return range(info.row_count)

    def is_fixed(self, row: Row) -> bool:
        """Whether a person or a file decided it."""
        return is_decided(row)

    def align(self, request: Request, job: Job) -> Sequence[Row]:
        """The rows as the aligner sees them."""
        text = request.text
        return self._aligner.align(text.source, text.target, job, request.fixed).rows

    def done(self, _: Request, __: Sequence[Row]) -> tuple[str, tuple[PartState, ...]]:
        """All is aligned by this aligner."""
        return self._aligner.name, ()


def refine(
    library: Library,
    article: str,
    plan: Plan,
    job: Job,
    untouchable: "Callable[[], frozenset[BlockAt]]" = frozenset,
) -> Changes | None:
    """Align rows again, as planned, and keep what differs.

    The way of every background result: a request with its revision -> the work -> writing, as
    long as the article is at that revision -> the changes. When a person edits between two
    batches, what is written stays, and the rest is worked out again. Rows with a block that is
    `untouchable` stay as they are: undoing depends on them. None when nothing was written. Raises
    Cancelled, LibraryError.
    """
    refinement = _Refinement(library, article, plan, job, untouchable)
    for _ in range(_ATTEMPTS):
        if refinement.attempt():
            break
    return refinement.changes


def is_decided(row: Row) -> bool:
    """Whether a person or a file, not an aligner, made the row or a bead in it."""
    beads = (row.blocks, *row.sentences)
    return any(bead.confirmed or bead.origin is not Origin.MACHINE for bead in beads)


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
    """The work on some rows of an article, over some attempts."""

    library: Library
    article: str
    plan: Plan
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
        return Changes(frozenset({Changed.ALIGNMENT}), self.article, ids, REFINED)

    def attempt(self) -> bool:
        """Work out and write what is left; False when a person's edit came between."""
        request = self._request()
        texts = (request.text.source.blocks, request.text.target.blocks)
        after = with_carried_statuses(
            request.rows, self.plan.align(request, self.job), (texts, texts)
        )
        written = list(batches(request.stretches(after)))
        revision, shift = request.info.revision, 0
        try:
            for batch in written:
                self.job.check()
                # With the last rows, in one transaction: so what is kept as done is there.
                last = self._when_done(request, after) if batch is written[-1] else None
                revision = self._write(request, batch, shift, revision, last)
                shift += len(batch.new) - len(batch.old)
            if not written:
                self.job.check()
                self._when_done(request, after)(revision)
        except StaleError:
            # The person's edit may have moved the rows that were written before it.
            self._numbered_anew = True
            return False
        except LibraryError:
            # What is written has to be told; what is wrong comes up with the next write.
            if not self._written:
                raise
        return True

    def _request(self) -> Request:
        """The rows as they are now, read at one moment."""
        articles = self.library.articles

        def read() -> tuple[ArticleInfo, int, list[StoredRow]]:
            info = articles.info(self.article)
            rows = self.plan.rows(self.library, info)
            return info, rows.start, articles.rows(self.article, rows.start, rows.stop)

        info, first, stored = self.library.at_one_moment(read)
        # After the rows: a command carried out since then makes the request stale.
        held = self.untouchable()
        text = small_article(stored, (info.source_language, info.target_language))
        fixed = [
            row
            for row, kept in zip(text.alignment.rows, stored, strict=True)
            if self.plan.is_fixed(row) or self._stays(kept, held)
        ]
        return Request(info, first, stored, text, fixed)

    def _stays(self, row: StoredRow, held: "frozenset[BlockAt]") -> bool:
        blocks = blocks_of([row])
        return not blocks.isdisjoint(held) or blocks <= self._written

    def _when_done(self, request: Request, after: Sequence[Row]) -> Callable[[int], None]:
        """What keeps the progress, once the article is at a revision."""
        aligner, parts = self.plan.done(request, after)
        return lambda revision: self.library.articles.set_aligner(
            self.article, aligner, revision, parts
        )

    def _write(
        self,
        request: Request,
        batch: RowStretch,
        shift: int,
        revision: int,
        then: Callable[[int], None] | None,
    ) -> int:
        """Write a batch if the article is at this revision; the revision that it has then."""
        first = request.first + batch.first + shift
        new = Alignment(tuple(batch.new))
        rows = rows_of(Aligned(request.text.source, request.text.target, new), 0, len(batch.new))
        articles = self.library.articles

        def work() -> int:
            articles.replace_rows(self.article, first, len(batch.old), rows, revision=revision)
            after = articles.revision(self.article)
            if then is not None:
                then(after)
            return after

        after = self.library.together(work)
        self._written.update(blocks_of(rows))
        self._rows.update(range(first, first + len(rows)))
        self._numbered_anew |= len(batch.old) != len(batch.new)
        return after
