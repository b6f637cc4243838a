"""Paragraphs that an edit of rows leaves as they were keep their lines; all others are set anew."""

from dataclasses import replace

import pytest

from duidu.core.article import SideName
from duidu.ui.reader.layout.piece import Piece
from duidu.ui.reader.layout.style import Pinyin, ReaderMode
from duidu.ui.reader.view import ReaderView
from fixtures.fake_open_text import FakeOpenText, article, block, row
from fixtures.reader_views import Show

ZH, EN = SideName


def pieces(view: ReaderView, number: int) -> dict[tuple[SideName, int], Piece]:
    """The pieces of a row by side and block."""
    found = [placed.piece for placed in view.flow.layout(number).pieces]
    return {(piece.side, piece.block.id): piece for piece in found}


def merged(open_text: FakeOpenText, at: int) -> None:
    """Merge a row with the next, as reading the rows again would show it: nothing is the same."""
    rows = [
        row(
            tuple(block(b.id, b.text) for b in one.source),
            tuple(block(b.id, b.text, b.kind, b.level) for b in one.target),
            one.index,
        )
        for one in open_text.rows
    ]
    one, other = rows[at], rows[at + 1]
    rows[at] = row(one.source + other.source, one.target + other.target, at)
    rest = [row(r.source, r.target, r.index - 1) for r in rows[at + 2 :]]
    open_text.rows = [*rows[: at + 1], *rest]


@pytest.mark.parametrize("pinyin", [Pinyin.ALL, Pinyin.DIMMED, Pinyin.HOVER, Pinyin.OFF])
def test_merged_rows_keep_the_lines_of_their_paragraphs(show: Show, pinyin: Pinyin) -> None:
    open_text = article(repeat=10)
    view = show(open_text, ReaderMode(pinyin=pinyin))
    before = pieces(view, 3) | pieces(view, 4) | pieces(view, 5)
    merged(open_text, 3)
    view.refresh((3,))
    after = pieces(view, 3) | pieces(view, 4)
    assert len(after) == 6
    assert all(after[key] is before[key] for key in after)


def test_a_merged_row_looks_as_one_laid_out_for_the_first_time(show: Show) -> None:
    open_text = article(repeat=10)
    view = show(open_text)
    view.viewport().grab()
    merged(open_text, 2)
    view.refresh((2,))
    kept = view.viewport().grab().toImage()
    view.flow._pieces.clear()
    view.refresh()
    assert view.viewport().grab().toImage() == kept


@pytest.mark.parametrize(("side", "text"), [(ZH, "今天下雨。"), (EN, "It rains today.")])
def test_a_paragraph_whose_text_changed_is_set_anew(show: Show, side: SideName, text: str) -> None:
    open_text = article(repeat=10)
    view = show(open_text)
    before = pieces(view, 4)
    old = open_text.rows[4]
    texts = {SideName.SOURCE: old.source[0].text, SideName.TARGET: old.target[0].text, side: text}
    rows = list(open_text.rows)
    rows[4] = row((block(4, texts[ZH]),), (block(4, texts[EN]),), 4)
    open_text.rows = rows
    view.refresh((4,))
    after = pieces(view, 4)
    assert after[side, 4] is not before[side, 4]
    assert after[side, 4].block.text == text
    assert after[side.other, 4] is before[side.other, 4]


def test_a_paragraph_whose_readings_changed_is_set_anew(show: Show) -> None:
    open_text = article(repeat=10)
    view = show(open_text)
    before = pieces(view, 4)
    tokens = open_text.tokens(ZH, open_text.rows[4].source[0])
    at = next(i for i, token in enumerate(tokens) if token.reading)
    spoken = tuple("ma3" for _ in tokens[at].reading)
    text = open_text.rows[4].source[0].text
    open_text._tokens[text] = (
        *tokens[:at],
        tokens[at]._replace(reading=spoken),
        *tokens[at + 1 :],
    )
    view.refresh((4,))
    assert pieces(view, 4)[ZH, 4] is not before[ZH, 4]


def test_another_width_style_or_mode_sets_all_anew(show: Show) -> None:
    view = show(article(repeat=10))
    seen = [pieces(view, 4)]
    view.set_style(replace(view.flow.style, hanzi_size=27.0))
    seen.append(pieces(view, 4))
    view.set_mode(replace(view.flow.mode, tones="vivid"))
    seen.append(pieces(view, 4))
    view.set_share(0.31)
    seen.append(pieces(view, 4))
    ids = {id(found[ZH, 4]) for found in seen}
    assert len(ids) == len(seen)
    assert len({id(found[EN, 4]) for found in seen}) == len(seen)


@pytest.mark.parametrize("hard", [True, False])
def test_what_the_reader_knows_by_now_is_asked_again(show: Show, hard: bool) -> None:
    known = False
    mode = (
        ReaderMode(pinyin=Pinyin.HARD, is_hard=lambda token: not known)
        if hard
        else ReaderMode(gloss=lambda token: "" if known else "x")
    )
    view = show(article(repeat=10), mode)
    before = pieces(view, 4)[ZH, 4]
    known = True
    view.refresh((4,))
    assert pieces(view, 4)[ZH, 4] is not before
