"""From a path to an open database: lock, repair, refuse what is not ours, migrate.

Where nothing can be written, the library is opened for reading only.
"""

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

import apsw

from duidu.core.errors import LibraryError, Sentence
from duidu.library.articles.add_article import forget_unfinished
from duidu.library.safety.backup_mark import is_behind
from duidu.library.safety.lock import LibraryLock
from duidu.library.store.connect import (
    LibraryFile,
    check_header,
    close_untouched,
    damage_mark,
    enable_wal,
    migrate,
    open_reader,
    open_writer,
    require_files,
    require_ours,
    schema_version,
)
from duidu.library.store.database import Database, run_in_transaction
from duidu.library.store.library_errors import DamagedError, ReadOnlyError, explain_error
from duidu.library.store.library_path import (
    backup_folder,
    copies_folder,
    data_folder,
    real_path,
)
from duidu.library.store.own_schema import SchemaGuard, require_own_schema
from duidu.library.store.private_files import close_to_others, make_folder, open_private

Opened = tuple[Database, LibraryLock | None, tuple[str, ...]]

_TAKEN_BACK = Sentence(
    "Duidu ended in the middle of a large change, which was taken back; make it again."
)
# Where SQLite's header says what may write the file, and the highest value that ours has.
_WRITE_VERSION, _WRITE_AHEAD_LOG = 18, 2
_QUICKLY_CHECKED = 20 << 20  # bytes that SQLite's quick check examines in a second


def open_database(where: LibraryFile, read_only: bool, migrations: Sequence[str]) -> Opened:
    """The database, its lock (None if read-only) and sentences for the user.

    Raises LibraryError.
    """
    if read_only:
        check_header(where)
        return open_for_reading(where, migrations), None, ()
    require_files(where)
    try:
        make_folder(where.path.parent)
        _close_to_others(where)
        # Before anything else: two processes must not repair the same library.
        lock = LibraryLock(where.path)
    except OSError as error:
        return _fall_back(where, explain_error(error, where.path), migrations)
    try:
        return _locked(where, migrations, lock)
    except ReadOnlyError as error:
        lock.release()
        return _fall_back(where, error, migrations)
    except BaseException:
        lock.release()
        raise


def _locked(where: LibraryFile, migrations: Sequence[str], lock: LibraryLock) -> Opened:
    """Open for writing with the lock held; repair the library if it turns out damaged."""
    _finish_interrupted(where)
    check_header(where)
    # Not closed: something is left in a log. Readers leave empty ones.
    unclean = any(_size(where.beside(part)) for part in ("-wal", "-journal"))
    try:
        _require_file(where)
        _require_writable_form(where)
        connection, warnings = _open_with_log(where, migrations)
        if _is_suspect(where, unclean):
            _look(connection, where)
        _forget_unfinished(connection, where)
        warnings += _take_back_unfinished(connection, where)
    except DamagedError:
        from duidu.library.safety.recovery import recover

        warnings = (recover(where, migrations).sentence,)
        connection = _open_for_writing(where, migrations)
    database = Database(where, connection, check=SchemaGuard(where, migrations).check)
    # What the last session wrote may not be in a backup.
    database.committed = int(unclean or is_behind(database))
    return database, lock, warnings


def _finish_interrupted(where: LibraryFile) -> None:
    """Finish a recovery that was cut off.

    recovery.py is imported only then: a start does not wait for what is needed once in years.
    """
    if any(where.beside(part).exists() for part in (".recovering", ".recovered")):
        from duidu.library.safety.recovery import finish_interrupted

        finish_interrupted(where)


def _open_with_log(
    where: LibraryFile, migrations: Sequence[str]
) -> tuple[apsw.Connection, tuple[str, ...]]:
    """Open for writing; keep a damaged log aside and merge it, with a sentence for the user."""
    if not any(where.beside(part).exists() for part in ("-wal", "-shm")):
        return _open_for_writing(where, migrations), ()
    from duidu.library.safety.rescue_log import keep_aside, suspect_log, take_back

    log = suspect_log(where)
    aside = keep_aside(where) if log else None
    connection = _open_for_writing(where, migrations)
    return connection, (take_back(connection, where, log, aside),) if log and aside else ()


def _forget_unfinished(connection: apsw.Connection, where: LibraryFile) -> None:
    """Delete additions that were cut off. Raises LibraryError, with the file left as it was."""
    try:
        forget_unfinished(connection)
    except (apsw.Error, OSError, UnicodeDecodeError) as error:
        close_untouched(connection)
        raise explain_error(error, where.path) from error


def _take_back_unfinished(connection: apsw.Connection, where: LibraryFile) -> tuple[str, ...]:
    """Take back a long change that was cut off; a sentence for the user if there was one.

    Raises LibraryError, with the file left as it was.
    """
    if not where.beside(".unfinished").exists():
        return ()
    from duidu.library.store.long_change import forget_journal, take_back_unfinished

    try:
        found = run_in_transaction(connection, lambda c: take_back_unfinished(c, where.path))
        forget_journal(where.path)
    except (apsw.Error, OSError, UnicodeDecodeError) as error:
        close_untouched(connection)
        raise explain_error(error, where.path) from error
    return (_TAKEN_BACK,) if found else ()


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _require_file(where: LibraryFile) -> None:
    """Raise DamagedError if the file is missing although its log or backups exist.

    Such a library was lost; it is not a new one.
    """
    if where.vfs is not None or where.path.exists():
        return
    from duidu.library.safety.backups import backups_of

    if _size(where.beside("-wal")) or backups_of(where.path):
        raise DamagedError("The library {path} is missing.", path=where.path)


