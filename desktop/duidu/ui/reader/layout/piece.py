"""A stretch of one block laid out in lines: places and rectangles of its code points."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

from duidu.core.article import Block, SideName
from duidu.core.note_marks import NoteMark
from duidu.core.token import Token
from duidu.ui.reader.layout.block_setting import Indent
from duidu.ui.reader.layout.chinese_boxes import BoxMaker, boxes_with_signs
from duidu.ui.reader.layout.chips import chip_around, chip_formats, chips_between, labelled
from duidu.ui.reader.layout.emphasis_style import emphasis_style, letter_formats
from duidu.ui.reader.layout.font_metrics import FontMetrics
from duidu.ui.reader.layout.han_line import MOST_SPREAD, HanLine, spread_of
from duidu.ui.reader.layout.line import LatinLine, Line, nearest, under
from duidu.ui.reader.layout.line_breaker import Cut, break_lines
from duidu.ui.reader.layout.note_signs import (
    NoteSign,
    sign_formats,
    sign_units,
    signs_between,
    with_signs,
)
from duidu.ui.reader.layout.ruby_room import room_before
from duidu.ui.reader.layout.run_boxes import SpannedBox
from duidu.ui.reader.layout.style import ReaderMode
from duidu.ui.reader.layout.utf16 import Replaced, Units, Utf16

_REACH = 3  # px beside a mark that still belong to it


class Piece:
    """Code points `span` of a block in lines that are all `line_height` px high.

    `baseline` is that of the first line; `size` the em of the text in px. `band` is the height of
    the letters within a line without the ruby, what a marker pen would cover. `open_readings` are
    the words (start, end in the block) whose reading could be another one, `signs` are those of
    notes of the book.
    """

    def __init__(
        self,
        side: SideName,
        block: Block,
        span: tuple[int, int],
        lines: Sequence[Line],
        line_height: int,
        baseline: float,
        size: float,
    ) -> None:
        self.side = side
        self.block = block
        self.start, self.end = span
        self.lines = lines
        self.line_height = line_height
        self.baseline = baseline
        self.band = (baseline - size * 0.9, baseline + size * 0.22)
        self.open_readings: tuple[tuple[int, int], ...] = ()
        self.signs: tuple[NoteSign, ...] = ()
        self._starts = [line.start for line in lines]

    @property
    def height(self) -> int:
        """The height of all lines, in px."""
        return len(self.lines) * self.line_height

    def line_of(self, offset: int) -> int:
        """Index of the line that holds a code point; the end of the text is on the last one."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def line_at(self, y: float) -> int:
        """Index of the line at this height, the first or the last for heights outside."""
        return max(0, min(int(y // self.line_height), len(self.lines) - 1))

    def lines_between(self, top: float, bottom: float) -> range:
        """Indices of the lines between two heights of the piece.

        The nearest line where there is none, since ruby and marks may stand out of it.
        """
        count, height = len(self.lines), self.line_height
        first = max(0, min(int(top // height), count - 1))
        last = max(0, min(int(bottom // height), count - 1))
        return range(first, min(last + 1, count))

    def offset_near(self, x: float, y: float) -> int:
        """The code point edge nearest to a point of the piece; never inside a chip."""
        if not self.lines:
            return self.start
        line = self.lines[self.line_at(y)]
        offset = nearest(line, x)
        chip = chip_around(self.block, offset)
        if chip is None:
            return offset
        edges = [max(chip.start, line.start), min(chip.end, line.end)]
        left, right = (line.bounds[edge - line.start] for edge in edges)
        return chip.start if x - left < right - x else chip.end

    def offset_under(self, x: float, y: float) -> int | None:
        """The code point under a point of the piece; None beside the text."""
        if not self.lines or not 0 <= y < self.height:
            return None
        return under(self.lines[self.line_at(y)], x)

    def mark_at(self, x: float, y: float) -> tuple[NoteMark, QRectF] | None:
        """The mark of a note at a point of the piece, with its rectangle; None beside one."""
        if not self.signs or not self.lines or not 0 <= y < self.height:
            return None
        for sign in self.signs:
            for number, mark in enumerate(sign.marks):
                rect = self.mark_rect(sign, number)
                near = rect.left() - _REACH <= x < rect.right() + _REACH
                if near and rect.top() <= y < rect.bottom():
                    return mark, rect
        return None

    def mark_rect(self, sign: NoteSign, number: int) -> QRectF:
        """Where a mark of a sign stands, as high as the line."""
        letter = self.rects(sign.at - 1, sign.at)
        if not letter:
            return QRectF()
        rect = letter[0]
        width = sign.width / len(sign.marks) if sign.width else rect.width()
        rest = len(sign.marks) - number if sign.width else 1
        return QRectF(rect.right() - width * rest, rect.top(), width, rect.height())

    def caret(self, offset: int) -> QRectF:
        """Where a caret before this code point stands, as high as the line."""
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


def han_piece(
    side: SideName,
    block: Block,
    span: tuple[int, int],
    tokens: Sequence[Token],
    metrics: FontMetrics,
    mode: ReaderMode,
    measure: float,
    indent: Indent,
) -> Piece:
    """Lay out Chinese text in lines that end `measure` px from the left edge of the column."""
    text = _in_variant(block.text, tokens, mode) if mode.variant else block.text
    emphasis = emphasis_style(block, text, span, metrics)
    chips = chips_between(block, *span)
    measure -= indent.left
    maker = BoxMaker(metrics, mode, measure, emphasis, chips)
    placed = maker.boxes(text, tokens, *span)
    signs = signs_between(block, *span) if block.marks else []
    if signs:
        shaped = [metrics.sign(sign.text) for sign in signs]
        placed = boxes_with_signs(placed, zip(signs, shaped, strict=True), metrics.size)
        signs = _measured(signs, metrics)
    before = room_before(placed, metrics.size)
    first = sum(item.end <= indent.letters for item in placed)
    width = sum(item.box.width for item in placed[:first]) + sum(before[1 : first + 1])
    out = _out(indent, span, width)
    cuts = break_lines([item.box for item in placed], measure, before, out)
    lines: list[Line] = [
        HanLine(
            placed[cut.first : cut.last],
            metrics,
            indent.left - (0.0 if cut.first else out),
            each,
            before[cut.first : cut.last],
            emphasis,
        )
        for cut, each in zip(cuts, _spreads(placed, cuts, measure, out, metrics.size), strict=True)
    ]
    height, baseline = metrics.hanzi_line, metrics.hanzi_baseline
    piece = Piece(side, block, span, lines, height, baseline, metrics.size)
    piece.signs = tuple(signs)
    return piece


def _measured(signs: Sequence[NoteSign], metrics: FontMetrics) -> list[NoteSign]:
    """Signs with the widths of what they show."""
    return [one._replace(width=metrics.sign(one.text).width if one.text else 0.0) for one in signs]


def _out(indent: Indent, span: tuple[int, int], signs: float) -> float:
    """How far the first line of a piece begins left of the others.

    `signs` is the width of the signs before the text. None of it for what is not the beginning.
    """
    return 0.0 if span[0] else min(indent.left, signs if indent.letters else indent.out)


def _spreads(
    placed: Sequence[SpannedBox], cuts: Sequence[Cut], measure: float, out: float, size: float
) -> list[float]:
    """What the gaps of each line are widened by: all full lines are spread, or none is.

    Where one would need more than is good to read, the whole paragraph is ragged.
    """
    found = []
    for cut in cuts:
        full = cut.last < len(placed) and not placed[cut.last - 1].box.forces_break
        row = placed[cut.first : cut.last]
        longest = measure + (0.0 if cut.first else out)
        found.append(spread_of(row, longest - cut.width) if full else 0.0)
    return found if max(found, default=0.0) <= size * MOST_SPREAD else [0.0] * len(found)


def _in_variant(text: str, tokens: Sequence[Token], mode: ReaderMode) -> str:
    """The text in the other Chinese script, as far as there are tokens for it."""
    assert mode.variant is not None
    start, end = (tokens[0].start, tokens[-1].end) if tokens else (0, len(text))
    if end - start == len(text):
        return mode.variant(text, tokens)
    # Of a very long paragraph only what is laid out is written anew.
    moved = [t._replace(start=t.start - start, end=t.end - start) for t in tokens]
    return text[:start] + mode.variant(text[start:end], moved) + text[end:]


def latin_piece(
    side: SideName,
    block: Block,
    span: tuple[int, int],
    metrics: FontMetrics,
    measure: float,
    indent: Indent,
) -> Piece:
    """Lay out text of any other script with Qt's own breaking and shaping."""
    text = block.text[span[0] : span[1]]
    chips = chips_between(block, *span)
    measure -= indent.left
    # Letters are about half as wide as they are high.
    most = max(3, int(2 * measure / metrics.latin_font.pixelSize()) - 2)
    signs = _measured(signs_between(block, *span), metrics) if block.marks else []
    stretches = labelled(text, span[0], chips, most) if chips else []
    stretches = with_signs(text, span[0], signs, stretches) if signs else stretches
    replaced = Replaced(text, stretches) if stretches else None
    shown = replaced.text if replaced else text
    # QTextLayout takes U+2028, not a newline, for the end of a line.
    layout = QTextLayout(shown.replace("\n", "\u2028"), metrics.latin_font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    # Keeps what was shaped, for the glyph runs and edges that are asked for later.
    layout.setCacheEnabled(True)
    units: Units = replaced or Utf16(text)
    formats = letter_formats(block, span[0], units, text) if block.emphasis else []
    raised = list(sign_units(units, span[0], signs))
    # Later formats win.
    formats += chip_formats(units, span[0], chips, metrics.latin_font)
    formats += sign_formats(raised, metrics.latin_font)
    if formats:
        layout.setFormats(formats)
    before = text[: indent.letters]
    out = _out(indent, span, metrics.shape(before, latin=True).width if before else 0.0)
    layout.beginLayout()
    made: list[QTextLine] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(measure if made else measure + out)
        # The piece places its lines, all at one distance whatever fonts they need.
        line.setPosition(QPointF(0, 0))
        made.append(line)
    layout.endLayout()
    lines = [
        LatinLine(
            layout, line, units, span[0], indent.left - (0.0 if number else out), chips, raised
        )
        for number, line in enumerate(made)
    ]
    height = metrics.latin_line
    first = made[0] if made else None
    baseline = (
        (height - first.ascent() - first.descent()) / 2 + first.ascent() if first else height * 0.8
    )
    piece = Piece(side, block, span, lines, height, baseline, metrics.latin_font.pixelSize())
    piece.signs = tuple(signs)
    return piece


def plain_piece(
    side: SideName,
    block: Block,
    span: tuple[int, int],
    metrics: FontMetrics,
    measure: float,
    indent: Indent,
) -> Piece:
    """Lay out Chinese text as it is passed by: without readings, in a third of the time.

    Its lines are as far apart as they will be, and end nearly where they will.
    """
    unmarked = replace(block, emphasis=()) if block.emphasis else block
    lines = latin_piece(side, unmarked, span, metrics.plain, measure, indent).lines
    height, baseline = metrics.hanzi_line, metrics.hanzi_baseline
    return Piece(side, block, span, lines, height, baseline, metrics.size)
