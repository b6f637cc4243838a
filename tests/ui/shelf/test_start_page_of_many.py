"""The start page of a library with many articles: what is read, and what stays where it was."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.library.articles.article_info import ArticleInfo
from duidu.library.articles.articles import Articles
from duidu.ui.shelf import start_page
from duidu.ui.shelf.article_list import Shelf
from duidu.ui.window.main_window import MainWindow
from fixtures.many_articles import shelf as keep_many

MANY = 700


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The articles of which title and counts were read."""
    found: list[int] = []
    listed = Articles.listed

    def counted(self: Articles, numbers: Sequence[int]) -> dict[int, ArticleInfo]:
        found.extend(numbers)
        return listed(self, numbers)

    monkeypatch.setattr(Articles, "listed", counted)
    monkeypatch.setattr(Articles, "all", None)
    return found


@pytest.fixture
def shelf(qtbot: QtBot, window: MainWindow, session: Session, read: list[int]) -> Shelf:
    """The shelf of many articles, shown."""
    keep_many(session.library, MANY)
    window.start_page.counting.setInterval(10**8)
    window.show_start()
    qtbot.waitUntil(lambda: bool(read))
    return window.start_page.shelf


def titles(shelf: Shelf) -> list[str]:
    """The titles on the shelf."""
    return [shelf.articles.item(row).title for row in range(shelf.articles.rowCount())]


def test_only_the_articles_in_view_are_read(shelf: Shelf, read: list[int]) -> None:
    assert shelf.articles.rowCount() == MANY
    assert len(set(read)) < 100
    QTest.keyClick(shelf, Qt.Key.Key_End)
    shelf.viewport().repaint()
    assert len(set(read)) < 200


def test_removing_one_far_down_keeps_the_list_where_it_is(
    qtbot: QtBot, window: MainWindow, shelf: Shelf, read: list[int]
) -> None:
    bar = shelf.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before, first = bar.value(), shelf.currentIndex().row()
    row = shelf.indexAt(shelf.viewport().rect().center()).row()
    gone, following = shelf.articles.item(row), shelf.articles.item(row + 1)
    read.clear()
    shelf.act("remove", shelf.articles.index(row))
    assert shelf.articles.rowCount() == MANY - 1
    assert shelf.articles.item(row) == following
    assert (bar.value(), shelf.currentIndex().row()) == (before, first)
    assert len(set(read)) < 100
    window.context.move("", back=True)
    assert shelf.articles.item(row) == gone
    assert bar.value() == before


def test_the_next_one_is_current_when_the_current_one_is_removed(shelf: Shelf) -> None:
    shelf.setCurrentIndex(shelf.articles.index(300))
    following = shelf.articles.item(301).id
    QTest.keyClick(shelf, Qt.Key.Key_Delete)
    assert shelf.article_at(shelf.currentIndex()) == following
    last = shelf.articles.rowCount() - 1
    shelf.setCurrentIndex(shelf.articles.index(last))
    QTest.keyClick(shelf, Qt.Key.Key_Delete)
    assert shelf.currentIndex().row() == last - 1


def test_an_article_that_was_read_comes_first_and_stays_current(
    qtbot: QtBot, window: MainWindow, session: Session, shelf: Shelf
) -> None:
    shelf.setCurrentIndex(shelf.articles.index(400))
    wanted = shelf.article_at(shelf.currentIndex())
    window.open_article(wanted)
    session.library.articles.set_reading_position(wanted, "source", 0, 0, 0.5)  # type: ignore[arg-type]
    window.show_start()
    assert shelf.articles.item(0).id == wanted
    assert shelf.articles.item(0).progress == 0.5
    assert shelf.article_at(shelf.currentIndex()) == wanted
    assert len(set(titles(shelf))) == MANY


def test_a_filter_over_very_many_is_answered_in_the_background(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, window: MainWindow, shelf: Shelf
) -> None:
    monkeypatch.setattr(start_page, "FILTERED_AT_ONCE", 10)
    monkeypatch.setattr(start_page, "AT_ONCE", 10)
    window.start_page.filter.setText("MOUNTAIN")
    qtbot.waitUntil(lambda: shelf.articles.rowCount() == MANY // 10)
    assert all("mountain" in title for title in titles(shelf))
    window.start_page.filter.clear()
    qtbot.waitUntil(lambda: shelf.articles.rowCount() == MANY)


def test_a_title_of_a_books_length_is_cut_where_it_is_shown(
    window: MainWindow, session: Session, shelf: Shelf
) -> None:
    article, title = shelf.article_at(shelf.articles.index(0)), "长" * 100_000
    shelf.articles.renamed.emit(article, title)
    assert session.library.articles.info(article).title == title
    page = window.open_article(article)
    assert len(window.windowTitle()) < 500
    assert len(window.tabs.tabText(window.pages.index(page))) < 500
