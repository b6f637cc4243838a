"""Rebuilds a whole library from the plain copies of its articles."""

import os
from dataclasses import dataclass
from pathlib import Path

import apsw

from duidu.core.errors import DuiduError, LibraryError
from duidu.core.jobs import Job, NoJob
from duidu.library.safety.plain_copies import GENERAL, check_copy, read_copy
from duidu.library.safety.restore_rows import count_notes, insert_copy, list_notes_by_block
from duidu.library.safety.verify import examine
from duidu.library.store.connect import LibraryFile, migrate, open_writer
from duidu.library.store.database import run_in_transaction
from duidu.library.store.library_errors import explain_error
from duidu.library.store.private_files import make_folder, open_private
from duidu.library.store.schema import MIGRATIONS
from duidu.library.store.whole_files import sync_file, sync_folder


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuilt library contains, and a sentence for each copy that could not be used."""

    articles: int
    notes: int
    refused: tuple[str, ...]


def rebuild(copies: Path, target: Path, job: Job | None = None) -> Rebuilt:
    """Make a library at `target`, which must not exist, from a folder of copies.

    Raises LibraryError, Cancelled; then nothing is left at `target`.
    """
    job = job or NoJob()
    if target.exists():
        raise LibraryError(
            "{target} already exists; choose a path where there is no file.", target=target
        )
    files = sorted(copies.glob("*.jsonl"), key=lambda path: (path.name != GENERAL, path.name))
    if not files:
        raise LibraryError("There are no copies of articles in {copies}.", copies=copies)
    try:
        make_folder(target.parent)
        connection = new_library(target)
        try:
            rebuilt = _fill(connection, files, job)
        except BaseException:
            connection.close()
            target.unlink()
            raise
        connection.close()
        sync_file(target)
        sync_folder(target.parent)
    except (apsw.Error, OSError) as error:
        raise explain_error(error, target) from error
    return rebuilt


def new_library(path: Path) -> apsw.Connection:
    """A connection to an empty library, made now, without a log."""
    os.close(open_private(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    connection = open_writer(LibraryFile(path))
    migrate(connection, LibraryFile(path), MIGRATIONS, lambda _: None, 0)
    return connection


def _fill(connection: apsw.Connection, files: list[Path], job: Job) -> Rebuilt:
    """Insert all copies, then examine the result. Raises LibraryError, Cancelled."""
    refused = []
    for done, file in enumerate(files):
        job.check()
        job.progress(done / len(files))
        try:
            check_copy(file)
            run_in_transaction(connection, lambda c, file=file: insert_copy(c, read_copy(file)))  # type: ignore[misc]
        except (DuiduError, apsw.Error, KeyError, TypeError, ValueError) as error:
            # One bad copy must not cost the others.
            refused.append(f"{file.name}: {error}")
    run_in_transaction(connection, list_notes_by_block)
    health = examine(connection, job)
    if not health.good:
        raise LibraryError(
            "The rebuilt library is damaged ({problems}); please report this.",
            problems=health.problems[0],
        )
    articles = connection.execute("SELECT count(*) FROM articles").fetchall()[0][0]
    return Rebuilt(int(str(articles)), count_notes(connection), tuple(refused))
