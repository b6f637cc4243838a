"""A text that is read again takes over what the person has on the article it replaces.

That is notes, bookmarks, corrections and the reading place.
"""

import bisect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from duidu.app.opening.opener import FoundArticle, Opener, read_article
from duidu.core.annotation import AnchorState, Annotation
from duidu.core.article import Block, Place, SideName, Span
from duidu.core.changes import Changed, Changes
from duidu.core.errors import UsageError
from duidu.core.jobs import Job, NoJob
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.anchoring.reanchor import Reanchoring
from duidu.library.articles.bookmarks import Bookmark
from duidu.library.library import Library
from duidu.library.store.library_errors import StaleError
from duidu.library.words.corrections import Correction, Scope

if TYPE_CHECKING:
    from duidu.formats.article_package.package import Unpacked

_T = TypeVar("_T", Annotation, Bookmark, Correction)
_CHANGED = Changes(
    frozenset({Changed.ARTICLES, Changed.ANNOTATIONS, Changed.BOOKMARKS, Changed.READINGS})
)
_FROM_GOOD_TO_BAD = (AnchorState.SURE, AnchorState.MOVED, AnchorState.LOST)


@dataclass(frozen=True, slots=True)
class Belongings:
    """What a person has on one article; `notes` are also the deleted ones, which may be restored.

    `reading` is where the person reads, None for an article that was never opened, and `progress`
    how much of it is read.
    """

    notes: tuple[Annotation, ...]
    bookmarks: tuple[Bookmark, ...]
    corrections: tuple[Correction, ...]
    reading: Place | None = None
    progress: float = 0.0


@dataclass(slots=True)
class CarryOver:
    """Moves belongings from the article `old`, which leaves the shelf, to the article `new`.

    Undo moves them back.
    """

    library: Library
    old: str
    new: str
    before: Belongings
    after: Belongings
    text: str = "Replace the article"
    merge_key: str = ""
    place: Place | None = None
    # Finds the places of what is on the old article by now.
    moved: "Callable[[Belongings], Belongings] | None" = None

    def do(self) -> Changes:
        """Move everything in one transaction. Raises LibraryError."""
        return self.library.together(self._do)

    def _do(self) -> Changes:
        """What `do` says, on the writer's thread."""
        if self.old == self.new:
            # A package of the very same text: its notes were merged when it was read.
            return _CHANGED
        if self.old not in self.library.articles.titles([self.old]):
            raise StaleError("The article was removed meanwhile; it was not read again.")
        now = _belongings(self.library, self.old)
        # Reading a file again takes time, in which the person goes on writing notes.
        if self.moved is not None and now != self.before:
            self.before, self.after = now, self.moved(now)
        return self._move(self.after, self.old, self.new)

    def undo(self) -> Changes:
        """Bring the old article back with all that was on it; the new one leaves the shelf.

        What the person did on the new article meanwhile comes along, too.
        """
        if self.old == self.new:
            return _CHANGED
        return self.library.together(lambda: self._move(self._taken_back(), self.new, self.old))

    def _taken_back(self) -> Belongings:
        """What is on the new article by now, at the places that it had on the old one."""
        now = _belongings(self.library, self.new)
        if now == self.after:
            return self.before
        moves = _moves(self.library, self.new, self.old, NoJob())
        there = _moved(moves, now, self.old, NoJob())
        before, after = self.before, self.after
        stays = (now.reading, now.progress) == (after.reading, after.progress)
        return Belongings(
            _back(now.notes, after.notes, before.notes, there.notes, ("anchors",)),
            _back(
                now.bookmarks,
                after.bookmarks,
                before.bookmarks,
                there.bookmarks,
                ("side", "block", "offset"),
            ),
            _back(
                now.corrections,
                after.corrections,
                before.corrections,
                there.corrections,
                ("side", "block", "start", "end"),
            ),
            before.reading if stays else there.reading,
            before.progress if stays else there.progress,
        )

    def states(self) -> dict[AnchorState, int]:
        """How many notes are sure, to be checked, or without a place in the new text.

        A note counts by the worst of its places.
        """
        worst = [
            max(
                (a.state for a in note.anchors),
                key=_FROM_GOOD_TO_BAD.index,
                default=AnchorState.SURE,
            )
            for note in self.after.notes
            if note.deleted is None
        ]
        return {state: worst.count(state) for state in AnchorState}

    def _move(self, belongings: Belongings, from_: str, to: str) -> Changes:
        """Put these belongings on an article and it on the shelf, in the place of the other."""

        def work() -> None:
            self.library.notes.put_all(belongings.notes)
            self.library.bookmarks.put_all(belongings.bookmarks)
            self.library.corrections.put_all(belongings.corrections)
            if (at := belongings.reading) is not None:
                self.library.articles.set_reading_position(
                    to, at.side, at.block, at.offset, belongings.progress
                )
            # Both in one transaction: never two of them on the shelf, and never none.
            self.library.articles.restore(to)
            self.library.articles.remove(from_)

        self.library.together(work)
        return _CHANGED


