"""A change of thousands of entries in many transactions that is whole or not at all.

A person's command comes between two of them. What each does is on the disk, in a file beside the
library, before it is committed; when one of them fails, or the process dies, those before it are
taken back, except where the person has changed the same entry since.
"""

import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

import apsw

from duidu.core.errors import LibraryError
from duidu.library.store.library_errors import explain_error
from duidu.library.store.note_record import list_row, unlist_row
from duidu.library.store.private_files import StrangeFileError, open_own, read_own
from duidu.library.store.schema import (
    ARTICLES,
    BOOKMARKS,
    COLLECTIONS,
    CORRECTIONS,
    HISTORY,
    KNOWN,
    MET,
    NOTES,
    READING,
    REVIEW_LOG,
    REVIEWS,
    REWORDINGS,
    TERMS,
    Table,
)
from duidu.library.store.whole_files import sync_folder

if TYPE_CHECKING:
    from duidu.library.store.database import Database

T = TypeVar("T")

# What such a change may write, and what makes two rows of each the same entry.
_KEYS: dict[Table, tuple[str, ...]] = {
    ARTICLES: ("id",),
    NOTES: ("id",),
    HISTORY: ("note", "text", "modified"),
    CORRECTIONS: ("id",),
    TERMS: ("id",),
    KNOWN: ("language", "word"),
    BOOKMARKS: ("id",),
    COLLECTIONS: ("id",),
    REWORDINGS: ("id",),
    REVIEWS: ("language", "word", "kind"),
    REVIEW_LOG: ("id",),
    READING: ("day",),
    MET: ("language", "word"),
}
_BY_NAME = {table.name: table for table in _KEYS}
_HEAD = 8  # bytes before each part: its length and its CRC-32
_MOST_BYTES = 1 << 30


