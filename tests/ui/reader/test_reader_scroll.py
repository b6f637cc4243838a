"""Scrolling, and the place that is kept whatever changes; both sides in step or apart."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from duidu.core.article import Place, SideName
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.layout.style import Pinyin, ReaderMode, RowArrangement
from duidu.ui.reader.view import ReaderView
from duidu.ui.style.theme import load
from fixtures.fake_open_text import FakeOpenText, article, block, row
from fixtures.reader_views import LEFT, Show, wheel


def test_the_wheel_scrolls_both_sides_and_measures_rows_on_the_way(show: Show) -> None:
    view = show()
    before = view.visible.rects(Stretch(SideName.SOURCE, 3, 0, 1))[0].top()
    other = view.visible.rects(Stretch(SideName.TARGET, 3, 0, 1))[0].top()
    wheel(view, -1)
    assert view.visible.rects(Stretch(SideName.SOURCE, 3, 0, 1))[0].top() == before - 3 * 38
    assert view.visible.rects(Stretch(SideName.TARGET, 3, 0, 1))[0].top() == other - 3 * 38


def test_scrolling_down_and_up_again_by_the_same_way_moves_nothing(show: Show) -> None:
    view = show()
    wheel(view, -20)
    place = view.flow.place_at(0)
    for notch in (-3, -7, 4, 6):
        wheel(view, notch)
    assert view.flow.place_at(0) == place


def test_the_ends_of_the_text_are_reached_and_not_passed(show: Show) -> None:
    view = show()
    QTest.keyClick(view, Qt.Key.Key_End)
    last = list(view.visible.rows(SideName.SOURCE))[-1]
    assert last[0].text.index == view.flow.open_text.row_count() - 1  # type: ignore[union-attr]
    assert abs(last[1] + last[0].height - view.visible.height) <= 1
    wheel(view, -5)
    assert list(view.visible.rows(SideName.SOURCE))[-1][1] == last[1]
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.flow.position == 0
    wheel(view, 5)
    assert view.flow.position == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda view: view.resize(620, 500),
        lambda view: view.set_style(replace(view.flow.style, hanzi_size=28.0)),
        lambda view: view.set_mode(ReaderMode(pinyin=Pinyin.OFF)),
        lambda view: view.set_mode(ReaderMode(arrangement=RowArrangement.SENTENCES)),
        lambda view: view.set_mode(ReaderMode(swapped=True)),
        lambda view: view.set_style(replace(view.flow.style, palette=load("dark"))),
        lambda view: view.refresh(),
    ],
)
def test_the_line_at_the_top_stays_there_through_every_change(
    show: Show, change: Callable[[ReaderView], None]
) -> None:
    view = show()
    view.show_place(Place(SideName.SOURCE, 30, 0), 0.0)
    before = view.visible.rects(Stretch(SideName.SOURCE, 30, 0, 1))[0].top()
    change(view)
    assert view.visible.rects(Stretch(SideName.SOURCE, 30, 0, 1))[0].top() == before == 0


@pytest.mark.parametrize("arrangement", list(RowArrangement))
def test_there_is_a_place_to_keep_wherever_the_reader_stops(
    show: Show, arrangement: RowArrangement
) -> None:
    view = show()
    view.set_mode(ReaderMode(arrangement=arrangement))
    bar = view.verticalScrollBar()
    for position in range(0, bar.maximum(), 7):
        bar.setValue(position)
        assert view.place() is not None


def test_the_margin_over_the_text_is_there_if_its_first_row_has_nothing_to_show(show: Show) -> None:
    view = show(
        FakeOpenText(
            [
                row((), (block(1, "A Title"),), 0),
                row((block(2, "老人。"),), (block(3, "The old man."),), 1),
            ]
        )
    )
    view.set_mode(ReaderMode(arrangement=RowArrangement.SOURCE_ONLY))
    assert view.visible.rects(Stretch(SideName.SOURCE, 2, 0, 1))[0].top() > 20


def test_many_resizes_do_not_drift(show: Show) -> None:
    view = show()
    view.show_place(Place(SideName.SOURCE, 31, 20), 0.0)
    before = view.flow.place_at(0)
    for width in (500, 1300, 640, 1100, 900):
        view.resize(width, 600)
    assert view.flow.place_at(0) == before


def test_the_divider_is_dragged_and_the_columns_follow(qtbot: QtBot, show: Show) -> None:
    view = show()
    x = view.flow.columns.divider or 0
    QTest.mouseMove(view.viewport(), QPoint(x, 300))
    assert view.frame.divider_lit
    QTest.mousePress(view.viewport(), LEFT, pos=QPoint(x, 300))
    with qtbot.waitSignal(view.divider_moved):
        QTest.mouseMove(view.viewport(), QPoint(x - 120, 300))
    QTest.mouseRelease(view.viewport(), LEFT, pos=QPoint(x - 120, 300))
    assert abs((view.flow.columns.divider or 0) - (x - 120)) <= 2


@pytest.mark.parametrize("open_text", [None, FakeOpenText([]), FakeOpenText(article().rows[:1])])
def test_nothing_a_lone_title_and_no_article_are_shown_without_complaint(
    show: Show, open_text: FakeOpenText | None
) -> None:
    view = show(article())
    view.set_open_text(open_text)
    view.grab()
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_J,
        Qt.Key.Key_Tab,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_End,
        Qt.Key.Key_Space,
    ):
        QTest.keyClick(view, key)
    QTest.mouseMove(view.viewport(), QPoint(300, 200))
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(300, 60))
    view.resize(400, 300)
    for arrangement in RowArrangement:
        view.set_mode(ReaderMode(arrangement=arrangement))
        view.grab()
    assert view.selection() == []


def test_the_place_is_reported_after_scrolling(qtbot: QtBot, show: Show) -> None:
    view = show()
    with qtbot.waitSignal(view.place_changed) as told:
        view.show_place(Place(SideName.SOURCE, 10, 0), 0.0)
    assert (told.args or [None])[0] == Place(SideName.SOURCE, 10, 0)


def wide_row() -> FakeOpenText:
    """A row whose last sentence stands much lower in Chinese than in English."""
    source, target = "老人把小船推进水里。" * 60 + "市场开门了。", "Rowing. " * 60 + "It opened."
    return FakeOpenText([row((block(1, source),), (block(1, target),), 0)])


def test_a_counterpart_out_of_view_is_brought_without_moving_what_is_read(
    qtbot: QtBot, show: Show
) -> None:
    view = show(wide_row())
    view.resize(900, 300)
    end = len("老人把小船推进水里。" * 60)
    view.show_place(Place(SideName.SOURCE, 1, end), 0.5)
    before = view.visible.rects(Stretch(SideName.SOURCE, 1, end, end + 2))
    with qtbot.waitSignals([view.step_changed, view.word_rested]):
        QTest.mouseMove(view.viewport(), before[0].center().toPoint())
    assert view.visible.rects(Stretch(SideName.SOURCE, 1, end, end + 2)) == before
    assert any(
        0 <= rect.top() < view.visible.height
        for rect in view.visible.rects(Stretch(SideName.TARGET, 1, 480, 485))
    )
    wheel(view, 1)
    assert view.side_sync.in_step


def test_unlocked_sides_scroll_alone_and_come_back_into_step(qtbot: QtBot, show: Show) -> None:
    view = show()
    view.set_locked(False)
    before = view.visible.rects(Stretch(SideName.TARGET, 3, 0, 1))
    with qtbot.waitSignal(view.step_changed):
        wheel(view, -1)
    assert view.visible.rects(Stretch(SideName.TARGET, 3, 0, 1)) == before
    button = view.viewport().findChild(QToolButton, "step")
    assert button is not None
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)
    assert view.side_sync.in_step
    assert not button.isVisible()


def test_rows_joined_under_the_reader_keep_place_caret_and_selection(show: Show) -> None:
    open_text = article(repeat=10)
    view = show(open_text)
    view.show_place(Place(SideName.SOURCE, 9, 0), 0.0)
    view.select(Stretch(SideName.SOURCE, 9, 0, 2))
    before = view.visible.rects(Stretch(SideName.SOURCE, 9, 0, 1))
    rows = list(open_text.rows)
    joined_row = row(rows[2].source + rows[3].source, rows[2].target + rows[3].target, 2)
    later = [row(r.source, r.target, r.index - 1) for r in rows[4:]]
    open_text.rows = [*rows[:2], joined_row, *later]
    view.refresh((2, 3))
    assert view.visible.rects(Stretch(SideName.SOURCE, 9, 0, 1)) == before
    assert view.selection() == [Stretch(SideName.SOURCE, 9, 0, 2)]
    open_text.rows = open_text.rows[:5]
    view.refresh()
    assert view.selection() == []
    view.grab()


def test_the_wheel_scrolls_in_steps_unless_motion_is_reduced(qtbot: QtBot, show: Show) -> None:
    view = show()
    view.set_style(replace(view.flow.style, reduced_motion=False))
    wheel(view, -1)
    assert 0 < view.flow.position < 114
    qtbot.waitUntil(lambda: view.flow.position == 114)
    wheel(view, -2)
    wheel(view, 1)
    qtbot.waitUntil(lambda: not view._wheel_scroll._timer.isActive())
    assert view.flow.position < 228


def test_heights_measured_once_are_known_when_a_way_of_reading_comes_back(show: Show) -> None:
    view = show(article(repeat=40))
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Home)
    measured = view.flow.heights
    view.set_mode(ReaderMode(pinyin=Pinyin.OFF))
    assert view.flow.heights is not measured
    view.set_mode(ReaderMode())
    assert view.flow.heights is measured


def test_rows_that_an_edit_leaves_as_they_are_keep_the_heights_measured(show: Show) -> None:
    open_text = article(repeat=40)
    view = show(open_text)
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Home)
    flow = view.flow
    measured = [flow.heights[unit] for unit in range(len(flow.scroll_units))]
    rows = list(open_text.rows)
    middle = len(rows) // 2
    both = rows[middle : middle + 2]
    joined = row(both[0].source + both[1].source, both[0].target + both[1].target, middle)
    later = [row(r.source, r.target, r.index - 1) for r in rows[middle + 2 :]]
    open_text.rows = [*rows[:middle], joined, *later]
    view.refresh((middle,))
    kept = [flow.heights[unit] for unit in range(len(flow.scroll_units))]
    assert kept[:middle] == measured[:middle]
    assert kept[middle + 1 :] == measured[middle + 2 :]
    assert kept[middle] > max(measured[middle : middle + 2])
    assert flow.heights.total == sum(kept)
