"""What has no reading in Chinese text: numbers of several words, quotation marks, ？ and ！."""

import pytest

from duidu.core.article import Block, BlockKind, SideName
from duidu.core.token import Token
from duidu.ui.reader.layout.block_setting import Indent
from duidu.ui.reader.layout.font_metrics import FontMetrics
from duidu.ui.reader.layout.piece import Piece, han_piece
from duidu.ui.reader.layout.style import Pinyin, ReaderMode, ReaderStyle

SIZE = 20.0


def lines_of(style: ReaderStyle, words: list[str], measure: float) -> list[str]:
    """The texts of the lines of a paragraph that is cut into these words."""
    text = "".join(words)
    piece = set_words(style, words, measure)
    return [text[line.start : line.end] for line in piece.lines]


def set_words(style: ReaderStyle, words: list[str], measure: float = 2000.0) -> Piece:
    """Set a paragraph that is cut into these words."""
    tokens, at = [], 0
    for word in words:
        tokens.append(Token(at, at + len(word), word))
        at += len(word)
    block = Block(1, "".join(words), BlockKind.PARAGRAPH)
    mode = ReaderMode(pinyin=Pinyin.OFF)
    metrics = FontMetrics(style, SIZE)
    return han_piece(SideName.SOURCE, block, (0, at), tokens, metrics, mode, measure, Indent())


@pytest.mark.parametrize(
    "words", [["3", ":", "45"], ["1", ",", "200"], ["v", "2.0"], ["50", "%"], ["a", "@", "b.org"]]
)
def test_letters_that_are_several_words_stay_on_one_line(
    style: ReaderStyle, words: list[str]
) -> None:
    whole = "".join(words)
    # For every place where the line could end, the number is on one line.
    for measure in range(100, 240, 4):
        lines = lines_of(style, [*"他们下午在河边", *words, *"到了"], measure)
        assert any(whole in line for line in lines), (measure, lines)


def test_letters_may_be_divided_behind_a_hyphen_and_a_slash(style: ReaderStyle) -> None:
    lines = lines_of(style, ["他说", "Wi-", "Fi", "/", "Ethernet"], 80)
    assert len(lines) > 1


def test_a_straight_mark_that_opens_ends_no_line_and_one_that_closes_begins_none(
    style: ReaderStyle,
) -> None:
    for measure in range(60, 300, 4):
        lines = lines_of(style, list('还有这样的"引号"和"引号"，看起来'), measure)
        opened = 0
        for line in lines:
            assert not (line.startswith('"') and opened % 2), lines
            opened += line.count('"')
            assert not (line.endswith('"') and opened % 2), lines


def test_a_question_mark_gives_up_its_empty_half_before_another_mark(style: ReaderStyle) -> None:
    for mark in "？！":
        for after in "”）」！":
            wide = set_words(style, ["他", mark, "他"]).lines[0].bounds
            close = set_words(style, ["他", mark, after]).lines[0].bounds
            assert wide[2] - wide[1] == pytest.approx(SIZE, abs=0.1)
            assert close[2] - close[1] == pytest.approx(SIZE / 2, abs=0.1)
    # It has none before a hanzi, and none at all where the font sets it in the middle.
    metrics = FontMetrics(style, SIZE)
    assert metrics.leans("？")
    assert not metrics.leans("…")
