"""What was read on which day: seconds, code points, and new words met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import apsw

from duidu.library.store.codec import has_table
from duidu.library.store.database import Database
from duidu.library.store.records import RecordMapping, Records
from duidu.library.store.schema import MET, READING, Value, clean
from duidu.library.words.reading_elsewhere import Counts, read_elsewhere


@dataclass(frozen=True, slots=True)
class ReadingDay:
    """One day, as 2026-11-30."""

    day: str
    seconds: float = 0.0
    characters: int = 0
    met: int = 0


@dataclass(frozen=True, slots=True)
class MetWord:
    """A new word and the day on which it was met first."""

    language: str
    word: str
    day: str


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

    def of_all_devices(self) -> list[ReadingDay]:
        """The days on which something was read here or on another device, both added up."""

        def work(connection: apsw.Connection) -> list[ReadingDay]:
            here = {one.day: one for one in self._where(connection, "1", ())}
            for day, more in read_elsewhere(connection).items():
                old = here.get(day, ReadingDay(day))
                counts = Counts(old.seconds, old.characters, old.met).plus(more).at_least_none()
                here[day] = ReadingDay(day, counts.seconds, counts.characters, counts.met)
            return [one for one in here.values() if one.seconds or one.characters or one.met]

        return self._database.read(work)

    def _where(
        self, connection: apsw.Connection, condition: str, values: Sequence[Value]
    ) -> list[ReadingDay]:
        # A library that is open for reading only may be of an earlier version.
        if not has_table(connection, READING):
            return []
        return super()._where(connection, condition, values)


class MetWords(Records[MetWord]):
    """New words that were met in reading; the key is language and word."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, RecordMapping(MET, ("language", "word"), _met_values, _met))

    def meet(self, language: str, words: Iterable[str], day: str) -> int:
        """Keep words met on a day; how many of them had not been met before."""
        wanted = sorted(map(clean, words))

        def work(connection: apsw.Connection) -> int:
            query = f"SELECT 1 FROM {MET.name} WHERE language=? AND word=?"
            new = [
                MetWord(language, word, day)
                for word in wanted
                if connection.execute(query, (language, word)).fetchone() is None
            ]
            self.put_all(new)
            return len(new)

        return self._database.write(work)

    def _where(
        self, connection: apsw.Connection, condition: str, values: Sequence[Value]
    ) -> list[MetWord]:
        # A library that is open for reading only may be of an earlier version.
        return super()._where(connection, condition, values) if has_table(connection, MET) else []


def _met_values(_: apsw.Connection, item: MetWord) -> tuple[Value, ...]:
    return (item.language, item.word, item.day)


def _met(_: apsw.Connection, columns: dict[str, Any]) -> MetWord:
    return MetWord(**{name: columns[name] for name in MET.columns})


def _values(_: apsw.Connection, item: ReadingDay) -> tuple[Value, ...]:
    return (item.day, float(item.seconds), int(item.characters), int(item.met))


def _item(_: apsw.Connection, columns: dict[str, Any]) -> ReadingDay:
    return ReadingDay(**{name: columns[name] for name in READING.columns})
