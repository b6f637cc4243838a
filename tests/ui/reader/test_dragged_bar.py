"""Dragging the scroll bar: a frame waits for few rows, and the rest of them come with the next."""

from itertools import count

from PySide6.QtWidgets import QApplication

from duidu.core.article import SideName
from duidu.ui.reader.layout.haste import Haste
from duidu.ui.reader.view import ReaderView
from fixtures.fake_open_text import article
from fixtures.reader_views import Show


def in_haste(view: ReaderView, each: float) -> None:
    """Have each look at the clock take some seconds of what the rows of a frame have."""
    ticks = count()
    view.flow.haste = Haste(lambda: each * next(ticks))


def laid_out(view: ReaderView) -> list[bool]:
    """Of each row in view, whether it is there."""
    return [unit in view.flow._layouts for unit, _, _ in rows_in_view(view)]


def rows_in_view(view: ReaderView) -> list[tuple[int, object, int]]:
    """The rows in view, none of which is laid out for the question."""
    with view.flow.haste.within(-1.0):
        return list(view.flow.rows_between(0, view.visible.height))


def test_time_is_over_when_it_is_used_up_and_never_without_a_span() -> None:
    now = 0.0
    haste = Haste(lambda: now)
    assert not haste.is_over()
    with haste.within(2.0):
        now = 1.9
        assert not haste.is_over()
        now = 2.0
        assert haste.is_over()
    assert haste.left_out
    assert not haste.is_over()
    with haste.within(None):
        assert not haste.is_over()
    assert not haste.left_out


def test_a_dragged_bar_shows_some_rows_at_once_and_all_of_them_when_it_rests(show: Show) -> None:
    view = show(article(repeat=60))
    QApplication.processEvents()
    bar = view.verticalScrollBar()
    bar.setSliderDown(True)
    in_haste(view, 0.002)
    bar.setValue(bar.maximum() // 2)
    view.viewport().repaint()
    at_once = laid_out(view)
    assert any(at_once)
    assert not all(at_once)
    while not all(laid_out(view)):
        QApplication.processEvents()
    assert all(row.of(SideName.SOURCE) for row, _ in view.visible.rows(SideName.SOURCE))
    bar.setSliderDown(False)


def test_whoever_asks_for_a_row_in_between_gets_all_of_it(show: Show) -> None:
    view = show(article(repeat=60))
    bar = view.verticalScrollBar()
    bar.setSliderDown(True)
    in_haste(view, 1.0)
    bar.setValue(bar.maximum() // 2)
    assert not all(laid_out(view))
    hit = view.visible.hit_test(200, 300)
    assert hit is not None
    assert not hit.row.is_awaited
    bar.setSliderDown(False)


def test_other_ways_to_scroll_show_all_rows_at_once(show: Show) -> None:
    view = show(article(repeat=60))
    in_haste(view, 1.0)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert all(laid_out(view))
    view.scroll_by_screenful(1)
    assert all(laid_out(view))
