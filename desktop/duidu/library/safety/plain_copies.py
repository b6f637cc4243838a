"""Plain-text copies beside the library: one JSON Lines file per article, enough to rebuild it all.

What belongs to no article has a file of its own. The first line describes the article; then comes a
line for each file, row, block, note, earlier text, correction, bookmark and rewording, and for each
part of the file that is kept to be written back into. The last line holds the
number of lines and their CRC-32, so that a truncated or damaged file is recognised.
"""

import json
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import apsw

from duidu.core.jobs import Job, NoJob
from duidu.library.store.article_record import COMING
from duidu.library.store.codec import dumps, has_table, verified_columns
from duidu.library.store.connect import require_own_folder
from duidu.library.store.database import Database
from duidu.library.store.library_errors import DamagedError
from duidu.library.store.library_path import copies_folder
from duidu.library.store.private_files import make_folder
from duidu.library.store.schema import (
    ARTICLES,
    BLOCKS,
    BOOKMARKS,
    COLLECTIONS,
    CORRECTIONS,
    FILES,
    HISTORY,
    KNOWN,
    MET,
    NOTES,
    ORIGINALS,
    PICTURES,
    READING,
    REVIEW_LOG,
    REVIEWS,
    REWORDINGS,
    ROWS,
    TERMS,
    Table,
    Value,
)
from duidu.library.store.whole_files import replace_file

GENERAL = "library.jsonl"

# The parts of an article in the order in which its file has them, each with the order of its lines.
PARTS: tuple[tuple[Table, str], ...] = (
    *((FILES, "number"), (ROWS, "position"), (BLOCKS, "side, position")),
    *((table, "number") for table in (NOTES, HISTORY, CORRECTIONS, BOOKMARKS)),
    (ORIGINALS, "part"),
    (PICTURES, "position"),
    (REWORDINGS, "number"),
)
# Whatever is put gets a new number, so their count and highest number show any change.
_COUNTED = (NOTES, HISTORY, CORRECTIONS, BOOKMARKS, REWORDINGS)
# Rows that are still coming leave the revision as it is.
_REVISION = f"iif(instr(metadata, '{COMING}'), -row_count, revision)"

Line = tuple[str, dict[str, Any]]
# The stamp of each copy by the name of its file.
Stamps = dict[str, list[Value]]


def copy_name(article: str) -> str:
    """The file name of the copy of an article, made from its id."""
    # An id may come from elsewhere: it must not lead out of the folder.
    safe = "".join(c if c.isalnum() or c == "-" else f"_{ord(c):x}" for c in article)
    return f"{safe}.jsonl"


def copy_path(library: Path, article: str) -> Path:
    """The copy of an article beside the library."""
    return copies_folder(library) / copy_name(article)


def write_copies(
    database: Database, folder: Path, job: Job | None = None, known: Stamps | None = None
) -> int:
    """Write the copies of what changed since they were last written to this folder.

    Returns how many. `known` holds the stamps of copies written before, so that their files need
    not be looked into, and is brought up to date. Raises LibraryError, Cancelled.
    """
    job = job or NoJob()
    known = {} if known is None else known
    if folder == copies_folder(database.where.path):
        require_own_folder(folder, database.where.path)
    make_folder(folder)
    stamps = database.read(_stamps)
    written = 0
    for path, (number, stamp) in stamps.items():
        job.check()
        if known.get(path) != stamp:
            written += _write(database, number, folder / path, job)
            known[path] = stamp
    return written


def read_copy(path: Path) -> Iterator[Line]:
    """Table and columns of each line of a copy, the article's own first.

    Raises DamagedError before anything is yielded.
    """
    check_copy(path)
    with open(path, "rb") as file:
        for line in file:
            for name, columns in json.loads(line).items():
                if name not in ("stamp", "end"):
                    yield name, columns


def check_copy(path: Path) -> None:
    """Raise DamagedError unless the file is complete."""
    crc, lines, last = 0, 0, b""
    try:
        with open(path, "rb") as file:
            for line in file:
                crc, lines, last = zlib.crc32(last, crc), lines + 1, line
        if json.loads(last)["end"] != [lines - 1, crc]:
            raise ValueError("its end does not agree with the rest")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedError(
            "The copy {path} is damaged ({error}).", path=path, error=error
        ) from error


