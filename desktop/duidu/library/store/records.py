"""A store of small items kept one by one (corrections, terms, known words, bookmarks).

A concrete store is a table and two functions that convert an item to a row and back.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import apsw

from duidu.library.store.codec import verified_columns
from duidu.library.store.database import Database
from duidu.library.store.schema import Table, Value, clean

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RecordMapping(Generic[T]):
    """How a type is stored: its table, its key columns, and the conversions to and from a row."""

    table: Table
    key: tuple[str, ...]
    values: Callable[[apsw.Connection, T], Sequence[Value]]
    item: Callable[[apsw.Connection, dict[str, Any]], T]


class Records(Generic[T]):
    """Items of one type. Every write is one transaction and durable on return."""

    def __init__(self, database: Database, shape: RecordMapping[T]) -> None:
        self._database = database
        self._shape = shape
        self._named = " AND ".join(f"{column}=?" for column in shape.key)

    def put(self, item: T) -> None:
        """Store an item; it replaces one with the same key."""
        self.put_all((item,))

    def put_all(self, items: Iterable[T]) -> None:
        """Store several items, all or none."""
        kept = tuple(items)

        def work(connection: apsw.Connection) -> None:
            for item in kept:
                row = self._shape.table.row(*self._shape.values(connection, item))
                named = [row[self._shape.table.columns.index(column)] for column in self._shape.key]
                connection.execute(
                    # Delete and insert, not UPDATE: the new number says that this is the newer one.
                    f"DELETE FROM {self._shape.table.name} WHERE {self._named}",
                    named,
                )
                connection.execute(self._shape.table.insert, row)

        self._database.write(work)

    def remove(self, *key: str) -> T | None:
        """Delete the item with this key and return it, None if there was none.

        Put it back to undo.
        """

        def work(connection: apsw.Connection) -> T | None:
            found = self._where(connection, self._named, tuple(map(clean, key)))
            connection.execute(
                f"DELETE FROM {self._shape.table.name} WHERE {self._named}", tuple(map(clean, key))
            )
            return found[0] if found else None

        return self._database.write(work)

    def get(self, *key: str) -> T | None:
        """The item with this key, None if there is none."""
        found = self._select(self._named, tuple(map(clean, key)))
        return found[0] if found else None

    def all(self) -> list[T]:
        """All items, in the order they were last put."""
        return self._select("1", ())

    def _select(self, condition: str, values: Sequence[Value]) -> list[T]:
        """The items for which a SQL condition holds, in the order they were last put."""
        return self._database.read(lambda c: self._where(c, condition, values))

    def _where(
        self, connection: apsw.Connection, condition: str, values: Sequence[Value]
    ) -> list[T]:
        query = f"{self._shape.table.select} WHERE {condition} ORDER BY number"
        rows = connection.execute(query, values).fetchall()
        return [
            self._shape.item(connection, verified_columns(self._shape.table, row)) for row in rows
        ]
