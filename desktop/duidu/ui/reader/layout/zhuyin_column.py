"""Zhuyin in columns right of their hanzi, as books set it (CLREQ 3.3.4).

The symbols of a syllable stand one under another, its tone right of the last one, the dot of the
neutral tone above the first.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun, QRawFont

from duidu.ui.reader.layout.shaped_text import InlineBox, ZhuyinColumn

# In hanzi. Books for children have symbols of 0.3 under hanzi of 30 px and more; at the size of a
# page on a screen they could not be read.
SYMBOL = 0.38
COLUMN = SYMBOL + 0.22
"""The width of a column with its tone."""
_MIDDLE = -0.38  # of the em box, from the baseline
_DOT_ROOM = 0.14
_ASCENT = 0.88  # of a symbol's em box above its baseline
_FIRST, _LAST = "\u3105", "\u312f"
_DOT = "˙"


def is_zhuyin(letters: str) -> bool:
    """Whether a reading is written in zhuyin, so that it can stand in a column."""
    symbols = letters.strip("˙ˊˇˋ")
    return bool(symbols) and all(_FIRST <= letter <= _LAST for letter in symbols)


def zhuyin_column(letters: str, size: float, font: QRawFont) -> ZhuyinColumn | None:
    """The column of a syllable beside a hanzi of `size` px; None where the font lacks a glyph."""
    symbols, tone = letters.strip("˙ˊˇˋ"), letters.strip(_between(_FIRST, _LAST))
    glyphs = font.glyphIndexesForString(symbols)
    marks = font.glyphIndexesForString(tone)
    if 0 in (*glyphs, *marks) or (len(glyphs), len(marks)) != (len(symbols), len(tone)):
        return None
    each, dot = SYMBOL * size, _DOT_ROOM * size if tone == _DOT else 0.0
    top = _MIDDLE * size - (each * len(glyphs) - dot) / 2
    heights = tuple(top + each * (i + _ASCENT) for i in range(len(glyphs)))
    if not marks:
        return ZhuyinColumn(tuple(glyphs), heights)
    ink = font.boundingRect(marks[0])
    if tone == _DOT:
        x, y = each / 2, top - dot / 2
    else:
        # Beside the upper part of the last symbol.
        x, y = each + ink.width() / 2, top + each * (len(glyphs) - 0.85)
    origin = QPointF(x, y) - ink.center()
    return ZhuyinColumn(tuple(glyphs), heights, marks[0], origin.x(), origin.y())


def _between(first: str, last: str) -> str:
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


class ColumnGlyphs:
    """The glyphs of all columns on a line, collected by tone."""

    def __init__(self) -> None:
        self._placed: dict[int, list[tuple[int, QPointF]]] = {}

    def add(self, box: InlineBox, lefts: Iterable[float]) -> None:
        """Add the columns of a box, each beginning at its x on the line."""
        tones = box.tones or (0,) * len(box.beside)
        for column, left, tone in zip(box.beside, lefts, tones, strict=True):
            placed = self._placed.setdefault(tone, [])
            for glyph, y in zip(column.symbols, column.heights, strict=True):
                placed.append((glyph, QPointF(left, y)))
            if column.mark:
                at = QPointF(left + column.mark_x, column.mark_y)
                placed.append((column.mark, at))

    def runs(self, font: QRawFont) -> Iterator[tuple[int, QGlyphRun]]:
        """(tone, run) of all there are, placed from where the baseline meets the left edge."""
        for tone, placed in self._placed.items():
            run = QGlyphRun()
            run.setRawFont(font)
            run.setGlyphIndexes([glyph for glyph, _ in placed])
            run.setPositions([point for _, point in placed])
            yield tone, run
