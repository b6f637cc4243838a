"""Recovers entries that a damaged log would lose.

The log is copied before SQLite truncates it, and its rows are read by their own checksums.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path

import apsw

from duidu.core.errors import LibraryError, Sentence
from duidu.library.safety.backups import Backup, backups_of, unpacked
from duidu.library.safety.merge_salvaged import Merge
from duidu.library.safety.write_ahead_log import WriteAheadLog, read_log
from duidu.library.store.connect import LibraryFile, open_reader
from duidu.library.store.database import run_in_transaction
from duidu.library.store.library_errors import explain_error
from duidu.library.store.private_files import FOLDER


def suspect_log(where: LibraryFile) -> WriteAheadLog | None:
    """The log beside the library, if it is not what was written; else None."""
    log = read_log(where.beside("-wal"), where.beside("-shm")) if where.vfs is None else None
    return log if log is not None and log.is_suspect else None


def keep_aside(where: LibraryFile) -> Path:
    """Copy the library and its log, as they were found, into a new folder. Raises LibraryError."""
    aside = where.path.with_name(f"{where.path.name}.corrupt-{datetime.now():%Y%m%d-%H%M%S-%f}")
    try:
        aside.mkdir(FOLDER)
        for part in ("", "-wal"):
            if where.beside(part).exists():
                shutil.copy2(where.beside(part), aside)
    except OSError as error:
        raise explain_error(error, where.path) from error
    return aside


def take_back(
    connection: apsw.Connection, where: LibraryFile, log: WriteAheadLog, aside: Path
) -> Sentence:
    """Merge what the damaged log contains into the open library; return a sentence for the user."""
    newer = sum(
        _merge(connection, where, _backup(backup), later=False)
        for backup in backups_of(where.path)[:1]
    )
    newer += _merge(connection, where, _whole_log(aside / where.path.name, log), later=True)
    return Sentence(
        "The log of the library {path} was damaged or cut off. {newer} entries were recovered "
        "from it and from the newest backup; what you wrote last may be missing. The damaged "
        "files are kept in {aside}.",
        path=where.path,
        newer=newer,
        aside=aside,
    )


def _merge(
    connection: apsw.Connection,
    where: LibraryFile,
    source: AbstractContextManager[apsw.Connection],
    later: bool,
) -> int:
    """Merge from one source; return how many newer rows it had."""
    try:
        with source as damaged:
            merge = Merge(connection, damaged, where.path, later, missing_was_deleted=False)
            run_in_transaction(connection, lambda _: merge.run())
    except (apsw.Error, LibraryError, UnicodeDecodeError):
        return 0  # nothing can be read of it; the files are kept
    return merge.newer


@contextmanager
def _backup(backup: Backup) -> Iterator[apsw.Connection]:
    with unpacked(backup.path) as path:
        connection = open_reader(LibraryFile(path), immutable=True)
        try:
            yield connection
        finally:
            connection.close()


@contextmanager
def _whole_log(library: Path, log: WriteAheadLog) -> Iterator[apsw.Connection]:
    """A copy of the library whose log has correct checksums, so that SQLite reads all of it."""
    with tempfile.TemporaryDirectory(dir=library.parent, prefix="reading-") as folder:
        copy = Path(folder) / "library.sqlite"
        # A copy is read: opening the log itself would let SQLite truncate it.
        shutil.copy2(library, copy)
        copy.with_name("library.sqlite-wal").write_bytes(log.chained_anew())
        connection = open_reader(LibraryFile(copy))
        try:
            yield connection
        finally:
            connection.close()
