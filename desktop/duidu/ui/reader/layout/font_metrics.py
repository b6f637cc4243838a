"""The fonts of each size of text, with the text shaped in them so far.

Knows glyphs and advances, but no lines and no places on the page.
"""

from copy import copy
from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QRawFont

from duidu.core.article import Block, BlockKind
from duidu.core.emphasis import EmphasisKind
from duidu.ui.reader.layout.chips import chip_font
from duidu.ui.reader.layout.note_signs import sign_font
from duidu.ui.reader.layout.shaped_text import (
    InlineBox,
    Ruby,
    ShapedText,
    ZhuyinColumn,
    shape,
)
from duidu.ui.reader.layout.style import ReaderStyle
from duidu.ui.reader.layout.zhuyin_column import SYMBOL, is_zhuyin, zhuyin_column
from duidu.ui.style.fonts import for_code

# Bounds each cache at some megabytes; a book of a million characters has fewer different words.
_CACHED = 40_000
_HEADING_FACTORS = (1.5, 1.5, 1.35, 1.22, 1.14, 1.07, 1.0)  # by level
_SMALL_FACTOR = 0.9

EmphasisKinds = frozenset[EmphasisKind]
PLAIN: EmphasisKinds = frozenset()


class BaselinePoints(dict[int, QPointF]):
    """Points on the baseline by quarter px, kept: making them is half the cost of a glyph run."""

    def __missing__(self, quarter: int) -> QPointF:
        point = self[quarter] = QPointF(quarter / 4, 0)
        return point


class _RubyLetters(dict[str, tuple[int, float]]):
    """Glyph and advance of each letter of a raw font, 0 for a glyph it has not.

    Kept, because readings are made of few letters and asking Qt for each reading is most of the
    cost of its box.
    """

    def __init__(self, raw: QRawFont) -> None:
        super().__init__()
        self._raw = raw

    def __missing__(self, letter: str) -> tuple[int, float]:
        glyphs = self._raw.glyphIndexesForString(letter)
        advances = self._raw.advancesForGlyphIndexes(glyphs)
        found = self[letter] = (
            (glyphs[0], advances[0].x()) if len(glyphs) == 1 and advances else (0, 0.0)
        )
        return found