class LongChange:
    """The parts of one change, each written in a transaction of its own; for a `with` statement.

    An error that leaves the `with` takes back what was written.
    """

    def __init__(self, database: "Database", parts: int) -> None:
        """`parts` is how often `write` will be called; one part needs no file."""
        self._database = database
        self._path = journal_path(database.where.path)
        # A part inside another transaction is as whole as that is.
        self._is_recorded = parts > 1 and not database.in_transaction
        self._begin: int | None = None

    def write(self, function: Callable[[], T]) -> T:
        """Run a function that writes, in one transaction. Raises what it raises."""
        if not self._is_recorded:
            return self._database.together(function)
        return self._database.write(partial(self._recorded, function))

    def _recorded(self, function: Callable[[], T], connection: apsw.Connection) -> T:
        """Run it, and have the disk keep what it did before that is committed."""
        session = apsw.Session(connection, "main")
        try:
            for table in _KEYS:
                session.attach(table.name)
            result = function()
            changes = session.changeset()
        finally:
            session.close()
        self._append(changes)
        return result

    def _append(self, changes: bytes) -> None:
        """Append a part to the file and sync it. Raises OSError."""
        handle = open_own(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        try:
            if self._begin is None:
                # A part that was cut off before would hide those after it.
                self._begin = sum(_HEAD + len(part) for part in _parts(self._path))
                os.ftruncate(handle, self._begin)
            head = len(changes).to_bytes(4) + zlib.crc32(changes).to_bytes(4)
            if os.write(handle, head + changes) != _HEAD + len(changes):
                raise OSError(28, os.strerror(28), str(self._path))
            os.fsync(handle)
        finally:
            os.close(handle)
        sync_folder(self._path.parent)

    def __enter__(self) -> "LongChange":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Forget the file, after an error once what is in it was taken back."""
        if self._begin is None:
            return
        if error is not None:
            parts = list(_parts(self._path, self._begin))
            try:
                for changes in reversed(parts):
                    self._database.write(partial(_take_back, changes=changes))
            except LibraryError:
                return  # the file stays: the next opening does it
        try:
            _cut(self._path, self._begin)
        except OSError as cause:
            raise explain_error(cause, self._database.where.path) from cause


def journal_path(library: Path) -> Path:
    """Where what an unfinished change did is kept."""
    return library.with_name(f"{library.name}.unfinished")


def take_back_unfinished(connection: apsw.Connection, library: Path) -> bool:
    """Take back what a change did that was cut off; whether there was one.

    For the opening of a library, in a transaction. The file is left to `forget_journal`, once that
    is committed.
    """
    parts = list(_parts(journal_path(library)))
    for changes in reversed(parts):
        _take_back(connection, changes)
    return bool(parts)


def forget_journal(library: Path) -> None:
    """Delete the file of a change that was taken back, unless another user made it.

    Raises OSError.
    """
    path = journal_path(library)
    with suppress(StrangeFileError):
        os.close(open_own(path, os.O_RDONLY))
        _cut(path, 0)


def _parts(path: Path, begin: int = 0) -> Iterator[bytes]:
    """The parts in the file from a byte on; what was cut off while it was written is left out."""
    try:
        data = read_own(path, _MOST_BYTES)
    except OSError:
        return
    at = begin
    while at + _HEAD <= len(data):
        size, crc = (int.from_bytes(data[at + i : at + i + 4]) for i in (0, 4))
        changes = data[at + _HEAD : at + _HEAD + size]
        if len(changes) < size or zlib.crc32(changes) != crc:
            return
        yield changes
        at += _HEAD + size


def _cut(path: Path, size: int) -> None:
    """Cut the file off, or delete it where nothing is left; on the disk on return."""
    if size:
        os.truncate(path, size)
    else:
        path.unlink(missing_ok=True)
    sync_folder(path.parent)


def _take_back(connection: apsw.Connection, changes: bytes) -> None:
    """Take back one part.

    What comes back gets a new number, as all that is put: copies and the index go by that.
    """
    kept = [
        (_BY_NAME[change.name], change.op, change.old, change.new)
        for change in apsw.Changeset.iter(changes)
    ]
    for table, operation, old, new in kept:
        if operation == "INSERT":
            _remove(connection, table, new)
        elif operation == "UPDATE":
            _put_back(connection, table, old, new)
    for table, operation, old, _ in kept:
        if operation == "DELETE":
            _insert(connection, table, old)


def _remove(connection: apsw.Connection, table: Table, row: Any) -> None:  # noqa: ANN401
    """Delete a row that was inserted, if it is still the very one."""
    query = f"DELETE FROM {table.name} WHERE number=? AND crc=?"
    before = connection.total_changes()
    connection.execute(query, (row[0], row[-1]))
    if table is NOTES and connection.total_changes() > before:
        unlist_row(connection, row[0], dict(zip(NOTES.columns, row[1:-1], strict=True)))


def _insert(connection: apsw.Connection, table: Table, row: Any) -> None:  # noqa: ANN401
    """Insert a row that was deleted, unless the same entry is there in another form."""
    columns = dict(zip(table.columns, row[1:-1], strict=True))
    same = " AND ".join(f"{key} IS ?" for key in _KEYS[table])
    values = [columns[key] for key in _KEYS[table]]
    if connection.execute(f"SELECT 1 FROM {table.name} WHERE {same}", values).fetchone():
        return
    connection.execute(table.insert, row[1:])
    if table is NOTES:
        list_row(connection, connection.last_insert_rowid(), columns)


def _put_back(connection: apsw.Connection, table: Table, old: Any, new: Any) -> None:  # noqa: ANN401
    """Give a row the values that it had, if it still has those it was given."""
    names = ("number", *table.columns, "crc")
    changed = [i for i, value in enumerate(old) if i and value is not apsw.no_change]
    assignments = ", ".join(f"{names[i]}=?" for i in changed)
    connection.execute(
        f"UPDATE {table.name} SET {assignments} WHERE number=? AND crc=?",
        (*(old[i] for i in changed), old[0], new[-1]),
    )
