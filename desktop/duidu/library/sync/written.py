"""Writes the row of an entry from its fields, which came from elsewhere and are looked at first."""

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any

import apsw

from duidu.library.store.article_record import article_number, change_article
from duidu.library.store.codec import note_of, verified_columns
from duidu.library.store.library_errors import MissingError
from duidu.library.store.note_record import put_note
from duidu.library.store.schema import Value, clean
from duidu.library.sync.capture import Capture
from duidu.library.sync.entries import Entry, hash_of
from duidu.library.sync.kinds import ARTICLE, NOTE, Kind

_TYPES: Mapping[str, type] = {"TEXT": str, "INTEGER": int, "REAL": float}
# SQLite and our own arithmetic keep whole numbers below this.
_MOST = 1 << 62
# A name of an article stands in the place of its number.
_NAMED = "article"
# The type of a column, and whether it can be null.
Wanted = tuple[type, bool]


class FittingValues:
    """Looks whether values fit the columns they are for."""

    def __init__(self) -> None:
        self._wanted: dict[str, dict[str, Wanted]] = {}

    def of(self, connection: apsw.Connection, kind: Kind) -> Callable[[str, object], object]:
        """What gives the value of a field as its columns keep it; it raises ValueError."""
        if kind.name not in self._wanted:
            self._wanted[kind.name] = _wanted(connection, kind)
        wanted = self._wanted[kind.name]

        def fitting(name: str, value: object) -> object:
            columns = kind.fields[name]
            if len(columns) == 1:
                return _fitting(value, *wanted[columns[0]])
            if not isinstance(value, list) or len(value) != len(columns):
                raise ValueError("a field is of another form")
            return [
                _fitting(one, *wanted[column]) for one, column in zip(value, columns, strict=True)
            ]

        return fitting


def _wanted(connection: apsw.Connection, kind: Kind) -> dict[str, Wanted]:
    """What each column of a kind takes."""
    rows: Any = connection.execute(f"PRAGMA table_info({kind.table.name})").fetchall()
    return {row[1]: (str if row[1] == _NAMED else _TYPES[row[2]], not row[3]) for row in rows}


def _fitting(value: object, wanted: type, may_be_null: bool) -> Value:
    """A value as a column of some type keeps it. Raises ValueError."""
    if value is None and may_be_null:
        return None
    if wanted is str and isinstance(value, str):
        return clean(value)
    if wanted is int and type(value) is int and abs(value) < _MOST:
        return value
    if wanted is float and isinstance(value, int | float) and isfinite(value):
        return float(value)
    raise ValueError("a value is of another type")


def write_row(
    connection: apsw.Connection, entry: Entry, values: dict[str, Any], capture: Capture
) -> bool:
    """Write the row of an entry; False, and its fields wait, while its article is not there.

    Raises ValueError for values that no store could read.
    """
    kind = entry.kind
    columns = kind.columns(entry.key, values)
    entry.waiting = values
    try:
        # A note is put by the id of its article, which is looked up with it.
        if columns.get(_NAMED) and kind is not NOTE:
            columns[_NAMED] = article_number(connection, columns[_NAMED])
        number = article_number(connection, entry.key[0]) if kind is ARTICLE else 0
    except MissingError:
        return False
    try:
        number = _put(connection, kind, columns, number, capture.own_places)
    except MissingError:
        return False
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise ValueError("its values are of another form") from error
    row: Any = connection.execute(f"{kind.table.select} WHERE number=?", (number,)).fetchone()
    # As it is kept, which may be written in another way.
    kept = kind.values(capture.told(connection, verified_columns(kind.table, row)))
    entry.hashes = {name: hash_of(value) for name, value in kept.items()}
    entry.row, entry.stamp, entry.waiting = row[0], row[-1], None
    return True


def _put(
    connection: apsw.Connection,
    kind: Kind,
    columns: dict[str, Any],
    number: int,
    own_places: bool,
) -> int:
    """Put these columns in the place of those that are there; the number of the row.

    Raises ValueError, LookupError, TypeError, AttributeError for what no store could read.
    """
    if kind is NOTE:
        return put_note(connection, note_of(columns, str(columns[_NAMED] or "")))
    kind.check(columns)
    if kind is ARTICLE:
        told = {
            column: columns[column]
            for name, parts in kind.fields.items()
            if name != "place" or not own_places
            for column in parts
        }
        change_article(connection, number, **told)
        return number
    named = " AND ".join(f"{name}=?" for name in kind.key)
    key = [columns[name] for name in kind.key]
    own: Any = None
    if kind.own:
        query = f"SELECT {', '.join(kind.own)} FROM {kind.table.name} WHERE {named}"
        own = connection.execute(query, key).fetchone()
    kept = kind.own if own is None else dict(zip(kind.own, own, strict=True))
    connection.execute(f"DELETE FROM {kind.table.name} WHERE {named}", key)
    whole = {**columns, **kept}
    row = kind.table.row(*(whole[name] for name in kind.table.columns))
    connection.execute(kind.table.insert, row)
    return connection.last_insert_rowid()
