"""What is known of an entry as lines, for a log that is written anew."""

from collections.abc import Iterator
from typing import Any

import apsw

from duidu.library.store.codec import verified_columns
from duidu.library.sync.capture import Capture
from duidu.library.sync.entries import Entry
from duidu.library.sync.lines import Line


def lines_of(connection: apsw.Connection, entry: Entry, capture: Capture) -> Iterator[Line]:
    """Yield the lines of an entry: one for each moment at which some of its fields were changed.

    What the person changed in it a moment ago is written down first: alone it would be told without
    the fields that did not change.
    """
    kind, row = entry.kind, capture.as_it_is(connection, entry)
    if entry.dead:
        seen = entry.text_seen if kind.text else {}
        yield Line(kind.name, entry.key, entry.dead, is_deletion=True, seen=seen)
    values: dict[str, Any] = dict(entry.waiting or {})
    if row is not None:
        values = kind.values(capture.told(connection, verified_columns(kind.table, row)))
    moments: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        if name in entry.clocks:
            moments.setdefault(entry.clocks[name], {})[name] = value
    for stamp, fields in sorted(moments.items()):
        seen = entry.text_seen if {kind.text, "deleted"} & fields.keys() else {}
        yield Line(kind.name, entry.key, stamp, fields, seen=seen)
