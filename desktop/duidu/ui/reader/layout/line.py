"""A laid out line of any script, and its glyphs as values; the line of scripts other than Chinese.

A line knows its own x, its piece knows its y. Painting is done by paint.text_painter.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun, QTextLayout, QTextLine

from duidu.ui.reader.layout.shaped_text import cursor_x
from duidu.ui.reader.layout.utf16 import Utf16

PlacedRun = tuple[QGlyphRun, float, float, int, bool]
"""(run, x, y, tone, is ruby): a glyph run and its place.

The place is px from where the baseline meets the left edge of the piece; the tone is that of all
its glyphs, 0 for none. A plain tuple, because every frame unpacks hundreds of them.
"""


class LineGlyphs(NamedTuple):
    """All that is painted of a line: glyph runs, and the centres of dots of emphasis."""

    runs: Sequence[PlacedRun]
    dots: Sequence[QPointF] = ()
    dot_radius: float = 0.0


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


class LatinLine:
    """A line of a QTextLayout; edges and glyph runs are asked for when they are needed.

    `offset` is the code point of the block at which the layout begins, `units` converts offsets
    of the layout's text, `left` is the indent in px.
    """

    def __init__(
        self, layout: QTextLayout, line: QTextLine, units: Utf16, offset: int, left: float
    ) -> None:
        self._layout = layout  # kept because the line belongs to it
        self._line = line
        self._units = units
        self._offset = offset
        self._left = left
        self.start = offset + units.from_qt(line.textStart())
        self.end = offset + units.from_qt(line.textStart() + line.textLength())
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
        return LineGlyphs([(run, self._left, y, 0, False) for run in self._line.glyphRuns()])


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
