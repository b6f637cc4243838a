"""The write-ahead log a library leaves when it was not closed: is there work in it that SQLite will not see, because a frame is damaged?

SQLite reads the log up to the first frame whose checksum disagrees and silently forgets the rest. The format is that of
https://www.sqlite.org/fileformat2.html#walformat: a header of 32 bytes, then frames of 24 bytes and one page, each with a checksum
that goes on from the one before.
"""

import struct
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from operator import mul
from pathlib import Path

_HEADER, _FRAME = 32, 24
_MAGIC = 0x377F0682  # the lowest bit tells big-endian checksums
_WORD = 0xFFFFFFFF

Sum = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: its bytes, whether it ends a transaction, its checksum as stored, whether that follows from the one before as stored."""

    head: bytes
    page: bytes
    commits: bool
    stored: Sum
    sound: bool


class Log:
    """A log read whole (some megabytes at most, after a crash)."""

    def __init__(self, data: bytes) -> None:
        self._header = data[:_HEADER]
        magic, _, self._page_size, _, _, _, *stored = struct.unpack(">8I", self._header)
        self._big = bool(magic & 1)
        self._weights = _weights(2 + self._page_size // 4) if 512 <= self._page_size <= 65536 else []
        known = magic in (_MAGIC, _MAGIC | 1) and bool(self._weights)
        self.header_sound = known and self._sum(self._header[:24], (0, 0)) == tuple(stored)
        self._content = any(data)
        self.frames = list(self._read(data, (stored[0], stored[1]))) if known else []

    @property
    def is_suspect(self) -> bool:
        """Whether a frame of this log, or its header, is not what was written. A crash of our process alone never leaves such a log."""
        return self._content and not (self.header_sound and all(frame.sound for frame in self.frames))

    def chained_anew(self) -> bytes:
        """The log with its checksums computed again, so that SQLite reads every frame: to salvage rows that carry their own checksum."""
        running = self._sum(self._header[:24], (0, 0))
        parts = [self._header[:24], struct.pack(">2I", *running)]
        salts = self._header[16:24]
        for frame in self.frames:
            running = self._sum(frame.head[:8] + frame.page, running)
            parts += [frame.head[:8], salts, struct.pack(">2I", *running), frame.page]
        return b"".join(parts)

    def _read(self, data: bytes, before: Sum) -> Iterator[Frame]:
        size = _FRAME + self._page_size
        salts = data[_HEADER + 8 : _HEADER + 16] if not self.header_sound else self._header[16:24]
        for start in range(_HEADER, len(data) - size + 1, size):
            head, page = data[start : start + _FRAME], data[start + _FRAME : start + size]
            _, length, first, second = struct.unpack(">2I8x2I", head)
            same = head[8:16] == salts
            sound = same and self._sum(head[:8] + page, before) == (first, second)
            if not same and not self._goes_on(data, start + size, salts):
                return  # left from before the log was begun anew
            yield Frame(head, page, length > 0, (first, second), sound)
            before = (first, second)

    def _goes_on(self, data: bytes, start: int, salts: bytes) -> bool:
        return data[start + 8 : start + 16] == salts

    def _sum(self, data: bytes, before: Sum) -> Sum:
        """The checksum of some words after another; a linear recurrence, so it is two sums of products with fixed weights."""
        words = array("I", data)
        if self._big == (sys.byteorder == "little"):
            words.byteswap()
        even, odd = words[::2], words[1::2]
        grown = self._weights[len(even)]
        powers = self._weights[: len(even)][::-1]
        a, b = before
        fibonacci = [power[0] for power in powers], [power[1] for power in powers], [power[2] for power in powers]
        first = grown[0] * a + grown[1] * b
        second = grown[1] * a + grown[2] * b
        first += sum(map(mul, even, fibonacci[0])) + sum(map(mul, even, fibonacci[1])) + sum(map(mul, odd, fibonacci[1]))
        second += sum(map(mul, even, fibonacci[1])) + sum(map(mul, even, fibonacci[2])) + sum(map(mul, odd, fibonacci[2]))
        return first & _WORD, second & _WORD


def _weights(count: int) -> list[tuple[int, int, int]]:
    """Powers of [[1, 1], [1, 2]], one step of the checksum, modulo 2^32: each symmetric, as (top left, other, bottom right)."""
    powers = [(1, 0, 1)]
    for _ in range(count):
        a, b, d = powers[-1]
        powers.append(((a + b) & _WORD, (b + d) & _WORD, (b + 2 * d) & _WORD))
    return powers


def read_log(path: Path) -> Log | None:
    """The log at `path`; None if there is none, or not even a header."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    return Log(data) if len(data) > _HEADER else None
