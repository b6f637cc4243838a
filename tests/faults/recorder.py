"""A file system for SQLite (VFS) that lives in memory, and what a power cut leaves of it.

Remembers every write and sync. Model: what was synced is on the disk; of what was written later any
part may be there, in any order, torn at sectors of 512 bytes. A new file has its name on the disk
with its first sync, a deleted one may come back unless the folder was synced. Drives that lie about
syncing are not modelled.
"""

import random
from dataclasses import dataclass, field

import apsw

SECTOR = 512


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: kind is write, truncate, sync, delete or acknowledge."""

    kind: str
    name: str = ""
    offset: int = 0
    data: bytes = b""
    durable: bool = False
    note: tuple[int, int] = (0, 0)


class RecordingVFS(apsw.VFS):
    """Files in memory; everything that changes them goes into `events`."""

    def __init__(self, name: str, files: dict[str, bytes] | None = None) -> None:
        self.events: list[Event] = []
        self.files = {path: bytearray(data) for path, data in (files or {}).items()}
        super().__init__(name, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> "RecordingFile":  # type: ignore[override]
        """Any object with the methods of a file will do."""
        path = str(
            name.filename()
            if isinstance(name, apsw.URIFilename)
            else name or f"temporary-{len(self.events)}"
        )
        self.files.setdefault(path, bytearray())
        return RecordingFile(self, path, bool(flags[0] & apsw.SQLITE_OPEN_DELETEONCLOSE))

    def xAccess(self, pathname: str, flags: int) -> bool:
        return pathname in self.files

    def xDelete(self, filename: str, syncdir: bool) -> None:
        if filename not in self.files:
            raise apsw.IOError("no such file")
        del self.files[filename]
        self.events.append(Event("delete", filename, durable=syncdir))

    def xFullPathname(self, name: str) -> str:
        return name


class RecordingFile:
    """One open file."""

    def __init__(self, vfs: RecordingVFS, name: str, temporary: bool) -> None:
        self._vfs = vfs
        self._name = name
        self._temporary = temporary

    @property
    def _data(self) -> bytearray:
        return self._vfs.files.setdefault(self._name, bytearray())

    def xRead(self, amount: int, offset: int) -> bytes:
        return bytes(self._data[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        content = self._data
        if len(content) < offset:
            content.extend(bytes(offset - len(content)))
        content[offset : offset + len(data)] = data
        self._log(Event("write", self._name, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:
        del self._data[newsize:]
        self._log(Event("truncate", self._name, newsize))

    def xSync(self, flags: int) -> None:
        self._log(Event("sync", self._name))

    def xFileSize(self) -> int:
        return len(self._data)

    def xClose(self) -> None:
        if self._temporary:
            self._vfs.files.pop(self._name, None)

    def xLock(self, level: int) -> None:
        """One process, one connection."""

    def xUnlock(self, level: int) -> None:
        """One process, one connection."""

    def xCheckReservedLock(self) -> bool:
        return False

    def xFileControl(self, op: int, pointer: int) -> bool:
        return False

    def xSectorSize(self) -> int:
        return SECTOR

    def xDeviceCharacteristics(self) -> int:
        return 0

    def _log(self, event: Event) -> None:
        if not self._temporary:
            self._vfs.events.append(event)


@dataclass(slots=True)
class Disk:
    """What is surely on the disk, and what may be, after some events."""

    files: dict[str, bytes] = field(default_factory=dict)
    pending: dict[str, list[Event]] = field(default_factory=dict)
    deleted: dict[str, bytes] = field(default_factory=dict)

    def happen(self, event: Event) -> None:
        """Go on by one event."""
        if event.kind in ("write", "truncate"):
            self.pending.setdefault(event.name, []).append(event)
        elif event.kind == "sync":
            self.files[event.name] = _applied(
                self.files.get(event.name, b""), self.pending.pop(event.name, [])
            )
            self.deleted.pop(event.name, None)
        elif event.kind == "delete":
            self.pending.pop(event.name, None)
            gone = self.files.pop(event.name, None)
            if gone is not None and not event.durable:
                self.deleted[event.name] = gone

    def image(self, rng: random.Random) -> dict[str, bytes]:
        """The files as the next start may find them."""
        style = rng.choice(("nothing", "all", "some", "some", "torn", "prefix"))
        found = dict(self.files)
        for name, events in self.pending.items():
            chosen = _chosen(events, style, rng)
            if chosen or name in found:
                found[name] = _applied(found.get(name, b""), chosen)
        for name, data in self.deleted.items():
            if name not in found and rng.random() < 0.5:
                found[name] = data
        return found


def _chosen(events: list[Event], style: str, rng: random.Random) -> list[Event]:
    if style == "nothing":
        return []
    if style == "all":
        return events
    if style == "prefix":
        return events[: rng.randrange(len(events) + 1)]
    share = rng.random()
    chosen = [event for event in events if rng.random() < share]
    return [_torn(event, rng) for event in chosen] if style == "torn" else chosen


def _torn(event: Event, rng: random.Random) -> Event:
    """Some sectors of a write: its beginning or its end."""
    if event.kind != "write" or len(event.data) <= SECTOR or rng.random() < 0.5:
        return event
    cut = rng.randrange(1, len(event.data) // SECTOR + 1) * SECTOR
    if rng.random() < 0.5:
        return Event("write", event.name, event.offset, event.data[:cut])
    return Event("write", event.name, event.offset + cut, event.data[cut:])


def _applied(content: bytes, events: list[Event]) -> bytes:
    if not events:
        return content
    data = bytearray(content)
    for event in events:
        if event.kind == "truncate":
            del data[event.offset :]
            continue
        if len(data) < event.offset:
            data.extend(bytes(event.offset - len(data)))
        data[event.offset : event.offset + len(event.data)] = event.data
    return bytes(data)
