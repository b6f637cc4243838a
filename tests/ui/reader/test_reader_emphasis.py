"""Emphasis is painted where the pointer finds it: italics and bold for letters, dots for hanzi."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from duidu.core.article import SideName
from duidu.core.emphasis import Emphasis, EmphasisKind
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.han_line import HanLine
from duidu.ui.reader.layout.piece import Piece
from duidu.ui.reader.layout.row_layout import RowLayout
from duidu.ui.reader.layout.style import Pinyin, ReaderMode, ReaderStyle
from duidu.ui.reader.paint.row_painter import RowPainter
from duidu.ui.reader.paint.scene import Scene
from fixtures.fake_open_text import FakeOpenText, block, row

EMPHASIS, STRONG = EmphasisKind.EMPHASIS, EmphasisKind.STRONG
ZH = "老人把小船推进水里，他说：“今天不下雨。”孩子们在岸边等着西安来的客人（Mr. Reed）。"
EN = (
    "The old man pushed his boat into the water, and 𠮷 said: it won't rain today, "
    "my friends, not today nor tomorrow."
)
MODE = ReaderMode()


class Painted:
    """One row laid out and painted, with these words of each side emphasized."""

    def __init__(
        self,
        style: ReaderStyle,
        *marks: tuple[str, EmphasisKind],
        mode: ReaderMode = MODE,
        texts: tuple[str, str] = (ZH, EN),
    ) -> None:
        blocks = []
        for text in texts:
            spans = [
                Emphasis(text.index(words), text.index(words) + len(words), kind)
                for words, kind in marks
                if words in text
            ]
            blocks.append(replace(block(1, text), emphasis=tuple(sorted(spans))))
        self.flow = Flow(style, mode)
        self.flow.set_open_text(FakeOpenText([row((blocks[0],), (blocks[1],), 0)]))
        self.flow.reshape(width=900)
        self.layout: RowLayout = self.flow.layout(0)
        self.image = QImage(1800, 2 * self.layout.height, QImage.Format.Format_RGB32)
        self.image.fill(style.palette.paper)
        self.image.setDevicePixelRatio(2)
        with QPainter(self.image) as painter:
            for side in SideName:
                RowPainter(self.flow, Scene()).paint_row(
                    painter, self.layout, side, 0, (0, self.layout.height)
                )

    def piece(self, side: SideName) -> tuple[Piece, int, int]:
        (placed,) = self.layout.of(side)
        return placed.piece, int(placed.x), int(placed.y)

    def rects(self, side: SideName, words: str) -> list[QRectF]:
        """Where some words stand on the row."""
        piece, x, y = self.piece(side)
        at = piece.block.text.index(words)
        return [rect.translated(x, y) for rect in piece.rects(at, at + len(words))]

    def part(self, rect: QRectF) -> QImage:
        """A part of the picture."""
        return self.image.copy(
            QRect(
                round(rect.x() * 2),
                round(rect.y() * 2),
                round(rect.width() * 2),
                round(rect.height() * 2),
            )
        )

    def ink(self, rect: QRectF) -> int:
        """How dark a part of the picture is, in device pixels of full ink."""
        image = self.part(rect)
        paper = self.flow.style.palette.paper.lightness()
        return (
            sum(
                paper - image.pixelColor(x, y).lightness()
                for x in range(image.width())
                for y in range(image.height())
            )
            // 255
        )


def test_words_in_italics_are_as_wide_as_they_are_painted(style: ReaderStyle) -> None:
    plain, painted = Painted(style), Painted(style, ("old man pushed", EMPHASIS), ("rain", STRONG))
    for words in ("old man pushed", "rain"):
        (before,), (after,) = (
            plain.rects(SideName.TARGET, words)[:1],
            painted.rects(SideName.TARGET, words)[:1],
        )
        assert plain.part(before) != painted.part(after)
    (rect,) = painted.rects(SideName.TARGET, "old man pushed")
    assert painted.ink(rect) > 20
    # The space after emphasized words stays free, though slanted letters lean into it.
    gap = QRectF(rect.right() + 2, rect.top(), 1.5, rect.height())
    assert painted.ink(gap) <= 2
    (bold,), (light,) = painted.rects(SideName.TARGET, "rain"), plain.rects(SideName.TARGET, "rain")
    assert painted.ink(bold) > 1.15 * plain.ink(light)
    assert painted.piece(SideName.TARGET)[0].baseline == plain.piece(SideName.TARGET)[0].baseline


@pytest.mark.parametrize("side", list(SideName))
@pytest.mark.parametrize("pinyin", [Pinyin.ALL, Pinyin.OFF])
def test_the_pointer_finds_every_emphasized_letter(
    style: ReaderStyle, side: SideName, pinyin: Pinyin
) -> None:
    marks = (
        ("old man", EMPHASIS),
        ("𠮷 said", STRONG),
        ("wo", EMPHASIS),
        ("小船推", STRONG),
        ("船推进", EMPHASIS),
        ("Mr. Re", EMPHASIS),
    )
    painted = Painted(style, *marks, mode=ReaderMode(pinyin=pinyin))
    piece, _, _ = painted.piece(side)
    for start, end, _ in piece.block.emphasis:
        for at in range(start, end):
            for rect in piece.rects(at, at + 1):
                assert piece.offset_under(rect.center().x(), rect.center().y()) == at
                assert piece.offset_near(rect.left() + 0.1, rect.center().y()) == at


def test_hanzi_have_dots_and_marks_have_none_and_nothing_moves(style: ReaderStyle) -> None:
    words = "推进水里，他说"
    plain, painted = Painted(style), Painted(style, (words, EMPHASIS))
    pieces = [one.piece(SideName.SOURCE)[0] for one in (plain, painted)]
    assert [list(line.bounds) for line in pieces[0].lines] == [
        list(line.bounds) for line in pieces[1].lines
    ]
    for character in words:
        (rect,) = painted.rects(SideName.SOURCE, character)
        below = QRectF(
            rect.x(),
            rect.y() + pieces[1].baseline + style.hanzi_size * 0.13,
            rect.width(),
            style.hanzi_size * 0.14,
        )
        assert (painted.ink(below) - plain.ink(below) > 8) == (character != "，")
    (before,) = painted.rects(SideName.SOURCE, "小船")
    assert painted.ink(before) == plain.ink(before)


def test_a_dot_stands_under_the_middle_of_its_hanzi(style: ReaderStyle) -> None:
    piece, _, _ = Painted(style, ("推进", EMPHASIS), mode=ReaderMode(pinyin=Pinyin.OFF)).piece(
        SideName.SOURCE
    )
    line = next(line for line in piece.lines if isinstance(line, HanLine) and line.glyphs.dots)
    edges = [line.bounds[ZH.index(c) - line.start + side] for c in "推进" for side in (0, 1)]
    assert [
        abs(dot.x() - (edges[2 * i] + edges[2 * i + 1]) / 2) < 2
        for i, dot in enumerate(line.glyphs.dots)
    ] == [True, True]


def test_strong_hanzi_are_heavier_in_their_place(style: ReaderStyle) -> None:
    plain, painted = Painted(style), Painted(style, ("推进水里", STRONG))
    assert [list(line.bounds) for line in plain.piece(SideName.SOURCE)[0].lines] == [
        list(line.bounds) for line in painted.piece(SideName.SOURCE)[0].lines
    ]
    (rect,) = painted.rects(SideName.SOURCE, "推进水里")
    assert painted.ink(rect) > 1.1 * plain.ink(rect)


def test_letters_in_chinese_text_are_slanted_and_no_word_is_cut(style: ReaderStyle) -> None:
    texts = ("他" * 20 + "Readingsmith" + "的书。" + "人" * 30, "One.")
    for width in range(20):
        shifted = ("他" * width + texts[0], texts[1])
        painted = Painted(style, ("Readings", EMPHASIS), texts=shifted)
        at = shifted[0].index("Readingsmith")
        piece, _, _ = painted.piece(SideName.SOURCE)
        assert piece.line_of(at) == piece.line_of(at + len("Readingsmith") - 1)
    plain = Painted(style, texts=texts)
    assert plain.image != Painted(style, ("Readings", EMPHASIS), texts=texts).image


def test_a_text_without_emphasis_carries_nothing_for_it(style: ReaderStyle) -> None:
    for line in Painted(style).piece(SideName.SOURCE)[0].lines:
        assert isinstance(line, HanLine)
        assert line._emphasis is None
        assert line.glyphs.dots == []
