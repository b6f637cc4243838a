"""Shaped text as values: glyph runs with the edges of their code points, ruby, and inline boxes.

Knows no lines and no places on the page.
"""

from typing import NamedTuple, cast

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QGlyphRun, QTextLayout, QTextLine

from duidu.ui.reader.layout.utf16 import Utf16


class ShapedText(NamedTuple):
    """Text shaped by Qt, with fallback to other fonts.

    `bounds` are the edges of its code points in px from its left end; the baseline of the runs
    lies at `ascent`.
    """

    width: float
    bounds: tuple[float, ...]
    runs: tuple[QGlyphRun, ...]
    ascent: float


class Ruby(NamedTuple):
    """Small letters over a word: glyphs of the ruby font, the x and the tone (0 for none) of each.

    `quarters` are x in quarter px. `shaped` replaces the glyphs where the font lacks one.
    """

    width: float
    glyphs: tuple[int, ...]
    quarters: tuple[int, ...]
    tones: tuple[int, ...]
    shaped: ShapedText | None = None


class ZhuyinColumn(NamedTuple):
    """A syllable right of its hanzi: glyphs one under another, and the tone's, 0 for none.

    `heights` are the baselines of the symbols, below that of the hanzi; all in px.
    """

    symbols: tuple[int, ...]
    heights: tuple[float, ...]
    mark: int = 0
    mark_x: float = 0.0
    mark_y: float = 0.0


class InlineBox(NamedTuple):
    """A box of a Chinese line: a word, a mark or a Latin run, as wide as its ruby needs.

    It is a line_breaker.Box. `bounds` are the n + 1 edges of its n code points, `glyphs` and `xs`
    those of the hanzi font. `shaped`, drawn `shaped_x` px from the left, replaces them where that
    font has no glyph or the text is Latin. `chip` is where the chip of a code begins and ends in
    the box. `sign` is that of notes, drawn `sign_x` px from the left. `beside` are the columns of
    zhuyin right of the hanzi, `below` is a short meaning under a word that has its reading above.
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
    chip: tuple[float, float] | None = None
    sign: ShapedText | None = None
    sign_x: float = 0.0
    beside: tuple[ZhuyinColumn, ...] = ()
    below: Ruby | None = None
    below_x: float = 0.0


def shape(text: str, font: QFont) -> ShapedText:
    """Shape a text on one line in this font."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1e7)  # so that no text is broken
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    units = Utf16(text)
    bounds = tuple(cursor_x(line, units.to_qt(i)) for i in range(len(text) + 1))
    return ShapedText(line.naturalTextWidth(), bounds, tuple(layout.glyphRuns()), line.ascent())


def cursor_x(line: QTextLine, unit: int) -> float:
    """Where a UTF-16 offset stands on a line, in px."""
    return cast("tuple[float, int]", line.cursorToX(unit))[0]