def _write(database: Database, article: int | None, path: Path, job: Job) -> bool:
    """Write one copy unless it is up to date; whether it was written.

    `article` None stands for what belongs to no article.
    """
    job.check()
    stamp = database.read(lambda c: _stamp(c, article))
    # Most articles have not changed since the last copy; comparing stamps reads no text.
    if _stamp_of(path) == stamp:
        return False

    def work(connection: apsw.Connection) -> None:
        with replace_file(path) as file:
            crc, count = 0, 0
            for line in (dumps({"stamp": stamp}), *_lines(connection, article, job)):
                data = line.encode("utf-8") + b"\n"
                crc, count = zlib.crc32(data, crc), count + 1
                file.write(data)
            file.write(dumps({"end": [count, crc]}).encode("ascii") + b"\n")

    database.read(work)
    return True


def _lines(connection: apsw.Connection, article: int | None, job: Job) -> Iterator[str]:
    """The lines of a copy, without the stamp and the end."""
    if article is None:
        parts: Sequence[tuple[Table, str, str]] = [
            (table, "1", "number") for table in _general(connection)
        ]
        parts = [*parts, (CORRECTIONS, "article IS NULL", "number")]
    else:
        parts = [
            (ARTICLES, f"number={article}", "number"),
            *(
                (table, f"article={article}", order)
                for table, order in PARTS
                # One that is open for reading only may be of an earlier version.
                if table not in (ORIGINALS, REWORDINGS, PICTURES) or has_table(connection, table)
            ),
        ]
    for table, condition, order in parts:
        for row in connection.execute(f"{table.select} WHERE {condition} ORDER BY {order}"):
            job.check()
            columns = verified_columns(table, row)
            yield dumps({table.name: {name: columns[name] for name in table.columns}})


def _general(connection: apsw.Connection) -> tuple[Table, ...]:
    """The tables of what belongs to no article, as far as the library has them by now."""
    # One that is open for reading only may be of an earlier version.
    tables = (TERMS, KNOWN, COLLECTIONS, REVIEWS, REVIEW_LOG, READING, MET)
    return tuple(table for table in tables if has_table(connection, table))


def _counted(connection: apsw.Connection) -> tuple[Table, ...]:
    """The tables whose entries a stamp counts, as far as the library has them by now."""
    return tuple(t for t in _COUNTED if t is not REWORDINGS or has_table(connection, t))


def _stamps(connection: apsw.Connection) -> dict[str, tuple[int | None, list[Value]]]:
    """Number and stamp of each article by the name of its copy; None is what belongs to no article.

    A few queries for all of them: with one for each, ten thousand articles would take a second.
    """
    own = f"SELECT number, id, {_REVISION}, title, state FROM articles WHERE state != 'pending'"
    counts: list[dict[object, tuple[Value, Value]]] = [
        {
            article: (count, highest)
            for article, count, highest in connection.execute(
                f"SELECT article, count(*), max(number) FROM {table.name} GROUP BY article"
            )
        }
        for table in _counted(connection)
    ]
    found: dict[str, tuple[int | None, list[Value]]] = {
        copy_name(str(identity)): (
            int(str(number)),
            [*values, *(value for each in counts for value in each.get(number, (0, None)))],
        )
        for number, identity, *values in connection.execute(own)
    }
    found[GENERAL] = (None, _stamp(connection, None))
    return found


def _stamp(connection: apsw.Connection, article: int | None) -> list[Value]:
    """A value that changes with whatever a copy contains."""
    if article is None:
        counted: Sequence[tuple[Table, str]] = (
            *((table, "1") for table in _general(connection)),
            (CORRECTIONS, "article IS NULL"),
        )
        own: Sequence[Value] = ()
    else:
        counted = tuple((table, f"article={article}") for table in _counted(connection))
        own = connection.execute(
            f"SELECT {_REVISION}, title, state FROM articles WHERE number=?", (article,)
        ).fetchall()[0]
    counts = (
        connection.execute(f"SELECT count(*), max(number) FROM {table.name} WHERE {where}")
        for table, where in counted
    )
    return [*own, *(value for cursor in counts for row in cursor for value in row)]


def _stamp_of(path: Path) -> list[Value] | None:
    try:
        with open(path, "rb") as file:
            stamp: list[Value] = json.loads(file.readline())["stamp"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return stamp
