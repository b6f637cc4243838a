"""What can be made again from the library, in a file of its own that nobody misses: the search index and a cache. Never backed up."""

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import apsw

from duidu.library.store.connect import Identity, LibraryFile
from duidu.library.store.database import transacted
from duidu.library.store.library_errors import explained
from duidu.library.store.schema import checksum

T = TypeVar("T")

_VERSION = "1"
_SCHEMA = """
CREATE TABLE made_for(what TEXT NOT NULL) STRICT;
CREATE TABLE marks(name TEXT PRIMARY KEY, upto INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE notes USING fts5(text, content='', contentless_delete=1, tokenize='ascii');
CREATE VIRTUAL TABLE blocks USING fts5(text, content='', contentless_delete=1, tokenize='ascii');
CREATE TABLE cache(article TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, crc INTEGER NOT NULL,
  PRIMARY KEY(article, kind, key)) STRICT, WITHOUT ROWID;
"""


class DerivedData:
    """One connection for all threads, one use at a time. A file that is damaged, older or made for another library is made anew."""

    def __init__(self, library: LibraryFile, read_only: bool) -> None:
        # Where no file may be written (a read-only session, a VFS of a test) it lives in memory.
        self._file = (
            None
            if read_only or library.vfs is not None
            else library.path.with_name(library.path.stem + ".index.sqlite")
        )
        self._library = library
        self._connection: apsw.Connection | None = None
        self._lock = threading.Lock()

    def run(self, work: Callable[[apsw.Connection], T]) -> T:
        """Run `work` in a transaction; once more on an empty file if this one turns out damaged. Raises LibraryError."""
        with self._lock:
            try:
                try:
                    return self._transact(work)
                except (apsw.CorruptError, apsw.NotADBError, apsw.SQLError, apsw.ConstraintError):
                    self._remove()
                    return self._transact(work)
            except (apsw.Error, OSError) as error:
                raise explained(error, self._file or self._library.path) from error

    @property
    def busy(self) -> bool:
        """Whether a use would have to wait for another."""
        return self._lock.locked()

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _transact(self, work: Callable[[apsw.Connection], T]) -> T:
        connection = self._connection or self._open()
        return transacted(connection, work)

    def _open(self) -> apsw.Connection:
        connection = self._connect()
        if (
            not connection.table_exists("main", "made_for")
            or connection.execute("SELECT what FROM made_for").get != self._wanted()
        ):
            self._remove()
            connection = self._connect()
            transacted(connection, self._make)
        return connection

    def _connect(self) -> apsw.Connection:
        # Known at once, so that it is closed even when the file turns out to be no database.
        self._connection = connection = apsw.Connection(
            ":memory:" if self._file is None else str(self._file)
        )
        connection.set_busy_timeout(2000)
        connection.pragma("journal_mode", "wal")
        connection.pragma("synchronous", "off")  # a power cut costs the time to make it again
        connection.pragma("cache_size", -8000)
        return connection

    def _make(self, connection: apsw.Connection) -> None:
        connection.execute(_SCHEMA)
        connection.execute("INSERT INTO made_for VALUES(?)", (self._wanted(),))

    def _wanted(self) -> str:
        return f"{_VERSION} {apsw.sqlite_lib_version()} {Identity.of(self._library.path)}"

    def _remove(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._file is not None:
            for suffix in ("", "-wal", "-shm", "-journal"):
                self._file.with_name(self._file.name + suffix).unlink(missing_ok=True)


class Cache:
    """Texts by article, kind and key. Let a key name what its value depends on (a hash of texts): it never goes stale."""

    def __init__(self, derived: DerivedData) -> None:
        self._derived = derived

    def get(self, article: str, kind: str, keys: Sequence[str]) -> dict[str, str]:
        """The values that are there, by key."""
        query = f"SELECT key, value, crc FROM cache WHERE article=? AND kind=? AND key IN ({','.join('?' * len(keys))})"
        rows = self._derived.run(lambda c: c.execute(query, (article, kind, *keys)).fetchall())
        return {str(key): str(value) for key, value, crc in rows if crc == checksum((key, value))}

    def glance(self, article: str, kind: str, keys: Sequence[str]) -> dict[str, str]:
        """The same for the window's thread: nothing at all while another thread works on the file."""
        return self.get(article, kind, keys) if not self._derived.busy else {}

    def put(self, article: str, kind: str, values: Mapping[str, str]) -> None:
        """Keep values by key."""
        rows = [
            (article, kind, key, value, checksum((key, value))) for key, value in values.items()
        ]
        self._derived.run(
            lambda c: c.executemany(
                "INSERT OR REPLACE INTO cache VALUES(?,?,?,?,?)", rows
            ).fetchall()
        )

    def drop(self, article: str) -> None:
        """Forget an article."""
        self._derived.run(
            lambda c: c.execute("DELETE FROM cache WHERE article=?", (article,)).fetchall()
        )
