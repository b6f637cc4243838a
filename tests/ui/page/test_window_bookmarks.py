"""Bookmarks in the window: set, listed, jumped to by keys, removed, undone."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from duidu.app.notes.bookmarks import place_of
from duidu.app.session import Session
from duidu.core.article import Place, SideName
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.contents_panel import BookmarkRows, ContentsPanel
from duidu.ui.window.main_window import MainWindow
from fixtures import many_articles as made
from fixtures.window_session import add_article


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> ArticlePage:
    """An open article of two paragraphs and a title."""
    found = window.open_article(add_article(session, tmp_path))
    found.controls.complete()
    qtbot.waitUntil(lambda: found.view.flow.open_text is not None)
    return found


def has_rows(listed: BookmarkRows, count: int) -> bool:
    """Whether so many bookmarks are listed."""
    return len(listed.rows) == count


def mark(window: MainWindow, page: ArticlePage, block: int, offset: int) -> None:
    """Bookmark a place of the Chinese side."""
    page.view.go_to(Place(SideName.SOURCE, block, offset))
    window.actions_["article.bookmark"].trigger()


def test_a_bookmark_is_set_listed_and_taken_away_with_undo(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    mark(window, page, 1, 8)
    (kept,) = window.session.library.bookmarks.of_article(page.article)
    assert (kept.block, kept.offset, kept.title) == (1, 6, "卖鱼的人和买鱼的人都来了。")
    page.show_panel("contents", True)
    panel = page.panel("contents")
    assert isinstance(panel, ContentsPanel)
    listed = panel.bookmarks.listed
    qtbot.waitUntil(lambda: len(listed.rows) == 1)
    assert listed.index(0).data() == kept.title
    panel.bookmarks.setCurrentIndex(listed.index(0))
    QTest.keyClick(panel.bookmarks, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not listed.rows)
    assert not panel.bookmarks.isVisibleTo(panel)
    window.actions_["edit.undo"].trigger()
    qtbot.waitUntil(lambda: len(listed.rows) == 1)
    mark(window, page, 1, 9)
    assert window.session.library.bookmarks.of_article(page.article) == []


def test_sentences_beside_each_other_have_bookmarks_of_their_own(
    window: MainWindow, page: ArticlePage
) -> None:
    mark(window, page, 1, 8)
    mark(window, page, 1, 0)
    kept = window.session.library.bookmarks.of_article(page.article)
    assert sorted(bookmark.offset for bookmark in kept) == [0, 6]


def test_keys_go_round_the_bookmarks(qtbot: QtBot, window: MainWindow, page: ArticlePage) -> None:
    mark(window, page, 1, 0)
    mark(window, page, 0, 0)
    places = []
    for action in ("next", "next", "previous"):
        window.actions_[f"article.{action}_bookmark"].trigger()
        qtbot.waitUntil(lambda: window.jobs.idle)
        caret = page.view.caret
        assert caret is not None
        assert caret.place is not None
        places.append(caret.place.block)
    assert places == [1, 0, 1]


def test_without_bookmarks_the_key_that_sets_one_is_told(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    window.actions_["article.next_bookmark"].trigger()
    qtbot.waitUntil(lambda: window.messages.message is not None)
    assert window.messages.message is not None
    assert "Ctrl+B" in window.messages.message.text


def test_the_list_keeps_its_place_when_one_of_many_is_removed(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    article = made.add(session.library, "Marked", made.rows_of(300))
    made.bookmarks_on(session.library, article, 300)
    page = window.open_article(article)
    page.controls.complete()
    page.show_panel("contents", True)
    panel = page.panel("contents")
    assert isinstance(panel, ContentsPanel)
    listed = panel.bookmarks.listed
    qtbot.waitUntil(lambda: len(listed.rows) == 300)
    panel.bookmarks.setCurrentIndex(listed.index(150))
    for left in (299, 298):
        QTest.keyClick(panel.bookmarks, Qt.Key.Key_Delete)
        qtbot.waitUntil(partial(has_rows, listed, left))
        assert panel.bookmarks.currentIndex().row() in (149, 150)
    assert session.library.bookmarks.get(f"{article}-149") is not None
    assert session.library.bookmarks.get(f"{article}-150") is None
    with qtbot.waitSignal(panel.jumped) as jumped:
        panel.bookmarks.activated.emit(panel.bookmarks.currentIndex())
    assert jumped.args == [place_of(listed.rows[panel.bookmarks.currentIndex().row()])]


def test_a_key_for_the_next_bookmark_goes_on_while_they_are_read(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    mark(window, page, 1, 0)
    window.actions_["article.next_bookmark"].trigger()
    # The panel reads them once more before the first reading has come back.
    page.show_panel("contents", True)
    qtbot.waitUntil(lambda: window.jobs.idle)
    assert page.view.caret is not None
    assert page.view.caret.place == Place(SideName.SOURCE, 1, 0)


def test_what_was_offered_goes_with_the_next_message_or_with_what_it_offered(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    window.open_article(add_article(session, tmp_path))
    for _ in range(2):
        window.actions_["article.bookmark"].trigger()
        assert window.messages.message is not None
    window.actions_["edit.undo"].trigger()
    assert window.messages.message is None
