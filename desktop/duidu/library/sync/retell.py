"""What is known of an entry as lines, for a log that is written anew."""

from collections.abc import Iterator
from typing import Any

import apsw

from duidu.library.store.codec import verified_columns
from duidu.library.sync.capture import Capture
from duidu.library.sync.entries import Entry
from duidu.library.sync.lines import Line


def lines_of(connection: apsw.Connection, entry: Entry, capture: Capture) -> Iterator[Line]:
    """Yield the lines of an entry: one for each moment at which some of its fields were changed."""
    kind = entry.kind
    if entry.dead:
        seen = entry.text_seen if kind.text else {}
        yield Line(kind.name, entry.key, entry.dead, is_deletion=True, seen=seen)
    values: dict[str, Any] = dict(entry.waiting or {})
    if entry.row is not None:
        query = f"{kind.table.select} WHERE number=?"
        row: Any = connection.execute(query, (entry.row,)).fetchone()
        if row is None:  # it has just been changed, which is told by itself
            return
        values = kind.values(capture.told(connection, verified_columns(kind.table, row)))
    moments: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        if name in entry.clocks:
            moments.setdefault(entry.clocks[name], {})[name] = value
    for stamp, fields in sorted(moments.items()):
        seen = entry.text_seen if {kind.text, "deleted"} & fields.keys() else {}
        yield Line(kind.name, entry.key, stamp, fields, seen=seen)
