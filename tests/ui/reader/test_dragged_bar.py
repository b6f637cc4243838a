"""Dragging the scroll bar: a frame waits for few rows, and the rest of them come with the next."""

from itertools import count

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from duidu.core.article import SideName
from duidu.ui.reader.layout.haste import Haste
from duidu.ui.reader.layout.row_layout import RowLayout
from duidu.ui.reader.view import ReaderView
from fixtures.fake_open_text import article
from fixtures.reader_views import Show


class Clock:
    """A clock that stands still until it is moved, in seconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def in_haste(view: ReaderView, each: float) -> None:
    """Have each look at the clock take some seconds of what the rows of a frame have."""
    ticks = count()
    view.flow.haste = Haste(lambda: each * next(ticks))


def laid_out(view: ReaderView) -> list[bool]:
    """Of each row in view, whether it is there."""
    return [unit in view.flow._layouts for unit, _, _ in rows_in_view(view)]


def rows_in_view(view: ReaderView) -> list[tuple[int, object, int]]:
    """The rows in view, none of which is laid out for the question."""
    with view.flow.haste.passing():
        return list(view.flow.rows_between(0, view.visible.height))


def hasty(view: ReaderView) -> list[RowLayout]:
    """The rows in view as the last frame of the drag showed them."""
    with view.flow.haste.passing():
        return [row for _, row, _ in view.flow.rows_between(0, view.visible.height)]


def test_a_row_has_time_if_it_fits_in_what_painting_leaves_and_always_without_haste() -> None:
    clock = Clock()
    haste = Haste(clock)
    assert haste.has_time(10_000)
    with haste.frame(100, only_plain=False):
        assert haste.has_time(100)
        assert not haste.left_out
        assert not haste.has_time(10_000)
        assert haste.left_out
        clock.now = 0.008
        assert not haste.has_time(200)
        assert haste.has_time_for_plain(200)
        clock.now = 0.012
        assert not haste.has_time_for_plain(1)
    assert haste.has_time(10_000)
    with haste.frame(100, only_plain=True):
        assert not haste.has_time(1)
        assert haste.has_time_for_plain(1)
    with haste.passing():
        assert not haste.has_time(1)
        assert not haste.has_time_for_plain(1)


def test_at_twice_the_scale_a_frame_has_more_time() -> None:
    clock = Clock()
    for scale in (1.0, 2.0):
        clock.now = 0.0
        haste = Haste(clock)
        with haste.frame(100, only_plain=False, scale=scale):
            clock.now = 0.012
            assert haste.has_time(100) == (scale > 1)


@pytest.mark.parametrize(("row", "painting"), [(0.009, 0.0), (0.003, 0.009)])
def test_what_rows_and_painting_took_lately_is_expected_of_them(
    row: float, painting: float
) -> None:
    clock = Clock()
    haste = Haste(clock)
    with haste.frame(100, only_plain=False):
        assert haste.has_time(200)
    for _ in range(9):
        with haste.frame(100, only_plain=False):
            with haste.row(100, plain=False):
                clock.now += row
            clock.now += painting
    with haste.frame(100, only_plain=False):
        assert not haste.has_time(200)
        assert haste.has_time_for_plain(200)
    for _ in range(20):
        with haste.frame(100, only_plain=False), haste.row(100, plain=False):
            clock.now += 0.0005
    with haste.frame(100, only_plain=False):
        assert haste.has_time(200)


def test_a_bar_that_is_dragged_far_shows_plain_rows_and_all_of_them_when_it_rests(
    qtbot: QtBot,
    show: Show,
) -> None:
    view = show(article(repeat=60))
    QApplication.processEvents()
    bar = view.verticalScrollBar()
    bar.setSliderDown(True)
    in_haste(view, 0.001)
    bar.setValue(bar.maximum() // 2)
    view.viewport().repaint()
    assert not any(laid_out(view))
    passed = [len(row.pieces) for row in hasty(view)]
    # As many as there is time for, from the top.
    assert passed[0] == 2
    assert passed[-1] == 0
    qtbot.waitUntil(lambda: all(laid_out(view)))
    assert all(row.of(SideName.SOURCE) for row, _ in view.visible.rows(SideName.SOURCE))
    bar.setSliderDown(False)


def test_a_bar_that_is_dragged_by_lines_shows_some_rows_as_they_are(show: Show) -> None:
    view = show(article(repeat=60))
    QApplication.processEvents()
    bar = view.verticalScrollBar()
    bar.setSliderDown(True)
    view.flow._layouts.clear()
    in_haste(view, 0.002)
    bar.setValue(view.visible.height // 2)
    view.viewport().repaint()
    at_once = laid_out(view)
    assert any(at_once)
    assert not all(at_once)
    bar.setSliderDown(False)


def test_a_plain_row_has_the_same_text_at_the_same_places_of_lines(show: Show) -> None:
    view = show(article(repeat=60))
    QApplication.processEvents()
    for unit in (4, 5, 6):
        view.flow._layouts.clear()
        view.flow.haste = Haste(Clock())
        with view.flow.haste.frame(0, only_plain=True):
            plain = view.flow.layout(unit)
        whole = view.flow.layout(unit)
        assert plain.is_plain
        assert not whole.is_plain
        for one, other in zip(plain.pieces, whole.pieces, strict=True):
            assert (one.x, one.y) == (other.x, other.y)
            assert (one.piece.start, one.piece.end) == (other.piece.start, other.piece.end)
            assert one.piece.line_height == other.piece.line_height
            assert one.piece.baseline == pytest.approx(other.piece.baseline)
            assert abs(len(one.piece.lines) - len(other.piece.lines)) <= 1
            measure = view.flow.columns.by_side[one.piece.side].measure
            assert all(line.bounds[-1] <= measure + 1 for line in one.piece.lines)


def test_nothing_is_asked_about_a_row_that_is_passed(show: Show) -> None:
    view = show(article(repeat=60))
    QApplication.processEvents()
    asked: list[int] = []
    view.scene.statuses = lambda row: asked.append(row.index) or ()  # type: ignore[func-returns-value]
    open_text = view.flow.open_text
    assert open_text is not None
    cut: list[int] = []
    tokens = open_text.tokens_at
    open_text.tokens_at = lambda side, block, *span: (  # type: ignore[method-assign]
        cut.append(block.id) or tokens(side, block, *span)  # type: ignore[func-returns-value]
    )
    bar = view.verticalScrollBar()
    bar.setSliderDown(True)
    bar.setValue(bar.maximum() // 2)
    view.viewport().repaint()
    assert not asked
    assert not cut
    bar.setSliderDown(False)


def test_a_bar_let_go_at_the_end_has_the_last_line_at_the_foot(qtbot: QtBot, show: Show) -> None:
    view = show(article(repeat=60))
    QApplication.processEvents()
    bar = view.verticalScrollBar()
    bar.setSliderDown(True)
    in_haste(view, 1.0)
    bar.setValue(bar.maximum())
    view.viewport().repaint()
    bar.setSliderDown(False)
    qtbot.waitUntil(lambda: all(laid_out(view)))
    _, row, y = list(view.flow.rows_between(0, view.visible.height))[-1]
    assert y + row.height == view.visible.height


def test_what_stays_in_view_after_a_drag_is_painted_anew_by_the_wheel(show: Show) -> None:
    view = show(article(repeat=60))
    QApplication.processEvents()
    bar = view.verticalScrollBar()
    bar.setSliderDown(True)
    bar.setValue(bar.maximum() // 2)
    view.viewport().repaint()
    bar.setSliderDown(False)
    view.scroll_by(20)
    shown = view.viewport().grab().toImage()
    view.refresh()
    assert view.viewport().grab().toImage() == shown


def test_whoever_asks_for_a_row_in_between_gets_all_of_it(show: Show) -> None:
    view = show(article(repeat=60))
    bar = view.verticalScrollBar()
    bar.setSliderDown(True)
    in_haste(view, 1.0)
    bar.setValue(bar.maximum() // 2)
    assert not all(laid_out(view))
    hit = view.visible.hit_test(200, 300)
    assert hit is not None
    assert not hit.row.is_plain
    bar.setSliderDown(False)


def test_other_ways_to_scroll_show_all_rows_at_once(show: Show) -> None:
    view = show(article(repeat=60))
    in_haste(view, 1.0)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert all(laid_out(view))
    view.scroll_by_screenful(1)
    assert all(laid_out(view))
