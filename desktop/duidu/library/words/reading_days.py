"""What was read on which day: seconds, code points, and new words met."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import apsw

from duidu.library.store.codec import has_table
from duidu.library.store.database import Database
from duidu.library.store.records import RecordMapping, Records
from duidu.library.store.schema import READING, Value


@dataclass(frozen=True, slots=True)
class ReadingDay:
    """One day, as 2026-11-30."""

    day: str
    seconds: float = 0.0
    characters: int = 0
    met: int = 0


class ReadingDays(Records[ReadingDay]):
    """The days of one library on which something was read; the key is the day."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, RecordMapping(READING, ("day",), _values, _item))

    def add(self, more: ReadingDay) -> None:
        """Add to what was counted on the same day."""

        def work() -> None:
            old = self.get(more.day) or ReadingDay(more.day)
            self.put(
                replace(
                    old,
                    seconds=old.seconds + more.seconds,
                    characters=old.characters + more.characters,
                    met=old.met + more.met,
                )
            )

        self._database.together(work)

    def _where(
        self, connection: apsw.Connection, condition: str, values: Sequence[Value]
    ) -> list[ReadingDay]:
        # A library that is open for reading only may be of an earlier version.
        if not has_table(connection, READING):
            return []
        return super()._where(connection, condition, values)


def _values(_: apsw.Connection, item: ReadingDay) -> tuple[Value, ...]:
    return (item.day, float(item.seconds), int(item.characters), int(item.met))


def _item(_: apsw.Connection, columns: dict[str, Any]) -> ReadingDay:
    return ReadingDay(**{name: columns[name] for name in READING.columns})
