"""What every laid line offers, whatever its script, and the Chinese and the Latin line. Lines know their own x; the piece knows y."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGlyphRun, QPainter, QRawFont, QTextLayout, QTextLine

from duidu.ui.reader.layout.chinese_boxes import SpannedBox
from duidu.ui.reader.layout.emphasis_style import EmphasisStyle
from duidu.ui.reader.layout.font_metrics import BaselinePoints, FontMetrics, Word, cursor_x
from duidu.ui.reader.layout.inks import Inks
from duidu.ui.reader.layout.utf16 import Utf16

# A line is spread to its measure by at most this share of a hanzi for each character; beyond it stays ragged.
_MOST_SPREAD = 0.12
# Dots of emphasis, in hanzi: in the free height below the em box, above where underlines are.
_DOT_BELOW = 0.19
_DOT_RADIUS = 0.075


class Line(Protocol):
    """Code points start..end of a block on one line; `bounds` are their end - start + 1 edges, in px from the left of the piece."""

    start: int
    end: int

    @property
    def bounds(self) -> Sequence[float]:
        """Edges of the code points, from left to right."""

    def draw(self, painter: QPainter, x: float, baseline: float, inks: Inks) -> None:
        """Paint the text with its baseline there."""


class HanLine:
    """A line of boxes: one glyph run for the hanzi, one for the ruby (one for each colour where tones have colours).

    Where something is set apart, one more for strong hanzi, and dots below the others.
    """

    def __init__(
        self,
        placed: Sequence[SpannedBox],
        face: FontMetrics,
        left: float,
        slack: float,
        spread: bool,
        apart: EmphasisStyle | None = None,
    ) -> None:
        self.start, self.end = placed[0].start, placed[-1].end
        self._placed = placed
        self._face = face
        self._left = left - placed[0].word.lead
        self._gaps = _gaps(placed) if spread else ()
        gaps = sum(self._gaps)
        each = slack / gaps if gaps else 0.0
        self._each = each if 0 < each <= face.size * _MOST_SPREAD else 0.0
        self._bounds: list[float] = []
        self._runs: list[tuple[str, int, QGlyphRun, float, float]] | None = None
        self._emphasis = apart
        self.dots: list[float] = []  # where the middle of each dot is, once the line was drawn

    @property
    def bounds(self) -> Sequence[float]:
        """Edges of the code points."""
        if not self._bounds:
            for x, (_, _, word) in self._lefts():
                each = self._each if word.glyphs else 0.0
                self._bounds.extend(
                    [x + edge + each * i for i, edge in enumerate(word.bounds[:-1])]
                )
            last = self._placed[-1].word
            self._bounds.append(self._bounds[-1] + last.bounds[-1] - last.bounds[-2])
        return self._bounds

    def _lefts(self) -> list[tuple[float, SpannedBox]]:
        each = self._each
        widths = [item.word.width for item in self._placed]
        if each:
            widths = [width + each * gaps for width, gaps in zip(widths, self._gaps, strict=True)]
        return list(zip(accumulate(widths[:-1], initial=self._left), self._placed, strict=True))

    def draw(self, painter: QPainter, x: float, baseline: float, inks: Inks) -> None:
        """Paint hanzi, Latin runs and ruby; runs are made when the line is first seen."""
        if self._runs is None:
            self._runs = self._make_runs()
        pen = None
        for role, tone, run, dx, dy in self._runs:
            color = inks.tone(tone, inks.text if role == "text" else inks.ruby)
            if color is not pen:
                painter.setPen(color)
                pen = color
            painter.drawGlyphRun(QPointF(x + dx, baseline + dy), run)
        if self.dots:
            self._draw_dots(painter, x, baseline, inks)

    def _draw_dots(self, painter: QPainter, x: float, baseline: float, inks: Inks) -> None:
        radius = self._face.size * _DOT_RADIUS
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks.text)
        for middle in self.dots:
            painter.drawEllipse(
                QPointF(x + middle, baseline + self._face.size * _DOT_BELOW), radius, radius
            )

    def _make_runs(self) -> list[tuple[str, int, QGlyphRun, float, float]]:
        face, each = self._face, self._each
        text, heavy, ruby = _Glyphs(), _Glyphs(), _Glyphs()
        runs: list[tuple[str, int, QGlyphRun, float, float]] = []
        up = face.ruby_baseline - face.hanzi_baseline
        for left, (start, end, word) in self._lefts():
            if word.glyphs:
                # Whole px: a hanzi drawn at every quarter px would be rasterised and cached four times.
                xs = [4 * round(left + dx + each * i) for i, dx in enumerate(word.xs)]
                if self._emphasis is None:
                    text.add(word.glyphs, xs, word.tones)
                else:
                    self._add_emphasized(self._emphasis, start, word, xs, (text, heavy))
            if word.shaped:
                runs.extend(
                    ("text", 0, run, left + word.shaped_x, -word.shaped.ascent)
                    for run in word.shaped.runs
                )
                if self._emphasis:
                    middles = ((a + b) / 2 for a, b in pairwise(word.shaped.bounds))
                    self.dots += (
                        left + word.shaped_x + x
                        for i, x in enumerate(middles, start)
                        if i in self._emphasis.dotted
                    )
            if word.ruby:
                above = self._ruby_left(left, start, end, word)
                quarter = round(4 * above)
                ruby.add(
                    word.ruby.glyphs,
                    [quarter + dx for dx in word.ruby.quarters],
                    word.ruby.tones if word.tones else (),
                )
                if word.ruby.shaped:
                    runs.extend(
                        ("ruby", 0, run, above, up - word.ruby.shaped.ascent)
                        for run in word.ruby.shaped.runs
                    )
        runs.extend(
            ("text", tone, run, 0.0, 0.0) for tone, run in text.runs(face.hanzi_raw, face.points)
        )
        if self._emphasis and self._emphasis.heavy:
            runs.extend(
                ("text", tone, run, 0.0, 0.0)
                for tone, run in heavy.runs(face.heavy_raw, face.points)
            )
        runs.extend(
            ("ruby", tone, run, 0.0, up) for tone, run in ruby.runs(face.ruby_raw, face.points)
        )
        return runs

    def _add_emphasized(
        self,
        apart: EmphasisStyle,
        start: int,
        word: Word,
        xs: Sequence[int],
        glyphs: "tuple[_Glyphs, _Glyphs]",
    ) -> None:
        """Add the hanzi of a word, at these quarter px, to the plain or the heavy glyphs, and their dots."""
        half = self._face.size / 2
        for i, (glyph, x) in enumerate(zip(word.glyphs, xs, strict=True)):
            is_heavy = start + i in apart.heavy
            tones = word.tones[i : i + 1]
            glyphs[is_heavy].add((apart.heavy[start + i] if is_heavy else glyph,), (x,), tones)
            if start + i in apart.dotted:
                self.dots.append(x / 4 + half)

    def ruby_boxes(self) -> list[tuple[int, int, float, float]]:
        """(start, end, left, right) of every reading on the line, for tests of its placement."""
        rubies = [(p, self._ruby_left(x, *p), p.word.ruby) for x, p in self._lefts()]
        return [(p.start, p.end, left, left + ruby.width) for p, left, ruby in rubies if ruby]

    def _ruby_left(self, left: float, start: int, end: int, word: Word) -> float:
        """Where the reading of a word begins: over the middle of its hanzi as they stand on this line."""
        return left + word.ruby_x + (self._each * (end - start - 1) / 2 if word.glyphs else 0.0)


def _gaps(placed: Sequence[SpannedBox]) -> list[int]:
    """How many gaps may widen from each box to the next: one after each hanzi, none between Latin letters or at the end of the line."""
    gaps = [
        item.end - item.start
        if item.word.glyphs
        else int(bool(following.word.glyphs) or item.word.shaped is None)
        for item, following in pairwise(placed)
    ]
    last = placed[-1]
    return [*gaps, last.end - last.start - 1 if last.word.glyphs else 0]


class LatinLine:
    """A line of a QTextLayout; edges and glyph runs are asked for when they are needed."""

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
        self._runs: list[QGlyphRun] | None = None

    @property
    def bounds(self) -> Sequence[float]:
        """Edges of the code points."""
        if self._bounds is None:
            points = range(self.start - self._offset, self.end - self._offset + 1)
            self._bounds = [self._left + cursor_x(self._line, self._units.to_qt(i)) for i in points]
            # Qt puts the end of a line that wraps at the start of the next one.
            self._bounds[-1] = max(self._bounds[-1], self._left + self._line.naturalTextWidth())
        return self._bounds

    def draw(self, painter: QPainter, x: float, baseline: float, inks: Inks) -> None:
        """Paint the text."""
        if self._runs is None:
            self._runs = self._line.glyphRuns()
        painter.setPen(inks.text)
        place = QPointF(x + self._left, baseline - self._line.y() - self._line.ascent())
        for run in self._runs:
            painter.drawGlyphRun(place, run)


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


class _Glyphs:
    """Glyphs of one line with their places in quarter px, collected by tone, to be drawn with one run each."""

    def __init__(self) -> None:
        self._glyphs: list[int] = []
        self._xs: list[int] = []
        self._toned: dict[int, tuple[list[int], list[int]]] = {}

    def add(self, glyphs: Sequence[int], xs: Sequence[int], tones: Sequence[int]) -> None:
        """Add the glyphs of a word; without tones they all have the same colour."""
        if not tones:
            self._glyphs.extend(glyphs)
            self._xs.extend(xs)
            return
        for glyph, x, tone in zip(glyphs, xs, tones, strict=True):
            toned = self._toned.setdefault(tone, ([], []))
            toned[0].append(glyph)
            toned[1].append(x)

    def runs(self, font: QRawFont, points: BaselinePoints) -> Iterator[tuple[int, QGlyphRun]]:
        """(tone, run) for each tone that occurs."""
        for tone, (glyphs, xs) in ((0, (self._glyphs, self._xs)), *self._toned.items()):
            if glyphs:
                run = QGlyphRun()
                run.setRawFont(font)
                run.setGlyphIndexes(glyphs)
                run.setPositions([points[x] for x in xs])
                yield tone, run
