"""Reads the write-ahead log of a library that was not closed, and finds damage in it.

SQLite reads the log up to the first frame whose checksum disagrees, and silently drops the rest.
The format is https://www.sqlite.org/fileformat2.html#walformat: a header of 32 bytes, then frames
of 24 bytes and one page, each with a checksum that continues the one before.
"""

import struct
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from operator import mul
from pathlib import Path

# Bytes, by the file format of SQLite: of the log's header, and of that of each frame.
_HEADER, _FRAME = 32, 24
_PAGE = 4096  # the page size of every library
_MAGIC = 0x377F0682  # the lowest bit says that checksums are big-endian
# Checksums are sums of 32-bit words modulo 2^32.
_WORD = 0xFFFFFFFF

Sum = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: its bytes, whether it ends a transaction, its checksum as stored.

    `sound` says whether that checksum follows from the one stored before it.
    """

    head: bytes
    page: bytes
    commits: bool
    stored: Sum
    sound: bool


class WriteAheadLog:
    """A log read whole (some megabytes at most), and the index beside it.

    The index (-shm) is left as it was by a crash of our process, but not by one of the machine.
    """

    def __init__(self, data: bytes, index: bytes = b"") -> None:
        """Read the bytes of a log (-wal) and of its index (-shm)."""
        self._header = data[:_HEADER].ljust(_HEADER, b"\0")
        magic, *_, first, second = struct.unpack(">8I", self._header)
        self._big = bool(magic & 1) if magic & ~1 == _MAGIC else sys.byteorder == "big"
        self._weights = _weights(2 + _PAGE // 4)
        self.header_sound = magic & ~1 == _MAGIC and self._sum(self._header[:24], (0, 0)) == (
            first,
            second,
        )
        self.frames = list(self._read(data, (first, second)))
        self._promised = _promised(index, self._header[16:24] if self.header_sound else None)
        self._content = any(data)

    @property
    def is_suspect(self) -> bool:
        """Whether the header or a frame is damaged or missing.

        Never after a crash of our process alone. That can leave half a frame at the end, behind all
        the frames that the index calls committed.
        """
        sound = sum(1 for _ in takewhile(lambda frame: frame.sound, self.frames))
        if not self.header_sound or sound < self._promised:
            return self._content or self._promised > 0
        return len(self.frames) > sound + (self._promised > 0)

    def chained_anew(self) -> bytes:
        """The log with its checksums computed anew, so that SQLite reads every frame.

        For salvaging rows, which carry checksums of their own.
        """
        running = self._sum(self._header[:24], (0, 0))
        parts = [self._header[:24], struct.pack(">2I", *running)]
        salts = self._header[16:24]
        for frame in self.frames:
            running = self._sum(frame.head[:8] + frame.page, running)
            parts += [frame.head[:8], salts, struct.pack(">2I", *running), frame.page]
        return b"".join(parts)

    def _read(self, data: bytes, before: Sum) -> Iterator[Frame]:
        """The frames of the log, up to those left from before it was begun anew."""
        # A frame is its header and one page.
        size = _FRAME + _PAGE
        # A damaged header names no salts; those of the first frame are the log's as well.
        salts = data[_HEADER + 8 : _HEADER + 16] if not self.header_sound else self._header[16:24]
        for start in range(_HEADER, len(data) - size + 1, size):
            head, page = data[start : start + _FRAME], data[start + _FRAME : start + size]
            _, length, first, second = struct.unpack(">2I8x2I", head)
            same = head[8:16] == salts
            sound = same and self._sum(head[:8] + page, before) == (first, second)
            # Another salt: this frame is older, unless the next one is of this log again and only
            # this is damaged.
            if not same and not self._goes_on(data, start + size, salts):
                return  # left from before the log was begun anew
            yield Frame(head, page, length > 0, (first, second), sound)
            before = (first, second)

    def _goes_on(self, data: bytes, start: int, salts: bytes) -> bool:
        return data[start + 8 : start + 16] == salts

    def _sum(self, data: bytes, before: Sum) -> Sum:
        """The checksum of some words, continuing `before`.

        A linear recurrence, hence two sums of products with fixed weights, which Python does fast.
        """
        # array and map run in C: a log of megabytes is checked in tenths of a second.
        words = array("I", data)
        if self._big == (sys.byteorder == "little"):
            words.byteswap()
        even, odd = words[::2], words[1::2]
        grown = self._weights[len(even)]
        powers = self._weights[: len(even)][::-1]
        a, b = before
        fibonacci = (
            [power[0] for power in powers],
            [power[1] for power in powers],
            [power[2] for power in powers],
        )
        first = grown[0] * a + grown[1] * b
        second = grown[1] * a + grown[2] * b
        first += (
            sum(map(mul, even, fibonacci[0]))
            + sum(map(mul, even, fibonacci[1]))
            + sum(map(mul, odd, fibonacci[1]))
        )
        second += (
            sum(map(mul, even, fibonacci[1]))
            + sum(map(mul, even, fibonacci[2]))
            + sum(map(mul, odd, fibonacci[2]))
        )
        return first & _WORD, second & _WORD


def _weights(count: int) -> list[tuple[int, int, int]]:
    """Powers of [[1, 1], [1, 2]], one checksum step, modulo 2^32.

    Each is symmetric and given as (top left, other, bottom right).
    """
    powers = [(1, 0, 1)]
    for _ in range(count):
        a, b, d = powers[-1]
        powers.append(((a + b) & _WORD, (b + d) & _WORD, (b + 2 * d) & _WORD))
    return powers


def _promised(index: bytes, salts: bytes | None) -> int:
    """How many frames the log must have according to its index (the -shm file).

    The index is two equal headers of 48 bytes, then the number of frames already copied. An index
    of another log (other salts), or one that was being changed, promises nothing. Its numbers are
    in the machine's own byte order.
    """
    if len(index) < 100 or index[:48] != index[48:96] or not index[12]:
        return 0
    (frames,), (done,) = struct.unpack_from("=I", index, 16), struct.unpack_from("=I", index, 96)
    if salts is None:
        return frames if frames > done else 0
    return frames if index[32:40] == salts else 0


def read_log(log: Path, index: Path) -> WriteAheadLog | None:
    """The log and its index; None if neither exists."""
    found = [path.read_bytes() if path.exists() else b"" for path in (log, index)]
    return WriteAheadLog(*found) if any(found) else None
