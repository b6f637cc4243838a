"""The layout: ruby over its word, line breaks as the rules allow, both sides on one baseline."""

import itertools

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from duidu.core.article import Block, BlockKind, SideName
from duidu.core.token import Token
from duidu.language.registry import language_for
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.han_line import HanLine
from duidu.ui.reader.layout.row_layout import RowLayout
from duidu.ui.reader.layout.style import Pinyin, ReaderMode, ReaderStyle, RowArrangement
from duidu.ui.reader.view import ReaderView
from fixtures.fake_open_text import FakeOpenText, article, block, row

LONG = "他说：“今天不下雨。”孩子们在岸边等着西安来的客人（Mr. Reed）。" * 8


def laid(
    style: ReaderStyle,
    source: str,
    mode: ReaderMode | None = None,
    width: int = 900,
    target: str = "One.",
) -> RowLayout:
    """The layout of one row with these texts."""
    flow = Flow(style, mode or ReaderMode())
    flow.set_open_text(FakeOpenText([row((block(1, source),), (block(1, target),), 0)]))
    flow.reshape(width=width)
    return flow.layout(0)


def test_letters_at_the_beginning_of_a_line_stand_where_hanzi_do(style: ReaderStyle) -> None:
    text = "他在船上写信给城里的朋友说今年的雨下了四十天" + "在2021年和2022年" * 30
    edges = set()
    for line in han_lines(laid(style, text)):
        if line.start and text[line.start].isdigit():
            # Letters that Qt shaped stand higher than the baseline; hanzi have their x in a run.
            edges.add(min(round(x) for _, x, y, _, quiet in line.glyphs.runs if y and not quiet))
    assert edges == {0}


class RealWords(FakeOpenText):
    """Cuts words as the program does."""

    def tokens(self, side: SideName, block: Block) -> tuple[Token, ...]:
        return language_for("zh-Hans").tokens(block.text)


def read_line(style: ReaderStyle, text: str, mode: ReaderMode | None = None) -> HanLine:
    """The one line of a text with the readings of its words."""
    flow = Flow(style, mode or ReaderMode())
    flow.set_open_text(RealWords([row((block(1, text),), (block(1, "One."),), 0)]))
    (line,) = han_lines(flow.layout(0))
    return line


def han_lines(layout: RowLayout) -> list[HanLine]:
    """The lines of the Chinese side."""
    return [
        line
        for placed in layout.of(SideName.SOURCE)
        for line in placed.piece.lines
        if isinstance(line, HanLine)
    ]


@pytest.mark.parametrize("width", [320, 500, 777, 900, 1400])
@pytest.mark.parametrize("pinyin", [Pinyin.ALL, Pinyin.OFF])
def test_no_line_begins_with_a_closing_or_ends_with_an_opening_mark(
    style: ReaderStyle, width: int, pinyin: Pinyin
) -> None:
    lines = [
        LONG[line.start : line.end]
        for line in han_lines(laid(style, LONG, ReaderMode(pinyin=pinyin), width))
    ]
    assert len(lines) > 3
    assert "".join(lines) == LONG
    for line in lines:
        assert line[0] not in "。，、：；？！”’）》」"
        assert line[-1] not in "“‘（《「"


def test_ruby_stands_centred_over_its_word_and_apart_from_its_neighbours(
    style: ReaderStyle,
) -> None:
    for line in han_lines(laid(style, LONG)):
        readings = line.ruby_boxes()
        assert readings
        for one in readings:
            assert abs((one.left + one.right) / 2 - one.middle) < 0.01
        for before, after in itertools.pairwise(readings):
            assert after.left - before.right >= style.hanzi_size * 0.25 - 0.01


def test_a_reading_hangs_over_what_leaves_it_room_and_pushes_nothing_away(
    style: ReaderStyle,
) -> None:
    size = style.hanzi_size
    # 床 chuáng, 中 zhōng and 双 shuāng are narrower than their readings.
    for text in ("床。", "床，", "（床）", "“床”的", "床abc", "，床，"):
        line = read_line(style, text)
        plain = read_line(style, text, ReaderMode(pinyin=Pinyin.OFF))
        assert line.ruby_boxes()
        assert line.bounds[-1] - line.bounds[0] == pytest.approx(
            plain.bounds[-1] - plain.bounds[0], abs=size * 0.06
        )
    line = read_line(style, "床")
    (place,) = line.ruby_boxes()
    assert place.left >= line.bounds[0] - size * 0.25 - 0.01
    assert place.right > line.bounds[-1]


