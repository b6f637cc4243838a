"""All access to the library: one thread that writes, and one reading connection per thread."""

import contextlib
import threading
import time
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from itertools import count
from queue import PriorityQueue
from typing import ParamSpec, TypeVar

import apsw

from duidu.core.errors import LibraryError
from duidu.core.promised import fulfil
from duidu.library.store.connect import (
    Identity,
    LibraryFile,
    close_untouched,
    damage_mark,
    open_reader,
)
from duidu.library.store.library_errors import (
    DamagedError,
    MovedError,
    ReadOnlyError,
    explain_error,
)
from duidu.library.store.private_files import FILE

# A reader that another thread uses is asked so often, each time after so many seconds, to let go.
_TRIES, _PAUSE = 40, 0.005

T = TypeVar("T")
P = ParamSpec("P")
Work = Callable[[apsw.Connection], T]
# The order of what waits for the writer; within one rank as it was submitted.
_FIRST, _IN_TURN, _LAST = range(3)


class Database:
    """Reads on any thread; writes one after the other on the writer's thread.

    A write returns once it is on the disk. `writer` is None for a read-only session. `committed`
    counts writes that changed something; `backed_up` is how many of these a backup contains.
    """

    def __init__(
        self,
        where: LibraryFile,
        writer: apsw.Connection | None,
        immutable: bool = False,
        check: Callable[[apsw.Connection], None] = lambda _: None,
    ) -> None:
        """Start the writer's thread; `immutable` is how readers open the file.

        `check` is called in each transaction before it writes, and raises LibraryError to refuse.
        """
        self.where = where
        self.committed = 0
        self.backed_up = 0
        self._closed = False
        self._writer = writer
        self._immutable = immutable
        self._check = check
        self._identity = Identity.of(where.path)
        self._local = threading.local()
        # Of threads that are still there: a connection goes with its thread.
        self._readers: weakref.WeakSet[apsw.Connection] = weakref.WeakSet()
        self._guard = threading.Lock()
        self._numbers = count()
        self._queue: PriorityQueue[tuple[int, int, Callable[[], None] | None]] = PriorityQueue()
        # One thread for all writes: SQLite has a single writer anyway, and no caller ever meets
        # SQLITE_BUSY.
        self._thread = threading.Thread(target=self._serve, name="library-writer", daemon=True)
        self._thread.start()

    @property
    def read_only(self) -> bool:
        """Whether this session cannot write."""
        return self._writer is None

    @property
    def is_writing(self) -> bool:
        """Whether the caller is in a transaction that writes, and may still be taken back."""
        return self._on_writer() and self._writer is not None and self._writer.in_transaction

    @property
    def is_at_one_moment(self) -> bool:
        """Whether what the caller reads is the library of a moment that may be over."""
        reader: apsw.Connection | None = getattr(self._local, "reader", None)
        return reader is not None and reader.in_transaction

    @property
    def closed(self) -> bool:
        """Whether close() was called."""
        return self._closed

    @property
    def in_transaction(self) -> bool:
        """Whether this thread is the writer's, with a transaction open."""
        return self._writer is not None and self._on_writer() and self._writer.in_transaction

    def submit(self, function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> Future[T]:
        """Run a function, usually a store's method, on the writer's thread.

        The future is done when everything the function wrote is durable. Raises LibraryError once
        the library is closed.
        """
        return self._enqueue(partial(function, *arguments, **named), _IN_TURN)

    def submit_first(self, function: Callable[[], T]) -> Future[T]:
        """`submit` ahead of all that waits already, but after what was submitted like this before.

        For what a person waits for: the background writes in batches, and one of them at most is
        under way. Raises LibraryError once the library is closed.
        """
        return self._enqueue(function, _FIRST)

    def _enqueue(self, function: Callable[[], T], rank: int) -> Future[T]:
        """Have the writer's thread run a function in the turn of its rank."""
        future: Future[T] = Future()
        with self._guard:
            if self._closed:
                raise LibraryError("The library {path} is closed.", path=self.where.path)
            self._queue.put((rank, next(self._numbers), partial(fulfil, future, function)))
        return future

    def together(self, function: Callable[[], T]) -> T:
        """Run a function on the writer's thread; all its writes form one transaction."""
        return self.write(lambda _: function())

    def write(self, work: Work[T]) -> T:
        """Run `work` in a transaction that is committed and on the disk on return.

        Raises LibraryError, and then nothing was written.
        """
        return (
            self._transaction(work)
            if self._on_writer()
            else self.submit(self._transaction, work).result()
        )

    def write_quietly(self, work: Work[object]) -> None:
        """Write what is no reason for a backup, since it can be made again."""
        committed = self.committed
        self.write(work)
        self.committed = committed

    def recall(self, key: str) -> str | None:
        """A stored setting of the library itself, not of the user; None if never stored."""
        found = self.read(
            lambda c: c.execute("SELECT value FROM meta WHERE key=?", (key,)).fetchone()
        )
        return None if found is None else str(found[0])

    def remember(self, key: str, value: str) -> None:
        """Store such a setting; that alone does not make a backup due."""
        self.submit(self._remember, key, value).result()

    def read(self, work: Work[T]) -> T:
        """Run `work` on this thread's connection, in one consistent view. Raises LibraryError."""
        if self._writer is not None and self._on_writer():
            return self._explain(work, self._writer)
        if self.where.exclusive and self._writer is not None:
            # There is one connection only, and it belongs to the writer's thread.
            return self.submit(self.read, work).result()
        return self._explain(_consistent, self._reader(), work)

    def at_one_moment(self, function: Callable[[], T]) -> T:
        """Run a function so that all it reads is the library of one moment."""
        return self.read(lambda _: function())

    def outside_transaction(self, work: Work[T]) -> T:
        """Run long `work` (a check, a backup) on a connection of its own.

        No transaction is open, so writers are not held up. Raises LibraryError.
        """
        if self.where.exclusive and self._writer is not None:
            return (
                self._explain(work, self._writer)
                if self._on_writer()
                else self.submit(self.outside_transaction, work).result()
            )
        connection = self._explain(open_reader, self.where, self._immutable)
        try:
            return self._explain(work, connection)
        finally:
            connection.close()

    def close(self) -> None:
        """Finish queued writes, then close all connections; the last one empties the log.

        Where damage was met, the log is left alone, so that the files stay as they were found.
        Raises LibraryError on failure; what was written is then still in the log.
        """
        with self._guard:
            if self._closed:
                return
            self._closed = True
            # Ends the thread after what was queued before.
            self._queue.put((_LAST, next(self._numbers), None))
        self._thread.join()
        with self._guard:
            for reader in self._readers:
                _close_reader(reader)
            self._readers.clear()
        if self._writer is not None:
            # Copying a damaged log into the file would spread the damage to what is still good.
            untouched = damage_mark(self.where).exists()
            self._explain(
                partial(close_untouched, self._writer) if untouched else self._writer.close
            )

    def _remember(self, key: str, value: str) -> None:
        # A setting is no reason for a backup: do not count it as a change of the user's data.
        committed = self.committed
        self._transaction(
            lambda c: c.execute("INSERT OR REPLACE INTO meta VALUES(?, ?)", (key, value)).fetchall()
        )
        self.committed = committed

    def _serve(self) -> None:
        while (task := self._queue.get()[-1]) is not None:
            task()
            # Else this thread would hold the last write, and what that holds, while it waits.
            del task

    def _on_writer(self) -> bool:
        return threading.current_thread() is self._thread

    def _writing(self) -> apsw.Connection:
        if self._writer is None:
            raise ReadOnlyError(
                "The library {path} is open for reading only: its file or folder cannot be "
                "written.",
                path=self.where.path,
            )
        return self._writer

    def _transaction(self, work: Work[T]) -> T:
        """Run `work` in a transaction, or in the one already open on the writer's thread."""
        connection = self._writing()
        if connection.in_transaction:
            return self._explain(work, connection)
        self._check_identity()
        before = connection.total_changes()
        result = self._explain(run_in_transaction, connection, partial(self._checked, work))
        self._check_identity()
        # A write that changed nothing makes no backup due.
        self.committed += connection.total_changes() > before
        return result

    def _checked(self, work: Work[T], connection: apsw.Connection) -> T:
        """Run `work` in the transaction that is open, in which nobody else changes anything."""
        self._check(connection)
        return work(connection)

    def _check_identity(self) -> None:
        """Raise MovedError if the file was moved or replaced since it was opened."""
        if self.where.vfs is None and Identity.of(self.where.path) != self._identity:
            raise MovedError(
                "The library {path} was moved or replaced while it was open; what you wrote last "
                "is not in it. Put it back, or open it at its new place.",
                path=self.where.path,
            )

    def _reader(self) -> apsw.Connection:
        """This thread's reading connection, opened when it is first needed."""
        # A connection is not shared by threads: each keeps its own, with its own read transaction.
        reader: apsw.Connection | None = getattr(self._local, "reader", None)
        if reader is None:
            reader = self._explain(lambda: open_reader(self.where, self._immutable))
            with self._guard:
                self._readers.add(reader)
            self._local.reader = reader
        return reader

    def _explain(self, function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """Call a function; turn errors of SQLite and of the system into LibraryError."""
        try:
            return function(*arguments, **named)
        except (apsw.Error, OSError, UnicodeDecodeError) as error:
            found = explain_error(error, self.where.path)
            self._note_damage(found)
            raise found from error
        except DamagedError as error:
            self._note_damage(error)
            raise

    def _note_damage(self, error: LibraryError) -> None:
        """Leave a mark beside the file, so that the next opening checks all of it first."""
        if isinstance(error, DamagedError) and not self.read_only:
            with contextlib.suppress(OSError):
                damage_mark(self.where).touch(FILE)


def _close_reader(reader: apsw.Connection) -> None:
    """Close a connection, cutting off what a thread left behind is still reading through it.

    One that does not let go in time stays open until the process ends. Nothing is lost by that: all
    that was written is in the log, which the next opening takes over.
    """
    for _ in range(_TRIES):
        try:
            reader.close()
        except apsw.ThreadingViolationError:
            reader.interrupt()
            time.sleep(_PAUSE)
        else:
            return


def run_in_transaction(connection: apsw.Connection, work: Work[T]) -> T:
    """Run `work` in a transaction of its own: all of it or nothing."""
    # Takes the write lock at once: upgrading a read lock later can fail.
    connection.execute("BEGIN IMMEDIATE")
    try:
        result = work(connection)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:  # SQLite ends it by itself after some errors
            connection.execute("ROLLBACK")
    return result


def _consistent(connection: apsw.Connection, work: Work[T]) -> T:
    """Run `work` in a read transaction, which sees one state of the data throughout."""
    # Inside at_one_moment the transaction is open already.
    if connection.in_transaction:
        return work(connection)
    connection.execute("BEGIN")
    try:
        return work(connection)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
