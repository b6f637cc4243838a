"""The log of this device: its changes as lines, in segments that only it writes."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from duidu.app.sync.log_beginnings import Position, Whole, beginning_file, beginning_name
from duidu.app.sync.shared_files import (
    PlaceError,
    SharedFiles,
    SharedFilesError,
    segment_name,
    segment_of,
    segments_in,
)
from duidu.library.sync.lines import with_checksum
from duidu.library.sync.outbox import GONE, LogState, Outbox
from duidu.library.sync.packed import pack, unpack

# Bytes from which on a segment is full: the last one is written whole with each change.
FULL_FROM = 64 << 10
# Letters of lines that are written at once.
_AT_ONCE = 4 << 20
# All is told anew once the log is so many bytes, and so many times what it was when it began; and
# if that was not tried for so many seconds.
_GROWN_FROM, _GROWN_TIMES = 1 << 20, 4
_REST = 86_400.0


@dataclass(frozen=True, slots=True)
class _Open:
    """The last segment as it was written last."""

    number: int
    data: bytes


class OwnLog:
    """Writes the lines of one library to one place."""

    def __init__(
        self, out: Outbox, shared: SharedFiles, device: str, full_from: int = FULL_FROM
    ) -> None:
        """`full_from` are the bytes from which on a segment is full."""
        self._out = out
        self._full_from = full_from
        self._files = shared
        self._device = device
        self._open: _Open | None = None

    def state(self, files: dict[str, int]) -> str:
        """Whether the log in the place is as it was left.

        "right"; "gone" where none of it is there any more; "other" where somebody else went on with
        it, or the library is of an earlier time than the log.
        """
        log, first = self._out.log, self._out.beginning.first
        found = segments_in(files).get(self._device, {})
        if not found:
            return "gone" if log.segment else "right"
        # What is told anew behind them may not have been taken away yet.
        there = {number: one for number, one in found.items() if number >= first}
        if sorted(there) == list(range(first, log.segment + 1)) and self._is_known(there, log):
            return "right"
        return "right" if self._is_cut_off(there, log, first) else "other"

    def _is_known(self, there: dict[int, tuple[str, int]], log: LogState) -> bool:
        """Whether the last segment is what was written; read once, then known by its size."""
        name, size = there[log.segment]
        if self._open is not None and self._open.number == log.segment:
            return log.size >= self._full_from if name.endswith(".zst") else size == log.size
        data = self._read(name)
        self._open = _Open(log.segment, data)
        return (len(data), zlib.crc32(data)) == (log.size, log.crc)

    def _is_cut_off(self, there: dict[int, tuple[str, int]], log: LogState, first: int) -> bool:
        """Whether there is more only because this device was cut off after it had written it."""
        last = max(there, default=0)
        if sorted(there) != list(range(first, last + 1)) or last < log.segment:
            return False
        data, size = b"", max(0, log.size)
        for number in range(max(first, log.segment), last + 1):
            data += self._read(there[number][0])
            if len(data) > size + 3 * _AT_ONCE:
                return False
        known, more = data[:size], data[size:]
        if len(known) != size or zlib.crc32(known) != log.crc:
            return False
        _, lines = self._out.to_tell(_AT_ONCE)
        told = b"".join(map(with_checksum, lines))
        if not told.startswith(more):
            return False
        self._open = _Open(log.segment, known) if size else None
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
            last, lines = self._out.to_tell(_AT_ONCE)
            if not lines or (not everything and sum(map(len, lines)) < _AT_ONCE):
                return count
            self._out.told(last, self._append(lines))
            count += len(lines)

    def _append(self, lines: Sequence[str]) -> LogState:
        """Write lines behind those that are there; how far the log is written then."""
        log = self._out.log
        number, before = max(1, log.segment), b""
        if log.size >= self._full_from or log.size == GONE:
            number = log.segment + 1
        elif log.segment:
            before = self._last(log)
        data = before + b"".join(map(with_checksum, lines))
        if len(data) >= self._full_from:
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

    @property
    def end(self) -> Position:
        """Where the log ends: the number of a segment, and a byte of it."""
        log, first = self._out.log, self._out.beginning.first
        return (log.segment, log.size) if log.size != GONE and log.segment else (first, 0)

    def is_grown(self, files: dict[str, int], now: float) -> bool:
        """Whether all should be told anew, so that what it no longer says can be taken away."""
        beginning = self._out.beginning
        there = segments_in(files).get(self._device, {})
        size = sum(size for number, (_, size) in there.items() if number >= beginning.first)
        if not beginning.whole:
            self._out.begin_at(replace(beginning, whole=size))
            return False
        is_large = size >= max(_GROWN_FROM, _GROWN_TIMES * beginning.whole)
        return is_large and abs(now - beginning.tried) >= _REST

    def try_again(self, now: float) -> None:
        """All is about to be told anew, which is not begun again for a day if it is cut off."""
        self._out.begin_at(replace(self._out.beginning, tried=now))

    def begin_at(self, whole: Whole) -> None:
        """All is told in this stretch: what is before it can be taken away, and is the next time.

        Raises SharedFilesError.
        """
        first = whole.start[0]
        if first > 1:
            self._files.write(beginning_name(self._device), beginning_file(self._device, whole))
        self._out.begin_at(replace(self._out.beginning, first=first, whole=0))

    def tidy(self, files: dict[str, int]) -> None:
        """Take away the segments that are told anew in later ones. Raises PlaceError."""
        first = self._out.beginning.first
        for name in files:
            device, number = segment_of(name) or ("", first)
            if device == self._device and number < first:
                try:
                    self._files.remove(name)
                except PlaceError:
                    raise
                except SharedFilesError:
                    # In use, perhaps: it is as well taken away another time.
                    continue
