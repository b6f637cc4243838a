"""A note of the book opens at its mark: by pointer, click and key, in both languages."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.core.article import Place, SideName
from duidu.core.jobs import NoJob
from duidu.ui.output.book.book_notes_control import BookNotesControl
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.note_card import NoteCard
from duidu.ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
MARK = "<sup><a href='#{0}'>{0}</a></sup>"
ZH = (
    f"<p>老人把船推进水里{MARK.format(1)}，天还没有亮。{MARK.format(2)}</p>"
    "<p>他在这条河上走了四十年。</p><p id='1'>船，指木船。</p><p id='2'>一说天已经亮了。</p>"
)
EN = (
    f"<p>The old man pushed off{MARK.format(1)} before dawn.{MARK.format(2)}</p>"
    "<p>He had been on this river for forty years.</p>"
    "<p id='1'>In a wooden boat.</p><p id='2'>Some say after <b>dawn</b>.</p>"
)
SOURCE, TARGET = SideName.SOURCE, SideName.TARGET


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> ArticlePage:
    """Two pages open whose first paragraphs have two notes each."""
    paths = [tmp_path / "zh.html", tmp_path / "en.html"]
    for path, text in zip(paths, (ZH, EN), strict=True):
        path.write_text(f"<!doctype html><html><body>{text}</body></html>", "utf-8")
    page = window.open_article(session.opener.open_files(paths, NoJob()).article)
    page.controls.complete()
    qtbot.waitUntil(lambda: page.view.flow.open_text is not None)
    return page


def place_of(page: ArticlePage, side: SideName, number: int) -> QPoint:
    """The middle of a mark in view."""
    for row, y in page.view.visible.rows(side):
        for piece, x, dy in row.of(side):
            signs = [(sign, at) for sign in piece.signs for at in range(len(sign.marks))]
            if len(signs) > number:
                rect = piece.mark_rect(*signs[number]).translated(x, y + dy)
                return rect.center().toPoint()
    raise AssertionError("no mark in view")


def card(page: ArticlePage) -> NoteCard:
    found = page.controls[BookNotesControl].card
    assert found is not None
    assert found.isVisible()
    return found


def is_shown(page: ArticlePage) -> bool:
    found = page.controls[BookNotesControl].card
    return found is not None and found.isVisible()


def test_a_click_opens_it_in_both_languages(page: ArticlePage) -> None:
    QTest.mouseClick(page.view.viewport(), LEFT, pos=place_of(page, SOURCE, 0))
    assert card(page).plain_text() == "Note 1\n船，指木船。\nIn a wooden boat."
    QTest.mouseClick(page.view.viewport(), LEFT, pos=place_of(page, TARGET, 1))
    assert card(page).plain_text() == "Note 2\nSome say after dawn.\n一说天已经亮了。"


def test_a_click_beside_it_closes_it(page: ArticlePage) -> None:
    at = place_of(page, SOURCE, 0)
    QTest.mouseClick(page.view.viewport(), LEFT, pos=at)
    QTest.mouseClick(page.view.viewport(), LEFT, pos=QPoint(5, 5))
    assert not is_shown(page)
    QTest.mousePress(page.view.viewport(), LEFT, pos=at)
    QTest.mouseRelease(page.view.viewport(), LEFT, pos=at + QPoint(60, 0))
    assert not is_shown(page)


def test_the_pointer_opens_it_where_it_rests_as_words_do(
    qtbot: QtBot, session: Session, page: ArticlePage
) -> None:
    viewport = page.view.viewport()
    QTest.mouseMove(viewport, place_of(page, SOURCE, 0))
    assert viewport.cursor().shape() is Qt.CursorShape.PointingHandCursor
    qtbot.waitUntil(lambda: is_shown(page))
    session.settings.set(table.HIDE_DELAY, 0)
    QTest.mouseMove(viewport, QPoint(5, 5))
    qtbot.waitUntil(lambda: not is_shown(page))


def test_the_key_goes_from_mark_to_mark_and_escape_goes_back(
    window: MainWindow, page: ArticlePage
) -> None:
    page.view.setFocus()
    page.view.put_caret(Place(SOURCE, 0, 2))
    action = window.actions_["view.book_note"]
    shown = []
    for _ in range(5):
        action.trigger()
        shown.append(card(page).own.toPlainText())
    assert shown == [
        "船，指木船。",
        "一说天已经亮了。",
        "In a wooden boat.",
        "Some say after dawn.",
        "船，指木船。",
    ]
    assert card(page).own.hasFocus()
    QTest.keyClick(card(page), Qt.Key.Key_Escape)
    assert not is_shown(page)
    assert page.view.hasFocus()


def test_behind_the_first_mark_the_key_opens_the_second(
    window: MainWindow, page: ArticlePage
) -> None:
    page.view.put_caret(Place(SOURCE, 0, 12))
    window.actions_["view.book_note"].trigger()
    assert card(page).own.toPlainText() == "一说天已经亮了。"


def test_return_goes_to_the_note_and_escape_comes_back(
    window: MainWindow, page: ArticlePage
) -> None:
    page.view.setFocus()
    page.view.put_caret(Place(SOURCE, 0, 2))
    window.actions_["view.book_note"].trigger()
    QTest.keyClick(card(page), Qt.Key.Key_Return)
    assert not is_shown(page)
    assert page.view.caret is not None
    assert page.history.back(page.view.place()) is not None
    page.history.forward(page.view.place())
    control = page.controls[BookNotesControl]
    assert control.close_one()
    assert not control.close_one()


def test_a_row_without_a_mark_says_so(window: MainWindow, page: ArticlePage) -> None:
    page.view.put_caret(Place(SOURCE, 1, 0))
    window.actions_["view.book_note"].trigger()
    message = window.messages.message
    assert message is not None
    assert message.text == "There is no mark of a note of the text in this row."
    assert not is_shown(page)


def test_a_mark_is_with_the_letter_before_it_for_caret_and_selection(page: ArticlePage) -> None:
    for side, letter in ((SOURCE, 7), (TARGET, 21)):
        at = place_of(page, side, 0)
        hit = page.view.visible.hit_test(at.x(), at.y())
        assert hit is not None
        assert hit.letter == letter
        (rect,) = page.view.visible.rects(Stretch(side, hit.place.block, letter, letter + 1))
        assert rect.left() < at.x() <= rect.right()


def test_a_card_follows_the_theme_and_scrolling_closes_it(
    session: Session, page: ArticlePage
) -> None:
    QTest.mouseClick(page.view.viewport(), LEFT, pos=place_of(page, SOURCE, 0))
    shown = card(page)
    session.settings.set(table.THEME, "dark")
    page.recolored.emit()
    assert shown.colors is page.context.theme.colors
    page.view.verticalScrollBar().valueChanged.emit(1)
    assert not is_shown(page)
