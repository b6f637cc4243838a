"""One library, open: its stores, and the order in which opening goes. What the stores keep is their own business."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import ParamSpec, TypeVar

from duidu.library.article_add import forget_unfinished
from duidu.library.articles import Articles
from duidu.library.bookmarks import Bookmarks
from duidu.library.cache import Cache
from duidu.library.connect import Where
from duidu.library.corrections import Corrections
from duidu.library.derived import Derived
from duidu.library.emergency import set_aside, waiting_notes
from duidu.library.known import Known
from duidu.library.notes import Notes
from duidu.library.opening import opened
from duidu.library.paths import place_warning
from duidu.library.schema import MIGRATIONS
from duidu.library.search import Search
from duidu.library.terms import Terms

T = TypeVar("T")
P = ParamSpec("P")


class Library:
    """The person's data. Every method of every store may be called on any thread; whatever writes returns when it is on the disk.

    `warnings` are sentences to show: a synchronised folder, a read-only session, a recovery and from when it is. Close it when done.
    """

    def __init__(self, where: Where, read_only: bool = False, migrations: Sequence[str] = MIGRATIONS) -> None:
        self.path = where.path
        self._database, self._lock, self.warnings = opened(where, read_only, migrations)
        self.articles = Articles(self._database)
        self.notes = Notes(self._database)
        self.corrections = Corrections(self._database)
        self.bookmarks = Bookmarks(self._database)
        self.terms = Terms(self._database)
        self.known = Known(self._database)
        self._derived = Derived(where, self.read_only)
        self.search = Search(self._database, self._derived)
        self.cache = Cache(self._derived)

    @classmethod
    def open(cls, path: Path, read_only: bool = False) -> "Library":
        """Open or make the library at `path`.

        With `read_only`, or where nothing can be written, it can be read beside another process that writes. Raises HeldError when
        another process has it, RefusedError for a newer library or another program's file, LibraryError for the rest.
        """
        library = cls(Where(path), read_only)
        warning = place_warning(path)
        library.warnings += (warning,) if warning else ()
        return library

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written in this session."""
        return self._database.read_only

    def submit(self, function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> "Future[T]":
        """Run a method of a store on the writer's thread; the future is done when what it wrote is durable. For the window."""
        return self._database.submit(function, *arguments, **named)

    def together(self, function: Callable[[], T]) -> T:
        """Run a function so that everything it writes through the stores is one transaction."""
        return self._database.together(function)

    def tidy(self) -> None:
        """Housekeeping after the first paint: unfinished additions, notes in emergency files, what was deleted over 30 days ago."""
        if self.read_only:
            return
        self._database.write(forget_unfinished)
        self.take_waiting_notes()
        now = time.time()
        self.notes.purge(now)
        self.articles.purge(now - 30 * 86400)

    def take_waiting_notes(self) -> int:
        """Keep the notes that wait in emergency files, unless the library has them as new or newer; returns how many files."""
        waiting = waiting_notes(self.path)
        for file, notes in waiting:
            latest = {note.id: note for note in notes}
            mine = ((note, self.notes.get(note.id)) for note in latest.values())
            self.notes.put_all(note for note, kept in mine if kept is None or kept.modified < note.modified)
            set_aside(file)
        return len(waiting)

    def close(self) -> None:
        """Finish what is queued and let the library go."""
        self._derived.close()
        self._database.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
