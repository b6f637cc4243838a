"""The open library: one object that owns all stores and fixes the order of opening and closing.

What each store keeps is described in its own folder. Stores and maintenance work that the first
painted page does not need are imported when they are first asked for.
"""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from duidu.core.errors import Sentence
from duidu.core.jobs import Job
from duidu.core.once import made_once
from duidu.library.articles.articles import Articles
from duidu.library.notes.notes import KEPT_DAYS, Notes
from duidu.library.safety.backup_mark import remember_behind
from duidu.library.safety.open_database import open_database
from duidu.library.store.connect import LibraryFile, damage_mark
from duidu.library.store.derived_data import Cache, DerivedData
from duidu.library.store.library_errors import DamagedError
from duidu.library.store.library_path import copies_folder, location_warning, real_path
from duidu.library.store.private_files import FILE
from duidu.library.store.schema import MIGRATIONS
from duidu.library.words.corrections import Corrections

if TYPE_CHECKING:
    from duidu.library.articles.bookmarks import Bookmarks
    from duidu.library.articles.collections import Collections
    from duidu.library.articles.originals import Originals
    from duidu.library.articles.pictures import Pictures
    from duidu.library.articles.rewordings import Rewordings
    from duidu.library.articles.second_side import SecondSide
    from duidu.library.safety.backups import Backup, Backups
    from duidu.library.safety.plain_copies import Stamps
    from duidu.library.safety.verify import Health
    from duidu.library.search.full_text_search import FullTextSearch
    from duidu.library.store.long_change import LongChange
    from duidu.library.sync.sync_store import SyncStore
    from duidu.library.words.known_words import KnownWords
    from duidu.library.words.reading_days import MetWords, ReadingDays
    from duidu.library.words.reviews import ReviewCards, ReviewLog
    from duidu.library.words.stored_terms import StoredTerms

T = TypeVar("T")
P = ParamSpec("P")


