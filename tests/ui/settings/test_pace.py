"""The ruler, the dimmed page and the text that goes on by itself keep to the current sentence."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from duidu.app.settings import settings_table as table
from duidu.core.article import Place, SideName
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.settings.pace_control import PaceControl
from duidu.ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def lit(page: ArticlePage) -> tuple[int, int] | None:
    """Block and beginning of the current sentence."""
    sentence = page.view.hover_highlight.sentence
    return (sentence[0].block, sentence[0].start) if sentence else None


@pytest.mark.parametrize("action", ["view.focus", "view.ruler"])
def test_the_sentence_one_is_at_stays_current_when_the_others_are_dimmed(
    window: MainWindow, article_page: ArticlePage, action: str
) -> None:
    view = article_page.view
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_J)
    before = lit(article_page)
    assert before is not None
    window.actions_[action].trigger()
    assert lit(article_page) == before
    QTest.keyClick(view, Qt.Key.Key_J)
    assert lit(article_page) != before
    window.actions_[action].trigger()


def test_the_ruler_is_painted_across_both_sides_and_goes_with_the_sentence(
    window: MainWindow, article_page: ArticlePage
) -> None:
    view = article_page.view
    QTest.keyClick(view, Qt.Key.Key_J)
    plain = view.grab().toImage()
    window.actions_["view.ruler"].trigger()
    ruled = view.grab().toImage()
    middle = view.flow.columns.divider
    assert middle is not None
    y = round(view.visible.rects(view.hover_highlight.sentence[0])[0].center().y())
    # In the gutter, where there is no text.
    assert plain.pixelColor(middle + 10, y) == view.flow.style.palette.paper
    assert ruled.pixelColor(middle + 10, y) != view.flow.style.palette.paper


def test_it_goes_on_by_itself_sentence_by_sentence_until_a_key_is_pressed(
    qtbot: QtBot, window: MainWindow, article_page: ArticlePage
) -> None:
    window.session.settings.set(table.PACE, 1000)
    pace = article_page.controls[PaceControl]
    window.actions_["view.pace"].trigger()
    first = lit(article_page)
    assert pace.goes_on
    seen = [first]
    for _ in range(2):
        pace._timer.timeout.emit()
        seen.append(lit(article_page))
    assert len(set(seen)) == 3
    QTest.keyClick(article_page.view, Qt.Key.Key_Control)
    assert pace.goes_on
    QTest.keyClick(article_page.view, Qt.Key.Key_Down)
    assert not pace.goes_on


@pytest.mark.parametrize("how", ["action", "escape", "mouse", "closed"])
def test_going_on_ends_by_a_hand_and_with_the_page(
    window: MainWindow, article_page: ArticlePage, how: str
) -> None:
    pace = article_page.controls[PaceControl]
    window.actions_["view.pace"].trigger()
    assert pace.goes_on
    if how == "action":
        window.actions_["view.pace"].trigger()
    elif how == "escape":
        QTest.keyClick(article_page.view, Qt.Key.Key_Escape)
    elif how == "mouse":
        QTest.mouseClick(article_page.view.viewport(), LEFT, pos=QPoint(100, 100))
    else:
        article_page.left.emit()
    assert not pace.goes_on


def test_it_stops_at_the_end_of_the_text(window: MainWindow, article_page: ArticlePage) -> None:
    QTest.keyClick(article_page.view, Qt.Key.Key_End)
    article_page.view.highlight_caret(look_up=False)
    window.actions_["view.pace"].trigger()
    pace = article_page.controls[PaceControl]
    for _ in range(20):
        pace._timer.timeout.emit()
    assert not pace.goes_on


def test_a_sentence_has_its_time_by_its_length_and_script(
    window: MainWindow, article_page: ArticlePage
) -> None:
    window.session.settings.set(table.PACE, 60)
    pace, view = article_page.controls[PaceControl], article_page.view
    QTest.keyClick(view, Qt.Key.Key_J)
    sentence = view.hover_highlight.sentence
    assert sentence[0].side is SideName.SOURCE
    letters = sum(one.end - one.start for one in sentence)
    assert pace.seconds() == letters
    other = view.hover_highlight.counterpart
    view.put_caret(Place(other[0].side, other[0].block, other[0].start))
    view.highlight_caret(look_up=False)
    letters = sum(one.end - one.start for one in view.hover_highlight.sentence)
    assert pace.seconds() == pytest.approx(letters / 3.5)
