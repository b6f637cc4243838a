"""A stretch of one block laid out in lines: heights, places and rectangles of its code points. Same for every script."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextLayout, QTextOption

from duidu.core.article import Block, SideName
from duidu.core.token import Token
from duidu.ui.reader.layout.chinese_boxes import BoxMaker
from duidu.ui.reader.layout.emphasis_style import emphasis_style, letter_formats
from duidu.ui.reader.layout.font_metrics import FontMetrics
from duidu.ui.reader.layout.inks import Inks
from duidu.ui.reader.layout.line import HanLine, LatinLine, Line, nearest, under
from duidu.ui.reader.layout.line_breaker import break_lines
from duidu.ui.reader.layout.style import ReaderMode
from duidu.ui.reader.layout.utf16 import Utf16


class Piece:
    """Code points start..end of a block. `baseline` is that of the first line; every line is `line_height` high.

    `band` is the height of the letters themselves within a line, without the ruby: what a marker pen would cover. `open_readings` are the
    words with a reading above them that could be another one (start, end in the block).
    """

    def __init__(
        self,
        side: SideName,
        block: Block,
        span: tuple[int, int],
        lines: Sequence[Line],
        height: int,
        baseline: float,
        size: float,
    ) -> None:
        self.side = side
        self.block = block
        self.start, self.end = span
        self.lines = lines
        self.line_height = height
        self.baseline = baseline
        self.band = (baseline - size * 0.9, baseline + size * 0.22)
        self.open_readings: tuple[tuple[int, int], ...] = ()
        self._starts = [line.start for line in lines]

    @property
    def height(self) -> int:
        """All lines, in px."""
        return len(self.lines) * self.line_height

    def line_of(self, offset: int) -> int:
        """Index of the line on which a code point stands; the end of the text belongs to the last one."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def line_at(self, y: float) -> int:
        """Index of the line at this height, the first or last for places outside."""
        return max(0, min(int(y // self.line_height), len(self.lines) - 1))

    def offset_near(self, x: float, y: float) -> int:
        """The code point edge nearest to a place."""
        return nearest(self.lines[self.line_at(y)], x) if self.lines else self.start

    def offset_under(self, x: float, y: float) -> int | None:
        """The code point under a place; None beside the text."""
        if not self.lines or not 0 <= y < self.height:
            return None
        return under(self.lines[self.line_at(y)], x)

    def caret(self, offset: int) -> QRectF:
        """Where a caret before this code point stands."""
        if not self.lines:
            return QRectF(0, 0, 1, self.line_height)
        index = self.line_of(offset)
        line = self.lines[index]
        x = line.bounds[min(max(offset, line.start), line.end) - line.start]
        return QRectF(x, index * self.line_height, 1, self.line_height)

    def rects(self, start: int, end: int) -> list[QRectF]:
        """One rectangle a line for the code points start..end, as high as the line."""
        found: list[QRectF] = []
        start, end = max(start, self.start), min(end, self.end)
        if start >= end:
            return found
        for index in range(self.line_of(start), self.line_of(end - 1) + 1):
            line = self.lines[index]
            left = line.bounds[max(start, line.start) - line.start]
            right = line.bounds[min(end, line.end) - line.start]
            found.append(QRectF(left, index * self.line_height, right - left, self.line_height))
        return found

    def draw(
        self, painter: QPainter, x: float, y: float, clip: tuple[float, float], inks: Inks
    ) -> None:
        """Paint the lines that lie between the heights `clip`, the piece's top left corner at (x, y)."""
        first, last = self.line_at(clip[0] - y), self.line_at(clip[1] - y)
        for index in range(first, min(last + 1, len(self.lines))):
            self.lines[index].draw(painter, x, y + index * self.line_height + self.baseline, inks)


def han_piece(
    side: SideName,
    block: Block,
    span: tuple[int, int],
    tokens: Sequence[Token],
    face: FontMetrics,
    mode: ReaderMode,
    measure: float,
    indent: float,
) -> Piece:
    """Lay out Chinese text."""
    text = mode.variant(block.text, tokens) if mode.variant else block.text
    apart = emphasis_style(block, text, span, face)
    placed = BoxMaker(face, mode, measure - indent, apart).boxes(text, tokens, *span)
    lines: list[Line] = []
    for cut in break_lines([item.word for item in placed], measure - indent):
        row = placed[cut.first : cut.last]
        full = cut.last < len(placed) and not row[-1].word.forces_break
        lines.append(HanLine(row, face, indent, measure - indent - cut.width, full, apart))
    return Piece(side, block, span, lines, face.hanzi_line, face.hanzi_baseline, face.size)


def latin_piece(
    side: SideName,
    block: Block,
    span: tuple[int, int],
    face: FontMetrics,
    measure: float,
    indent: float,
) -> Piece:
    """Lay out text of any other script with Qt's own breaking and shaping."""
    text = block.text[span[0] : span[1]]
    layout = QTextLayout(text.replace("\n", "\u2028"), face.latin_font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    units = Utf16(text)
    if block.emphasis:
        layout.setFormats(letter_formats(block, span[0], units, text))
    layout.beginLayout()
    made = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(measure - indent)
        line.setPosition(QPointF(0, 0))
        made.append(line)
    layout.endLayout()
    lines = [LatinLine(layout, line, units, span[0], indent) for line in made]
    height = face.latin_line
    first = made[0] if made else None
    baseline = (
        (height - first.ascent() - first.descent()) / 2 + first.ascent() if first else height * 0.8
    )
    return Piece(side, block, span, lines, height, baseline, face.latin_font.pixelSize())
