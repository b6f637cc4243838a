"""A locked original is neither cut nor changed, and the person is told why."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from duidu.app.alignment.locked_original import is_locked, turn_lock
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import LOCK_ORIGINAL, LOCKED_ARTICLES
from duidu.core.article import SideName
from duidu.ui.alignment.edit_control import EditControl
from duidu.ui.base.ask_line import AskLine
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.screenshot import find_word
from fixtures.window_session import add_article

SOURCE, TARGET = SideName
REFUSED = (
    *(f"article.{n}" for n in ("split_sentence", "merge_sentences")),
    *(f"article.{n}" for n in ("split_paragraph", "merge_paragraphs")),
    *("notes.correct", "edit.sentence", "edit.paragraph"),
)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> ArticlePage:
    found = window.open_article(add_article(session, tmp_path))
    found.controls.complete()
    qtbot.waitUntil(lambda: found.view.flow.open_text is not None)
    return found


def at(page: ArticlePage, word: str, after: int) -> None:
    place = find_word(page, word)
    assert place is not None
    page.view.go_to(type(place)(place.side, place.block, place.offset + after))


@pytest.mark.parametrize("action", REFUSED)
def test_nothing_cuts_or_changes_it(window: MainWindow, page: ArticlePage, action: str) -> None:
    blocks = window.session.library.articles.blocks
    before = [blocks(page.article, side) for side in SideName]
    window.actions_["article.lock_original"].trigger()
    at(page, "清晨", 1)
    window.actions_[action].trigger()
    assert "The original is locked" in window.messages.label.text()
    assert not page.controls[EditControl].editor.isVisible()
    assert not window.window().findChildren(AskLine)
    assert [blocks(page.article, side) for side in SideName] == before


def test_the_other_side_and_an_unlocked_original_are_as_ever(
    window: MainWindow, page: ArticlePage
) -> None:
    window.actions_["article.lock_original"].trigger()
    at(page, "dawn", 1)
    window.actions_["edit.sentence"].trigger()
    assert page.controls[EditControl].editor.isVisible()
    page.controls[EditControl].leave()
    at(page, "清晨", 1)
    window.actions_["edit.sentence"].trigger()
    window.messages.buttons[0].click()
    window.actions_["edit.sentence"].trigger()
    assert page.controls[EditControl].editor.isVisible()


def test_one_article_may_be_an_exception_to_the_setting() -> None:
    settings = Settings()
    assert turn_lock(settings, "a")
    assert [is_locked(settings, one, SOURCE) for one in "ab"] == [True, False]
    assert not is_locked(settings, "a", TARGET)
    settings.set(LOCK_ORIGINAL, True)
    assert not turn_lock(settings, "b")
    assert [is_locked(settings, one, SOURCE) for one in "abc"] == [True, False, True]
    settings.set(LOCKED_ARTICLES, "[")
    assert is_locked(settings, "b", SOURCE)