class FontMetrics:
    """The fonts for text of one size (logical px of a hanzi) and caches of what they shaped."""

    def __init__(self, style: ReaderStyle, size: float) -> None:
        self.size = size
        family = (
            style.fonts.hanzi_sans if style.sans and style.fonts.hanzi_sans else style.fonts.hanzi
        )
        self.hanzi_font = _font((family,), size)
        self.latin_font = _font((style.fonts.latin, family), size * style.latin_ratio)
        # Chinese fonts set Latin quotation marks and dashes a hanzi wide unless told otherwise.
        self.latin_font.setFeature(QFont.Tag.fromString("pwid"), 1)
        self.ruby_font = _font((style.fonts.ruby, family), size * style.ruby_ratio)
        self.hanzi_raw = QRawFont.fromFont(self.hanzi_font)
        # A QFont has whole px, a raw font any size.
        self.hanzi_raw.setPixelSize(size)
        self.ruby_raw = QRawFont.fromFont(self.ruby_font)
        self.ruby_raw.setPixelSize(size * style.ruby_ratio)
        room = size * style.gloss_room
        self.hanzi_line = round(size * style.hanzi_leading + room)
        self.latin_line = round(size * style.latin_ratio * style.latin_leading)
        # The em box stands a fifth of the free height above the foot of its line: the rest of the
        # free height is room for the ruby above.
        free = self.hanzi_line - room - size
        self.hanzi_baseline = self.hanzi_line - room - 0.12 * size - free * 0.2
        # The em box reaches 0.88 above the baseline and 0.12 below; ruby keeps a tenth away.
        self.ruby_baseline = self.hanzi_baseline - 0.88 * size - 0.10 * size
        self._ruby_letters = _RubyLetters(self.ruby_raw)
        self.points = BaselinePoints()
        self.boxes: dict[tuple[object, ...], InlineBox] = {}
        self._shaped: dict[tuple[str, bool, EmphasisKinds], ShapedText] = {}
        self._rubies: dict[tuple[tuple[str, int], ...], Ruby] = {}
        self._boxes_by_reading: dict[object, dict[tuple[str, tuple[str, ...]], InlineBox]] = {}

    def keep(self, key: tuple[object, ...], box: InlineBox) -> InlineBox:
        """Cache a box in `boxes`.

        Forgets all when there are too many: a page shapes its few hundred again in a millisecond.
        """
        if len(self.boxes) > _CACHED:
            self.boxes.clear()
        self.boxes[key] = box
        return box

    def boxes_by_reading(self, mode: object) -> dict[tuple[str, tuple[str, ...]], InlineBox]:
        """Boxes by (text, reading) for one way of showing readings, for the caller to fill."""
        found = self._boxes_by_reading.setdefault(mode, {})
        if len(found) > _CACHED:
            found.clear()
        return found

    @cached_property
    def heavy_raw(self) -> QRawFont:
        """The hanzi font in bold, made when the first strong hanzi is seen.

        Qt emboldens a font that has no bold cut. Changing from Song to Hei is what printed books
        do, but it stands out less and not at all where the text is in Hei.
        """
        raw = QRawFont.fromFont(emphasized(self.hanzi_font, frozenset({EmphasisKind.STRONG})))
        raw.setPixelSize(self.size)
        return raw

    @cached_property
    def plain(self) -> "FontMetrics":
        """The same fonts, for Chinese that Qt sets as it sets letters."""
        made = copy(self)
        made.latin_font, made.latin_line = self.hanzi_font, self.hanzi_line
        vars(made)["_shaped"] = {}
        return made

    def shape(self, text: str, latin: bool, kinds: EmphasisKinds = PLAIN) -> ShapedText:
        """Shape a short text on one line, in the Latin or in the hanzi font."""
        key = (text, latin, kinds)
        if key not in self._shaped:
            if len(self._shaped) > _CACHED:
                self._shaped.clear()
            font = self.latin_font if latin else self.hanzi_font
            self._shaped[key] = shape(text, emphasized(font, kinds) if kinds else font)
        return self._shaped[key]

    @cached_property
    def _chip_font(self) -> QFont:
        return chip_font(self.latin_font)

    def chip(self, text: str) -> ShapedText:
        """Shape what a chip shows."""
        return shape(text, self._chip_font)

    @cached_property
    def _sign_font(self) -> QFont:
        return sign_font(self.latin_font)

    def sign(self, text: str) -> ShapedText:
        """Shape what is shown of the marks of notes."""
        return shape(text, self._sign_font)

    def leans(self, mark: str) -> bool:
        """Whether the ink of a full-width mark keeps to the left half of its square."""
        glyphs = self.hanzi_raw.glyphIndexesForString(mark)
        # The rectangle is in whole px, outside the ink.
        return bool(glyphs) and self.hanzi_raw.boundingRect(glyphs[0]).right() <= self.size / 2 + 1

    @cached_property
    def zhuyin_raw(self) -> QRawFont:
        """The font of the symbols that stand in a column right of their hanzi."""
        raw = QRawFont.fromFont(self.ruby_font)
        raw.setPixelSize(self.size * SYMBOL)
        return raw

    def columns(self, syllables: tuple[str, ...]) -> tuple[ZhuyinColumn, ...]:
        """The columns of a word's syllables; () where one is not written in zhuyin."""
        if not all(map(is_zhuyin, syllables)):
            return ()
        found = [zhuyin_column(letters, self.size, self.zhuyin_raw) for letters in syllables]
        return () if None in found else tuple(filter(None, found))

    def ruby(self, parts: tuple[tuple[str, int], ...]) -> Ruby:
        """Shape the reading of a word from its (syllable, tone) parts, set without space."""
        if parts not in self._rubies:
            if len(self._rubies) > _CACHED:
                self._rubies.clear()
            self._rubies[parts] = self._shape_ruby(parts)
        return self._rubies[parts]

    def _shape_ruby(self, parts: tuple[tuple[str, int], ...]) -> Ruby:
        """Place the glyphs one after another; Qt shapes what the ruby font lacks."""
        text = "".join(part for part, _ in parts)
        letters = list(map(self._ruby_letters.__getitem__, text))
        if any(glyph == 0 for glyph, _ in letters):
            shaped = shape(text, self.ruby_font)
            return Ruby(shaped.width, (), (), (), shaped)
        xs, x = [], 0.0
        for _, advance in letters:
            xs.append(round(4 * x))
            x += advance
        glyphs = tuple(glyph for glyph, _ in letters)
        return Ruby(x, glyphs, tuple(xs), tuple(tone for part, tone in parts for _ in part))


class BlockFonts:
    """The font metrics for each kind of block, made when first needed; `body` for paragraphs."""

    def __init__(self, style: ReaderStyle) -> None:
        self._style = style
        self._by_size: dict[tuple[float, bool], FontMetrics] = {}
        self.body = self._sized(style.hanzi_size)

    def of(self, block: Block) -> FontMetrics:
        """The font metrics for a block: headings are larger, notes and captions smaller."""
        factor = 1.0
        if block.kind is BlockKind.HEADING:
            factor = _HEADING_FACTORS[min(block.level, len(_HEADING_FACTORS) - 1)]
        elif block.kind in (BlockKind.NOTE, BlockKind.CAPTION):
            factor = _SMALL_FACTOR
        elif block.kind is BlockKind.CODE:
            return self._sized(round(self._style.hanzi_size * _SMALL_FACTOR), code=True)
        return self._sized(round(self._style.hanzi_size * factor))

    def _sized(self, size: float, *, code: bool = False) -> FontMetrics:
        if (size, code) not in self._by_size:
            style = replace(self._style, fonts=for_code(self._style.fonts)) if code else self._style
            self._by_size[size, code] = FontMetrics(style, size)
        return self._by_size[size, code]


def emphasized(font: QFont, kinds: EmphasisKinds) -> QFont:
    """The font for emphasized letters: italics for emphasis, bold for strong."""
    made = QFont(font)
    made.setItalic(EmphasisKind.EMPHASIS in kinds)
    if EmphasisKind.STRONG in kinds:
        made.setWeight(QFont.Weight.Bold)
    return made


def _font(families: tuple[str, ...], size: float) -> QFont:
    font = QFont(list(families))
    font.setPixelSize(max(1, round(size)))
    # Unhinted widths grow with the size: lines break alike at every scale factor.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font
