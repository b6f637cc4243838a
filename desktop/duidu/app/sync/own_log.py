"""The log of this device: its changes as lines, in segments that only it writes."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from duidu.app.sync.shared_files import (
    PlaceError,
    SharedFiles,
    SharedFilesError,
    segment_name,
    segments_in,
)
from duidu.library.sync.lines import with_checksum
from duidu.library.sync.packed import pack, unpack
from duidu.library.sync.sync_store import LogState, SyncStore

# Bytes from which on a segment is full: the last one is written whole with each change.
_FULL_FROM = 64 << 10
# Letters of lines that are written at once.
_AT_ONCE = 4 << 20


@dataclass(frozen=True, slots=True)
class _Open:
    """The last segment as it was written last."""

    number: int
    data: bytes


class OwnLog:
    """Writes the lines of one library to one place."""

    def __init__(self, store: SyncStore, shared: SharedFiles, device: str) -> None:
        self._store = store
        self._files = shared
        self._device = device
        self._open: _Open | None = None

    def state(self, files: dict[str, int]) -> str:
        """Whether the log in the place is as it was left.

        "right"; "gone" where none of it is there any more; "other" where somebody else went on with
        it, or the library is of an earlier time than the log.
        """
        there = segments_in(files).get(self._device, {})
        log = self._store.log
        if not there:
            return "gone" if log.segment else "right"
        if sorted(there) == list(range(1, log.segment + 1)) and self._is_known(there, log):
            return "right"
        return "right" if self._is_cut_off(there, log) else "other"

    def _is_known(self, there: dict[int, tuple[str, int]], log: LogState) -> bool:
        """Whether the last segment is what was written; read once, then known by its size."""
        name, size = there[log.segment]
        if self._open is not None and self._open.number == log.segment:
            return log.size >= _FULL_FROM if name.endswith(".zst") else size == log.size
        data = self._read(name)
        self._open = _Open(log.segment, data)
        return (len(data), zlib.crc32(data)) == (log.size, log.crc)

    def _is_cut_off(self, there: dict[int, tuple[str, int]], log: LogState) -> bool:
        """Whether there is more only because this device was cut off after it had written it."""
        if sorted(there) != list(range(1, max(there) + 1)) or max(there) < log.segment:
            return False
        data = b""
        for number in range(max(1, log.segment), max(there) + 1):
            data += self._read(there[number][0])
            if len(data) > log.size + 3 * _AT_ONCE:
                return False
        known, more = data[: log.size], data[log.size :]
        if len(known) != log.size or zlib.crc32(known) != log.crc:
            return False
        _, lines = self._store.to_tell(_AT_ONCE)
        told = b"".join(map(with_checksum, lines))
        if not told.startswith(more):
            return False
        self._open = _Open(log.segment, known) if log.segment else None
        return True

    def _read(self, name: str) -> bytes:
        """What is in a segment, b"" where it is none. Raises PlaceError: it may be one."""
        try:
            data = self._files.read(name)
            return unpack(data) if name.endswith(".zst") else data
        except PlaceError:
            raise
        except (SharedFilesError, ValueError):
            return b""

    def write(self, everything: bool = True) -> int:
        """Write what is to be told; how many lines. Without `everything` only if it is much.

        Raises SharedFilesError: they then stay to be told.
        """
        count = 0
        while True:
            last, lines = self._store.to_tell(_AT_ONCE)
            if not lines or (not everything and sum(map(len, lines)) < _AT_ONCE):
                return count
            self._store.told(last, self._append(lines))
            count += len(lines)

    def _append(self, lines: Sequence[str]) -> LogState:
        """Write lines behind those that are there; how far the log is written then."""
        log = self._store.log
        number, before = max(1, log.segment), b""
        if log.size >= _FULL_FROM:
            number = log.segment + 1
        elif log.segment:
            before = self._last(log)
        data = before + b"".join(map(with_checksum, lines))
        if len(data) >= _FULL_FROM:
            self._files.write(segment_name(self._device, number, True), pack(data))
            if before:
                self._files.remove(segment_name(self._device, number, False))
        else:
            self._files.write(segment_name(self._device, number, False), data)
        self._open = _Open(number, data)
        return LogState(number, len(data), zlib.crc32(data))

    def _last(self, log: LogState) -> bytes:
        """The last segment as it was written."""
        if self._open is None or self._open.number != log.segment:
            self._open = _Open(
                log.segment, self._files.read(segment_name(self._device, log.segment, False))
            )
        return self._open.data
