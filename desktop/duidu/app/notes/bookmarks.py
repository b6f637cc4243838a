"""Bookmarks of an article: adding, removing, and finding the next one. Changes can be undone."""

import time
import uuid
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from duidu.app.article.open_text import OpenText
from duidu.app.article.word_context import word_context
from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.core.errors import LibraryError
from duidu.core.jobs import Job
from duidu.library.articles.bookmarks import Bookmark
from duidu.library.library import Library

TITLE = 60  # code points of the text at a bookmark that name it


@dataclass(slots=True)
class ChangeBookmark:
    """Adds a bookmark, or removes it."""

    library: Library
    bookmark: Bookmark
    text: str
    adds: bool
    place: Place | None
    merge_key: str = ""

    def do(self) -> Changes:
        """Keep the change; it is on the disk on return. Raises LibraryError."""
        return self._set(self.adds)

    def undo(self) -> Changes:
        """Take the change back."""
        return self._set(not self.adds)

    def _set(self, there: bool) -> Changes:
        if there:
            self.library.bookmarks.put(self.bookmark)
        else:
            self.library.bookmarks.remove(self.bookmark.id)
        return Changes(frozenset({Changed.BOOKMARKS}), self.bookmark.article, (self.bookmark.id,))


def turn_bookmark(library: Library, open_text: OpenText, place: Place) -> ChangeBookmark:
    """Remove the bookmark of the sentence at a place, or add one where there is none.

    A new bookmark is named after the text there.
    """
    found = word_context(open_text, place.side, place.block, place.offset)
    start, end = (
        (found.sentence.start, found.sentence.end)
        if found and found.sentence
        else (place.offset, place.offset + 1)
    )
    for old in library.bookmarks.of_block(open_text.article, place.side, place.block):
        if start <= old.offset < end:
            return remove_bookmark(library, old)
    # On one line, as lists show it.
    title = " ".join(found.block.text[start : start + TITLE].split()) if found else ""
    new = Bookmark(
        str(uuid.uuid4()), open_text.article, place.side, place.block, start, title, time.time()
    )
    return ChangeBookmark(library, new, "Add bookmark", adds=True, place=place_of(new))


def remove_bookmark(library: Library, bookmark: Bookmark) -> ChangeBookmark:
    """Remove a bookmark."""
    return ChangeBookmark(
        library, bookmark, "Remove bookmark", adds=False, place=place_of(bookmark)
    )


@dataclass(frozen=True, slots=True, order=True)
class PlacedBookmark:
    """A bookmark in reading order: by row, not by block, since both sides are read together."""

    row: int
    offset: int
    bookmark: Bookmark = field(compare=False)


def read_bookmarks(library: Library, open_text: OpenText, job: Job) -> list[PlacedBookmark]:
    """Read the bookmarks of an article in reading order, with a check of the job now and then."""
    found = []
    for one in library.bookmarks.of_article(open_text.article):
        job.check()
        found.append(PlacedBookmark(_row_of(open_text, one), one.offset, one))
    return sorted(found)


def next_bookmark(
    bookmarks: Sequence[PlacedBookmark], open_text: OpenText, here: Place, step: int
) -> Bookmark | None:
    """The bookmark after a place (step 1) or before it (step -1), of those in reading order.

    After the last comes the first again; None where there is none.
    """
    if not bookmarks:
        return None
    at = (open_text.row_of(here.side, here.block), here.offset)
    search = bisect_right if step > 0 else bisect_left
    number = search(bookmarks, at, key=lambda one: (one.row, one.offset))
    return bookmarks[(number if step > 0 else number - 1) % len(bookmarks)].bookmark


def place_of(bookmark: Bookmark) -> Place:
    """Where a bookmark is."""
    return Place(bookmark.side, bookmark.block, bookmark.offset)


def _row_of(open_text: OpenText, bookmark: Bookmark) -> int:
    """The row of a bookmark; one whose block is gone comes after all others."""
    try:
        return open_text.row_of(bookmark.side, bookmark.block)
    except LibraryError:
        return open_text.row_count()
