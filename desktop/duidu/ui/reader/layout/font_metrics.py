"""All fonts of one text size and the shaped words made with them. Knows glyphs and advances; knows no lines and no places on the page."""

from functools import cached_property
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QGlyphRun, QRawFont, QTextLayout, QTextLine

from duidu.core.emphasis import EmphasisKind
from duidu.ui.reader.layout.style import ReaderStyle
from duidu.ui.reader.layout.utf16 import Utf16

_WORDS_KEPT = 40_000

EmphasisKinds = frozenset[EmphasisKind]
PLAIN: EmphasisKinds = frozenset()


class ShapedText(NamedTuple):
    """Text shaped by Qt with its font fallback: code point boundaries in px from its left end, and runs whose baseline lies at `ascent`."""

    width: float
    bounds: tuple[float, ...]
    runs: tuple[QGlyphRun, ...]
    ascent: float


class Ruby(NamedTuple):
    """Small letters: glyphs of the ruby font, the x (in quarter px) and the tone (0 for none) of each."""

    width: float
    glyphs: tuple[int, ...]
    quarters: tuple[int, ...]
    tones: tuple[int, ...]
    shaped: ShapedText | None = None


class Word(NamedTuple):
    """A box of a Chinese line (breaker.Box): a word, a mark or a run of Latin letters, wide enough for its ruby.

    `bounds` are the n + 1 edges of its n code points, `glyphs` and `xs` those of the hanzi font; `shaped` replaces them where that font has
    no glyph or the text is Latin, drawn `shaped_x` from the left.
    """

    width: float
    bounds: tuple[float, ...]
    glyphs: tuple[int, ...] = ()
    xs: tuple[float, ...] = ()
    tones: tuple[int, ...] = ()
    shaped: ShapedText | None = None
    shaped_x: float = 0.0
    ruby: Ruby | None = None
    ruby_x: float = 0.0
    hang: float = 0.0
    lead: float = 0.0
    no_break_before: bool = False
    no_break_after: bool = False
    forces_break: bool = False


class BaselinePoints(dict[int, QPointF]):
    """Points on the baseline by quarter px, made once: making them is half the cost of a glyph run."""

    def __missing__(self, quarter: int) -> QPointF:
        point = self[quarter] = QPointF(quarter / 4, 0)
        return point


