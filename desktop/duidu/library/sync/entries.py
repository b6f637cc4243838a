"""What is known of each entry that goes to other devices: when each of its fields was changed.

The values themselves stand in the entry's own row. Of each field a short hash is kept, which tells
which fields of a changed row are others.
"""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

import apsw

from duidu.library.store.codec import dumps
from duidu.library.sync.clock import device_of
from duidu.library.sync.kinds import Kind

_HASH = 8  # bytes of a hash
_NO_HASH = bytes(_HASH)
_COLUMNS = "row, stamp, clock, clocks, hashes, seen, dead, waiting"
_SEPARATOR = "\x1f"
_OF_NOTHING = hashlib.blake2b(b"\0null", digest_size=_HASH).digest()


def hash_of(value: object) -> bytes:
    """The hash of a field's value."""
    # Nearly all are nothing, or texts, which need no JSON to be told from another.
    if value is None:
        return _OF_NOTHING
    said = value if isinstance(value, str) else "\0" + dumps(value)
    return hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=_HASH).digest()


def joined_key(key: tuple[str, ...]) -> str:
    """A key as one text."""
    return _SEPARATOR.join(key)


def split_key(key: str) -> tuple[str, ...]:
    """The key of such a text."""
    return tuple(key.split(_SEPARATOR))


@dataclass(slots=True)
class Entry:
    """One entry as it was last told or taken over.

    `row` and `stamp` are number and checksum of its row, None where it has none. `clocks` are the
    stamps of its fields, `dead` that of its deletion. `seen` is what the writer of its text had
    seen. `waiting` are values of fields that cannot be written: others are still to come, or the
    article that it is in.
    """

    kind: Kind
    key: tuple[str, ...]
    row: int | None = None
    stamp: int | None = None
    clocks: dict[str, str] = field(default_factory=dict)
    hashes: dict[str, bytes] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    dead: str = ""
    waiting: dict[str, Any] | None = None

    @property
    def stamps(self) -> list[str]:
        """All stamps that a later change has to follow."""
        return [*self.clocks.values(), *self.seen.values(), self.dead]

    @property
    def text_seen(self) -> dict[str, str]:
        """What the writer of its text had seen."""
        clock = self.clocks.get(self.kind.text, "")
        return self.seen or ({device_of(clock): clock} if clock else {})


def load_entry(connection: apsw.Connection, kind: Kind, key: tuple[str, ...]) -> Entry:
    """What is known of an entry; a new one where nothing is."""
    query = f"SELECT {_COLUMNS} FROM sync_entries WHERE kind=? AND key=?"
    found: Any = connection.execute(query, (kind.name, joined_key(key))).fetchone()
    if found is None:
        return Entry(kind, key)
    row, stamp, clock, clocks, hashes, seen, dead, waiting = found
    names = list(kind.fields)
    parts = {name: hashes[i * _HASH : (i + 1) * _HASH] for i, name in enumerate(names)}
    own = json.loads(clocks) if clocks else {}
    return Entry(
        kind,
        key,
        row,
        stamp,
        {name: one for name in names if (one := own.get(name, clock))},
        {name: part for name, part in parts.items() if part != _NO_HASH},
        json.loads(seen) if seen else {},
        dead or "",
        None if waiting is None else json.loads(waiting),
    )


def save_entry(connection: apsw.Connection, entry: Entry) -> None:
    """Keep what is known of an entry."""
    names = list(entry.kind.fields)
    clock = max(entry.clocks.values(), default="")
    # Nearly all fields of nearly all entries were changed together.
    own = {name: entry.clocks.get(name, "") for name in names if entry.clocks.get(name) != clock}
    text = entry.clocks.get(entry.kind.text, "")
    is_usual = entry.seen == ({device_of(text): text} if text else {})
    connection.execute(
        f"INSERT OR REPLACE INTO sync_entries(kind, key, {_COLUMNS}) VALUES(?,?,?,?,?,?,?,?,?,?)",
        (
            *(entry.kind.name, joined_key(entry.key), entry.row, entry.stamp, clock),
            dumps(own) if own else None,
            b"".join(entry.hashes.get(name, _NO_HASH) for name in names),
            dumps(entry.seen) if entry.seen and not is_usual else None,
            entry.dead or None,
            None if entry.waiting is None else dumps(entry.waiting),
        ),
    )