def _back(
    now: "Sequence[_T]",
    after: "Sequence[_T]",
    before: "Sequence[_T]",
    there: "Sequence[_T]",
    fields: tuple[str, ...],
) -> "tuple[_T, ...]":
    """What there is now, with the place `before` if it is still at that of `after`.

    What has moved or is new has its place in `there`; `fields` make the place.
    """
    carried, first, found = ({item.id: item for item in items} for items in (after, before, there))
    place = attrgetter(*fields)
    back = []
    for item in now:
        old = first.get(item.id)
        if old is not None and place(carried[item.id]) == place(item):
            places: dict[str, Any] = {name: getattr(old, name) for name in fields}
            back.append(replace(item, article=old.article, **places))
        elif item.id in found:
            back.append(found[item.id])
    return tuple(back)


def carry_over(library: Library, old: str, new: str, job: Job) -> CarryOver:
    """Find in the new article the places of all that is on the old one.

    Nothing is moved until the command is carried out. For a job's thread: takes seconds for a
    book. Raises LibraryError, Cancelled.
    """
    articles = library.articles
    revision, before = library.at_one_moment(
        lambda: (articles.revision(old), _belongings(library, old))
    )
    moves = _moves(library, old, new, job)

    def moved(belongings: Belongings) -> Belongings:
        # Its text was corrected meanwhile: places are found from the text they are in.
        edited = articles.revision(old) != revision
        now = _moves(library, old, new, NoJob()) if edited else moves
        return _moved(now, belongings, new, NoJob())

    after = _moved(moves, before, new, job)
    return CarryOver(library, old, new, before, after, moved=moved)


def _belongings(library: Library, article: str) -> Belongings:
    """What a person has on an article; corrections that hold everywhere need no change."""
    corrections = (c for c in library.corrections.for_article(article) if c.article == article)
    notes = (library.notes.of_article(article, deleted) for deleted in (False, True))
    position = library.articles.reading_position(article)
    return Belongings(
        tuple(chain(*notes)),
        tuple(library.bookmarks.of_article(article)),
        tuple(corrections),
        Place(*position) if position is not None else None,
        library.articles.info(article).progress,
    )


def _moves(library: Library, old: str, new: str, job: Job) -> "dict[SideName, _Move]":
    moves = {}
    for number, side in enumerate(SideName):
        job.check()
        moves[side] = _Move(
            side, library.articles.blocks(old, side), library.articles.blocks(new, side), job.check
        )
        job.progress((number + 1) / len(SideName))
    return moves


def _moved(
    moves: "dict[SideName, _Move]", belongings: Belongings, new: str, job: Job
) -> Belongings:
    """What a person has, at its places in the new article."""
    at = belongings.reading
    return Belongings(
        tuple(_note(moves, note, new, job) for note in belongings.notes),
        tuple(_bookmark(moves[b.side], b, new) for b in belongings.bookmarks),
        tuple(_corrections(moves, belongings.corrections, new)),
        Place(at.side, *moves[at.side].nearest(at.block, at.offset)) if at is not None else None,
        belongings.progress,
    )


