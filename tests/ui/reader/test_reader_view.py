"""Reading by mouse and keyboard: what is highlighted, selected, copied, revealed and marked."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from duidu.core.annotation import Anchor, Annotation, AnnotationKind
from duidu.core.article import Place, SideName
from duidu.ui.reader.layout.marks import margin_marks, marks_of
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.layout.style import Pinyin, ReaderMode
from duidu.ui.reader.paint.scene import Hits
from fixtures.fake_open_text import SOURCE, TARGET, article
from fixtures.reader_views import LEFT, Show, middle


def test_the_word_under_a_resting_pointer_is_reported_with_its_sentence_and_counterpart(
    qtbot: QtBot, show: Show
) -> None:
    view = show()
    with qtbot.waitSignal(view.word_rested) as told:
        QTest.mouseMove(view.viewport(), middle(view, SideName.SOURCE, 1, 3, 5))
    side, block, start, end, word, sentence, counterpart = told.args or []
    assert (side, block, start, end) == ("source", 1, 3, 5)
    assert SOURCE[0][start:end] == "河面"
    assert sentence.contains(word)
    assert counterpart.left() > word.right()
    assert counterpart.intersects(QRect(0, sentence.top(), 900, sentence.height()))


def test_the_pair_is_highlighted_on_both_sides_until_the_pointer_leaves(
    qtbot: QtBot, show: Show
) -> None:
    view = show()
    with qtbot.waitSignal(view.word_rested):
        QTest.mouseMove(view.viewport(), middle(view, SideName.TARGET, 1, 3, 6))
    first = TARGET[0].index(".") + 1
    assert set(view.scene.pair) == {
        Stretch(SideName.TARGET, 1, 0, first),
        Stretch(SideName.SOURCE, 1, 0, 13),
    }
    with qtbot.waitSignal(view.word_left):
        QGuiApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert view.scene.pair == ()


def test_words_that_answer_are_highlighted_on_the_other_side(qtbot: QtBot, show: Show) -> None:
    open_text = article()
    open_text.links[(SideName.SOURCE, 1, 0, 2)] = ((1, 3, 7),)
    view = show(open_text)
    with qtbot.waitSignal(view.word_rested):
        QTest.mouseMove(view.viewport(), middle(view, SideName.SOURCE, 1, 0, 2))
    assert view.scene.answers == (Stretch(SideName.TARGET, 1, 3, 7),)


def test_dragging_selects_across_rows_on_one_side_and_copies_plain_text(
    qtbot: QtBot, show: Show
) -> None:
    view = show()
    start, end = middle(view, SideName.SOURCE, 1, 3, 4), middle(view, SideName.SOURCE, 2, 2, 3)
    QTest.mousePress(view.viewport(), LEFT, pos=start - QPoint(8, 0))
    QTest.mouseMove(view.viewport(), end)
    with qtbot.waitSignal(view.selection_changed):
        QTest.mouseMove(view.viewport(), end + QPoint(9, 0))
    QTest.mouseRelease(view.viewport(), LEFT, pos=end + QPoint(9, 0))
    assert view.selection() == [
        Stretch(SideName.SOURCE, 1, 3, len(SOURCE[0])),
        Stretch(SideName.SOURCE, 2, 0, 3),
    ]
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


def test_by_paragraph_the_whole_hidden_paragraph_is_shown_until_it_is_left(show: Show) -> None:
    view = show(mode=ReaderMode(hidden=SideName.TARGET, reveal_paragraph=True))
    view.go_to(Place(SideName.SOURCE, 1, 0))
    QTest.keyClick(view, Qt.Key.Key_Space)
    whole: tuple[Stretch, ...] = (Stretch(SideName.TARGET, 1, 0, len(TARGET[0])),)
    assert view.scene.revealed == whole
    QTest.keyClick(view, Qt.Key.Key_J)  # the next sentence of the same paragraph
    assert view.scene.revealed == whole
    QTest.keyClick(view, Qt.Key.Key_J)
    assert not view.scene.revealed
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert len(view.scene.revealed) == 1
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert len(view.scene.revealed) == 0


def test_what_is_hidden_is_shown_to_be_compared_with_ones_own(show: Show) -> None:
    view = show(mode=ReaderMode(hidden=SideName.TARGET))
    view.compare(Place(SideName.SOURCE, 2, 0))
    assert [(one.side, one.block) for one in view.scene.revealed] == [(SideName.TARGET, 2)]
    view.compare(Place(SideName.SOURCE, 2, 0))  # shown already
    assert view.scene.revealed
    view.set_mode(ReaderMode())
    view.compare(Place(SideName.SOURCE, 2, 0))
    assert not view.scene.pair


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


def note(
    number: int,
    start: int,
    end: int,
    kind: AnnotationKind = AnnotationKind.HIGHLIGHT,
    text: str = "",
) -> Annotation:
    """An annotation on the first Chinese paragraph."""
    return Annotation(
        f"id{number}",
        "article",
        kind,
        (Anchor(SideName.SOURCE, 1, start, end, SOURCE[0][start:end]),),
        text,
        "yellow",
    )


def test_a_highlight_is_clicked_in_the_text_or_in_the_margin(qtbot: QtBot, show: Show) -> None:
    open_text = article()
    open_text.marks.append(note(1, 0, 5, text="see"))
    view = show(open_text)
    with qtbot.waitSignal(view.annotation_clicked) as told:
        QTest.mouseClick(view.viewport(), LEFT, pos=middle(view, SideName.SOURCE, 1, 1, 2))
    assert told.args == ["id1"]
    row, y = list(view.visible.rows(SideName.SOURCE))[1]
    left = view.flow.columns.by_side[SideName.SOURCE].x
    ((rect, _),) = margin_marks(row, left, left, marks_of(tuple(open_text.marks)))
    with qtbot.waitSignal(view.annotation_clicked):
        QTest.mouseClick(view.viewport(), LEFT, pos=rect.translated(0, y).center().toPoint())


def test_the_end_of_a_highlight_is_dragged(qtbot: QtBot, show: Show) -> None:
    open_text = article()
    open_text.marks.append(note(1, 0, 5))
    view = show(open_text)
    at = middle(view, SideName.SOURCE, 1, 4, 5)
    QTest.mouseMove(view.viewport(), at)
    end = view.visible.caret(Place(SideName.SOURCE, 1, 5))
    assert end is not None
    QTest.mousePress(view.viewport(), LEFT, pos=end.center().toPoint())
    QTest.mouseMove(view.viewport(), middle(view, SideName.SOURCE, 1, 7, 8) + QPoint(9, 0))
    with qtbot.waitSignal(view.annotation_resized) as told:
        QTest.mouseRelease(view.viewport(), LEFT, pos=middle(view, SideName.SOURCE, 1, 7, 8))
    assert told.args == ["id1", Place(SideName.SOURCE, 1, 0), Place(SideName.SOURCE, 1, 8)]


def test_overlapping_highlights_and_hits_change_what_is_painted(show: Show) -> None:
    open_text = article()
    view = show(open_text)
    plain = view.viewport().grab().toImage()
    open_text.marks += [note(1, 0, 6), note(2, 3, 9)]
    view.refresh_marks()
    marked = view.viewport().grab().toImage()
    assert marked != plain
    view.set_hits(
        Hits([Stretch(SideName.TARGET, 2, 0, 4), Stretch(SideName.SOURCE, 3, 0, 2)], current=1),
        rows=[2, 3],
    )
    assert view.viewport().grab().toImage() != marked
    assert list(view.overview.hits) == [2, 3]


def test_under_the_ruler_one_sentence_is_always_highlighted(show: Show) -> None:
    view = show(mode=ReaderMode())
    view.set_mode(ReaderMode(focus_sentence=True))
    assert view.scene.pair
    QTest.mouseMove(view.viewport(), middle(view, SideName.SOURCE, 2, 0, 1))
    highlighted = view.scene.pair
    QGuiApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert view.scene.pair == highlighted


def test_the_view_can_be_left_by_keyboard_and_shows_its_caret_when_entered(
    qtbot: QtBot, show: Show
) -> None:
    view = show()
    box = QWidget()
    qtbot.addWidget(box)
    before = QPushButton("before", box)
    view.setParent(box)
    box.resize(900, 600)
    box.show()
    view.show()
    box.activateWindow()
    qtbot.waitUntil(box.isActiveWindow)
    before.setFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.scene.caret_shown
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert before.hasFocus()
    view.setParent(None)


def test_keys_without_a_name_are_let_through(show: Show) -> None:
    view = show()
    event = QKeyEvent(QEvent.Type.KeyPress, 0x1234567, Qt.KeyboardModifier.NoModifier)
    QGuiApplication.sendEvent(view, event)
    assert not event.isAccepted()
