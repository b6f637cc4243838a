"""The lines of a log: one change of one entry each, with a checksum, in a form with a version.

A line is eight digits of CRC-32, a blank and a JSON object:

    v   version of the form
    k   kind of the entry      i   its key, a list of texts
    c   stamp of the change    f   fields with their new values
    x   1 where the entry was deleted
    s   of a text that is kept when two people change it: what its writer had seen
"""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from duidu.library.store.compact_json import compact_json
from duidu.library.sync.clock import Seen, is_device, is_stamp

VERSION = 1
# Letters of a line that are read: above any note, and a book's edits come row by row.
LONGEST = 256 << 20
_compact = compact_json()


class NewerLineError(Exception):
    """A line of a version that is not known here."""


@dataclass(frozen=True, slots=True)
class Line:
    """One change."""

    kind: str
    key: tuple[str, ...]
    stamp: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    is_deletion: bool = False
    seen: Seen = field(default_factory=dict)

    def text(self) -> str:
        """The line as JSON, without its checksum."""
        said: dict[str, Any] = {
            "v": VERSION,
            "k": self.kind,
            "i": list(self.key),
            "c": self.stamp,
        }
        if self.is_deletion:
            said["x"] = 1
        if self.fields:
            said["f"] = dict(self.fields)
        if self.seen:
            said["s"] = dict(self.seen)
        return _compact(said)


def with_checksum(text: str) -> bytes:
    """A line as it stands in a file, with its end."""
    data = text.encode("utf-8", "replace")
    return b"%08x %s\n" % (zlib.crc32(data), data)


def read_line(data: bytes) -> Line:
    """The line of these bytes, without the end of line.

    Raises ValueError for a line that is not what was written, NewerLineError for one of a later
    version.
    """
    if len(data) < 9 or data[8:9] != b" " or int(data[:8], 16) != zlib.crc32(data[9:]):
        raise ValueError("its checksum does not match")
    said = json.loads(data[9:])
    if not isinstance(said, dict) or type(said.get("v")) is not int:
        raise ValueError("it is no line of a log")
    if said["v"] > VERSION:
        raise NewerLineError
    return _line(said)


def _line(said: dict[str, Any]) -> Line:
    """The line that this object says. Raises ValueError."""
    kind, key, stamp = said.get("k"), said.get("i"), said.get("c")
    fields, seen = said.get("f", {}), said.get("s", {})
    if (
        not isinstance(kind, str)
        or not isinstance(key, list)
        or not all(isinstance(part, str) for part in key)
        or not is_stamp(stamp)
        or not isinstance(fields, dict)
        or not isinstance(seen, dict)
        or not all(is_device(device) and is_stamp(one) for device, one in seen.items())
    ):
        raise ValueError("it is no line of a log")
    return Line(kind, tuple(key), str(stamp), fields, said.get("x") == 1, seen)
