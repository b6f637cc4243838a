"""The notes of one article in reading order, kept so that a change reads only what it changed.

One thread reads them, that of a job; any thread may say what changed.
"""

from bisect import insort
from collections.abc import Collection, Iterable

from duidu.app.notes.notes_view import NotesInOrder, notes_in_order, place_key
from duidu.core.annotation import Annotation
from duidu.core.article import SideName
from duidu.core.errors import LibraryError
from duidu.core.jobs import Job
from duidu.library.library import Library

_MANY_CHANGED = 500  # notes, beyond which all are read again
_Key = tuple[int, int, int, float, str]
_Keyed = tuple[_Key, Annotation]


class ArticleNotes:
    """Reads the notes of an article, at first all of them and later those that changed."""

    def __init__(self, library: Library, article: str) -> None:
        self._library = library
        self._article = article
        self._stale: set[str] | None = None
        self._sorted: list[_Keyed] = []
        self._keys: dict[str, _Keyed] = {}
        self._blocks: dict[tuple[SideName, int], int] = {}

    def forget(self, changed: Collection[str]) -> None:
        """Note which notes are to be read again; () for all. From any thread."""
        stale = self._stale
        # A new set each time: the job may be about to take the one before.
        self._stale = {*stale, *changed} if changed and stale is not None else None

    def read(self, job: Job) -> NotesInOrder:
        """All notes, in reading order; reads those that changed. Raises Cancelled, LibraryError."""
        job.check()
        stale, self._stale = self._stale, set()
        try:
            if stale is None or len(stale) > _MANY_CHANGED:
                self._read_all(job)
            else:
                self._update(stale)
        except BaseException:
            self._stale = None  # what was not read must be read the next time
            raise
        job.check()
        return notes_in_order([note for _, note in self._sorted])

    def _read_all(self, job: Job) -> None:
        notes = self._library.notes.of_article(self._article)
        job.check()
        self._blocks = {}
        self._find_blocks(notes)
        self._keys = {note.id: (place_key(note, self._blocks), note) for note in notes}
        self._sorted = sorted(self._keys.values(), key=_key)

    def _update(self, changed: Iterable[str]) -> None:
        """Take over notes that were written, changed or deleted."""
        for identity in changed:
            old = self._keys.pop(identity, None)
            if old is not None:
                self._sorted.remove(old)
            note = self._library.notes.get(identity)
            if note is not None and note.deleted is None and note.article == self._article:
                self._find_blocks([note])
                self._keys[identity] = place_key(note, self._blocks), note
                insort(self._sorted, self._keys[identity], key=_key)

    def _find_blocks(self, notes: Iterable[Annotation]) -> None:
        """Find where the blocks of notes stand that are not known yet."""
        places = {(anchor.side, anchor.block) for note in notes for anchor in note.anchors}
        for side, block in places.difference(self._blocks):
            try:
                row = self._library.articles.row_of(self._article, side, block)
            except LibraryError:
                continue  # a lost note names the block it last stood in, which may be gone
            # The left text of a row comes before its right text.
            self._blocks[side, block] = 2 * row + (side is SideName.TARGET)


def _key(keyed: _Keyed) -> _Key:
    return keyed[0]
