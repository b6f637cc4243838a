"""Opening connections with the settings that keep data, and bringing the schema up to date. No data is read or written here."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import apsw

from duidu.library.store.library_errors import DamagedError, RefusedError
from duidu.library.store.library_path import backup_folder, copies_folder
from duidu.library.store.schema import APPLICATION_ID, MINIMUM_SQLITE

MAGIC = b"SQLite format 3\0"
BUSY_MS = 5000


@dataclass(frozen=True, slots=True)
class LibraryFile:
    """The file, and how it is reached: another VFS, one connection for everything (`exclusive`, which needs no shared memory)."""

    path: Path
    vfs: str | None = None
    exclusive: bool = False

    def beside(self, suffix: str) -> Path:
        """The file next to the library whose name has this at its end."""
        return self.path.with_name(self.path.name + suffix)


@dataclass(frozen=True, slots=True)
class Identity:
    """Which file on the disk a path names; a path that names another one later was moved or replaced."""

    device: int
    inode: int

    @classmethod
    def of(cls, path: Path) -> "Identity | None":
        """None when there is no file."""
        try:
            found = os.stat(path)
        except FileNotFoundError:
            return None
        return cls(found.st_dev, found.st_ino)


def open_writer(where: LibraryFile) -> apsw.Connection:
    """The one connection that writes; a new file is made in rollback mode, so that page 1 is never only in a log."""
    connection = _connect(where, apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE)
    _settle(connection, where, "EXTRA")
    return connection


def open_reader(where: LibraryFile, immutable: bool = False) -> apsw.Connection:
    """A connection that cannot write. `immutable` promises that nobody else does, for folders in which no lock can be made."""
    if not immutable:
        return _connect(where, apsw.SQLITE_OPEN_READONLY)
    uri = where.path.absolute().as_uri() + "?immutable=1"
    connection = apsw.Connection(uri, apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI, where.vfs)
    return _harden(connection)


def enable_wal(connection: apsw.Connection, where: LibraryFile) -> None:
    """Switch to WAL with synchronous FULL where the file system allows it, else stay with a journal and synchronous EXTRA."""
    modern = tuple(int(part) for part in apsw.sqlite_lib_version().split(".")) >= MINIMUM_SQLITE
    if modern and connection.pragma("journal_mode", "wal") == "wal":
        _settle(connection, where, "FULL")
    else:
        connection.pragma("journal_mode", "delete")
        _settle(connection, where, "EXTRA")


def _connect(where: LibraryFile, flags: int) -> apsw.Connection:
    return _harden(apsw.Connection(str(where.path), flags, where.vfs))


def _harden(connection: apsw.Connection) -> apsw.Connection:
    for option, value in (
        (apsw.SQLITE_DBCONFIG_DEFENSIVE, 1),
        (apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
        (apsw.SQLITE_DBCONFIG_DQS_DDL, 0),
        (apsw.SQLITE_DBCONFIG_DQS_DML, 0),
        (apsw.SQLITE_DBCONFIG_ENABLE_FKEY, 1),
    ):
        connection.config(option, value)
    connection.set_busy_timeout(BUSY_MS)
    connection.pragma("cell_size_check", True)
    connection.pragma("mmap_size", 0)
    return connection


def _settle(connection: apsw.Connection, where: LibraryFile, synchronous: str) -> None:
    if where.exclusive:
        connection.pragma("locking_mode", "exclusive")
    connection.pragma("synchronous", synchronous)
    connection.pragma("fullfsync", True)  # plain fsync does not empty the drive's cache on macOS
    connection.pragma("checkpoint_fullfsync", True)
    connection.pragma("journal_size_limit", 4 << 20)


def damage_mark(where: LibraryFile) -> Path:
    """The file whose presence says that damage was met: the next opening examines everything."""
    return where.beside(".damaged")


def close_untouched(connection: apsw.Connection) -> None:
    """Close without emptying the log into the file: what is damaged is kept as it was found."""
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    connection.close()


def check_header(where: LibraryFile) -> None:
    """Refuse what is not ours before SQLite touches it. Raises RefusedError; passes for a missing or empty file.

    A strange file that has our backups or copies beside it is our library, damaged.
    """
    try:
        with open(where.path, "rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        return
    ours = head.startswith(MAGIC) and (
        len(head) < 100 or int.from_bytes(head[68:72], "big") == APPLICATION_ID
    )
    if (
        head
        and not ours
        and not any(
            path.exists() for path in (backup_folder(where.path), copies_folder(where.path))
        )
    ):
        raise RefusedError(
            "{path} is not a Duidu library but something else; it was not touched. Name another place with --library or DUIDU_LIBRARY.",
            path=where.path,
        )


def schema_version(connection: apsw.Connection, where: LibraryFile, known: int) -> int:
    """The schema of an open library. Raises RefusedError when it is newer than the `known` ones."""
    version = int(connection.pragma("user_version"))
    if version > known:
        raise RefusedError(
            "The library {path} was written by a newer Duidu (schema {version}, this one knows {known}); it was not touched. "
            "Please install the newer version.",
            path=where.path,
            version=version,
            known=known,
        )
    return version


def migrate(
    connection: apsw.Connection,
    where: LibraryFile,
    migrations: Sequence[str],
    before: Callable[[int], object],
    version: int,
) -> None:
    """Apply what is missing, each migration one transaction; `before(version)` makes the backup and is called while nothing is changed."""
    while version < len(migrations):
        if version:
            before(version)
        connection.execute("BEGIN IMMEDIATE")
        try:
            if int(connection.pragma("user_version")) == version:
                if not version:
                    connection.pragma("application_id", APPLICATION_ID)
                connection.execute(migrations[version])
                connection.pragma("user_version", version + 1)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        version = schema_version(connection, where, len(migrations))


def require_ours(connection: apsw.Connection, where: LibraryFile) -> None:
    """Raises DamagedError when a file that passed as a library does not say that it is one."""
    if int(connection.pragma("application_id")) != APPLICATION_ID:
        raise DamagedError(
            "The library {path} is damaged: it does not say that it is one.", path=where.path
        )
