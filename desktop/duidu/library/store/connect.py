"""Opens SQLite connections with durable settings, and migrates the schema.

No user data is read or written here.
"""

import contextlib
import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import apsw

from duidu.core.errors import LibraryError
from duidu.library.store.library_errors import DamagedError, RefusedError
from duidu.library.store.library_path import backup_folder, copies_folder
from duidu.library.store.private_files import is_strangers
from duidu.library.store.schema import APPLICATION_ID, MINIMUM_SQLITE

MAGIC = b"SQLite format 3\0"
# What SQLite and the lock keep beside a library, and itself.
_BESIDE = ("", "-wal", "-shm", "-journal", ".lock")
BUSY_MS = 5000  # how long a statement waits for a lock of another connection


@dataclass(frozen=True, slots=True)
class LibraryFile:
    """The library's file and how it is opened.

    `vfs` names another SQLite VFS (for tests). `exclusive` means one connection for everything,
    which needs no shared memory.
    """

    path: Path
    vfs: str | None = None
    exclusive: bool = False

    def beside(self, suffix: str) -> Path:
        """The path next to the library whose name has `suffix` appended."""
        return self.path.with_name(self.path.name + suffix)


@dataclass(frozen=True, slots=True)
class Identity:
    """Which file on the disk a path names; it changes when the file is moved or replaced."""

    device: int
    inode: int

    @classmethod
    def of(cls, path: Path) -> "Identity | None":
        """The identity of the file at `path`, None when there is no file."""
        try:
            found = os.stat(path)
        except FileNotFoundError:
            return None
        return cls(found.st_dev, found.st_ino)


def open_writer(where: LibraryFile) -> apsw.Connection:
    """The one connection that writes.

    A new file is created in rollback mode, so that its first page is never in a log alone.
    """
    connection = _connect(where, apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE)
    _settle(connection, where, "EXTRA")
    return connection


def open_reader(where: LibraryFile, immutable: bool = False) -> apsw.Connection:
    """A connection that cannot write.

    `immutable` promises SQLite that nobody writes the file; it is for folders where no lock can be
    made.
    """
    if not immutable:
        return _connect(where, apsw.SQLITE_OPEN_READONLY)
    # Only a URI can say immutable.
    uri = where.path.absolute().as_uri() + "?immutable=1"
    connection = apsw.Connection(uri, apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI, where.vfs)
    return _harden(connection)


def enable_wal(connection: apsw.Connection, where: LibraryFile) -> None:
    """Switch to WAL with synchronous FULL; keep a rollback journal where WAL is not possible.

    WAL is refused by some file systems, and by SQLite versions that can lose commits in it.
    """
    modern = tuple(int(part) for part in apsw.sqlite_lib_version().split(".")) >= MINIMUM_SQLITE
    if modern and connection.pragma("journal_mode", "wal") == "wal":
        _settle(connection, where, "FULL")
    else:
        connection.pragma("journal_mode", "delete")
        _settle(connection, where, "EXTRA")


def _connect(where: LibraryFile, flags: int) -> apsw.Connection:
    return _harden(apsw.Connection(str(where.path), flags, where.vfs))


