"""Takes over what another device tells, entry by entry and field by field.

The later change of a field wins. A text that two people changed without knowing of each other is
kept twice. What cannot be written yet waits: for other fields of the same entry, or its article.
Whatever the order in which lines come, and however often, the library ends up the same.
"""

import json
import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import apsw

from duidu.library.store.codec import dumps, verified_columns
from duidu.library.store.note_record import unlist_row
from duidu.library.sync.capture import Capture, put_out
from duidu.library.sync.clock import Seen, both_seen, device_of, knows
from duidu.library.sync.entries import Entry, load_entry, save_entry, split_key
from duidu.library.sync.kinds import ARTICLE, BY_NAME, KINDS, NOTE, Kind
from duidu.library.sync.lines import Line
from duidu.library.sync.told import Told
from duidu.library.sync.written import FittingValues, write_row

# Names the entries of texts that are kept beside another: every device makes the same.
_BESIDE = uuid.UUID("6a8d6f0e-54c7-4b5e-9b0e-0f7b8a1c2d3e")
Stored = Sequence[Any] | None
Fields = dict[str, Any]


class Merge:
    """Takes lines over into one library; each call is part of a transaction."""

    def __init__(self, capture: Capture, told: Told) -> None:
        self._capture = capture
        self._told = told
        self._fitting = FittingValues()

    def line(self, connection: apsw.Connection, line: Line) -> None:
        """Take one line over. Raises ValueError for one that says nothing we could keep."""
        kind = BY_NAME[line.kind]
        if len(line.key) != len(kind.key) or not line.fields.keys() <= kind.fields.keys():
            raise ValueError("it is of another form")
        fitting = self._fitting.of(connection, kind)
        fields = {name: fitting(name, value) for name, value in line.fields.items()}
        entry = load_entry(connection, kind, line.key)
        # What the person changed here meanwhile is written down first: then it is known what is
        # later, and nothing of it is lost.
        row = self._capture.as_it_is(connection, entry)
        if line.is_deletion:
            self._delete(connection, entry, row, line)
        else:
            self._take(connection, entry, row, replace(line, fields=fields))

    def again(self, connection: apsw.Connection) -> None:
        """Write what waits and can be written by now."""
        query = "SELECT key FROM sync_entries WHERE kind=? AND waiting IS NOT NULL"
        for kind in KINDS:
            for (key,) in connection.execute(query, (kind.name,)).fetchall():
                entry = load_entry(connection, kind, split_key(str(key)))
                if self._write(connection, entry, entry.waiting or {}):
                    save_entry(connection, entry)

    def _take(self, connection: apsw.Connection, entry: Entry, row: Stored, line: Line) -> None:
        """Take over the fields of a line that are later than those that are there."""
        values = self._values(connection, entry, row)
        before, clocks, seen = dict(values), dict(entry.clocks), dict(entry.seen)
        text = entry.kind.text
        for name, value in line.fields.items():
            if name != text and line.stamp > entry.clocks.get(name, ""):
                values[name], entry.clocks[name] = value, line.stamp
        if text in line.fields:
            self._take_text(connection, entry, values, line)
        elif values.get("deleted") is not None and entry.clocks["deleted"] == line.stamp:
            self._take_note_away(connection, entry, values, line)
        if values != before:
            self._write(connection, entry, values, _is_place(entry.kind, before, values))
        if values != before or (clocks, seen) != (entry.clocks, entry.seen):
            save_entry(connection, entry)

    def _values(self, connection: apsw.Connection, entry: Entry, row: Stored) -> Fields:
        """The fields of an entry as they are."""
        if row is None:
            return dict(entry.waiting or {})
        columns = verified_columns(entry.kind.table, row)
        return entry.kind.values(self._capture.told(connection, columns))

    def _take_text(
        self, connection: apsw.Connection, entry: Entry, values: Fields, line: Line
    ) -> None:
        """Take over a text, or keep both where neither writer knew of the other."""
        name = entry.kind.text
        seen: Seen = line.seen or {device_of(line.stamp): line.stamp}
        known = entry.text_seen
        is_there, is_old = name in values, bool(known) and knows(known, seen)
        mine, mine_at = values.get(name), entry.clocks.get(name, "")
        if is_old and is_there:
            # A later one is new here all the same: only who took the note away knew of it.
            if line.stamp > mine_at:
                values[name], entry.clocks[name] = line.fields[name], line.stamp
            return
        entry.seen = both_seen(known, seen)
        if not is_there or knows(seen, known):
            values[name], entry.clocks[name] = line.fields[name], max(line.stamp, mine_at)
        else:
            self._keep_both(connection, entry, values, line)
        # Whoever took the note away did not know of this text.
        gone = values.get("deleted") is not None and "deleted" not in line.fields
        if gone and known and not is_old and values[name] != mine:
            self._bring_back(connection, entry, values)

    def _keep_both(
        self, connection: apsw.Connection, entry: Entry, values: Fields, line: Line
    ) -> None:
        """Let the later text stay, and keep the other one beside it."""
        name = entry.kind.text
        mine, mine_at, theirs = values[name], entry.clocks[name], line.fields[name]
        lost, lost_at = theirs, line.stamp
        if line.stamp > mine_at:
            values[name], entry.clocks[name] = theirs, line.stamp
            lost, lost_at = mine, mine_at
        if theirs != mine and lost:
            self._keep_beside(connection, entry, {**values, name: lost}, lost_at)

    def _take_note_away(
        self, connection: apsw.Connection, entry: Entry, values: Fields, line: Line
    ) -> None:
        """A note was put where it can be brought back from; unless it has a text unknown there."""
        if entry.kind.text not in values:
            entry.seen = both_seen(entry.text_seen, line.seen)
        elif not knows(line.seen, entry.text_seen):
            self._bring_back(connection, entry, values)

    def _bring_back(self, connection: apsw.Connection, entry: Entry, values: Fields) -> None:
        """Tell that a note is not deleted."""
        stamp = self._capture.stamps.after(entry.stamps)
        values["deleted"], entry.clocks["deleted"] = None, stamp
        put_out(connection, Line(NOTE.name, entry.key, stamp, {"deleted": None}))

    def _keep_beside(
        self, connection: apsw.Connection, entry: Entry, values: Fields, stamp: str
    ) -> None:
        """Keep a text in an entry of its own, which every device makes alike."""
        kind = entry.kind
        # Who wrote it has all fields, and does this once the other text is there.
        if len(values) < len(kind.fields):
            return
        key = (str(uuid.uuid5(_BESIDE, f"{entry.key[0]}/{stamp}")),)
        beside = load_entry(connection, kind, key)
        if beside.stamps != [""]:
            return
        if "deleted" in values:
            values["deleted"] = None
        values["extra"] = dumps({**json.loads(values["extra"]), "kept_beside": entry.key[0]})
        # The text is the same everywhere; what stands around it may not be, and the last one wins.
        own = self._capture.stamps.beside(stamp)
        beside.clocks = {**dict.fromkeys(kind.fields, own), kind.text: stamp}
        beside.seen = {device_of(stamp): stamp}
        around = {name: value for name, value in values.items() if name != kind.text}
        text = {kind.text: values[kind.text]}
        put_out(connection, Line(kind.name, key, own, around, seen=beside.seen))
        put_out(connection, Line(kind.name, key, stamp, text, seen=beside.seen))
        self._write(connection, beside, values)
        save_entry(connection, beside)
        self._told.keep_twice(connection, kind, entry.key[0], key[0])

    def _delete(self, connection: apsw.Connection, entry: Entry, row: Stored, line: Line) -> None:
        """Take a deletion over, unless something was changed here that it did not know of."""
        # A text leaves the shelf, and is deleted by each device in its time.
        if line.stamp <= entry.dead or entry.kind is ARTICLE:
            return
        is_news = bool(entry.kind.text) and not knows(line.seen, entry.text_seen)
        is_later = max(entry.clocks.values(), default="") > line.stamp
        entry.dead = line.stamp
        if row is not None and (is_news or is_later):
            self._keep_alive(connection, entry, row)
        elif row is not None:
            self._remove(connection, entry, row)
        elif not is_later:
            entry.waiting = None
        save_entry(connection, entry)

    def _keep_alive(self, connection: apsw.Connection, entry: Entry, row: Sequence[Any]) -> None:
        """Tell all of an entry again: another deleted it without knowing of a change."""
        values = self._values(connection, entry, row)
        stamp = self._capture.stamps.after(entry.stamps)
        seen = {**entry.text_seen, device_of(stamp): stamp} if entry.kind.text else {}
        entry.clocks, entry.seen = dict.fromkeys(entry.kind.fields, stamp), seen
        put_out(connection, Line(entry.kind.name, entry.key, stamp, values, seen=seen))

    def _remove(self, connection: apsw.Connection, entry: Entry, row: Sequence[Any]) -> None:
        """Delete the row of an entry."""
        kind = entry.kind
        columns = verified_columns(kind.table, row)
        if kind is NOTE:
            unlist_row(connection, row[0], columns)
        connection.execute(f"DELETE FROM {kind.table.name} WHERE number=?", (row[0],))
        article = self._capture.told(connection, columns).get("article") or ""
        self._told.add(kind, entry.key, article)
        entry.row = entry.stamp = entry.waiting = None

    def _write(
        self, connection: apsw.Connection, entry: Entry, values: Fields, untold: bool = False
    ) -> bool:
        """Write the row of an entry, or let its fields wait; whether it was written.

        With `untold` no view has to know. Raises ValueError for values that no store could read.
        """
        kind: Kind = entry.kind
        is_dead = bool(entry.dead) and max(entry.clocks.values(), default="") < entry.dead
        if is_dead or len(values) < len(kind.fields):
            entry.waiting = None if is_dead else values
            return False
        written = write_row(connection, entry, values, self._capture)
        if written and not untold:
            self._told.add(kind, entry.key, _article_in(kind, values))
        return written


def _article_in(kind: Kind, values: Fields) -> str:
    """The id of the article that an entry with these fields is in, "" for none."""
    columns = kind.fields.get("place", ())
    return str(values["place"][0] or "") if "article" in columns else ""


def _is_place(kind: Kind, before: Fields, values: Fields) -> bool:
    """Whether only the place where the person reads a text is another."""
    return kind is ARTICLE and {n for n, one in values.items() if one != before.get(n)} == {"place"}