def _require_writable_form(where: LibraryFile) -> None:
    """Raise DamagedError where the header asks for a newer SQLite to write the file.

    Ours never does, and SQLite would call the file read-only for good.
    """
    if where.vfs is not None or not where.path.exists():
        return
    with open(where.path, "rb") as file:
        head = file.read(100)
    if len(head) == 100 and head[_WRITE_VERSION] > _WRITE_AHEAD_LOG:
        raise DamagedError("The library {path} is damaged: its header.", path=where.path)


def _is_suspect(where: LibraryFile, unclean: bool) -> bool:
    """Whether to check first: damage was met, or a small library was not closed."""
    return damage_mark(where).exists() or (unclean and _size(where.path) < _QUICKLY_CHECKED)


def _look(connection: apsw.Connection, where: LibraryFile) -> None:
    """Check the whole file after damage, or quickly after a crash. Raises DamagedError."""
    from duidu.library.safety.verify import examine

    try:
        if damage_mark(where).exists():
            problems = examine(connection).problems
        else:
            problems = tuple(
                str(line) for (line,) in connection.execute("PRAGMA quick_check(1)") if line != "ok"
            )
    except (apsw.Error, UnicodeDecodeError) as error:
        problems = (str(error),)
    if problems:
        close_untouched(connection)
        raise DamagedError(
            "The library {path} is damaged: {problems}.", path=where.path, problems=problems[0]
        )
    damage_mark(where).unlink(missing_ok=True)


def open_for_reading(where: LibraryFile, migrations: Sequence[str]) -> Database:
    """A session that cannot write, beside one that may. Raises LibraryError if nothing is there."""
    if not where.path.exists():
        raise LibraryError("There is no library at {path}.", path=where.path)
    for immutable in (False, True):
        try:
            connection = open_reader(where, immutable)
            try:
                version = schema_version(connection, where, len(migrations))
                require_ours(connection, where)
                require_own_schema(connection, where, migrations[:version])
            finally:
                connection.close()
            return Database(where, None, immutable)
        except (apsw.CantOpenError, apsw.ReadOnlyError) as error:
            # No shared memory can be made in this folder. `immutable` ignores the log, so it would
            # hide the newest notes if there is one.
            if immutable or where.beside("-wal").exists():
                raise explain_error(error, where.path) from error
        except apsw.Error as error:
            raise explain_error(error, where.path) from error
    raise AssertionError("unreachable")


def _fall_back(where: LibraryFile, error: LibraryError, migrations: Sequence[str]) -> Opened:
    """Open for reading only because of `error`; raise the error when there is no file."""
    if not where.path.exists():
        raise error
    return (
        open_for_reading(where, migrations),
        None,
        (
            Sentence(
                "{error} You can read, but nothing you write can be saved.", error=error.sentence
            ),
        ),
    )


def _open_for_writing(where: LibraryFile, migrations: Sequence[str]) -> apsw.Connection:
    """Connect, migrate (after a backup) and switch to WAL. Raises LibraryError."""
    try:
        _make_file(where)
        connection = open_writer(where)
        try:
            # SQLite falls back to read-only by itself and says nothing.
            if connection.readonly("main"):
                raise apsw.ReadOnlyError("read-only")
            version = schema_version(connection, where, len(migrations))
            # As it was made by an earlier version, before this one changes it.
            require_own_schema(connection, where, migrations[:version])
            migrate(
                connection, where, migrations, lambda old: _back_up(connection, where, old), version
            )
            require_ours(connection, where)
            enable_wal(connection, where)
        except BaseException:
            close_untouched(connection)
            raise
    except (apsw.Error, OSError, UnicodeDecodeError) as error:
        raise explain_error(error, where.path) from error
    return connection


def _make_file(where: LibraryFile) -> None:
    """Make an empty file that others cannot read, unless there is one.

    SQLite would let everybody read it; the log gets the permissions of the file.
    """
    if where.vfs is None:
        with contextlib.suppress(FileExistsError):
            os.close(open_private(where.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))


def _close_to_others(where: LibraryFile) -> None:
    """Close to others what an earlier version left open to them.

    The folder of the library only if it is the program's own: another one is the person's.
    """
    with contextlib.suppress(LibraryError):
        if where.path.parent == real_path(data_folder()):
            close_to_others(where.path.parent)
    for part in ("", "-wal", "-shm", "-journal", ".lock"):
        close_to_others(where.beside(part))
    for folder in (backup_folder(where.path), copies_folder(where.path)):
        close_to_others(folder)


def _back_up(connection: apsw.Connection, where: LibraryFile, schema: int) -> None:
    from duidu.library.safety.backups import make_backup

    make_backup(connection, where.path, schema=schema)