class FontMetrics:
    """Fonts for text of one size (logical px of a hanzi), with the words shaped so far."""

    def __init__(self, style: ReaderStyle, size: float) -> None:
        self.size = size
        family = (
            style.fonts.hanzi_sans if style.sans and style.fonts.hanzi_sans else style.fonts.hanzi
        )
        self.hanzi_font = _font((family,), size)
        self.latin_font = _font((style.fonts.latin, family), size * style.latin_ratio)
        # Quotation marks and dashes of the Latin text: Chinese fonts have them a hanzi wide unless told otherwise.
        self.latin_font.setFeature(QFont.Tag.fromString("pwid"), 1)
        self.ruby_font = _font((style.fonts.ruby, family), size * style.ruby_ratio)
        self.hanzi_raw = QRawFont.fromFont(self.hanzi_font)
        self.hanzi_raw.setPixelSize(size)
        self.ruby_raw = QRawFont.fromFont(self.ruby_font)
        self.ruby_raw.setPixelSize(size * style.ruby_ratio)
        self.hanzi_line = round(size * style.hanzi_leading)
        self.latin_line = round(size * style.latin_ratio * style.latin_leading)
        # The em box stands at the foot of its line, a fifth of the free height below it: the rest is room for the ruby above.
        self.hanzi_baseline = self.hanzi_line - 0.12 * size - (self.hanzi_line - size) * 0.2
        self.ruby_baseline = self.hanzi_baseline - 0.88 * size - 0.10 * size
        self.points = BaselinePoints()
        self.words: dict[tuple[object, ...], Word] = {}
        self._shaped: dict[tuple[str, bool, EmphasisKinds], ShapedText] = {}
        self._rubies: dict[tuple[tuple[str, int], ...], Ruby] = {}
        self._readings: dict[object, dict[tuple[str, tuple[str, ...]], Word]] = {}

    def keep(self, key: tuple[object, ...], word: Word) -> Word:
        """Remember a word; forgets all when there are too many (a page shapes its few hundred again in a millisecond)."""
        if len(self.words) > _WORDS_KEPT:
            self.words.clear()
        self.words[key] = word
        return word

    def readings(self, way: object) -> dict[tuple[str, tuple[str, ...]], Word]:
        """Words by (text, reading) for one way of showing readings; a shortcut into `words` for the caller to fill."""
        found = self._readings.setdefault(way, {})
        if len(found) > _WORDS_KEPT:
            found.clear()
        return found

    @cached_property
    def heavy_raw(self) -> QRawFont:
        """The heavier cut of the hanzi font, which Qt makes of one that has none; made when the first strong hanzi is seen.

        A change to Hei inside Song is what books do; it says less at a glance, and nothing where the text is in Hei.
        """
        font = emphasized(self.hanzi_font, frozenset({EmphasisKind.STRONG}))
        raw = QRawFont.fromFont(font)
        raw.setPixelSize(self.size)
        return raw

    def shape(self, text: str, latin: bool, kinds: EmphasisKinds = PLAIN) -> ShapedText:
        """Shape a short text on one line, in the Latin or the hanzi font, with fallback to any font that has its letters."""
        key = (text, latin, kinds)
        if key not in self._shaped:
            if len(self._shaped) > _WORDS_KEPT:
                self._shaped.clear()
            font = self.latin_font if latin else self.hanzi_font
            self._shaped[key] = shape(text, emphasized(font, kinds) if kinds else font)
        return self._shaped[key]

    def ruby(self, parts: tuple[tuple[str, int], ...]) -> Ruby:
        """Shape the reading of a word from its (syllable, tone) parts, set close together."""
        if parts not in self._rubies:
            if len(self._rubies) > _WORDS_KEPT:
                self._rubies.clear()
            self._rubies[parts] = self._shape_ruby(parts)
        return self._rubies[parts]

    def _shape_ruby(self, parts: tuple[tuple[str, int], ...]) -> Ruby:
        text = "".join(part for part, _ in parts)
        glyphs = tuple(self.ruby_raw.glyphIndexesForString(text))
        if 0 in glyphs:
            shaped = shape(text, self.ruby_font)
            return Ruby(shaped.width, (), (), (), shaped)
        advances = [point.x() for point in self.ruby_raw.advancesForGlyphIndexes(glyphs)]
        xs, x = [], 0.0
        for advance in advances:
            xs.append(round(4 * x))
            x += advance
        return Ruby(x, glyphs, tuple(xs), tuple(tone for part, tone in parts for _ in part))


def emphasized(font: QFont, kinds: EmphasisKinds) -> QFont:
    """The font for letters that are set apart."""
    made = QFont(font)
    made.setItalic(EmphasisKind.EMPHASIS in kinds)
    if EmphasisKind.STRONG in kinds:
        made.setWeight(QFont.Weight.Bold)
    return made


def shape(text: str, font: QFont) -> ShapedText:
    """Shape a text on one line in this font."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1e7)
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    units = Utf16(text)
    bounds = tuple(cursor_x(line, units.to_qt(i)) for i in range(len(text) + 1))
    return ShapedText(line.naturalTextWidth(), bounds, tuple(layout.glyphRuns()), line.ascent())


def cursor_x(line: QTextLine, unit: int) -> float:
    """Where a UTF-16 offset stands on a line, in px."""
    return cast("tuple[float, int]", line.cursorToX(unit))[0]


def _font(families: tuple[str, ...], size: float) -> QFont:
    font = QFont(list(families))
    font.setPixelSize(max(1, round(size)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font
