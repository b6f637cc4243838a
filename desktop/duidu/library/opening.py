"""From a path to an open database: lock, refuse what is not ours, migrate, fall back to reading only."""

from collections.abc import Sequence

import apsw

from duidu.core.errors import LibraryError
from duidu.library.connect import Where, check_header, migrate, open_reader, open_writer, require_ours, schema_version, use_log
from duidu.library.database import Database
from duidu.library.errors import ReadOnlyError, explained
from duidu.library.lock import LibraryLock

Opened = tuple[Database, LibraryLock | None, tuple[str, ...]]


def opened(where: Where, read_only: bool, migrations: Sequence[str]) -> Opened:
    """The database, its lock, and sentences for the person. Raises LibraryError."""
    check_header(where)
    if read_only:
        return open_for_reading(where, len(migrations)), None, ()
    try:
        where.path.parent.mkdir(parents=True, exist_ok=True)
        lock = LibraryLock(where.path)
    except OSError as error:
        return _fall_back(where, explained(error, where.path), len(migrations))
    try:
        return Database(where, _open_for_writing(where, migrations)), lock, ()
    except ReadOnlyError as error:
        lock.release()
        return _fall_back(where, error, len(migrations))
    except BaseException:
        lock.release()
        raise


def open_for_reading(where: Where, known: int) -> Database:
    """A session that cannot write, beside whoever does. Raises LibraryError when there is nothing to read."""
    if not where.path.exists():
        raise LibraryError(f"There is no library at {where.path}.")
    for immutable in (False, True):
        try:
            connection = open_reader(where, immutable)
            try:
                schema_version(connection, where, known)
                require_ours(connection, where)
            finally:
                connection.close()
            return Database(where, None, immutable)
        except (apsw.CantOpenError, apsw.ReadOnlyError) as error:
            # A clean library in a folder where no shared memory can be made; with a log in it, its newest notes would be missing.
            if immutable or where.beside("-wal").exists():
                raise explained(error, where.path) from error
        except apsw.Error as error:
            raise explained(error, where.path) from error
    raise AssertionError("unreachable")


def _fall_back(where: Where, error: LibraryError, known: int) -> Opened:
    if not where.path.exists():
        raise error
    return open_for_reading(where, known), None, (f"{error} You can read, but nothing you write can be kept.",)


def _open_for_writing(where: Where, migrations: Sequence[str]) -> apsw.Connection:
    try:
        connection = open_writer(where)
        try:
            if connection.readonly("main"):
                raise apsw.ReadOnlyError("read-only")
            version = schema_version(connection, where, len(migrations))
            migrate(connection, where, migrations, lambda _: None, version)
            require_ours(connection, where)
            use_log(connection, where)
        except BaseException:
            connection.close()
            raise
    except (apsw.Error, OSError) as error:
        raise explained(error, where.path) from error
    return connection
