"""The strokes of characters in their order, from the file that packaging/strokes.py makes.

The file is an addition that a person chooses: where it is absent nothing is drawn.
"""

import struct
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from duidu.core.errors import FileError
from duidu.resources import resource

NAME = "strokes.bin"
MAGIC = b"DUIDUST1"
_HEAD = struct.Struct("<8sI")
_ROW = struct.Struct("<III")  # code point, where its strokes begin, how long they are
_POINTS = {"M": 1, "L": 1, "Q": 2, "C": 3, "Z": 0}  # of each command of an outline
_MOST_STROKES = 64  # 龘 has 51
_LARGEST = 60_000  # bytes of one character unpacked

Point = tuple[int, int]
Command = tuple[str, tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One stroke in a square of 1024, y upward from -124 to 900.

    `outline` has its commands as SVG has them (M, L, Q, C, Z), `median` the way of the brush.
    """

    outline: tuple[Command, ...]
    median: tuple[Point, ...]


class Strokes:
    """Reads the file of strokes; only its table is kept."""

    def __init__(self, path: Path) -> None:
        """Raises FileError for a file that is damaged or none."""
        self._path = path
        try:
            with path.open("rb") as file:
                magic, count = _HEAD.unpack(file.read(_HEAD.size))
                rows = file.read(_ROW.size * count)
            if magic != MAGIC:
                raise ValueError(magic)
            self._rows = list(_ROW.iter_unpack(rows))
        except (OSError, ValueError, struct.error) as error:
            raise _damaged(path) from error
        self._points = [row[0] for row in self._rows]

    def __len__(self) -> int:
        return len(self._rows)

    def of(self, char: str) -> tuple[Stroke, ...]:
        """The strokes of a character in their order, () where they are not known.

        Raises FileError.
        """
        at = bisect_left(self._points, ord(char)) if len(char) == 1 else len(self._points)
        if at == len(self._points) or self._points[at] != ord(char):
            return ()
        _, offset, length = self._rows[at]
        try:
            with self._path.open("rb") as file:
                file.seek(offset)
                packed = file.read(length)
            data = zlib.decompressobj().decompress(packed, _LARGEST)
            return tuple(_unpacked(data))
        except (OSError, ValueError, IndexError, struct.error, zlib.error) as error:
            raise _damaged(self._path) from error


def find_strokes(folders: Iterable[Path]) -> Path | None:
    """The file of strokes: beside the data that ships, or in one of the person's folders."""
    places = (resource("data", NAME), *(folder / NAME for folder in folders))
    return next((path for path in places if path.is_file()), None)


def packed_strokes(characters: dict[str, tuple[Stroke, ...]]) -> bytes:
    """The bytes of a file with these characters."""
    rows, blobs = [], []
    offset = _HEAD.size + _ROW.size * len(characters)
    for char in sorted(characters):
        blob = zlib.compress(b"".join(map(_packed, characters[char])), 9)
        rows.append(_ROW.pack(ord(char), offset, len(blob)))
        blobs.append(blob)
        offset += len(blob)
    return b"".join((_HEAD.pack(MAGIC, len(rows)), *rows, *blobs))


def _packed(stroke: Stroke) -> bytes:
    """Commands and points of a stroke, each coordinate as two bytes."""
    commands = "".join(name for name, _ in stroke.outline).encode("ascii")
    points = [xy for _, around in stroke.outline for point in around for xy in point]
    way = [xy for point in stroke.median for xy in point]
    sizes = struct.pack("<HH", len(commands), len(stroke.median))
    return sizes + commands + struct.pack(f"<{len(points) + len(way)}h", *points, *way)


def _unpacked(data: bytes) -> Iterator[Stroke]:
    """The strokes in the bytes of a character. Raises ValueError, IndexError or struct.error."""
    at = 0
    for _ in range(_MOST_STROKES):
        if at >= len(data):
            return
        commands, medians = struct.unpack_from("<HH", data, at)
        at += 4
        names = data[at : at + commands].decode("ascii")
        at += commands
        if set(names) - set(_POINTS) or len(names) != commands:
            raise ValueError(names)
        outline = []
        for name in names:
            points, at = _points(data, at, _POINTS[name])
            outline.append((name, points))
        median, at = _points(data, at, medians)
        yield Stroke(tuple(outline), median)


def _points(data: bytes, at: int, count: int) -> tuple[tuple[Point, ...], int]:
    numbers = struct.unpack_from(f"<{2 * count}h", data, at)
    return tuple(zip(numbers[::2], numbers[1::2], strict=True)), at + 4 * count


def _damaged(path: Path) -> FileError:
    return FileError(
        "The file of stroke orders {path} is damaged. Make it again with packaging/strokes.py.",
        path=path,
    )