def test_readings_too_wide_for_each_other_move_their_words_apart(style: ReaderStyle) -> None:
    line = read_line(style, "床双床", ReaderMode(by_word=False))
    readings = line.ruby_boxes()
    for before, after in itertools.pairwise(readings):
        assert after.left - before.right == pytest.approx(style.hanzi_size * 0.25, abs=0.02)


@pytest.mark.parametrize(
    ("text", "is_wider"), [("他在家吃", False), ("他要去装床", True), ("床上双他了", True)]
)
def test_words_of_one_syllable_keep_an_even_distance(
    style: ReaderStyle, text: str, is_wider: bool
) -> None:
    line = read_line(style, text, ReaderMode(by_word=False))
    middles = [place.middle for place in line.ruby_boxes()]
    (distance,) = {round(b - a, 1) for a, b in itertools.pairwise(middles)}
    assert (distance > style.hanzi_size) == is_wider
    readings = line.ruby_boxes()
    closest = min(after.left - before.right for before, after in itertools.pairwise(readings))
    assert closest >= style.hanzi_size * 0.25 - 0.01
    assert not is_wider or closest == pytest.approx(style.hanzi_size * 0.25, abs=0.02)


@pytest.mark.parametrize("width", [340, 420, 520, 640, 760, 900, 1200])
def test_all_full_lines_of_a_paragraph_are_justified_or_none_is(
    style: ReaderStyle, width: int
) -> None:
    lines = han_lines(laid(style, LONG * 3, width=width))
    spread = {round(line._each, 3) > 0 for line in lines[:-1]}
    assert len(spread) == 1 or not any(0 < style.hanzi_size * 0.12 < line._each for line in lines)
    edges = [line.bounds[-1] for line in lines[:-1]]
    if spread == {True}:
        assert max(edges) - min(edges) <= style.hanzi_size * 0.6  # a mark may hang over the end
    assert lines[-1]._each == 0


def test_lines_are_as_high_without_ruby_as_with_it(style: ReaderStyle) -> None:
    heights = {
        laid(style, "老人来了。", ReaderMode(pinyin=pinyin))
        .of(SideName.SOURCE)[0]
        .piece.line_height
        for pinyin in Pinyin
    }
    assert heights == {round(style.hanzi_size * 1.9)}


def test_a_line_has_no_more_letters_than_the_measure(style: ReaderStyle) -> None:
    lines = han_lines(laid(style, "上" * 200, ReaderMode(pinyin=Pinyin.OFF), width=2560))
    assert max(line.end - line.start for line in lines) == style.hanzi_measure
    english = laid(style, "上", width=2560, target="word " * 200).of(SideName.TARGET)[0].piece
    assert 55 <= max(line.end - line.start for line in english.lines) <= 80


def test_both_sides_of_a_row_begin_on_one_baseline(style: ReaderStyle) -> None:
    layout = laid(style, LONG, target="A long English paragraph. " * 20)
    baselines = {
        side: layout.of(side)[0].y + layout.of(side)[0].piece.baseline for side in SideName
    }
    assert abs(baselines[SideName.SOURCE] - baselines[SideName.TARGET]) < 1


def test_marks_that_meet_are_set_close(style: ReaderStyle) -> None:
    (line,) = han_lines(laid(style, "老人“”来。”", ReaderMode(pinyin=Pinyin.OFF)))
    widths = [round(b - a) for a, b in zip(line.bounds, line.bounds[1:], strict=False)]
    assert widths == [20, 20, 20, 20, 20, 10, 20]


