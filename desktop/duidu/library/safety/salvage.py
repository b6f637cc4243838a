"""Reads what is left of a damaged library, row by row; only rows with a good checksum count."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import apsw

from duidu.library.safety.verify import crc_columns
from duidu.library.store.schema import Table, checksum

Columns = dict[str, Any]

_MOST_ERRORS = 10_000  # unreadable rows in a table before the rest is given up


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The good rows of a table by number.

    `complete` says that all of the table was read, so that whatever is missing had been deleted.
    """

    rows: dict[int, Columns]
    complete: bool


def salvage(
    connection: apsw.Connection, table: Table, wanted: Callable[[Columns], bool] = lambda _: True
) -> Salvaged:
    """Read a table of a damaged database as far as possible, from both ends."""
    rows: dict[int, Columns] = {}
    complete = _is_sound(connection, table)
    if complete is None:
        return Salvaged({}, complete=False)
    # A damaged page stops a scan; the rows behind it are reached from the other end.
    for ascending in (True, False):
        for row in _readable(connection, table, ascending):
            if row is None or checksum(row[1:-1]) != row[-1]:
                complete = False
                continue
            columns = dict(zip(table.columns, row[1:-1], strict=True))
            if wanted(columns):
                rows[row[0]] = columns
        if complete:
            break
    return Salvaged(rows, complete)


def _is_sound(connection: apsw.Connection, table: Table) -> bool | None:
    """Whether SQLite finds the table in order; None if it is missing or has other columns."""
    try:
        if crc_columns(connection, table.name) != table.columns:
            return None
        return connection.execute(f"PRAGMA integrity_check({table.name})").fetchall() == [("ok",)]
    except (apsw.Error, UnicodeDecodeError):
        return False


def _readable(
    connection: apsw.Connection, table: Table, ascending: bool
) -> Iterator[tuple[Any, ...] | None]:
    """Rows in order of their numbers; None stands for one, or many, that cannot be read."""
    order, beyond, nearest = ("ASC", ">", "min") if ascending else ("DESC", "<", "max")
    query = f"{table.select} NOT INDEXED"
    last: int | None = None
    for _ in range(_MOST_ERRORS):
        try:
            where = "" if last is None else f"WHERE number {beyond} {last}"
            for row in connection.execute(f"{query} {where} ORDER BY number {order}"):
                yield row
                last = row[0]
            return
        except (apsw.Error, UnicodeDecodeError):
            yield None
        try:
            where = "" if last is None else f"WHERE number {beyond} {last}"
            ((found,),) = connection.execute(
                f"SELECT {nearest}(number) FROM {table.name} NOT INDEXED {where}"
            ).fetchall()
        except (apsw.Error, UnicodeDecodeError):
            return
        if found is None:
            return
        # Skip the unreadable row by its number and go on behind it.
        last = int(str(found))
