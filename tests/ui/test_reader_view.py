"""Reading by mouse and keyboard: what is lit, selected, copied, revealed; and the place that is kept whatever changes."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from duidu.app.reading import Place
from duidu.core.annotation import Anchor, Annotation, AnnotationKind
from duidu.core.article import SideName
from duidu.ui.reader.sentences import Stretch
from duidu.ui.reader.style import Arrangement, Pinyin, ReaderMode, ReaderStyle
from duidu.ui.reader.view import ReaderView
from duidu.ui.reader.window import joined
from duidu.ui.theme import load
from ui.fake_reading import SOURCE, TARGET, FakeReading, article, block, row

Show = Callable[..., ReaderView]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def show(qtbot: QtBot, style: ReaderStyle) -> Show:
    """Shows a reading in a window of 900 by 600."""

    def shown(reading: FakeReading | None = None, mode: ReaderMode | None = None) -> ReaderView:
        view = ReaderView(replace(style, reduced_motion=True), mode)
        qtbot.addWidget(view)
        view.resize(900, 600)
        view.show()
        view.set_reading(reading or article(repeat=30))
        view.setFocus()
        return view

    return shown


def middle(view: ReaderView, side: SideName, block: int, start: int, end: int) -> QPoint:
    """The middle of some letters on the page."""
    return joined(view.page.rects(Stretch(side, block, start, end))[:1]).center().toPoint()


def wheel(view: ReaderView, notches: float) -> None:
    """Turn the wheel over the page."""
    at = QPointF(200, 300)
    event = QWheelEvent(
        at, QPointF(view.viewport().mapToGlobal(at.toPoint())), QPoint(), QPoint(0, round(notches * 120)), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QGuiApplication.sendEvent(view.viewport(), event)


def test_the_word_under_a_resting_pointer_is_told_with_its_sentence_and_counterpart(qtbot: QtBot, show: Show) -> None:
    view = show()
    with qtbot.waitSignal(view.word_rested) as told:
        QTest.mouseMove(view.viewport(), middle(view, SideName.SOURCE, 1, 3, 5))
    side, block, start, end, word, sentence, counterpart = told.args or []
    assert (side, block, start, end) == ("source", 1, 3, 5)
    assert SOURCE[0][start:end] == "河面"
    assert sentence.contains(word)
    assert counterpart.left() > word.right()
    assert counterpart.intersects(QRect(0, sentence.top(), 900, sentence.height()))


def test_the_pair_is_lit_on_both_sides_and_goes_dark_when_the_pointer_leaves(qtbot: QtBot, show: Show) -> None:
    view = show()
    with qtbot.waitSignal(view.word_rested):
        QTest.mouseMove(view.viewport(), middle(view, SideName.TARGET, 1, 3, 6))
    first = TARGET[0].index(".") + 1
    assert set(view.scene.pair) == {Stretch(SideName.TARGET, 1, 0, first), Stretch(SideName.SOURCE, 1, 0, 13)}
    with qtbot.waitSignal(view.word_left):
        QGuiApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert view.scene.pair == ()


def test_words_that_answer_are_lit_on_the_other_side(qtbot: QtBot, show: Show) -> None:
    reading = article()
    reading.links[(SideName.SOURCE, 1, 0, 2)] = ((1, 3, 7),)
    view = show(reading)
    with qtbot.waitSignal(view.word_rested):
        QTest.mouseMove(view.viewport(), middle(view, SideName.SOURCE, 1, 0, 2))
    assert view.scene.answers == (Stretch(SideName.TARGET, 1, 3, 7),)


def test_dragging_selects_across_rows_on_one_side_and_copies_plain_text(qtbot: QtBot, show: Show) -> None:
    view = show()
    start, end = middle(view, SideName.SOURCE, 1, 3, 4), middle(view, SideName.SOURCE, 2, 2, 3)
    QTest.mousePress(view.viewport(), LEFT, pos=start - QPoint(8, 0))
    QTest.mouseMove(view.viewport(), end)
    with qtbot.waitSignal(view.selection_changed):
        QTest.mouseMove(view.viewport(), end + QPoint(9, 0))
    QTest.mouseRelease(view.viewport(), LEFT, pos=end + QPoint(9, 0))
    assert view.selection() == [Stretch(SideName.SOURCE, 1, 3, len(SOURCE[0])), Stretch(SideName.SOURCE, 2, 0, 3)]
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == SOURCE[0][3:] + "\n" + SOURCE[1][:3]


def test_copying_with_pinyin_is_its_own_action(show: Show) -> None:
    view = show()
    view.select(Stretch(SideName.SOURCE, 1, 0, 5))
    view.copy()
    assert QGuiApplication.clipboard().text() == "清晨，河面"
    view.copy_with_pinyin()
    assert QGuiApplication.clipboard().text() == "清晨，河面\nqīngchén ， hémiàn"


def test_a_double_click_selects_the_word_and_a_third_the_sentence(show: Show) -> None:
    view = show()
    at = middle(view, SideName.SOURCE, 1, 3, 5)
    QTest.mouseClick(view.viewport(), LEFT, pos=at)
    QTest.mouseDClick(view.viewport(), LEFT, pos=at)
    assert view.selection() == [Stretch(SideName.SOURCE, 1, 3, 5)]
    QTest.mouseClick(view.viewport(), LEFT, pos=at)
    assert view.selection() == [Stretch(SideName.SOURCE, 1, 0, 13)]


def test_the_keyboard_goes_through_words_sentences_and_sides(qtbot: QtBot, show: Show) -> None:
    view = show()
    view.go_to(Place(SideName.SOURCE, 1, 0))
    with qtbot.waitSignal(view.word_rested) as told:
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert (told.args or [])[1:4] == [1, 3, 5]
    QTest.keyClick(view, Qt.Key.Key_J)
    assert view.caret is not None
    assert view.caret.place == Place(SideName.SOURCE, 1, 13)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.caret.place == Place(SideName.TARGET, 1, TARGET[0].index("The"))
    QTest.keyClick(view, Qt.Key.Key_K)
    assert view.caret.place == Place(SideName.TARGET, 1, 0)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.caret.place == Place(SideName.TARGET, 0, TARGET[0].index("At") + 15)


def test_shift_and_arrows_select_over_the_edge_of_a_row(show: Show) -> None:
    view = show()
    view.go_to(Place(SideName.SOURCE, 1, len(SOURCE[0]) - 1))
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.caret is not None
    assert view.caret.text() == "。\n他说"
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(view.caret.text()) > 15


def test_a_whole_side_can_be_selected(show: Show) -> None:
    view = show(article())
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.caret is not None
    assert view.caret.text() == "\n".join(SOURCE)


def test_the_wheel_scrolls_both_sides_and_measures_rows_on_the_way(show: Show) -> None:
    view = show()
    before = view.page.rects(Stretch(SideName.SOURCE, 3, 0, 1))[0].top()
    other = view.page.rects(Stretch(SideName.TARGET, 3, 0, 1))[0].top()
    wheel(view, -1)
    assert view.page.rects(Stretch(SideName.SOURCE, 3, 0, 1))[0].top() == before - 3 * 38
    assert view.page.rects(Stretch(SideName.TARGET, 3, 0, 1))[0].top() == other - 3 * 38


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
    last = list(view.page.rows(SideName.SOURCE))[-1]
    assert last[0].text.index == view.flow.reading.row_count() - 1  # type: ignore[union-attr]
    assert abs(last[1] + last[0].height - view.page.height) <= 1
    wheel(view, -5)
    assert list(view.page.rows(SideName.SOURCE))[-1][1] == last[1]
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
        lambda view: view.set_mode(ReaderMode(arrangement=Arrangement.SENTENCES)),
        lambda view: view.set_mode(ReaderMode(swapped=True)),
        lambda view: view.set_style(replace(view.flow.style, palette=load("dark"))),
        lambda view: view.refresh(),
    ],
)
def test_the_line_at_the_top_stays_there_through_every_change(show: Show, change: Callable[[ReaderView], None]) -> None:
    view = show()
    view.show_place(Place(SideName.SOURCE, 30, 0), 0.0)
    before = view.page.rects(Stretch(SideName.SOURCE, 30, 0, 1))[0].top()
    change(view)
    assert view.page.rects(Stretch(SideName.SOURCE, 30, 0, 1))[0].top() == before == 0


def test_many_resizes_do_not_drift(show: Show) -> None:
    view = show()
    view.show_place(Place(SideName.SOURCE, 31, 20), 0.0)
    before = view.flow.place_at(0)
    for width in (500, 1300, 640, 1100, 900):
        view.resize(width, 600)
    assert view.flow.place_at(0) == before


def test_reveal_hides_a_side_keeps_its_room_and_shows_a_sentence_on_demand(show: Show) -> None:
    view = show()
    before = view.flow.heights.total
    view.set_mode(ReaderMode(hidden=SideName.TARGET))
    assert view.flow.heights.total == before
    view.go_to(Place(SideName.SOURCE, 1, 0))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert {stretch.side for stretch in view.scene.revealed} == {SideName.TARGET}
    QTest.keyClick(view, Qt.Key.Key_J)
    assert view.scene.revealed == ()
    QTest.keyPress(view, Qt.Key.Key_E)
    assert view.scene.peeking
    QTest.keyRelease(view, Qt.Key.Key_E)
    assert not view.scene.peeking


def test_a_click_opens_a_hidden_sentence_and_another_closes_it(show: Show) -> None:
    view = show(mode=ReaderMode(hidden=SideName.TARGET))
    at = middle(view, SideName.TARGET, 1, 3, 5)
    QTest.mouseClick(view.viewport(), LEFT, pos=at)
    assert len(view.scene.opened) == 1
    QTest.mouseClick(view.viewport(), LEFT, pos=at)
    assert not view.scene.opened


def test_readings_come_by_click_and_stay(show: Show) -> None:
    view = show(mode=ReaderMode(pinyin=Pinyin.CLICK))
    at = middle(view, SideName.SOURCE, 1, 0, 2)
    QTest.mouseClick(view.viewport(), LEFT, pos=at)
    QTest.mouseMove(view.viewport(), QPoint(300, 500))
    assert view.scene.readings == ((Stretch(SideName.SOURCE, 1, 0, 2), "qīngchén"),)
    QTest.mouseClick(view.viewport(), LEFT, pos=at)
    assert len(view.scene.readings) == 0


def test_the_divider_is_dragged_and_the_columns_follow(qtbot: QtBot, show: Show) -> None:
    view = show()
    x = view.flow.geometry.divider or 0
    QTest.mouseMove(view.viewport(), QPoint(x, 300))
    assert view.frame.divider_lit
    QTest.mousePress(view.viewport(), LEFT, pos=QPoint(x, 300))
    with qtbot.waitSignal(view.divider_moved):
        QTest.mouseMove(view.viewport(), QPoint(x - 120, 300))
    QTest.mouseRelease(view.viewport(), LEFT, pos=QPoint(x - 120, 300))
    assert abs((view.flow.geometry.divider or 0) - (x - 120)) <= 2


def note(number: int, start: int, end: int, kind: AnnotationKind = AnnotationKind.HIGHLIGHT, text: str = "") -> Annotation:
    """An annotation on the first Chinese paragraph."""
    return Annotation(f"id{number}", "article", kind, (Anchor(SideName.SOURCE, 1, start, end, SOURCE[0][start:end]),), text, "yellow")


def test_a_highlight_is_clicked_in_the_text_or_in_the_margin(qtbot: QtBot, show: Show) -> None:
    reading = article()
    reading.marks.append(note(1, 0, 5, text="see"))
    view = show(reading)
    with qtbot.waitSignal(view.annotation_clicked) as told:
        QTest.mouseClick(view.viewport(), LEFT, pos=middle(view, SideName.SOURCE, 1, 1, 2))
    assert told.args == ["id1"]
    row, y = list(view.page.rows(SideName.SOURCE))[1]
    ((rect, _),) = view.frame.rows.margin_marks(row, SideName.SOURCE)
    with qtbot.waitSignal(view.annotation_clicked):
        QTest.mouseClick(view.viewport(), LEFT, pos=rect.translated(0, y).center().toPoint())


def test_the_end_of_a_highlight_is_dragged(qtbot: QtBot, show: Show) -> None:
    reading = article()
    reading.marks.append(note(1, 0, 5))
    view = show(reading)
    at = middle(view, SideName.SOURCE, 1, 4, 5)
    QTest.mouseMove(view.viewport(), at)
    end = view.page.caret(Place(SideName.SOURCE, 1, 5))
    assert end is not None
    QTest.mousePress(view.viewport(), LEFT, pos=end.center().toPoint())
    QTest.mouseMove(view.viewport(), middle(view, SideName.SOURCE, 1, 7, 8) + QPoint(9, 0))
    with qtbot.waitSignal(view.annotation_resized) as told:
        QTest.mouseRelease(view.viewport(), LEFT, pos=middle(view, SideName.SOURCE, 1, 7, 8))
    identity, anchors = told.args or []
    assert identity == "id1"
    assert [(anchor.start, anchor.end, anchor.exact) for anchor in anchors] == [(0, 8, SOURCE[0][:8])]
    assert anchors[0].suffix == SOURCE[0][8:40]


def test_overlapping_highlights_and_hits_change_what_is_painted(show: Show) -> None:
    reading = article()
    view = show(reading)
    plain = view.viewport().grab().toImage()
    reading.marks += [note(1, 0, 6), note(2, 3, 9)]
    view.refresh_marks()
    marked = view.viewport().grab().toImage()
    assert marked != plain
    view.set_hits([(SideName.TARGET, 2, 0, 4), (SideName.SOURCE, 3, 0, 2)], current=1)
    assert view.viewport().grab().toImage() != marked
    assert list(view.overview.hits) == [2, 3]


@pytest.mark.parametrize("reading", [None, FakeReading([]), FakeReading(article().rows[:1])])
def test_nothing_a_lone_title_and_no_article_are_shown_without_complaint(show: Show, reading: FakeReading | None) -> None:
    view = show(article())
    view.set_reading(reading)
    view.grab()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_J, Qt.Key.Key_Tab, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Space):
        QTest.keyClick(view, key)
    QTest.mouseMove(view.viewport(), QPoint(300, 200))
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(300, 60))
    view.resize(400, 300)
    for arrangement in Arrangement:
        view.set_mode(ReaderMode(arrangement=arrangement))
        view.grab()
    assert view.selection() == []


def test_the_place_is_told_after_scrolling(qtbot: QtBot, show: Show) -> None:
    view = show()
    with qtbot.waitSignal(view.place_changed) as told:
        view.show_place(Place(SideName.SOURCE, 10, 0), 0.0)
    assert (told.args or [None])[0] == Place(SideName.SOURCE, 10, 0)


def wide_row() -> FakeReading:
    """A row whose last sentence stands much lower in Chinese than in English."""
    source, target = "老人把小船推进水里。" * 60 + "市场开门了。", "Rowing. " * 60 + "It opened."
    return FakeReading([row((block(1, source),), (block(1, target),), 0)])


def test_a_counterpart_out_of_view_is_brought_without_moving_what_is_read(qtbot: QtBot, show: Show) -> None:
    view = show(wide_row())
    view.resize(900, 300)
    end = len("老人把小船推进水里。" * 60)
    view.show_place(Place(SideName.SOURCE, 1, end), 0.5)
    before = view.page.rects(Stretch(SideName.SOURCE, 1, end, end + 2))
    with qtbot.waitSignals([view.step_changed, view.word_rested]):
        QTest.mouseMove(view.viewport(), before[0].center().toPoint())
    assert view.page.rects(Stretch(SideName.SOURCE, 1, end, end + 2)) == before
    assert any(0 <= rect.top() < view.page.height for rect in view.page.rects(Stretch(SideName.TARGET, 1, 480, 485)))
    wheel(view, 1)
    assert view.sync.in_step


def test_unlocked_sides_scroll_alone_and_come_back_into_step(qtbot: QtBot, show: Show) -> None:
    view = show()
    QTest.keyClick(view, Qt.Key.Key_Y)
    before = view.page.rects(Stretch(SideName.TARGET, 3, 0, 1))
    with qtbot.waitSignal(view.step_changed):
        wheel(view, -1)
    assert view.page.rects(Stretch(SideName.TARGET, 3, 0, 1)) == before
    button = view.viewport().findChild(QToolButton, "step")
    assert button is not None
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)
    assert view.sync.in_step
    assert not button.isVisible()


def test_rows_joined_under_the_reader_keep_place_caret_and_selection(show: Show) -> None:
    reading = article(repeat=10)
    view = show(reading)
    view.show_place(Place(SideName.SOURCE, 9, 0), 0.0)
    view.select(Stretch(SideName.SOURCE, 9, 0, 2))
    before = view.page.rects(Stretch(SideName.SOURCE, 9, 0, 1))
    rows = list(reading.rows)
    joined_row = row(rows[2].source + rows[3].source, rows[2].target + rows[3].target, 2)
    later = [row(r.source, r.target, r.index - 1) for r in rows[4:]]
    reading.rows = [*rows[:2], joined_row, *later]
    view.refresh((2, 3))
    assert view.page.rects(Stretch(SideName.SOURCE, 9, 0, 1)) == before
    assert view.selection() == [Stretch(SideName.SOURCE, 9, 0, 2)]
    reading.rows = reading.rows[:5]
    view.refresh()
    assert view.selection() == []
    view.grab()


def test_the_wheel_glides_where_motion_is_welcome(qtbot: QtBot, show: Show) -> None:
    view = show()
    view.set_style(replace(view.flow.style, reduced_motion=False))
    wheel(view, -1)
    assert 0 < view.flow.position < 114
    qtbot.waitUntil(lambda: view.flow.position == 114)
    wheel(view, -2)
    wheel(view, 1)
    qtbot.waitUntil(lambda: not view._glide._timer.isActive())
    assert view.flow.position < 228


def test_under_the_ruler_one_sentence_is_always_lit(show: Show) -> None:
    view = show(mode=ReaderMode())
    view.set_mode(ReaderMode(ruler=True))
    assert view.scene.pair
    QTest.mouseMove(view.viewport(), middle(view, SideName.SOURCE, 2, 0, 1))
    lit = view.scene.pair
    QGuiApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert view.scene.pair == lit
