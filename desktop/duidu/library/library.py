"""One library, open: its stores, and the order in which opening goes. What the stores keep is their own business.

Stores and work that the first painted page does without are loaded when they are first asked for.
"""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from duidu.core.errors import Sentence
from duidu.core.jobs import Job
from duidu.library.articles.articles import Articles
from duidu.library.notes.notes import KEPT_DAYS, Notes
from duidu.library.safety.open_database import opened
from duidu.library.store.connect import LibraryFile, damage_mark
from duidu.library.store.derived_data import Cache, DerivedData
from duidu.library.store.library_errors import DamagedError
from duidu.library.store.library_path import copies_folder, location_warning
from duidu.library.store.schema import MIGRATIONS
from duidu.library.words.corrections import Corrections

if TYPE_CHECKING:
    from duidu.library.articles.bookmarks import Bookmarks
    from duidu.library.safety.backups import Backup, Backups
    from duidu.library.safety.verify import Health
    from duidu.library.search.full_text_search import FullTextSearch
    from duidu.library.words.known_words import KnownWords
    from duidu.library.words.stored_terms import StoredTerms

T = TypeVar("T")
P = ParamSpec("P")


class Library:
    """The person's data. Every method of every store may be called on any thread; whatever writes returns when it is on the disk.

    `warnings` are sentences to show: a synchronised folder, a read-only session, a recovery and from when it is. Close it when done.
    """

    def __init__(
        self, where: LibraryFile, read_only: bool = False, migrations: Sequence[str] = MIGRATIONS
    ) -> None:
        self.path = where.path
        self._database, self._lock, self.warnings = opened(where, read_only, migrations)
        self.articles = Articles(self._database)
        self.notes = Notes(self._database)
        self.corrections = Corrections(self._database)
        self._derived = DerivedData(where, self.read_only)
        self.cache = Cache(self._derived)

    @classmethod
    def open(cls, path: Path, read_only: bool = False) -> "Library":
        """Open or make the library at `path`.

        With `read_only`, or where nothing can be written, it can be read beside another process that writes. Raises HeldError when
        another process has it, RefusedError for a newer library or another program's file, LibraryError for the rest.
        """
        library = cls(LibraryFile(path), read_only)
        warning = location_warning(path)
        library.warnings += (warning,) if warning else ()
        return library

    @cached_property
    def bookmarks(self) -> "Bookmarks":
        """Places to come back to."""
        from duidu.library.articles.bookmarks import Bookmarks

        return Bookmarks(self._database)

    @cached_property
    def terms(self) -> "StoredTerms":
        """The person's glossary."""
        from duidu.library.words.stored_terms import StoredTerms

        return StoredTerms(self._database)

    @cached_property
    def known(self) -> "KnownWords":
        """What the person knows."""
        from duidu.library.words.known_words import KnownWords

        return KnownWords(self._database)

    @cached_property
    def search(self) -> "FullTextSearch":
        """Search over texts and notes."""
        from duidu.library.search.full_text_search import FullTextSearch

        return FullTextSearch(self._database, self._derived)

    @cached_property
    def backups(self) -> "Backups":
        """Backups of the whole library."""
        from duidu.library.safety.backups import Backups

        return Backups(self._database)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written in this session."""
        return self._database.read_only

    def submit(
        self, function: Callable[P, T], *arguments: P.args, **named: P.kwargs
    ) -> "Future[T]":
        """Run a method of a store on the writer's thread; the future is done when what it wrote is durable. For the window."""
        return self._database.submit(function, *arguments, **named)

    def together(self, function: Callable[[], T]) -> T:
        """Run a function so that everything it writes through the stores is one transaction."""
        return self._database.together(function)

    def upkeep(self, job: Job | None = None) -> str | None:
        """What a job does after the first paint: tidy, bring the search index up to date, once a week check everything.

        Returns a sentence for the person when damage was found: it is put right at the next opening. Raises Cancelled, LibraryError.
        """
        try:
            self.tidy()
            if not self.read_only:
                self.search.index(job)
            sound = not self.check_due or self.check(job).good
        except DamagedError:
            sound = False
        if sound:
            return None
        return Sentence(
            "Part of the library {path} is damaged. It will be put right from a backup when you start Duidu again; please do so now.",
            path=self.path,
        )

    def tidy(self) -> None:
        """Take up notes in emergency files, purge what was deleted over 30 days ago."""
        if self.read_only:
            return
        from duidu.library.safety.housekeeping import clock_is_plausible, take_waiting_notes
        from duidu.library.safety.plain_copies import copy_path

        take_waiting_notes(self._database)
        now = time.time()
        if clock_is_plausible(self._database, now):
            self.notes.purge(now)
            for article in self.articles.purge(now - KEPT_DAYS * 86400):
                copy_path(self.path, article).unlink(missing_ok=True)

    def check(self, job: Job | None = None) -> "Health":
        """Examine everything; for a job after the first paint when `check_due`. Damage is put right at the next opening."""
        from duidu.library.safety.housekeeping import remember_check
        from duidu.library.safety.verify import examine

        health = self._database.outside_transaction(lambda c: examine(c, job))
        if health.good and not self.read_only:
            remember_check(self._database)
        elif not self.read_only:
            damage_mark(self._database.where).touch()
        return health

    @property
    def check_due(self) -> bool:
        """Whether a week went by since the last check."""
        from duidu.library.safety.housekeeping import check_is_due

        return not self.read_only and check_is_due(self._database, time.time())

    def keep_safe(self, job: Job | None = None) -> "Backup | None":
        """A verified backup and the plain copies; None if nothing was written since the last. For a timer, and before close."""
        if self.read_only or not self.has_changes:
            return None
        self.write_copies(copies_folder(self.path), job)
        return self.backups.make(job)

    def write_copies(self, folder: Path, job: Job | None = None) -> int:
        """Write a plain JSON Lines copy of each article that changed to a folder; returns how many files were written."""
        from duidu.library.safety.plain_copies import write_copies

        return write_copies(self._database, folder, job)

    def close(self) -> None:
        """Finish what is queued and let the library go."""
        self._derived.close()
        try:
            self._database.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    @property
    def has_changes(self) -> bool:
        """Whether something was written that no backup has yet."""
        return self._database.committed > self._database.backed_up

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
