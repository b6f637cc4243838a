"""Finds what changed in the library since it was last looked at, and writes it down to be told.

Nothing that writes has to think of it: every row has a number that is never given twice and a
checksum, so a row that is new, changed or gone is found by comparing them with what was known. This
finds what was changed while nothing was kept in step, too, by whatever program.
"""

from collections.abc import Sequence
from typing import Any

import apsw

from duidu.library.store.article_record import article_id
from duidu.library.store.codec import integer, verified_columns
from duidu.library.sync.clock import Stamps, seconds_of
from duidu.library.sync.entries import (
    Entry,
    hash_of,
    load_entry,
    save_entry,
    split_key,
)
from duidu.library.sync.kinds import ARTICLE, NOTE, Kind
from duidu.library.sync.lines import Line

# Rows in one transaction: a note that is written meanwhile waits for them.
AT_ONCE = 400
# Seconds until a place where the person reads is told again.
_PLACE_RESTS = 20.0


class Capture:
    """Writes down what changed in one library, for one device.

    With `own_places` the place where the person reads a text stays as it is here, whatever comes.
    """

    def __init__(self, stamps: Stamps, own_places: bool = False) -> None:
        self.stamps = stamps
        self.own_places = own_places
        self._ids: dict[int, str] = {}
        # The number up to which all rows of a kind are known.
        self._known: dict[str, int] = {}

    def some(self, connection: apsw.Connection, kind: Kind, waits: bool = True) -> bool:
        """Write down some of what changed; whether there may be more.

        With `waits`, a place that has just been told rests for a while.
        """
        rows = _changed_rows(connection, kind, self._known.get(kind.name, 0))
        for row in rows:
            columns = verified_columns(kind.table, row)
            key = tuple(str(columns[name]) for name in kind.key)
            entry = load_entry(connection, kind, key)
            if not waits or not self._rests(connection, entry, columns):
                self.row(connection, entry, row)
            self._known[kind.name] = row[0]
        if len(rows) >= AT_ONCE:
            return True
        # An article changes in place; of all others what is new has a higher number.
        highest = f"SELECT coalesce(max(number), 0) FROM {kind.table.name}"
        self._known[kind.name] = 0 if kind is ARTICLE else integer(connection, highest)
        gone = _gone(connection, kind)
        for key in gone:
            self.gone(connection, load_entry(connection, kind, key))
        return len(gone) >= AT_ONCE

    def as_it_is(self, connection: apsw.Connection, entry: Entry) -> Sequence[Any] | None:
        """The row of an entry, once what changed in it is written down; None where it has none."""
        row = row_of(connection, entry)
        if row is None:
            if entry.row is not None:
                self.gone(connection, entry)
        elif (row[0], row[-1]) != (entry.row, entry.stamp):
            self.row(connection, entry, row)
        return row

    def row(self, connection: apsw.Connection, entry: Entry, row: Sequence[Any]) -> None:
        """Write down which fields of a row are others than those that are known."""
        kind = entry.kind
        columns = verified_columns(kind.table, row)
        values = kind.values(self.told(connection, columns))
        hashes = {name: hash_of(value) for name, value in values.items()}
        is_new = entry.row is None
        known = {} if is_new else entry.hashes
        changed = [name for name in kind.fields if hashes[name] != known.get(name)]
        if changed:
            # One that nothing is known of may be older than all that others tell.
            first = columns.get(kind.of_time) if is_new and not entry.stamps else None
            stamp = self.stamps.after(entry.stamps, first)
            # First: what was seen until now goes by the stamps until now.
            if kind.text in changed:
                entry.seen = {**entry.text_seen, self.stamps.device: stamp}
            entry.clocks.update(dict.fromkeys(changed, stamp))
            entry.hashes, entry.waiting = hashes, None
            seen = entry.text_seen if {kind.text, "deleted"} & set(changed) else {}
            said = {name: values[name] for name in changed}
            put_out(connection, Line(kind.name, entry.key, stamp, said, seen=seen))
        entry.row, entry.stamp = row[0], row[-1]
        save_entry(connection, entry)

    def gone(self, connection: apsw.Connection, entry: Entry) -> None:
        """Write down that an entry was deleted."""
        if entry.kind in (NOTE, ARTICLE):
            # These leave the library long after they were taken away, which is a field of theirs.
            entry.row = entry.stamp = entry.waiting = None
            save_entry(connection, entry)
            return
        entry.dead = self.stamps.after(entry.stamps)
        entry.row = entry.stamp = entry.waiting = None
        seen = entry.text_seen if entry.kind.text else {}
        put_out(
            connection, Line(entry.kind.name, entry.key, entry.dead, is_deletion=True, seen=seen)
        )
        save_entry(connection, entry)

    def told(self, connection: apsw.Connection, columns: dict[str, Any]) -> dict[str, Any]:
        """The columns with the article named by its id."""
        number = columns.get("article")
        if number is None:
            return columns
        if number not in self._ids:
            self._ids[number] = article_id(connection, number)
        return {**columns, "article": self._ids[number]}

    def _rests(self, connection: apsw.Connection, entry: Entry, columns: dict[str, Any]) -> bool:
        """Whether nothing changed but a place, which was told a moment ago."""
        if entry.kind is not ARTICLE or entry.row is None:
            return False
        values = entry.kind.values(columns)
        changed = [name for name, one in values.items() if hash_of(one) != entry.hashes.get(name)]
        rested = self.stamps.now() - seconds_of(entry.clocks["place"])
        return changed == ["place"] and abs(rested) < _PLACE_RESTS