def _harden(connection: apsw.Connection) -> apsw.Connection:
    """Settings of every connection: no tricks by a forged file, no memory mapping."""
    for option, value in (
        # The file may have been tampered with: its schema must not run functions or write to
        # itself.
        (apsw.SQLITE_DBCONFIG_DEFENSIVE, 1),
        (apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
        (apsw.SQLITE_DBCONFIG_DQS_DDL, 0),
        (apsw.SQLITE_DBCONFIG_DQS_DML, 0),
        (apsw.SQLITE_DBCONFIG_ENABLE_FKEY, 1),
    ):
        connection.config(option, value)
    connection.set_busy_timeout(BUSY_MS)
    # Finds damage when a page is read instead of returning garbage.
    connection.pragma("cell_size_check", True)
    # A read error in a mapped page kills the process; read() reports it.
    connection.pragma("mmap_size", 0)
    return connection


def _settle(connection: apsw.Connection, where: LibraryFile, synchronous: str) -> None:
    """Settings of the connection that writes: when and how data is forced to the disk."""
    # No shared memory then, which some file systems lack.
    if where.exclusive:
        connection.pragma("locking_mode", "exclusive")
    # FULL syncs the log at every commit: what the user was told is saved survives a power cut.
    connection.pragma("synchronous", synchronous)
    connection.pragma("fullfsync", True)  # plain fsync does not empty the drive's cache on macOS
    connection.pragma("checkpoint_fullfsync", True)
    connection.pragma("journal_size_limit", 4 << 20)  # give a large log's space back


def damage_mark(where: LibraryFile) -> Path:
    """The file whose presence says that damage was met; the next opening checks everything."""
    return where.beside(".damaged")


def close_untouched(connection: apsw.Connection) -> None:
    """Close without copying the log into the file, so that damage is kept as it was found."""
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    connection.close()


def require_own_folder(folder: Path, library: Path) -> None:
    """Raise RefusedError if a folder of backups or copies beside a library is another user's."""
    if is_strangers(folder, library):
        raise _of_a_stranger(folder)


def _of_a_stranger(path: Path) -> RefusedError:
    return RefusedError(
        "{path} belongs to another user of this computer, who could read or replace what is in it; "
        "it is not used. Move the library to a folder that only you can write to.",
        path=path,
    )


def require_files(where: LibraryFile) -> None:
    """Raise RefusedError if something else than a file has the name of one of the library's files.

    A pipe would be waited for without end, and a log that somebody else put there would be taken
    into the library.
    """
    for suffix in _BESIDE if where.vfs is None else ():
        path = where.beside(suffix)
        if suffix and is_strangers(path, where.path):
            raise _of_a_stranger(path)
        with contextlib.suppress(OSError):  # said of the library by what opens it
            if not stat.S_ISREG(os.stat(path).st_mode):
                raise RefusedError(
                    "{path} is no file but a folder, a pipe or a device, and is in the way of the "
                    "library. Move it away, or choose another library with --library.",
                    path=path,
                )


def check_header(where: LibraryFile) -> None:
    """Refuse a file that is not a library before SQLite touches it. Raises RefusedError.

    A missing or empty file passes. So does a strange file with our backups or copies beside it:
    that is our library, damaged.
    """
    require_files(where)
    try:
        with open(where.path, "rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        return
    except OSError as error:
        raise LibraryError(
            "The library {path} cannot be read ({value}); it was not changed. Check the "
            "permissions of the file and of its folder, or choose another library with --library.",
            path=where.path,
            value=error.strerror or error,
        ) from error
    # A file of under 100 bytes was cut off while it was made; SQLite tells whether it is damaged.
    # SQLite keeps the application id at byte 68 of the header.
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
            "{path} is not a Duidu library; it was not changed. Choose another path with "
            "--library or DUIDU_LIBRARY.",
            path=where.path,
        )


def schema_version(connection: apsw.Connection, where: LibraryFile, known: int) -> int:
    """The schema version of an open library. Raises RefusedError if newer than `known`."""
    version = int(connection.pragma("user_version"))
    if version > known:
        raise RefusedError(
            "The library {path} was written by a newer Duidu (schema {version}, this one supports "
            "{known}); it was not changed. Please install the newer version, or go back to the "
            "backup made before the update: duidu library restore.",
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
    """Apply the missing migrations, each in a transaction of its own.

    `before(version)` is called once before an existing library is changed; it makes the backup,
    which is what an earlier Duidu can read.
    """
    # One that is made now has nothing in it that could be lost.
    if 0 < version < len(migrations):
        before(version)
    while version < len(migrations):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have migrated the file while we waited for the write lock.
            if int(connection.pragma("user_version")) == version:
                # The application id says that a file is ours; it is written with the first table.
                if not version:
                    connection.pragma("application_id", APPLICATION_ID)
                connection.execute(migrations[version])
                connection.pragma("user_version", version + 1)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        # Read again: another process may have migrated further.
        version = schema_version(connection, where, len(migrations))


def require_ours(connection: apsw.Connection, where: LibraryFile) -> None:
    """Raise DamagedError if a file accepted as a library lacks our application id."""
    if int(connection.pragma("application_id")) != APPLICATION_ID:
        raise DamagedError(
            "The library {path} is damaged: it lacks Duidu's file signature.", path=where.path
        )
