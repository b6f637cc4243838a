"""Zhuyin stands right of its hanzi, one symbol under another; a short meaning stands below."""

from dataclasses import replace
from itertools import pairwise

import pytest

from duidu.core.article import Block, BlockKind, SideName
from duidu.core.token import Token
from duidu.language.zh.display import Style
from duidu.ui.reader.layout.block_setting import Indent
from duidu.ui.reader.layout.font_metrics import FontMetrics
from duidu.ui.reader.layout.han_line import MEANING_BELOW
from duidu.ui.reader.layout.piece import Piece, han_piece
from duidu.ui.reader.layout.ruby_room import APART
from duidu.ui.reader.layout.shaped_text import ZhuyinColumn
from duidu.ui.reader.layout.style import Pinyin, ReaderMode, ReaderStyle
from duidu.ui.reader.layout.zhuyin_column import COLUMN, is_zhuyin

SIZE = 40.0
READINGS = {"双": "shuang1", "层": "ceng2", "船": "chuan2", "了": "le5", "一": "yi1", "好": "hao3"}


@pytest.fixture
def metrics(style: ReaderStyle) -> FontMetrics:
    return FontMetrics(style, SIZE)


def set_text(metrics: FontMetrics, words: list[str], mode: ReaderMode) -> Piece:
    """A paragraph of these words on one line."""
    tokens, at = [], 0
    for word in words:
        reading = tuple(READINGS.get(letter, "") for letter in word)
        tokens.append(Token(at, at + len(word), word, reading=reading if any(reading) else ()))
        at += len(word)
    block = Block(1, "".join(words), BlockKind.PARAGRAPH)
    span = (0, at)
    return han_piece(SideName.SOURCE, block, span, tokens, metrics, mode, 2000.0, Indent())


def column(metrics: FontMetrics, letters: str) -> ZhuyinColumn:
    (found,) = metrics.columns((letters,))
    return found


def test_every_hanzi_has_its_column_at_its_right(metrics: FontMetrics) -> None:
    line = set_text(metrics, ["双层", "船"], ReaderMode(spelling=Style.ZHUYIN)).lines[0]
    bounds = line.bounds
    assert [b - a for a, b in pairwise(bounds)] == pytest.approx([SIZE * (1 + COLUMN)] * 3)
    symbols = [
        run
        for run, *_ in line.glyphs.runs
        if run.rawFont().pixelSize() == metrics.zhuyin_raw.pixelSize()
    ]
    xs = [point.x() for run in symbols for point in run.positions()]
    # ㄕㄨㄤ, ㄘㄥ, ㄔㄨㄢ
    assert len(xs) == 8 + 2
    for x in sorted(xs):
        left = max(bound for bound in bounds if bound <= x)
        assert SIZE - 1 <= x - left < SIZE * (1 + COLUMN)


def test_symbols_stand_one_under_another_in_the_middle_of_the_hanzi(metrics: FontMetrics) -> None:
    for letters in ("ㄧ", "ㄏㄠˇ", "ㄔㄨㄢˊ"):
        heights = column(metrics, letters).heights
        assert list(heights) == sorted(heights)
        each = metrics.zhuyin_raw.pixelSize()
        top, bottom = heights[0] - 0.88 * each, heights[-1] + 0.12 * each
        # The em box reaches from 0.88 above the baseline to 0.12 below.
        assert (top + bottom) / 2 == pytest.approx(-0.38 * SIZE, abs=0.01 * SIZE)


def test_a_tone_stands_right_of_the_last_symbol_and_the_neutral_dot_above_the_first(
    metrics: FontMetrics,
) -> None:
    each = metrics.zhuyin_raw.pixelSize()
    for letters in ("ㄏㄠˇ", "ㄔㄨㄢˊ", "ㄕˋ"):
        found = column(metrics, letters)
        ink = metrics.zhuyin_raw.boundingRect(found.mark).translated(found.mark_x, found.mark_y)
        assert ink.left() >= each - 0.5
        # The rectangle is in whole px, outside the ink.
        assert ink.right() <= SIZE * COLUMN + 1
        assert found.heights[-1] - each < ink.center().y() < found.heights[-1]
    found = column(metrics, "˙ㄌㄜ")
    ink = metrics.zhuyin_raw.boundingRect(found.mark).translated(found.mark_x, found.mark_y)
    assert ink.bottom() < found.heights[0] - 0.7 * each
    assert ink.center().x() == pytest.approx(each / 2, abs=0.5)
    assert column(metrics, "ㄧ").mark == 0


def test_what_is_no_zhuyin_keeps_its_place_above(metrics: FontMetrics) -> None:
    assert not is_zhuyin("hm5")
    assert metrics.columns(("ㄏㄠˇ", "")) == ()
    marks = set_text(metrics, ["双层"], ReaderMode(spelling=Style.MARKS)).lines[0]
    assert marks.bounds[-1] < SIZE * 3


def test_a_short_meaning_stands_above_hanzi_with_their_zhuyin(metrics: FontMetrics) -> None:
    mode = ReaderMode(spelling=Style.ZHUYIN, gloss=lambda token: "boat", tones="pleco")
    runs = set_text(metrics, ["船"], mode).lines[0].glyphs.runs
    tones = {(round(run.rawFont().pixelSize()), tone) for run, _, _, tone, _ in runs}
    small, beside = round(metrics.ruby_raw.pixelSize()), round(metrics.zhuyin_raw.pixelSize())
    assert {(small, 0), (beside, 2), (round(SIZE), 2)} <= tones


def test_hanzi_without_a_shown_reading_keep_no_room(metrics: FontMetrics) -> None:
    mode = ReaderMode(spelling=Style.ZHUYIN, pinyin=Pinyin.OFF)
    assert set_text(metrics, ["双层"], mode).lines[0].bounds[-1] == pytest.approx(2 * SIZE)


def test_a_short_meaning_stands_below_a_word_that_has_its_reading_above(
    metrics: FontMetrics,
) -> None:
    mode = ReaderMode(gloss=lambda token: "a boat", tones="pleco")
    quiet = {
        (round(y / SIZE, 2), tone)
        for _, _, y, tone, is_quiet in set_text(metrics, ["船"], mode).lines[0].glyphs.runs
        if is_quiet
    }
    above = round((metrics.ruby_baseline - metrics.hanzi_baseline) / SIZE, 2)
    assert quiet == {(above, 2), (MEANING_BELOW, 0)}


def test_meanings_keep_their_distance_below_as_readings_do_above(metrics: FontMetrics) -> None:
    mode = ReaderMode(gloss=lambda token: "to be in good order")
    line = set_text(metrics, ["好", "，", "船", "双层"], mode).lines[0]
    spans = []
    for run, _, y, _, is_quiet in line.glyphs.runs:
        if is_quiet and y > 0:
            xs = [point.x() for point in run.positions()]
            wide = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
            spans += [(x, x + one.x()) for x, one in zip(xs, wide, strict=True)]
    letters = len("to be in good order")
    words = [spans[i : i + letters] for i in range(0, len(spans), letters)]
    assert len(words) == 3
    for one, other in pairwise(words):
        assert other[0][0] - one[-1][1] >= SIZE * APART - 0.5


def test_lines_have_room_for_meanings_only_where_they_stand_below(style: ReaderStyle) -> None:
    plain = FontMetrics(style, SIZE)
    with_room = FontMetrics(replace(style, gloss_room=0.34), SIZE)
    assert with_room.hanzi_line == round(plain.hanzi_line + 0.34 * SIZE)
    assert with_room.ruby_baseline == pytest.approx(plain.ruby_baseline, abs=0.5)