def put_out(connection: apsw.Connection, line: Line) -> None:
    """Keep a line until it stands in the log."""
    connection.execute("INSERT INTO sync_out(line) VALUES(?)", (line.text(),))


def row_of(connection: apsw.Connection, entry: Entry) -> Sequence[Any] | None:
    """The row of an entry as it is now, None where it has none."""
    kind = entry.kind
    named = " AND ".join(f"{column}=?" for column in kind.key)
    pending = " AND state != 'pending'" if kind is ARTICLE else ""
    found: Any = connection.execute(
        f"{kind.table.select} WHERE {named}{pending}", entry.key
    ).fetchone()
    return found  # type: ignore[no-any-return]


def _changed_rows(connection: apsw.Connection, kind: Kind, after: int) -> list[Sequence[Any]]:
    """Some of the rows after a number that are new or others than those that are known."""
    names = ", ".join(f"t.{name}" for name in ("number", *kind.table.columns, "crc"))
    # An article is not there for anybody until all of it is; the others never change in place.
    which = "t.state != 'pending' AND " if kind is ARTICLE else ""
    query = (
        f"SELECT {names} FROM {kind.table.name} t LEFT JOIN sync_entries s "
        f"ON s.kind=? AND s.row=t.number WHERE {which}t.number>? AND s.stamp IS NOT t.crc "
        f"ORDER BY t.number LIMIT {AT_ONCE}"
    )
    found: Any = connection.execute(query, (kind.name, after)).fetchall()
    return found  # type: ignore[no-any-return]


def _gone(connection: apsw.Connection, kind: Kind) -> list[tuple[str, ...]]:
    """The keys of some entries whose rows are gone, all changed rows being written down."""
    there = integer(connection, f"SELECT count(*) FROM {kind.table.name}")
    known = "SELECT count(*) FROM sync_entries WHERE kind=? AND row IS NOT NULL"
    if integer(connection, known, (kind.name,)) == there:
        return []
    query = (
        "SELECT key FROM sync_entries WHERE kind=? AND row IS NOT NULL "
        f"AND row NOT IN (SELECT number FROM {kind.table.name}) LIMIT {AT_ONCE}"
    )
    return [split_key(str(key)) for (key,) in connection.execute(query, (kind.name,)).fetchall()]
