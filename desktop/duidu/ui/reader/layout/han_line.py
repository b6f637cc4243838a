"""A line of Chinese: boxes spread to the measure, as few glyph runs as their colours allow."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from operator import add
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QGlyphRun, QRawFont

from duidu.ui.reader.layout.emphasis_style import EmphasisStyle
from duidu.ui.reader.layout.font_metrics import BaselinePoints, FontMetrics
from duidu.ui.reader.layout.line import LineGlyphs, PlacedRun, chip_rect
from duidu.ui.reader.layout.note_signs import SIGN_RISE
from duidu.ui.reader.layout.run_boxes import SpannedBox
from duidu.ui.reader.layout.shaped_text import InlineBox, ShapedText
from duidu.ui.reader.layout.zhuyin_column import ColumnGlyphs

MOST_SPREAD = 0.12
"""A line is spread to its measure by at most this share of a hanzi at each gap."""
MEANING_BELOW = 0.54
"""How far below that of the hanzi the baseline of a meaning lies, in hanzi."""
# Dots of emphasis, in hanzi: in the free height below the em box, above where underlines are.
_DOT_BELOW = 0.19
_DOT_RADIUS = 0.075


class RubyPlace(NamedTuple):
    """A reading: its code points, its left and right end, and the middle of the hanzi under it."""

    start: int
    end: int
    left: float
    right: float
    middle: float


class HanLine:
    """A line of boxes: one glyph run for the hanzi, one for the ruby, one more for strong hanzi.

    Where tones have colours, each of these is one run for each tone. `left` is the indent in px,
    `each` what every gap is widened by to spread the line, `before` what is left free before each
    box.
    """

    def __init__(
        self,
        placed: Sequence[SpannedBox],
        metrics: FontMetrics,
        left: float,
        each: float,
        before: Sequence[float],
        emphasis: EmphasisStyle | None = None,
    ) -> None:
        self.start, self.end = placed[0].start, placed[-1].end
        self._placed = placed
        self._metrics = metrics
        self._left = left - placed[0].box.lead
        self._each = each
        self._before = before
        self._emphasis = emphasis
        self._bounds: list[float] = []

    @property
    def bounds(self) -> Sequence[float]:
        """The edges of the code points."""
        if not self._bounds:
            for (x, (_, _, box)), room in zip(self._lefts(), self._before, strict=True):
                each = self._each if box.glyphs else 0.0
                edges = [x + edge + each * i for i, edge in enumerate(box.bounds[:-1])]
                # Half of the room between two words belongs to each; none lies before a line.
                if self._bounds and edges:
                    edges[0] -= room / 2
                self._bounds += edges
            last = self._placed[-1].box
            self._bounds.append(self._bounds[-1] + last.bounds[-1] - last.bounds[-2])
        return self._bounds

    @cached_property
    def glyphs(self) -> LineGlyphs:
        """Hanzi, Latin runs, ruby and dots."""
        return self._make_glyphs()

    def ruby_boxes(self) -> list[RubyPlace]:
        """Where every reading on the line stands, for tests of its placement."""
        found = []
        for x, (start, end, box) in self._lefts():
            if box.ruby and box.xs:
                left = self._ruby_left(x, start, end, box)
                last = x + box.xs[-1] + self._each * (len(box.xs) - 1) + self._metrics.size
                middle = (x + box.xs[0] + last) / 2
                found.append(RubyPlace(start, end, left, left + box.ruby.width, middle))
        return found

    def _lefts(self) -> list[tuple[float, SpannedBox]]:
        """Each box with its x."""
        each = self._each
        widths = [item.box.width for item in self._placed]
        if any(self._before):
            widths = list(map(add, widths, (*self._before[1:], 0.0)))
        if each:
            gaps = widening_gaps(self._placed)
            widths = [width + each * count for width, count in zip(widths, gaps, strict=True)]
        return list(zip(accumulate(widths[:-1], initial=self._left), self._placed, strict=True))

    def _make_glyphs(self) -> LineGlyphs:
        """Collect the glyphs of all boxes, so that each font and colour is drawn with one run."""
        metrics, each, emphasis = self._metrics, self._each, self._emphasis
        text, heavy, ruby = _TonedGlyphs(), _TonedGlyphs(), _TonedGlyphs()
        runs: list[PlacedRun] = []
        dots: list[float] = []
        chips: list[QRectF] = []
        up = metrics.ruby_baseline - metrics.hanzi_baseline  # negative: y grows downwards
        for left, (start, end, box) in self._lefts():
            if box.glyphs:
                # In quarter px, as _TonedGlyphs takes them, but rounded to whole px: hanzi at each
                # quarter px would be rasterised four times.
                xs = [4 * round(left + dx + each * i) for i, dx in enumerate(box.xs)]
                if emphasis is None:
                    text.add(box.glyphs, xs, box.tones)
                else:
                    dots += self._add_emphasized(emphasis, start, box, xs, (text, heavy))
            if box.shaped:
                x, y = left + box.shaped_x, -box.shaped.ascent
                runs += _shaped_runs(box.shaped, x, y, is_quiet=box.chip is not None)
                if emphasis:
                    dots += _letter_dots(emphasis, start, x, box.shaped.bounds)
            if box.chip:
                size = metrics.latin_font.pixelSize()
                chips.append(chip_rect(left + box.chip[0], left + box.chip[1], size))
            if box.ruby:
                above = self._ruby_left(left, start, end, box)
                quarter = round(4 * above)
                quarters = [quarter + dx for dx in box.ruby.quarters]
                ruby.add(box.ruby.glyphs, quarters, box.ruby.tones if box.tones else ())
                if box.ruby.shaped:
                    y = up - box.ruby.shaped.ascent
                    runs += _shaped_runs(box.ruby.shaped, above, y, is_quiet=True)
        runs += self._sign_runs()
        plain = text.runs(metrics.hanzi_raw, metrics.points)
        runs += _toned_runs(plain, 0.0, is_quiet=False)
        if emphasis and emphasis.heavy:
            bold = heavy.runs(metrics.heavy_raw, metrics.points)
            runs += _toned_runs(bold, 0.0, is_quiet=False)
        small = ruby.runs(metrics.ruby_raw, metrics.points)
        runs += _toned_runs(small, up, is_quiet=True)
        runs += self._meaning_runs()
        runs += _toned_runs(self._column_runs(), 0.0, is_quiet=True)
        below = metrics.size * _DOT_BELOW
        return LineGlyphs(
            runs, [QPointF(x, below) for x in dots], metrics.size * _DOT_RADIUS, chips
        )

    def _column_runs(self) -> Iterator[tuple[int, QGlyphRun]]:
        """The columns of zhuyin, each right of its hanzi, with their tones."""
        columns = ColumnGlyphs()
        if any(item.box.beside for item in self._placed):
            for left, (_, _, box) in self._lefts():
                if box.beside:
                    lefts = (round(left + x + self._each * i) for i, x in enumerate(box.xs))
                    columns.add(box, [x + self._metrics.size for x in lefts])
        return columns.runs(self._metrics.zhuyin_raw)

    def _meaning_runs(self) -> Iterator[PlacedRun]:
        """The short meanings below words that have their reading above."""
        if not any(item.box.below for item in self._placed):
            return
        letters = _TonedGlyphs()
        down = self._metrics.size * MEANING_BELOW
        for left, (start, end, box) in self._lefts():
            if box.below is None:
                continue
            x = left + box.below_x + self._each * (end - start - 1) / 2
            quarters = [round(4 * x) + dx for dx in box.below.quarters]
            letters.add(box.below.glyphs, quarters, ())
            if box.below.shaped:
                y = down - box.below.shaped.ascent
                yield from _shaped_runs(box.below.shaped, x, y, is_quiet=True)
        runs = letters.runs(self._metrics.ruby_raw, self._metrics.points)
        yield from _toned_runs(runs, down, is_quiet=True)

    def _sign_runs(self) -> Iterator[PlacedRun]:
        """The signs of notes, raised behind their boxes."""
        if not any(item.box.sign for item in self._placed):
            return
        rise = -self._metrics.latin_font.pixelSize() * SIGN_RISE
        for left, (start, end, box) in self._lefts():
            if box.sign:
                behind = left + box.sign_x + (self._each * (end - start - 1) if box.glyphs else 0.0)
                yield from _shaped_runs(box.sign, behind, rise - box.sign.ascent, is_quiet=True)

    def _add_emphasized(
        self,
        emphasis: EmphasisStyle,
        start: int,
        box: InlineBox,
        xs: Sequence[int],
        glyphs: "tuple[_TonedGlyphs, _TonedGlyphs]",
    ) -> list[float]:
        """Add the hanzi of a box, at these quarter px, to the plain or the heavy glyphs.

        Returns the x of the dots below them.
        """
        half = self._metrics.size / 2
        dots = []
        for i, (glyph, x) in enumerate(zip(box.glyphs, xs, strict=True)):
            is_heavy = start + i in emphasis.heavy
            tones = box.tones[i : i + 1]
            glyphs[is_heavy].add((emphasis.heavy[start + i] if is_heavy else glyph,), (x,), tones)
            if start + i in emphasis.dotted:
                dots.append(x / 4 + half)
        return dots

    def _ruby_left(self, left: float, start: int, end: int, box: InlineBox) -> float:
        """Where a reading begins: centred over its hanzi as they stand on this line."""
        return left + box.ruby_x + (self._each * (end - start - 1) / 2 if box.glyphs else 0.0)


def _shaped_runs(shaped: ShapedText, x: float, y: float, *, is_quiet: bool) -> list[PlacedRun]:
    """Runs of text that Qt shaped, whose left end is at x; it has no tone colours."""
    return [(run, x, y, 0, is_quiet) for run in shaped.runs]


def _toned_runs(
    runs: Iterable[tuple[int, QGlyphRun]], y: float, *, is_quiet: bool
) -> list[PlacedRun]:
    """Runs of the whole line with their tone; the positions of their glyphs have the x."""
    return [(run, 0.0, y, tone, is_quiet) for tone, run in runs]


def _letter_dots(
    emphasis: EmphasisStyle, start: int, left: float, bounds: Sequence[float]
) -> list[float]:
    """The x of the dots below hanzi that Qt shaped."""
    middles = ((a + b) / 2 for a, b in pairwise(bounds))
    return [left + x for i, x in enumerate(middles, start) if i in emphasis.dotted]


def spread_of(placed: Sequence[SpannedBox], slack: float) -> float:
    """What each gap of a line must widen by to take up so many px of slack."""
    gaps = sum(widening_gaps(placed))
    return max(0.0, slack) / gaps if gaps else 0.0


def widening_gaps(placed: Sequence[SpannedBox]) -> list[int]:
    """How many gaps of each box may widen when its line is spread to the full measure.

    One after each hanzi, none between Latin letters or at the end of the line.
    """
    gaps = [
        item.end - item.start
        if item.box.glyphs
        else int(bool(following.box.glyphs) or item.box.shaped is None)
        for item, following in pairwise(placed)
    ]
    last = placed[-1]
    return [*gaps, last.end - last.start - 1 if last.box.glyphs else 0]


class _TonedGlyphs:
    """Glyphs of one font with their x in quarter px, collected by tone into one run each."""

    def __init__(self) -> None:
        self._glyphs: list[int] = []
        self._xs: list[int] = []
        self._toned: dict[int, tuple[list[int], list[int]]] = {}

    def add(self, glyphs: Sequence[int], xs: Sequence[int], tones: Sequence[int]) -> None:
        """Add the glyphs of a box; () as tones gives them all the same colour."""
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
