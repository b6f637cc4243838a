"""Reads the logs of other devices from where it was left, as far as they are there and whole."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from duidu.app.sync.log_beginnings import beginning_name, begun_at, read_beginning
from duidu.app.sync.shared_files import (
    LAST,
    PlaceError,
    SharedFiles,
    SharedFilesError,
    segments_in,
)
from duidu.core.jobs import Job
from duidu.library.sync.clock import seconds_of
from duidu.library.sync.kinds import DEVICE, NAMES
from duidu.library.sync.lines import VERSION, Line, NewerLineError, read_line
from duidu.library.sync.packed import unpack
from duidu.library.sync.sync_store import DeviceState, SyncStore
from duidu.library.sync.told import Told

# Lines in one transaction: a note that is written meanwhile waits for them.
_AT_ONCE = 200
# Segments that are waited for one by one.
_MOST_MISSING = 1_000
# Why a stretch was not read.
MISSING, CUT_OFF, DAMAGED, NEWER = "missing", "cut off", "damaged", "newer"
Segments = dict[int, tuple[str, int]]
Hole = tuple[int, int, int, str, int]


class OtherLogs:
    """Reads the logs of other devices in one place into one library."""

    def __init__(self, store: SyncStore, shared: SharedFiles, device: str) -> None:
        self._store = store
        self._files = shared
        self._device = device
        # Sizes of the segments when they were read last, so that nothing is opened in vain.
        self._read_at: dict[str, tuple[Segments, int]] = {}
        # Holes that were looked at since the start, each with the size that its segment had: one
        # that is repaired meanwhile may have the size that it always had.
        self._tried: set[tuple[str, Hole, int]] = set()
        # Segments that are there and could not be read this time.
        self._unread = 0

    def read(self, files: dict[str, int], job: Job) -> Iterator[Told]:
        """Take over what is new, and yield what each part of it told.

        Raises Cancelled, PlaceError; what cannot be read is read another time.
        """
        for device, segments in segments_in(files).items():
            begins = files.get(beginning_name(device), 0)
            if device != self._device and self._read_at.get(device) != (segments, begins):
                self._unread = 0
                if begins:
                    self._begin(device, segments, begins)
                yield from self._device_lines(device, segments, job)
                if not self._unread:
                    self._read_at[device] = segments, begins

    def _begin(self, device: str, segments: Segments, size: int) -> None:
        """Begin to read a log where it begins by now. Raises PlaceError."""
        try:
            whole = read_beginning(self._files, device, size)
        except PlaceError:
            raise
        except SharedFilesError:
            self._unread += 1
            return
        state = self._store.device(device)
        # Else what it speaks of has not come yet.
        if whole is not None and whole.known[0] <= max(segments):
            begun = begun_at(state, whole)
            if begun != state:
                self._store.keep_device(begun)

    def _device_lines(self, device: str, segments: Segments, job: Job) -> Iterator[Told]:
        """Read the log of a device on from where it was left."""
        state = self._store.device(device)
        for hole in state.holes:
            yield from self._hole(state.device, hole, segments, job)
        first, last = self._store.device(device).segment, max(segments)
        if last - first - len(segments) > _MOST_MISSING:
            # Nobody's log is so: where it begins, or most of it, is still to come.
            return
        for number in range(first, last + 1):
            state = self._store.device(device)
            start = state.offset if number == state.segment else 0
            data, why = self._segment(segments.get(number))
            if why:
                # The last one is still coming; one before others is read once it is there.
                if number < last:
                    size = -1 if why == MISSING else segments[number][1]
                    hole = (number, start, 0, why, size)
                    self._store.keep_device(
                        replace(state, segment=number + 1, offset=0, holes=(*state.holes, hole))
                    )
                continue
            name, size = segments[number]
            yield from self._lines(replace(state, segment=number), data, start, size, job)
            if number < last and name.endswith(LAST):
                # It has become full since, and comes later than what follows it.
                state = self._store.device(device)
                rest = (number, state.offset, 0, CUT_OFF, size)
                self._store.keep_device(
                    replace(state, segment=number + 1, offset=0, holes=(*state.holes, rest))
                )

    def _segment(self, segment: tuple[str, int] | None) -> tuple[bytes, str]:
        """The bytes of a segment, or why there are none."""
        if segment is None:
            return b"", MISSING
        try:
            data = self._files.read(segment[0])
        except PlaceError:
            raise
        except SharedFilesError:
            self._unread += 1
            return b"", MISSING
        try:
            return (unpack(data) if segment[0].endswith(".zst") else data), ""
        except ValueError:
            return b"", CUT_OFF

    def _lines(
        self, state: DeviceState, data: bytes, start: int, size: int, job: Job
    ) -> Iterator[Told]:
        """Take over the whole lines of a segment from a byte on, some at a time."""
        end = data.rfind(b"\n") + 1
        while start < end:
            job.check()
            batch = list(_whole_lines(data, start, end))
            lines, holes, kept = self._understood(batch, state.segment, size)
            start = batch[-1][1]
            state = replace(_heard(state, lines), offset=start, holes=_joined(state.holes, holes))
            taken = self._store.take(lines, state)
            if taken.refused:
                refused = [(state.segment, *kept[at], DAMAGED, size) for at in taken.refused]
                state = replace(state, holes=_joined(state.holes, refused))
                self._store.keep_device(state)
            yield taken.told
        if start > state.offset or state.segment != self._store.device(state.device).segment:
            self._store.keep_device(replace(state, offset=start))

    def _understood(
        self, batch: Sequence[tuple[int, int, bytes]], segment: int, size: int
    ) -> tuple[list[Line], list[Hole], list[tuple[int, int]]]:
        """The lines that can be read, the stretches of the others, and the places of the first."""
        lines: list[Line] = []
        places: list[tuple[int, int]] = []
        holes: list[Hole] = []
        for first, last, data in batch:
            try:
                line = read_line(data)
                if line.kind not in NAMES:
                    raise NewerLineError
                lines.append(line)
                places.append((first, last))
            except NewerLineError:
                # Read again by a version that may know it.
                holes.append((segment, first, last, NEWER, -VERSION))
            except (ValueError, RecursionError):
                holes.append((segment, first, last, DAMAGED, size))
        return lines, holes, places

    def _hole(self, device: str, hole: Hole, segments: Segments, job: Job) -> Iterator[Told]:
        """Read a stretch that could not be read before, if that can have changed."""
        number, _, _, why, size = hole
        now = segments.get(number)
        if now is None or (why == NEWER and size == -VERSION):
            return
        tried = (device, hole, now[1])
        if tried in self._tried:
            return
        data, reason = self._segment(now)
        if reason != MISSING:
            self._tried.add(tried)
        if not reason:
            yield from self._read_hole(self._store.device(device), hole, data, now, job)

    def _read_hole(
        self, state: DeviceState, hole: Hole, data: bytes, segment: tuple[str, int], job: Job
    ) -> Iterator[Told]:
        """Take over the lines of a stretch; what of it is not read yet stays one."""
        number, first, last, why, was = hole
        name, size = segment
        state = replace(state, holes=tuple(one for one in state.holes if one != hole))
        end = data.rfind(b"\n", 0, min(last, len(data)) if last else len(data)) + 1
        while first < end:
            job.check()
            batch = list(_whole_lines(data, first, end))
            lines, holes, kept = self._understood(batch, number, size)
            first = batch[-1][1]
            still = [(number, first, last, why, was)] if first < end else []
            state = replace(state, holes=_joined(state.holes, holes))
            taken = self._store.take(lines, replace(state, holes=(*state.holes, *still)))
            refused = [(number, *kept[at], DAMAGED, size) for at in taken.refused]
            state = replace(state, holes=_joined(state.holes, refused))
            yield taken.told
        if not last and name.endswith(LAST):
            state = replace(state, holes=(*state.holes, (number, first, 0, why, size)))
        self._store.keep_device(state)


def _whole_lines(data: bytes, start: int, end: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield some lines from a byte on: where each begins and ends, and what it says."""
    for _ in range(_AT_ONCE):
        if start >= end:
            return
        after = data.index(b"\n", start, end) + 1
        yield start, after, data[start : after - 1]
        start = after


def _joined(holes: Sequence[Hole], more: Sequence[Hole]) -> tuple[Hole, ...]:
    """Stretches that follow each other as one."""
    found = list(holes)
    for hole in more:
        before = found[-1] if found else None
        if before and before[0] == hole[0] and before[2] == hole[1] and before[3:] == hole[3:]:
            found[-1] = (before[0], before[1], *hole[2:])
        else:
            found.append(hole)
    return tuple(found)


def _heard(state: DeviceState, lines: Sequence[Line]) -> DeviceState:
    """The state of a device that has told these lines."""
    now = time.time()
    for line in lines:
        if line.kind == DEVICE and line.key == (state.device,):
            name = line.fields.get("name")
            state = replace(state, name=str(name)[:200])
    own = [seconds_of(line.stamp) for line in lines if line.stamp.endswith(state.device)]
    if not own:
        return state
    return replace(state, heard=now, ahead=max(0.0, max(own) - now))
