"""The search index and a cache, in a file of their own that may be lost and is made again.

Never backed up.
"""

import os
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeVar

import apsw

from duidu.library.store.connect import Identity, LibraryFile
from duidu.library.store.database import run_in_transaction
from duidu.library.store.library_errors import explain_error
from duidu.library.store.private_files import open_private
from duidu.library.store.schema import checksum

T = TypeVar("T")

_POLITE = 0.05  # seconds for which close() lets others finish what they do with the file

# Rises with every change of the schema: a file of another version is made anew.
_VERSION = "1"
_SCHEMA = """
CREATE TABLE made_for(what TEXT NOT NULL) STRICT;
CREATE TABLE marks(name TEXT PRIMARY KEY, upto INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE notes USING fts5(text, content='', contentless_delete=1, tokenize='ascii');
CREATE VIRTUAL TABLE blocks USING fts5(text, content='', contentless_delete=1, tokenize='ascii');
CREATE TABLE cache(article TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL,
  value TEXT NOT NULL, crc INTEGER NOT NULL, PRIMARY KEY(article, kind, key)) STRICT, WITHOUT ROWID;
"""


class DerivedData:
    """The file of derived data: one connection for all threads, one caller at a time.

    A file that is damaged, outdated or made for another library is deleted and made anew.
    """

    def __init__(self, library: LibraryFile, read_only: bool) -> None:
        file = library.path.with_name(library.path.stem + ".index.sqlite")
        # In memory where no file may be written: a read-only session, or the VFS of a test.
        self._file = None if read_only or library.vfs is not None else file
        self._kept_file = file if read_only and library.vfs is None else None
        self._kept: apsw.Connection | None = None
        self._library = library
        self._connection: apsw.Connection | None = None
        # One connection, which SQLite lets only one thread use at a time.
        self._lock = threading.Lock()

    def run(self, work: Callable[[apsw.Connection], T]) -> T:
        """Run `work` in a transaction. Raises LibraryError.

        If the file turns out to be damaged, it is made anew and `work` runs once more.
        """
        with self._lock:
            try:
                try:
                    return self._transact(work)
                # Any of these means a damaged or foreign file: nothing of the user's is in it, so
                # start over.
                except (apsw.CorruptError, apsw.NotADBError, apsw.SQLError, apsw.ConstraintError):
                    self._remove()
                    return self._transact(work)
            except (apsw.Error, OSError) as error:
                raise explain_error(error, self._file or self._library.path) from error

    def look_up(self, work: Callable[[apsw.Connection], T]) -> T | None:
        """Run `work` on what other sessions left in the file, from a session that may not write it.

        None in a session that may, and where there is no file or none for this library.
        """
        with self._lock:
            try:
                connection = self._kept or self._open_kept()
                return work(connection) if connection else None
            # What it holds is made again where it cannot be read.
            except apsw.Error:
                self._kept_file = None
                return None

    @property
    def busy(self) -> bool:
        """Whether another thread is working on the file now."""
        return self._lock.locked()

    def close(self) -> None:
        """Close the file; what a thread left behind still does with it is cut off."""
        if not self._lock.acquire(timeout=_POLITE):
            if (connection := self._connection) is not None:
                connection.interrupt()
        else:
            self._lock.release()
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
            if self._kept is not None:
                self._kept.close()
                self._kept = None

    def _open_kept(self) -> apsw.Connection | None:
        """Connect to the file of other sessions without changing it; None where it is no use."""
        if self._kept_file is None or not self._kept_file.exists():
            return None
        connection = apsw.Connection(str(self._kept_file), flags=apsw.SQLITE_OPEN_READONLY)
        if connection.execute("SELECT what FROM made_for").get != self._wanted():
            connection.close()
            self._kept_file = None
            return None
        connection.set_busy_timeout(200)
        self._kept = connection
        return connection

    def _transact(self, work: Callable[[apsw.Connection], T]) -> T:
        connection = self._connection or self._open()
        return run_in_transaction(connection, work)

    def _open(self) -> apsw.Connection:
        """Connect, and make the file anew unless it was made for this library and version."""
        connection = self._connect()
        if (
            not connection.table_exists("main", "made_for")
            or connection.execute("SELECT what FROM made_for").get != self._wanted()
            # Someone else's: they would run with every write of ours.
            or connection.execute(
                "SELECT 1 FROM sqlite_schema WHERE type IN ('trigger', 'view')"
            ).fetchone()
        ):
            self._remove()
            connection = self._connect()
            run_in_transaction(connection, self._make)
        return connection

    def _connect(self) -> apsw.Connection:
        """Connect to the file, made now if it is missing; only this person may read it."""
        if self._file is not None and not self._file.exists():
            # SQLite would make it readable for all; it holds words of the texts.
            os.close(open_private(self._file, os.O_CREAT | os.O_WRONLY))
        # Assigned before use, so that it is closed even if the file is not a database.
        self._connection = connection = apsw.Connection(
            ":memory:" if self._file is None else str(self._file)
        )
        # Another window may be writing; a cache is not worth waiting longer.
        connection.set_busy_timeout(2000)
        connection.pragma("journal_mode", "wal")
        connection.pragma("synchronous", "off")  # after a power cut it is made again
        connection.pragma("cache_size", -3000)  # KiB
        return connection

    def _make(self, connection: apsw.Connection) -> None:
        connection.execute(_SCHEMA)
        connection.execute("INSERT INTO made_for VALUES(?)", (self._wanted(),))

    def _wanted(self) -> str:
        """What the file must have been made for: our version, SQLite's, and the library file."""
        # SQLite's version counts: a newer one may tokenise or store the index differently.
        return f"{_VERSION} {apsw.sqlite_lib_version()} {Identity.of(self._library.path)}"

    def _remove(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._file is not None:
            # A log left behind would be applied to the new file.
            for suffix in ("", "-wal", "-shm", "-journal"):
                self._file.with_name(self._file.name + suffix).unlink(missing_ok=True)


class Cache:
    """Computed texts by article, kind and key, kept between sessions (word links of a row, ...).

    A value may be gone at any time. Let the key name what the value depends on (a hash of texts):
    then it never goes stale.
    """

    def __init__(self, derived: DerivedData) -> None:
        self._derived = derived

    def get(self, article: str, kind: str, keys: Sequence[str]) -> dict[str, str]:
        """The stored values among `keys`, by key."""
        marks = ",".join("?" * len(keys))
        query = f"SELECT key, value, crc FROM cache WHERE article=? AND kind=? AND key IN ({marks})"

        def work(connection: apsw.Connection) -> dict[str, str]:
            return {
                str(key): str(value)
                for key, value, crc in connection.execute(query, (article, kind, *keys))
                if crc == checksum((key, value))
            }

        return {**(self._derived.look_up(work) or {}), **self._derived.run(work)}

    def of_articles(self, articles: Collection[str], kind: str, key: str) -> dict[str, str]:
        """The value stored under one key for each of many articles, as far as there is one."""
        query = "SELECT value, crc FROM cache WHERE article=? AND kind=? AND key=?"

        def work(connection: apsw.Connection) -> dict[str, str]:
            rows = (
                (article, connection.execute(query, (article, kind, key)).fetchone())
                for article in articles
            )
            return {
                article: str(row[0])
                for article, row in rows
                if row is not None and row[1] == checksum((key, row[0]))
            }

        return {**(self._derived.look_up(work) or {}), **self._derived.run(work)}

    @property
    def is_busy(self) -> bool:
        """Whether another thread uses the file, so that the window would wait for it."""
        return self._derived.busy

    def glance(self, article: str, kind: str, keys: Sequence[str]) -> dict[str, str]:
        """`get` for the window's thread: finds nothing while another thread uses the file."""
        return self.get(article, kind, keys) if not self._derived.busy else {}

    def put(self, article: str, kind: str, values: Mapping[str, str]) -> None:
        """Store values by key."""
        rows = [
            (article, kind, key, value, checksum((key, value))) for key, value in values.items()
        ]
        self._derived.run(
            lambda c: c.executemany(
                "INSERT OR REPLACE INTO cache VALUES(?,?,?,?,?)", rows
            ).fetchall()
        )

    def drop(self, article: str) -> None:
        """Remove everything stored for an article."""
        self._derived.run(
            lambda c: c.execute("DELETE FROM cache WHERE article=?", (article,)).fetchall()
        )
