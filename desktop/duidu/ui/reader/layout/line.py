"""A laid out line of any script, and its glyphs as values; the line of scripts other than Chinese.

A line knows its own x, its piece knows its y. Painting is done by paint.text_painter.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cached_property
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QGlyphRun, QTextLayout, QTextLine

from duidu.core.codes import InlineCode
from duidu.ui.reader.layout.chips import CHIP_DEPTH, CHIP_HEIGHT
from duidu.ui.reader.layout.note_signs import SIGN_RISE
from duidu.ui.reader.layout.shaped_text import cursor_x
from duidu.ui.reader.layout.utf16 import Units

PlacedRun = tuple[QGlyphRun, float, float, int, bool]
"""(run, x, y, tone, is quiet): a glyph run and its place; ruby and chips are quiet.

The place is px from where the baseline meets the left edge of the piece; the tone is that of all
its glyphs, 0 for none. A plain tuple, because every frame unpacks hundreds of them.
"""


class LineGlyphs(NamedTuple):
    """All that is painted of a line: glyph runs, and the centres of dots of emphasis.

    `chips` are the rectangles of codes, from where the baseline meets the left edge of the piece.
    """

    runs: Sequence[PlacedRun]
    dots: Sequence[QPointF] = ()
    dot_radius: float = 0.0
    chips: Sequence[QRectF] = ()


class Line(Protocol):
    """Code points start..end of a block on one line."""

    start: int
    end: int

    @property
    def bounds(self) -> Sequence[float]:
        """The end - start + 1 edges of the code points, in px from the left of the piece."""

    @property
    def glyphs(self) -> LineGlyphs:
        """What is painted of the line; made when it is first asked for."""


class _Look(Enum):
    """How a part of a line is set: as the text, quiet as a chip, or as a sign of notes."""

    PLAIN = 0
    QUIET = 1
    RAISED = 2


class LatinLine:
    """A line of a QTextLayout; edges and glyph runs are asked for when they are needed.

    `offset` is the code point of the block at which the layout begins, `units` converts offsets
    of the layout's text, `left` is the indent in px. `chips` are the codes of the piece, `signs`
    those of notes, in units of the layout.
    """

    def __init__(
        self,
        layout: QTextLayout,
        line: QTextLine,
        units: Units,
        offset: int,
        left: float,
        chips: Sequence[InlineCode] = (),
        signs: Sequence[tuple[int, int]] = (),
    ) -> None:
        self._layout = layout  # kept because the line belongs to it
        self._line = line
        self._units = units
        self._offset = offset
        self._left = left
        self.start = offset + units.from_qt(line.textStart())
        self.end = offset + units.from_qt(line.textStart() + line.textLength())
        self._chips = [one for one in chips if self.start < one.end and one.start < self.end]
        first, last = line.textStart(), line.textStart() + line.textLength()
        self._signs = [one for one in signs if first < one[1] and one[0] < last]
        self._bounds: list[float] | None = None

    @property
    def bounds(self) -> Sequence[float]:
        """The edges of the code points."""
        if self._bounds is None:
            points = range(self.start - self._offset, self.end - self._offset + 1)
            self._bounds = [self._left + cursor_x(self._line, self._units.to_qt(i)) for i in points]
            # Qt puts the end of a line that wraps at the start of the next one.
            self._bounds[-1] = max(self._bounds[-1], self._left + self._line.naturalTextWidth())
        return self._bounds

    @cached_property
    def glyphs(self) -> LineGlyphs:
        """The runs of the line."""
        y = -self._line.y() - self._line.ascent()
        if not self._chips and not self._signs:
            return LineGlyphs([(run, self._left, y, 0, False) for run in self._line.glyphRuns()])
        up = self._layout.font().pixelSize() * SIGN_RISE
        runs = [
            (run, self._left, y - up if look is _Look.RAISED else y, 0, look is not _Look.PLAIN)
            for start, end, look in self._parts()
            for run in self._line.glyphRuns(start, end - start)
        ]
        return LineGlyphs(runs, chips=[self._chip(one) for one in self._chips])

    def _parts(self) -> Iterator[tuple[int, int, _Look]]:
        """Chips, signs and what stands between them, in units of the layout."""
        first = self._line.textStart()
        last = first + self._line.textLength()
        found = [
            *((start, end, _Look.RAISED) for start, end in self._signs),
            *((*self._in_units(one), _Look.QUIET) for one in self._chips),
        ]
        at = first
        # A sign behind a chip is within it.
        for start, end, look in sorted(found, key=lambda part: (part[1], part[0])):
            begin = max(start, at)
            yield from self._part(at, begin, _Look.PLAIN)
            inner = next((one for one, _ in self._signs if begin < one < end), end)
            yield from self._part(begin, min(inner, last), look)
            at = max(at, min(inner, last))
        yield from self._part(at, last, _Look.PLAIN)

    def _in_units(self, chip: InlineCode) -> tuple[int, int]:
        start, end = max(chip.start, self.start), min(chip.end, self.end)
        return self._units.to_qt(start - self._offset), self._units.to_qt(end - self._offset)

    def _part(self, start: int, end: int, look: _Look) -> Iterator[tuple[int, int, _Look]]:
        if start < end:
            yield start, end, look

    def _chip(self, chip: InlineCode) -> QRectF:
        left = self.bounds[max(chip.start, self.start) - self.start]
        right = self.bounds[min(chip.end, self.end) - self.start]
        return chip_rect(left + 1, right - 1, self._layout.font().pixelSize())


def chip_rect(left: float, right: float, size: float) -> QRectF:
    """The rectangle of a chip between two x, among letters of a size in px."""
    return QRectF(left, -CHIP_HEIGHT * size, right - left, (CHIP_HEIGHT + CHIP_DEPTH) * size)


def nearest(line: Line, x: float) -> int:
    """The code point edge of a line nearest to x."""
    bounds = line.bounds
    index = bisect_right(bounds, x)
    if index == 0:
        return line.start
    if index == len(bounds):
        return line.end
    return line.start + (index if bounds[index] - x < x - bounds[index - 1] else index - 1)


def under(line: Line, x: float) -> int | None:
    """The code point under x, None beside the line."""
    bounds = line.bounds
    index = bisect_right(bounds, x) - 1
    return line.start + index if 0 <= index < len(bounds) - 1 else None
