"""A text that is read again takes over what the person has on the article it replaces.

That is notes, bookmarks, corrections, what was reworded, and the reading place.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from duidu.app.base.in_parts import COMPARED
from duidu.app.opening.belongings import Belongings, Finder, Known, belongings_of
from duidu.app.opening.found_article import FoundArticle
from duidu.app.opening.opener import Opener
from duidu.app.opening.statuses_again import take_statuses_along
from duidu.core.annotation import AnchorState
from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.core.errors import UsageError
from duidu.core.jobs import Job, NoJob
from duidu.library.library import Library
from duidu.library.store.library_errors import StaleError

if TYPE_CHECKING:
    from duidu.formats.article_package.package import Unpacked

_CHANGED = Changes(
    frozenset({Changed.ARTICLES, Changed.ANNOTATIONS, Changed.BOOKMARKS, Changed.READINGS})
)
_FROM_GOOD_TO_BAD = (AnchorState.SURE, AnchorState.MOVED, AnchorState.LOST)


@dataclass(slots=True)
class CarryOver:
    """Moves belongings from the article `old`, which leaves the shelf, to the article `new`.

    Undo moves them back. Both go part by part, so that what a person does meanwhile waits for one
    part at most; what is on the article by then comes along, too. All is moved, or nothing
    (LongChange).
    """

    library: Library
    old: str
    new: str
    finder: Finder
    before: Belongings
    after: Belongings
    text: str = "Replace the article"
    merge_key: str = ""
    place: Place | None = None
    # Comparing the texts of a book takes seconds, so that it is never done on the writer's thread.
    in_batches: bool = field(default=True, init=False)

    def do(self) -> Changes:
        """Move everything. Raises LibraryError, and then nothing was moved."""
        # A package of the very same text: its notes were merged when it was read.
        if self.old == self.new:
            return _CHANGED
        # Its text was corrected meanwhile: places are found from the text they are in.
        edited = self.finder.prepare(NoJob())
        known = Known(*(Belongings(),) * 2) if edited else Known(self.before, self.after)
        self.before, self.after = _Carrying(
            self.library, self.old, self.new, self.finder, known
        ).do()
        return _CHANGED

    def undo(self) -> Changes:
        """Bring the old article back with all that was on it; the new one leaves the shelf.

        What the person did on the new article meanwhile comes along, too.
        """
        if self.old != self.new:
            back = Finder(self.library, self.new, self.old)
            known = Known(self.after, self.before)
            self.after, self.before = _Carrying(self.library, self.new, self.old, back, known).do()
        return _CHANGED

    def closes(self, back: bool) -> frozenset[str]:
        """The article that leaves the shelf."""
        if self.old == self.new:
            return frozenset()
        return frozenset({self.new if back else self.old})

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


@dataclass(slots=True)
class _Carrying:
    """Moves what is on one article to another, and puts that on the shelf in its place."""

    library: Library
    old: str
    new: str
    finder: Finder
    known: Known
    # What was moved so far, and what it became.
    _moved: list[tuple[Belongings, Belongings]] = field(default_factory=list)

    def do(self) -> tuple[Belongings, Belongings]:
        """Move everything; what was on the one, and what it is on the other.

        Raises LibraryError, StaleError.
        """
        parts = belongings_of(self.library, self.old).parts(COMPARED)
        # What is little goes with the rest.
        parts = parts if len(parts) > 1 else []
        with self.library.long_change(len(parts) + 1) as change:
            for part in parts:
                change.write(partial(self._move_part, part))
            change.write(self._move_rest)
        return _joined(was for was, _ in self._moved), _joined(there for _, there in self._moved)

    def _move_part(self, part: Belongings) -> None:
        self._move(part.by_now(self.library, self.old))

    def _move_rest(self) -> None:
        """Move what has come since, the reading place and the article itself."""
        articles = self.library.articles
        if self.old not in articles.titles([self.old]):
            raise StaleError("The article was removed meanwhile; it was not read again.")
        there = self._move(belongings_of(self.library, self.old))
        if there.reading is not None:
            at = there.reading
            articles.set_reading_position(self.new, at.side, at.block, at.offset, there.progress)
        # Both in one transaction: never two of them on the shelf, and never none.
        articles.restore(self.new)
        articles.remove(self.old)
        self.library.collections.exchange(self.old, self.new)

    def _move(self, now: Belongings) -> Belongings:
        """Move these entries, as they are by now."""
        there = self.known.place(now, self.finder.find)
        there.put(self.library)
        self._moved.append((now, there))
        return there


def _joined(parts: Iterable[Belongings]) -> Belongings:
    """All parts as one; the last has the reading place."""
    kept = list(parts)
    return Belongings(
        tuple(chain.from_iterable(part.notes for part in kept)),
        tuple(chain.from_iterable(part.bookmarks for part in kept)),
        tuple(chain.from_iterable(part.corrections for part in kept)),
        kept[-1].reading,
        kept[-1].progress,
        tuple(chain.from_iterable(part.rewordings for part in kept)),
    )


def carry_over(library: Library, old: str, new: str, job: Job) -> CarryOver:
    """Find in the new article the places of all that is on the old one.

    Nothing is moved until the command is carried out. For a job's thread: takes seconds for a
    book. Raises LibraryError, Cancelled.
    """
    finder = Finder(library, old, new)
    finder.prepare(job)
    before = belongings_of(library, old)
    return CarryOver(library, old, new, finder, before, finder.find(before, job))


def read_again(library: Library, opener: Opener, article: str, job: Job) -> CarryOver:
    """Read an article's files as they are now into a new article that takes over from the old one.

    Raises FileError, LibraryError, Cancelled; then the old article is as it was, and the new
    one is not on the shelf.
    """
    from duidu.app.opening.sides_again import read_on_same_sides

    found = read_on_same_sides(library, article, job, opener.ready)
    return replacement(library, opener, article, found, job)


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
    if found.carried is not None:
        from duidu.app.opening.carried_notes import without_known

        # Those that come along need not come from the file, too.
        found = replace(found, carried=without_known(library, article, found.carried))
    new = opener.keep(found, job, on_shelf=False).article
    take_statuses_along(library, article, new, job)
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