def read_again(library: Library, opener: Opener, article: str, job: Job) -> CarryOver:
    """Read an article's files as they are now into a new article that takes over from the old one.

    Raises FileError, LibraryError, Cancelled; then the old article is as it was, and the new
    one is not on the shelf.
    """
    paths = [file.path for file in library.articles.files(article)]
    return replacement(library, opener, article, read_article(paths, job=job), job)


def replacement(
    library: Library, opener: Opener, article: str, found: FoundArticle, job: Job
) -> CarryOver:
    """Add what was found in files as a new article that takes over from the old one.

    The new article is off the shelf until the command is carried out, which it never is if the
    person cancels or leaves before. Raises as read_again does, and UsageError for the package of
    another article of the library.
    """
    if found.package is not None:
        _require_no_other(library, found.package, article)
    new = opener.keep(found, job, on_shelf=False).article
    return carry_over(library, article, new, job)


def _require_no_other(library: Library, package: "Unpacked", article: str) -> None:
    """Raise UsageError for a package whose very text is in the library as another article."""
    from duidu.app.opening.import_package import identity_of

    identity, known = identity_of(library, package)
    if known and identity != article:
        raise UsageError(
            "The file has become a package of “{title}”, which is in your library already; it was "
            "not read again. Open that article instead.",
            title=library.articles.info(identity).title,
        )


class _Move:
    """Finds places of one side of the old article in the new one."""

    def __init__(
        self, side: SideName, old: Sequence[Block], new: Sequence[Block], check: Callable[[], None]
    ) -> None:
        self.to_new = Reanchoring.of(old, new, check)
        self._side = side
        self._old = {block.id: index for index, block in enumerate(old)}
        self._blocks = (old, new)
        self._matched = self.to_new.matched_blocks()

    def span(self, block: int, span: Span) -> tuple[int, Span] | None:
        """The new block id and span of words; None if they are gone."""
        text = self._blocks[0][self._old[block]] if block in self._old else None
        # A place beyond the text was wrong before; it is not guessed at.
        if text is None or span.end > len(text.text):
            return None
        anchor = self.to_new.one(make_anchor(self._side, text, span))
        return (
            None
            if anchor.state is AnchorState.LOST
            else (anchor.block, Span(anchor.start, anchor.end))
        )

    def nearest(self, block: int, offset: int) -> tuple[int, int]:
        """The new block id and offset of a place.

        Where the place is gone, the beginning of the block that stood last before it and is
        still there.
        """
        old, new = self._blocks
        text = old[self._old[block]].text if block in self._old else ""
        # A single character finds its place by its surroundings.
        if text and (
            found := self.span(
                block, Span(min(offset, len(text) - 1), min(offset, len(text) - 1) + 1)
            )
        ):
            return found[0], found[1].start
        before = bisect.bisect_right(sorted(self._matched), self._old.get(block, 0)) - 1
        index = self._matched[sorted(self._matched)[before]] if before >= 0 else 0
        return (new[index].id, 0) if new else (0, 0)


def _note(moves: dict[SideName, "_Move"], note: Annotation, article: str, job: Job) -> Annotation:
    job.check()
    return replace(
        note,
        article=article,
        anchors=tuple(moves[anchor.side].to_new.one(anchor) for anchor in note.anchors),
    )


def _bookmark(move: _Move, bookmark: Bookmark, article: str) -> Bookmark:
    block, offset = move.nearest(bookmark.block, bookmark.offset)
    return replace(bookmark, article=article, block=block, offset=offset)


def _corrections(
    moves: dict[SideName, _Move], corrections: Iterable[Correction], article: str
) -> Iterable[Correction]:
    """The corrections as those of the new article.

    One of a single place only goes along where its word still stands; else it stays with the
    old text.
    """
    for correction in corrections:
        if correction.scope is not Scope.PLACE:
            yield replace(correction, article=article)
        elif correction.side is not None and correction.block is not None:
            found = moves[correction.side].span(
                correction.block, Span(correction.start or 0, correction.end or 0)
            )
            if found:
                block, span = found
                yield replace(
                    correction, article=article, block=block, start=span.start, end=span.end
                )