class Library:
    """The user's data. Call any method on any thread; a write returns once it is on the disk.

    `warnings` are sentences to show to the user: the library lies in a synchronised folder, the
    session is read-only, or damage was repaired. Close the library when done.
    """

    def __init__(
        self, where: LibraryFile, read_only: bool = False, migrations: Sequence[str] = MIGRATIONS
    ) -> None:
        self.path = where.path
        self._database, self._lock, self.warnings = open_database(where, read_only, migrations)
        self._behind = self.has_changes
        self._copied = 0
        self._copy_stamps: Stamps = {}
        # These are needed for the first page; the other stores are made when asked for.
        self.articles = Articles(self._database)
        self.notes = Notes(self._database)
        self.corrections = Corrections(self._database)
        self._derived = DerivedData(where, self.read_only)
        self.cache = Cache(self._derived)

    @classmethod
    def open(cls, path: Path, read_only: bool = False) -> "Library":
        """Open or create the library at `path`.

        With `read_only`, or where nothing can be written, it is opened for reading only, beside
        another process that may write. Raises HeldError when another process holds it, RefusedError
        for a library of a newer version or a file of another program, LibraryError for the rest.
        """
        path = real_path(path)
        library = cls(LibraryFile(path), read_only)
        # A warning, not a refusal: many people keep their documents in such a folder.
        warning = location_warning(path)
        library.warnings += (warning,) if warning else ()
        return library

    @made_once
    def bookmarks(self) -> "Bookmarks":
        """The user's bookmarks in articles."""
        from duidu.library.articles.bookmarks import Bookmarks

        return Bookmarks(self._database)

    @made_once
    def collections(self) -> "Collections":
        """The user's books of several chapters."""
        from duidu.library.articles.collections import Collections

        return Collections(self._database)

    @made_once
    def originals(self) -> "Originals":
        """The files articles were made from, to be written back into."""
        from duidu.library.articles.originals import Originals

        return Originals(self._database)

    @made_once
    def pictures(self) -> "Pictures":
        """The pictures of articles."""
        from duidu.library.articles.pictures import Pictures

        return Pictures(self._database)

    def put_second_side(self, article: str, second: "SecondSide") -> None:
        """Keep what an article's record says of its second side, with the rows that it has."""
        from duidu.library.articles.second_side import put_second_side
        from duidu.library.store.article_record import article_number

        self._database.write(lambda c: put_second_side(c, article_number(c, article), second))

    @made_once
    def rewordings(self) -> "Rewordings":
        """The words of articles that the user replaced, old beside new."""
        from duidu.library.articles.rewordings import Rewordings

        return Rewordings(self._database)

    @made_once
    def terms(self) -> "StoredTerms":
        """The user's glossary."""
        from duidu.library.words.stored_terms import StoredTerms

        return StoredTerms(self._database)

    @made_once
    def known(self) -> "KnownWords":
        """The words the user knows."""
        from duidu.library.words.known_words import KnownWords

        return KnownWords(self._database)

    @made_once
    def reviews(self) -> "ReviewCards":
        """What is remembered of the words being learnt."""
        from duidu.library.words.reviews import ReviewCards

        return ReviewCards(self._database)

    @made_once
    def review_log(self) -> "ReviewLog":
        """Every answer in review."""
        from duidu.library.words.reviews import ReviewLog

        return ReviewLog(self._database)

    @made_once
    def reading(self) -> "ReadingDays":
        """What was read on which day."""
        from duidu.library.words.reading_days import ReadingDays

        return ReadingDays(self._database)

    @made_once
    def met(self) -> "MetWords":
        """New words that were met in reading."""
        from duidu.library.words.reading_days import MetWords

        return MetWords(self._database)

    @made_once
    def search(self) -> "FullTextSearch":
        """Full-text search over articles and notes."""
        from duidu.library.search.full_text_search import FullTextSearch

        return FullTextSearch(self._database, self._derived)

    @made_once
    def backups(self) -> "Backups":
        """Backups of the whole library."""
        from duidu.library.safety.backups import Backups

        return Backups(self._database, self._behind)

    @made_once
    def sync(self) -> "SyncStore":
        """What other devices of the user are told, and tell."""
        from duidu.library.sync.sync_store import SyncStore

        return SyncStore(self._database, self._forget_levels)

    def _forget_levels(self) -> None:
        """Words were marked past their store."""
        known = type(self).known.made(self)
        if known is not None:
            known.forget()

    @property
    def read_only(self) -> bool:
        """Whether this session cannot write."""
        return self._database.read_only

    def submit(
        self, function: Callable[P, T], *arguments: P.args, **named: P.kwargs
    ) -> "Future[T]":
        """Run a store's method on the writer's thread; done when its writes are durable.

        For the window's thread, which must not wait for the disk.
        """
        return self._database.submit(function, *arguments, **named)

    def submit_first(self, function: Callable[[], T]) -> "Future[T]":
        """`submit` for what a person did: ahead of writes that wait, as those of the background.

        Nothing else is written while the function runs.
        """
        return self._database.submit_first(function)

    def together(self, function: Callable[[], T]) -> T:
        """Run a function so that all its writes form one transaction."""
        return self._database.together(function)

    def long_change(self, parts: int) -> "LongChange":
        """A change written in so many transactions, between which others may write.

        It is whole or not at all, also after a crash.
        """
        from duidu.library.store.long_change import LongChange

        return LongChange(self._database, parts)

    def at_one_moment(self, function: Callable[[], T]) -> T:
        """Run a function so that all it reads from the stores is of one moment.

        For work that reads several things which an edit between would not let fit together.
        """
        return self._database.at_one_moment(function)

    def upkeep(self, job: Job | None = None) -> str | None:
        """Maintenance after the first paint: tidy, update the search index, check once a week.

        Returns a sentence for the user when damage was found; the next opening repairs it. Raises
        Cancelled, LibraryError.
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
            "Part of the library {path} is damaged. Start Duidu again now to repair it from a "
            "backup.",
            path=self.path,
        )

    def tidy(self) -> None:
        """Take up notes from emergency files; purge what was deleted over 30 days ago."""
        if self.read_only:
            return
        from duidu.library.safety.housekeeping import (
            clock_is_plausible,
            close_contents,
            take_waiting_notes,
        )
        from duidu.library.safety.plain_copies import copy_path

        close_contents(self.path)
        take_waiting_notes(self._database)
        now = time.time()
        # A clock that runs years ahead must not delete what was removed yesterday.
        if clock_is_plausible(self._database, now):
            self.notes.purge(now)
            for article in self.articles.purge(now - KEPT_DAYS * 86400):
                # The copy would bring the article back at a rebuild.
                copy_path(self.path, article).unlink(missing_ok=True)
            self.pictures.sweep()

    def check(self, job: Job | None = None) -> "Health":
        """Examine the whole library; for a job after the first paint when `check_due`.

        Damage leaves a mark beside the file, and the next opening repairs it. Raises Cancelled.
        """
        from duidu.library.safety.housekeeping import remember_check
        from duidu.library.safety.verify import examine

        health = self._database.outside_transaction(lambda c: examine(c, job))
        if health.good and not self.read_only:
            remember_check(self._database)
        elif not self.read_only:
            damage_mark(self._database.where).touch(FILE)
        return health

    @property
    def check_due(self) -> bool:
        """Whether a week has passed since the last check."""
        from duidu.library.safety.housekeeping import check_is_due

        return not self.read_only and check_is_due(self._database, time.time())

    def keep_safe(self, job: Job | None = None) -> "Backup | None":
        """Write the plain copies and a verified backup, for a timer and before closing.

        Returns None if nothing was written since the last backup. Raises Cancelled, LibraryError.
        """
        if self.read_only or not self.has_changes:
            return None
        # The copies first: they are what is left if the backup turns out to be impossible.
        self.keep_copies(job)
        return self.backups.make(job)

    def keep_copies(self, job: Job | None = None) -> int:
        """Write the plain copies of what changed, beside the library; return how many.

        Raises Cancelled, LibraryError.
        """
        from duidu.library.safety.plain_copies import write_copies

        committed = self._database.committed
        count = write_copies(self._database, copies_folder(self.path), job, self._copy_stamps)
        self._copied = committed
        return count

    @property
    def changes(self) -> int:
        """How often something was written since the library was opened, and before without backup.

        Who sees the same number twice knows that nobody wrote meanwhile.
        """
        return self._database.committed

    @property
    def copies_behind(self) -> bool:
        """Whether something was written since the plain copies."""
        return not self.read_only and self._database.committed > self._copied

    def write_copies(self, folder: Path, job: Job | None = None) -> int:
        """Write a plain JSON Lines copy of each changed article to a folder.

        Returns how many files were written. Raises Cancelled, LibraryError.
        """
        from duidu.library.safety.plain_copies import write_copies

        return write_copies(self._database, folder, job)

    def close(self) -> None:
        """Finish queued writes, close the files and release the lock."""
        if not self._database.closed:
            remember_behind(self._database)
        # First the index, which needs no lock; then the data; the lock last, so that nobody opens a
        # library that is still being closed.
        self._derived.close()
        try:
            self._database.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    @property
    def has_changes(self) -> bool:
        """Whether something was written that is in no backup yet."""
        return self._database.committed > self._database.backed_up

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