def test_characters_beyond_the_first_plane_count_as_one(style: ReaderStyle) -> None:
    (line,) = han_lines(laid(style, "𠮷上😀来", ReaderMode(pinyin=Pinyin.OFF)))
    assert (line.start, line.end, len(line.bounds)) == (0, 4, 5)
    english = laid(style, "上", target="😀 smiles 𠮷").of(SideName.TARGET)[0].piece
    assert (english.lines[0].start, english.lines[-1].end) == (0, 10)
    assert english.offset_near(10_000, 0) == 10


def test_a_side_without_counterpart_leaves_a_gap(style: ReaderStyle) -> None:
    flow = Flow(style, ReaderMode())
    flow.set_open_text(article())
    assert not flow.layout(1).gaps
    flow.set_open_text(
        FakeOpenText([row((block(1, "有"),), (block(1, "a"),), 0), row((), (block(2, "b"),), 1)])
    )
    assert list(flow.layout(1).gaps) == [SideName.SOURCE]


def test_a_title_that_one_side_has_spans_both_and_is_no_gap(style: ReaderStyle) -> None:
    flow = Flow(style, ReaderMode())
    flow.set_open_text(article())
    title = flow.layout(0)
    assert title.spans
    assert not title.gaps
    assert title.pieces[0].x == min(column.x for column in flow.columns.by_side.values())
    assert len(title.pieces[0].piece.lines) == 1
    kind = BlockKind.HEADING
    rows = [
        row((block(1, "有"),), (block(1, "a"),), 0),
        row((), (block(2, "Lost", kind, 1),), 1),
    ]
    flow.set_open_text(FakeOpenText(rows))
    assert not flow.layout(1).spans
    flow.reshape(mode=ReaderMode(arrangement=RowArrangement.PARAGRAPHS))
    flow.set_open_text(article())
    assert not flow.layout(0).spans


def test_the_divider_stands_where_both_sides_are_about_equally_high(style: ReaderStyle) -> None:
    short, long = "老人来了。", "The old man came in. " * 3
    wordy = FakeOpenText([row((block(i, short),), (block(i, long),), i) for i in range(20)])
    terse = FakeOpenText(
        [row((block(i, short * 6),), (block(i, "He came."),), i) for i in range(9)]
    )
    shares = []
    for text in (wordy, terse):
        flow = Flow(style, ReaderMode())
        flow.set_open_text(text)
        flow.reshape(width=1000)
        shares.append(flow.columns.share)
        flow.share = 0.5
        flow.reshape()
        assert flow.columns.share == 0.5  # the person's own place counts
    assert 0.4 <= shares[0] < 0.5 < shares[1] <= 0.6


def test_in_one_column_both_languages_have_one_measure(style: ReaderStyle) -> None:
    for arrangement in (RowArrangement.SENTENCES, RowArrangement.PARAGRAPHS):
        columns = flow_of(style, arrangement).columns
        assert len({column.measure for column in columns.by_side.values()}) == 1
        hanzi = columns.by_side[SideName.SOURCE].measure / style.hanzi_size
        assert 28 <= hanzi <= 36


def flow_of(style: ReaderStyle, arrangement: RowArrangement) -> Flow:
    flow = Flow(style, ReaderMode(arrangement=arrangement))
    flow.set_open_text(article())
    flow.reshape(width=1400)
    return flow


def test_a_paragraph_in_letters_is_set_in_letters_among_chinese_ones(style: ReaderStyle) -> None:
    english = "“It won't rain today,” he said, and they waited on the bank for the guest. " * 3
    (piece,) = (placed.piece for placed in laid(style, english).of(SideName.SOURCE))
    plain = laid(style, "上", target=english).of(SideName.TARGET)[0].piece
    assert piece.line_height == plain.line_height
    mixed = laid(style, "他说：It won't rain。").of(SideName.SOURCE)[0].piece
    assert mixed.line_height == round(style.hanzi_size * 1.9)


