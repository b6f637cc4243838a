"""Lists, tables, verse and code are set as such, on both sides in step."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QFontInfo

from duidu.core.article import Block, BlockKind, SideName
from duidu.ui.reader.layout.block_setting import has_bullet, marker_length
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.font_metrics import BlockFonts
from duidu.ui.reader.layout.han_line import MOST_SPREAD
from duidu.ui.reader.layout.piece import Piece
from duidu.ui.reader.layout.row_layout import RowLayout
from duidu.ui.reader.layout.style import Pinyin, ReaderMode, ReaderStyle
from fixtures.fake_open_text import FakeOpenText, block, row

HAN = "先把水烧开，放凉到九十度左右，因为太热的水会让绿茶变苦，也会让茶叶很快失去香味。" * 2
LATIN = "First bring the water to the boil and let it cool to about ninety degrees. " * 3


def item(number: int, text: str, kind: BlockKind = BlockKind.LIST_ITEM, level: int = 1) -> Block:
    return block(number, text, kind, level)


def laid(
    style: ReaderStyle, *rows: tuple[Block, Block], mode: ReaderMode | None = None
) -> list[RowLayout]:
    """The layouts of rows of one block on each side."""
    flow = Flow(style, mode or ReaderMode())
    flow.set_open_text(
        FakeOpenText([row((one,), (other,), at) for at, (one, other) in enumerate(rows)])
    )
    flow.reshape(width=900)
    return [flow.layout(unit) for unit in range(len(rows))]


def pieces(layout: RowLayout) -> list[Piece]:
    return [layout.of(side)[0].piece for side in SideName]


def lefts(piece: Piece) -> list[float]:
    """Where each line begins."""
    return [line.bounds[0] for line in piece.lines]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("1. Boil", "1. "),
        ("12) Boil", "12) "),
        ("1.2. Boil", "1.2. "),
        ("（三）烧水", "（三）"),
        ("二、烧水", "二、"),
        ("3.烧水", "3."),
        ("①烧水", "①"),
        ("a. Boil", "a. "),
        ("iv) Boil", "iv) "),
        ("• Boil", "• "),
    ],
)
def test_an_item_that_says_its_number_or_sign_has_no_bullet(text: str, sign: str) -> None:
    assert text[: marker_length(text)] == sign
    assert not has_bullet(item(1, text))


@pytest.mark.parametrize(
    "text",
    ["1.5 litres", "10 cups", "Mr. Li", "二十个人", "一、", "e.g. tea", "-5 degrees", "3.14"],
)
def test_what_only_looks_like_a_number_of_an_item_is_its_text(text: str) -> None:
    assert has_bullet(item(1, text))


def test_a_paragraph_has_no_bullet() -> None:
    assert not has_bullet(block(1, "茶馆"))


@pytest.mark.parametrize("pinyin", [Pinyin.ALL, Pinyin.OFF])
@pytest.mark.parametrize("number", ["2. ", "18. ", "100. ", "(12) "])
def test_the_text_behind_a_number_stands_in_line_with_the_other_lines(
    style: ReaderStyle, number: str, pinyin: Pinyin
) -> None:
    rows = (item(1, number + HAN), item(1, number + LATIN))
    (layout,) = laid(style, rows, mode=ReaderMode(pinyin=pinyin))
    for piece in pieces(layout):
        first, *others = lefts(piece)
        assert len(others) > 1
        assert len(set(others)) == 1
        text = piece.lines[0].bounds[len(number)]
        # The gap behind the number is widened as the others are, where the line is spread.
        assert first < others[0] == pytest.approx(text, abs=MOST_SPREAD * style.hanzi_size)
        measure = max(line.bounds[-1] for line in piece.lines)
        assert piece.lines[0].bounds[-1] <= measure + 1


def test_items_with_numbers_keep_within_their_column(style: ReaderStyle) -> None:
    (layout,) = laid(style, (item(1, "100. " + HAN), item(1, "(100) " + LATIN)))
    assert all(min(lefts(piece)) >= 0 for piece in pieces(layout))


def test_what_does_not_fit_on_a_line_of_verse_is_set_further_in(style: ReaderStyle) -> None:
    verse = BlockKind.VERSE
    (layout,) = laid(style, (item(1, HAN, verse), item(1, LATIN, verse)))
    for piece in pieces(layout):
        first, *others = lefts(piece)
        assert others
        assert all(left > first > 0 for left in others)


def test_code_has_letters_of_one_width_on_both_sides(style: ReaderStyle) -> None:
    code = "def f(x):\n    # 烧水\n    return x"
    (layout,) = laid(style, (item(1, code, BlockKind.CODE), item(1, code, BlockKind.CODE)))
    one, other = pieces(layout)
    assert [line.bounds for line in one.lines] == [line.bounds for line in other.lines]
    letters = list(one.lines[0].bounds)[:-1]  # without the end of the line
    widths = {round(right - left, 3) for left, right in pairwise(letters)}
    assert len(widths) == 1
    assert QFontInfo(BlockFonts(style).of(one.block).latin_font).fixedPitch()


def test_the_rows_of_a_table_have_rules_and_their_cells_stand_close(style: ReaderStyle) -> None:
    cell = BlockKind.TABLE_CELL
    table = [
        (item(n, han, cell, level), item(n, latin, cell, level))
        for n, (han, latin, level) in enumerate(
            [("龙井", "Longjing", 1), ("三十元", "Thirty", 2), ("普洱", "Pu'er", 1)], start=2
        )
    ]
    text = (block(1, "价钱"), block(1, "Prices"))
    after = (block(9, "关门"), block(9, "It closes."))
    before, first, second, third, last = laid(style, text, *table, after)
    assert [len(one.rules) for one in (before, first, second, third, last)] == [0, 1, 0, 2, 0]
    assert third.rules[0] == 0
    assert third.height > third.rules[1] > third.of(SideName.SOURCE)[0].piece.height
    assert [lefts(piece)[0] > 0 for piece in pieces(first)] == [False, False]
    assert [lefts(piece)[0] > 0 for piece in pieces(second)] == [True, True]
    assert second.height < before.height


def test_two_texts_beside_each_other_in_a_table_are_set_alike(style: ReaderStyle) -> None:
    cell = BlockKind.TABLE_CELL
    text = (block(1, "价钱"), block(1, "Prices"))
    _, layout = laid(style, text, (item(2, "龙井", cell, 1), item(2, "Longjing", cell, 2)))
    assert [lefts(piece)[0] for piece in pieces(layout)] == [0, 0]
