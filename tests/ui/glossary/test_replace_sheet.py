"""Words are replaced once their places were looked through, and all of them undone as one."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.core.article import SideName
from duidu.ui.glossary.replace_sheet import ReplaceSheet
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import add_article

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> ArticlePage:
    found = window.open_article(add_article(session, tmp_path))
    found.controls.complete()
    qtbot.waitUntil(lambda: found.view.flow.open_text is not None)
    return found


def whole(page: ArticlePage) -> str:
    blocks = page.context.session.library.articles.blocks(page.article, SideName.TARGET)
    return " ".join(block.text for block in blocks)


@pytest.mark.parametrize("scope", [0, 1])
def test_only_the_ticked_places_are_replaced_and_undone_as_one(
    qtbot: QtBot, window: MainWindow, page: ArticlePage, scope: int
) -> None:
    before = whole(page)
    window.actions_["edit.replace"].trigger()
    (sheet,) = window.window().findChildren(ReplaceSheet)
    sheet.side.setCurrentIndex(1)
    sheet.scope.setCurrentIndex(scope)
    sheet.words.setChecked(True)
    QTest.keyClicks(sheet.wanted, "the")
    QTest.keyClicks(sheet.written, "this")
    assert not sheet.replace.isEnabled()
    QTest.keyClick(sheet.written, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(sheet.places.rows) > 2)
    count = len(sheet.places.rows)
    assert sheet.count.text() == f"{count} of {count} places are ticked."
    sheet.list.setCurrentIndex(sheet.places.index(0))
    QTest.keyClick(sheet.list, Qt.Key.Key_Space)
    assert sheet.count.text() == f"{count - 1} of {count} places are ticked."
    assert not sheet.grab().isNull()
    sheet.replace.click()
    qtbot.waitUntil(lambda: whole(page) != before)
    qtbot.waitUntil(lambda: f"{count - 1} places were replaced." in window.messages.label.text())
    assert whole(page).lower().split().count("this") == count - 1
    window.messages.buttons[0].click()
    qtbot.waitUntil(lambda: whole(page) == before)


def test_what_cannot_be_looked_for_is_said(window: MainWindow, page: ArticlePage) -> None:
    window.actions_["edit.replace"].trigger()
    (sheet,) = window.window().findChildren(ReplaceSheet)
    sheet.regex.setChecked(True)
    sheet.wanted.setText("(")
    sheet.look()
    assert "not a regular expression" in sheet.count.text()