def test_headings_are_larger_and_lists_indented(style: ReaderStyle) -> None:
    def piece_of(made: Block) -> tuple[int, float]:
        flow = Flow(style, ReaderMode())
        flow.set_open_text(FakeOpenText([row((made,), (), 0)]))
        piece = flow.layout(0).pieces[0].piece
        return piece.line_height, piece.lines[0].bounds[0]

    plain = piece_of(block(1, "老人"))
    assert (
        piece_of(block(1, "老人", BlockKind.HEADING, 1))[0]
        > piece_of(block(1, "老人", BlockKind.HEADING, 3))[0]
        > plain[0]
    )
    assert (
        piece_of(block(1, "老人", BlockKind.LIST_ITEM, 2))[1]
        > piece_of(block(1, "老人", BlockKind.LIST_ITEM, 1))[1]
        > plain[1]
    )


def test_interleaved_sentences_stand_under_each_other_in_pairs(style: ReaderStyle) -> None:
    flow = Flow(style, ReaderMode(arrangement=RowArrangement.SENTENCES))
    flow.set_open_text(article())
    pieces = flow.layout(1).pieces
    assert [placed.piece.side for placed in pieces] == [SideName.SOURCE, SideName.TARGET] * 2
    assert [placed.y for placed in pieces] == sorted({placed.y for placed in pieces})


def painted_columns(image: QImage, top: int, bottom: int, paper: int) -> list[int]:
    """The x of every column of pixels that is not blank between two heights."""
    return [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) != paper for y in range(top, bottom))
    ]


def test_ruby_is_painted_above_the_hanzi_and_within_their_words(
    qtbot: QtBot, style: ReaderStyle
) -> None:
    view = ReaderView(style)
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.show()
    view.set_open_text(FakeOpenText([row((block(1, "窗户。老人"),), (), 0)]))
    image = view.viewport().grab().toImage()
    text = image.copy(0, 0, (view.flow.columns.divider or 0) - 1, image.height())
    layout = view.flow.layout(0)
    piece, x, y = layout.pieces[0]
    paper = style.palette.paper.rgb()
    top, bottom = (int(y + height) for height in piece.band)
    above = painted_columns(text, y, top, paper)
    line = han_lines(layout)[0]
    assert above
    hangs = style.hanzi_size * 0.25
    assert all(
        x + line.bounds[0] - hangs <= column <= x + line.bounds[2] + hangs
        or x + line.bounds[3] - hangs <= column <= x + line.bounds[5] + hangs
        for column in above
    )
    hanzi = painted_columns(text, top + 2, bottom, paper)
    assert min(hanzi) >= x + line.bounds[0]


def test_a_row_of_a_hundred_thousand_characters_is_laid_out_in_parts(style: ReaderStyle) -> None:
    text = "老人把小船推进水里。" * 10_000
    flow = Flow(style, ReaderMode())
    flow.set_open_text(
        FakeOpenText([row((block(1, text),), (block(1, "He pushes. " * 10_000),), 0)])
    )
    assert len(flow.scroll_units) > 30
    parts = [flow.layout(unit) for unit in (0, 1, 2)]
    assert all(
        sum(placed.piece.end - placed.piece.start for placed in part.pieces) < 12_000
        for part in parts
    )
    ends = [part.of(SideName.SOURCE)[-1].piece.end for part in parts]
    assert [part.of(SideName.SOURCE)[0].piece.start for part in parts[1:]] == ends[:-1]
    assert all(text[end - 1] == "。" for end in ends)


def test_a_book_is_opened_without_reading_its_rows(style: ReaderStyle) -> None:
    open_text = article(repeat=4_000)
    flow = Flow(style, ReaderMode())
    flow.set_open_text(open_text)
    list(flow.rows_between(0, 900))
    assert len(open_text.asked) < 30
    flow.scroll_to(flow.heights.total // 2, 900)
    list(flow.rows_between(0, 900))
    assert len(open_text.asked) < 60


def test_items_of_a_list_stand_closer_than_paragraphs(style: ReaderStyle) -> None:
    kinds = [BlockKind.LIST_ITEM, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    flow = Flow(style, ReaderMode())
    flow.set_open_text(
        FakeOpenText(
            [
                row((block(i, "老人", kind, 1),), (), i)
                for i, kind in enumerate([BlockKind.PARAGRAPH, *kinds])
            ]
        )
    )
    item, last_item, paragraph = (flow.layout(unit).height for unit in (1, 2, 3))
    assert item < last_item == paragraph
