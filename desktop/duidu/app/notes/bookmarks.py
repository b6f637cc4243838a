"""Bookmarks of an article: adding, removing, and finding the next one. Changes can be undone."""

import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from duidu.app.article.open_text import OpenText
from duidu.app.article.word_context import word_context
from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.core.errors import LibraryError
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
    for old in library.bookmarks.of_article(open_text.article):
        if (old.side, old.block) == (place.side, place.block) and start <= old.offset < end:
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


def in_order(bookmarks: Sequence[Bookmark], open_text: OpenText) -> list[Bookmark]:
    """Bookmarks in reading order."""
    return sorted(bookmarks, key=_order(open_text))


def next_bookmark(
    bookmarks: Sequence[Bookmark], open_text: OpenText, here: Place, step: int
) -> Bookmark | None:
    """The bookmark after a place (step 1) or before it (step -1).

    After the last comes the first again; None where there is none.
    """
    key = _order(open_text)
    ordered = in_order(bookmarks, open_text)[::step]
    # By row rather than by block: the two sides are read together.
    at = (open_text.row_of(here.side, here.block), here.offset)
    return next(
        (one for one in ordered if (key(one) > at) == (step > 0) and key(one) != at),
        ordered[0] if ordered else None,
    )


def place_of(bookmark: Bookmark) -> Place:
    """Where a bookmark is."""
    return Place(bookmark.side, bookmark.block, bookmark.offset)


def _order(open_text: OpenText) -> Callable[[Bookmark], tuple[int, int]]:
    """A bookmark's row and offset; one whose block is gone comes after all others."""

    def key(one: Bookmark) -> tuple[int, int]:
        try:
            return open_text.row_of(one.side, one.block), one.offset
        except LibraryError:
            return open_text.row_count(), one.offset

    return key
