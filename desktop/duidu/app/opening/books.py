"""Commands on books: make, rename, put chapters in another order, leave them out, dissolve.

They are on the library's own undo stack, that of the article "". A book may grow while a folder is
still being added; what came meanwhile stays when such a command is undone.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.core.errors import LibraryError
from duidu.library.articles.collections import Chapter, Collection
from duidu.library.library import Library

# What makes of a book another; None is no book.
Change = Callable[[Collection | None], Collection | None]


@dataclass(slots=True)
class ChangeBook:
    """Changes one book and takes articles off the shelf, in one transaction."""

    library: Library
    book: str
    change: Change
    text: str
    removed: tuple[str, ...] = ()
    merge_key: str = ""
    place: Place | None = None
    _before: Collection | None = field(default=None, init=False)
    _after: Collection | None = field(default=None, init=False)

    def closes(self, back: bool) -> frozenset[str]:
        """The articles taken off the shelf, unless they are put back."""
        return frozenset() if back else frozenset(self.removed)

    def do(self) -> Changes:
        """Change the book. Raises LibraryError, and then nothing was changed."""

        def work() -> None:
            before = self.library.collections.get(self.book)
            after = self.change(before)
            self._put(after)
            for article in self.removed:
                self.library.articles.remove(article)
            self._before, self._after = before, after

        self.library.together(work)
        return Changes(frozenset({Changed.ARTICLES}))

    def undo(self) -> Changes:
        """Bring the book back as it was, with the chapters that came meanwhile."""

        def work() -> None:
            now = self.library.collections.get(self.book)
            self._put(_taken_back(self._before, self._after, now))
            for article in self.removed:
                self.library.articles.restore(article)

        self.library.together(work)
        return Changes(frozenset({Changed.ARTICLES}))

    def _put(self, book: Collection | None) -> None:
        if book is None:
            self.library.collections.remove(self.book)
        else:
            self.library.collections.put(book)


def make_book(library: Library, title: str, articles: Sequence[str]) -> ChangeBook:
    """Make a book of articles that are in none."""
    import uuid

    made = Collection(
        str(uuid.uuid4()), title, tuple(map(Chapter, dict.fromkeys(articles))), created=time.time()
    )
    return ChangeBook(library, made.id, lambda _: made, "Make a book")


def rename_book(library: Library, book: str, title: str) -> ChangeBook:
    """Give a book another title."""
    return ChangeBook(library, book, _of(lambda now: replace(now, title=title)), "Rename the book")


def add_chapters(library: Library, book: str, articles: Sequence[str]) -> ChangeBook:
    """Add articles that are in no book at its end."""

    def change(now: Collection) -> Collection:
        new = tuple(Chapter(one) for one in dict.fromkeys(articles) if one not in now.articles)
        return replace(now, chapters=(*now.chapters, *new))

    return ChangeBook(library, book, _of(change), "Add chapters")


def move_chapter(library: Library, book: str, article: str, step: int) -> ChangeBook:
    """Move a chapter so many places down, or up for a negative number.

    Only chapters on the shelf count; at the ends it stays where it is.
    """

    def change(now: Collection) -> Collection:
        shown = [info.id for info in library.collections.chapters(now)]
        if article not in shown:
            raise LibraryError("This chapter is no longer in the book; nothing was changed.")
        to = min(max(shown.index(article) + step, 0), len(shown) - 1)
        beside = shown[to]
        if beside == article:
            return now
        chapter = next(one for one in now.chapters if one.article == article)
        rest = now.without([article])
        at = rest.articles.index(beside)
        after = rest.articles[at] if step > 0 else rest.articles[at - 1] if at else ""
        return rest.with_chapter(chapter, after)

    return ChangeBook(library, book, _of(change), "Move the chapter")


def leave_out(
    library: Library, book: str, articles: Sequence[str], off_shelf: bool = False
) -> ChangeBook:
    """Leave chapters out of a book; they stay on the shelf by themselves, or leave it too.

    A book without chapters is none.
    """

    def change(now: Collection) -> Collection | None:
        # A chapter that is removed keeps its place: brought back, it is there again.
        rest = now if off_shelf else now.without(articles)
        return rest if rest.chapters else None

    gone = tuple(articles) if off_shelf else ()
    return ChangeBook(library, book, _of(change), "Leave out chapters", gone)


def dissolve_book(library: Library, book: str) -> ChangeBook:
    """Take a book apart: its chapters stay on the shelf as single texts."""
    return ChangeBook(library, book, _of(lambda _: None), "Dissolve the book")


def remove_book(library: Library, book: str) -> ChangeBook:
    """Take a book off the shelf with all its chapters, which stay in the library for 30 days."""
    found = library.collections.get(book)
    chapters = library.collections.chapters(found) if found is not None else []
    gone = tuple(info.id for info in chapters)
    return ChangeBook(library, book, _of(lambda now: now), "Remove the book", gone)


def _of(change: Callable[[Collection], Collection | None]) -> Change:
    """A change of a book that must be there."""

    def of(now: Collection | None) -> Collection | None:
        if now is None:
            raise LibraryError("This book is no longer in the library; nothing was changed.")
        return change(now)

    return of


def _taken_back(
    before: Collection | None, after: Collection | None, now: Collection | None
) -> Collection | None:
    """The book as it was before, with what was changed since other than by this command."""
    if before is None or now is None or after is None or now == after:
        return before
    book = before.without(set(after.articles) - set(now.articles))
    last = ""
    for chapter in now.chapters:
        if chapter.article not in after.articles and chapter.article not in book.articles:
            book = book.with_chapter(chapter, last)
        last = chapter.article
    title = before.title if now.title == after.title else now.title
    return replace(book, title=title, failed=now.failed, sources=now.sources)
