"""What was read on other devices, by day; what was read here is in a table (reading_days.py).

A device counts for itself, and tells each of its days as it stands: no two ever count the same. It
does so under the name of its *reader*, which stays with the library whatever folder it is kept in
step through. Of a library that was copied each copy gets a reader of its own, and what had been
counted until then stays with the old one: it is the `base` that is taken off the days of the new
one. All of that is in `meta`, of one reader and year in one value.
"""

import json
import secrets
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import apsw

from duidu.library.store.codec import dumps, verified_columns
from duidu.library.store.schema import READING

_READER, _BASE = "reader", "reading base"
_READ = "read "
# The first text behind all that begin with _READ.
_BEHIND = "read!"
_DAY = 10  # letters of 2026-11-30


class Counts(NamedTuple):
    """Seconds, code points and new words met."""

    seconds: float = 0.0
    characters: int = 0
    met: int = 0

    def plus(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(
            self.seconds + other.seconds, self.characters + other.characters, self.met + other.met
        )

    def less(self, other: "Counts") -> "Counts":
        """These without others, which may be more."""
        return Counts(
            self.seconds - other.seconds, self.characters - other.characters, self.met - other.met
        )

    def at_least_none(self) -> "Counts":
        """These, none of them below 0."""
        return Counts(max(0.0, self.seconds), max(0, self.characters), max(0, self.met))


NOTHING = Counts()


class ReadDay(NamedTuple):
    """A day of a reader as it was told: when, and what had been read on it by then."""

    stamp: str
    counts: Counts


def own_reader(connection: apsw.Connection) -> str:
    """The reader that this library counts as, "" where it has none yet."""
    return _recall(connection, _READER)


def begin_reader(connection: apsw.Connection) -> str:
    """The reader that this library counts as, a new one where it has none."""
    return own_reader(connection) or new_reader(connection)


def new_reader(connection: apsw.Connection) -> str:
    """Count as another reader: the old one keeps what it told, which another may go on with."""
    old, base = own_reader(connection), dict(bases(connection))
    for day, told in days_of(connection, old):
        base[day] = base.get(day, NOTHING).plus(told.counts)
    reader = secrets.token_hex(8)
    _remember(connection, _READER, reader)
    put_bases(connection, base)
    return reader


def bases(connection: apsw.Connection) -> dict[str, Counts]:
    """By day, what of the days that are counted here is told by other readers."""
    said = json.loads(_recall(connection, _BASE) or "{}")
    return {day: Counts(*counts) for day, counts in said.items()}


def put_bases(connection: apsw.Connection, base: dict[str, Counts]) -> None:
    """Keep what is told by other readers of the days that are counted here."""
    _remember(connection, _BASE, dumps({day: list(one) for day, one in base.items()}))


def readers(connection: apsw.Connection) -> list[str]:
    """All readers of whom a day is known."""
    query = "SELECT DISTINCT substr(key, ?, 16) FROM meta WHERE key>? AND key<?"
    found = connection.execute(query, (len(_READ) + 1, _READ, _BEHIND))
    return sorted(str(one) for (one,) in found)


def days_of(connection: apsw.Connection, reader: str) -> Iterator[tuple[str, ReadDay]]:
    """Yield the days of a reader that were told, with what was."""
    begin = f"{_READ}{reader} "
    query = "SELECT key, value FROM meta WHERE key>=? AND key<? ORDER BY key"
    for key, value in connection.execute(query, (begin, begin[:-1] + "!")).fetchall():
        year = str(key)[len(begin) :]
        for day, (stamp, *counts) in json.loads(str(value)).items():
            yield f"{year}-{day}", ReadDay(stamp, Counts(*counts))


def day_of_reader(connection: apsw.Connection, reader: str, day: str) -> ReadDay | None:
    """A day of a reader, None where none was told."""
    said = json.loads(_recall(connection, _key(reader, day)) or "{}").get(day[5:])
    return ReadDay(said[0], Counts(*said[1:])) if said else None


def put_day(connection: apsw.Connection, reader: str, day: str, told: ReadDay) -> None:
    """Keep a day of a reader."""
    key = _key(reader, day)
    said = json.loads(_recall(connection, key) or "{}")
    said[day[5:]] = [told.stamp, *told.counts]
    _remember(connection, key, dumps(said))


def is_day(text: str) -> bool:
    """Whether a text is a day as it is written here."""
    try:
        return len(text) == _DAY and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def counted_here(connection: apsw.Connection, after: int = 0) -> Iterator[tuple[int, str, Counts]]:
    """Yield number, day and counts of the days that are counted here, those after a number."""
    query = f"{READING.select} WHERE number>? ORDER BY number"
    rows = connection.execute(query, (after,)).fetchall()
    for row in rows:
        columns = verified_columns(READING, row)
        counts = Counts(columns["seconds"], columns["characters"], columns["met"])
        yield int(str(row[0])), columns["day"], counts


def read_elsewhere(connection: apsw.Connection) -> dict[str, Counts]:
    """By day, what others counted, without what is counted here as well."""
    found: dict[str, Counts] = {}
    own = own_reader(connection)
    for reader in readers(connection):
        for day, told in days_of(connection, reader) if reader != own else ():
            found[day] = found.get(day, NOTHING).plus(told.counts)
    for day, base in bases(connection).items():
        found[day] = found.get(day, NOTHING).less(base)
    return found


def _key(reader: str, day: str) -> str:
    return f"{_READ}{reader} {day[:4]}"


def _recall(connection: apsw.Connection, key: str) -> str:
    found = connection.execute("SELECT value FROM meta WHERE key=?", (key,)).fetchone()
    return "" if found is None else str(found[0])


def _remember(connection: apsw.Connection, key: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES(?, ?)", (key, value))
