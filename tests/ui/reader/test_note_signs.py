"""Marks of notes stand small and raised behind their letter, in Chinese and in letters."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from duidu.core.article import SideName
from duidu.core.note_marks import NoteMark
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.piece import Piece
from duidu.ui.reader.layout.style import Pinyin, ReaderMode, ReaderStyle
from duidu.ui.reader.paint.row_painter import RowPainter
from duidu.ui.reader.paint.scene import Scene
from fixtures.fake_open_text import FakeOpenText, block, row

ZH = "老人把小船推进水里，他说：“今天不下雨。”孩子们在岸边等着。"
EN = "The old man pushed his boat into the water, and 𠮷 said: “No rain today.” They waited."


def flow_of(
    style: ReaderStyle, zh: tuple[NoteMark, ...], en: tuple[NoteMark, ...], **mode: object
) -> Flow:
    sides = replace(block(1, ZH), marks=zh), replace(block(1, EN), marks=en)
    flow = Flow(style, ReaderMode(**mode))  # type: ignore[arg-type]
    flow.set_open_text(FakeOpenText([row((sides[0],), (sides[1],), 0)]))
    flow.reshape(width=900)
    return flow


def piece(flow: Flow, side: SideName) -> Piece:
    return next(one.piece for one in flow.layout(0).pieces if one.piece.side is side)


def painted(flow: Flow) -> QImage:
    image = QImage(900, 500, QImage.Format.Format_RGB32)
    image.fill(flow.style.palette.paper)
    painter = QPainter(image)
    for side in SideName:
        RowPainter(flow, Scene()).paint_row(painter, flow.layout(0), side, 0, (0, 500))
    painter.end()
    return image


def inked(image: QImage, flow: Flow, side: SideName, number: int = 0) -> tuple[int, int]:
    """The highest and the lowest line on which the room of a mark has ink, in its line."""
    placed = next(one for one in flow.layout(0).pieces if one.piece.side is side)
    sign = placed.piece.signs[number]
    rect = placed.piece.mark_rect(sign, 0).translated(placed.x, placed.y).toAlignedRect()
    paper = QColor(flow.style.palette.paper)
    lines = [
        y - rect.top()
        for y in range(rect.top(), rect.bottom())
        if any(image.pixelColor(x, y) != paper for x in range(rect.left() + 1, rect.right()))
    ]
    return lines[0], lines[-1]


@pytest.mark.parametrize("pinyin", [Pinyin.ALL, Pinyin.OFF])
def test_they_are_raised_and_take_room(style: ReaderStyle, pinyin: Pinyin) -> None:
    zh, en = ZH.index("里") + 1, EN.index("water") + 5
    with_marks = flow_of(
        style, (NoteMark(zh, 5, "12", 5),), (NoteMark(en, 5, "12", 5),), pinyin=pinyin
    )
    without = flow_of(style, (), (), pinyin=pinyin)
    image = painted(with_marks)
    for side, at in ((SideName.SOURCE, zh), (SideName.TARGET, en)):
        here, there = piece(with_marks, side), piece(without, side)
        assert here.signs[0].text == "12"
        assert (
            here.rects(at - 1, at)[0].width()
            > there.rects(at - 1, at)[0].width() + here.signs[0].width * 0.8
        )
        top, bottom = inked(image, with_marks, side)
        middle = here.baseline - (here.band[1] - here.band[0]) * 0.2
        assert top < bottom < middle


def test_of_several_in_one_place_each_is_found(style: ReaderStyle) -> None:
    zh = (NoteMark(9, 5, "1", 5), NoteMark(9, 6, "2", 6))
    here = piece(flow_of(style, zh, ()), SideName.SOURCE)
    (sign,) = here.signs
    assert sign.text == "1,2"
    for number, mark in enumerate(zh):
        rect = here.mark_rect(sign, number)
        found = here.mark_at(rect.center().x(), rect.center().y())
        assert found is not None
        assert found[0] == mark
    assert here.mark_at(1.0, 5.0) is None


def test_a_mark_behind_a_full_stop_stands_in_its_empty_half(style: ReaderStyle) -> None:
    at = ZH.index("。") + 1
    marked = flow_of(style, (NoteMark(at, 5, "1", 5),), (), pinyin=Pinyin.OFF)
    plain = flow_of(style, (), (), pinyin=Pinyin.OFF)
    widened = [piece(one, SideName.SOURCE).rects(at - 1, at)[0].width() for one in (marked, plain)]
    assert widened[0] - widened[1] < style.hanzi_size * 0.5


def test_no_line_begins_with_a_mark(style: ReaderStyle) -> None:
    marks = tuple(
        NoteMark(at, 5, "123", 5)
        for at, one in enumerate(EN, 1)
        if not one.isspace() and at % 7 == 0
    )
    for width in range(260, 900, 40):
        flow = flow_of(style, (), marks)
        flow.reshape(width=width)
        here = piece(flow, SideName.TARGET)
        for sign in here.signs:
            letter, room = here.rects(sign.at - 1, sign.at), here.mark_rect(sign, 0)
            assert len(letter) == 1
            assert room.left() > letter[0].left()


def test_the_letter_is_the_sign_where_the_text_says_it(style: ReaderStyle) -> None:
    flow = flow_of(style, (NoteMark(1, 5, "", 5),), (NoteMark(3, 5, "", 5),))
    for side, at in ((SideName.SOURCE, 1), (SideName.TARGET, 3)):
        here = piece(flow, side)
        (letter,) = here.rects(at - 1, at)
        found = here.mark_at(letter.center().x(), letter.center().y())
        assert found is not None
        assert found[1] == letter
