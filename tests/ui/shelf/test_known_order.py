"""What a reader knows of each text on the shelf: counted while it is looked at, ordered by it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.study.known_words import MarkWords
from duidu.app.study.shelf_shares import ShelfShares
from duidu.core.jobs import Job
from duidu.study.knowledge import Status
from duidu.ui.glossary.search_page import SearchPage
from duidu.ui.shelf.start_page import StartPage
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import add_article

EASY = "老人来了。\nThe old man came.\n"
HARD = "悖论与谬误相互抵牾。\nParadox and fallacy contradict each other.\n"


@pytest.fixture
def start(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> StartPage:
    session.settings.set(table.MY_LEVEL, 3)
    add_article(session, tmp_path, EASY, "easy.txt")
    add_article(session, tmp_path, HARD, "hard.txt")
    window.start_page.counting.setInterval(0)
    window.show_start()
    return window.start_page


def titles(start: StartPage) -> list[str]:
    rows = range(start.shelf.articles.rowCount())
    return [start.shelf.articles.item(row).title for row in rows]


def known(start: StartPage) -> list[float | None]:
    rows = range(start.shelf.articles.rowCount())
    return [start.shelf.articles.item(row).known for row in rows]


def test_all_are_counted_and_the_best_known_comes_first_when_asked(
    qtbot: QtBot, start: StartPage, session: Session
) -> None:
    assert titles(start)[0].startswith("hard")
    qtbot.waitUntil(lambda: None not in known(start))
    hard, easy = known(start)
    assert hard is not None
    assert easy is not None
    assert hard < easy
    start.order.setCurrentIndex(1)
    start.order.activated.emit(1)
    qtbot.waitUntil(lambda: titles(start)[0].startswith("easy"))
    assert session.settings.get(table.SHELF_ORDER) == "known"
    start.order.setCurrentIndex(0)
    start.order.activated.emit(0)
    assert titles(start)[0].startswith("hard")


def test_another_mark_or_level_counts_anew(
    qtbot: QtBot, start: StartPage, session: Session
) -> None:
    qtbot.waitUntil(lambda: None not in known(start))
    before = known(start)
    session.do("", MarkWords(session.library, "zh", ("悖论", "谬误"), Status.KNOWN))
    start.refresh()
    qtbot.waitUntil(lambda: known(start) != before and None not in known(start))
    session.settings.set(table.MY_LEVEL, 0)
    qtbot.waitUntil(lambda: known(start)[1] == 0)


def test_what_was_counted_is_not_counted_again(
    qtbot: QtBot, start: StartPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: None not in known(start) and window.jobs.idle)
    with qtbot.assertNotEmitted(start.counting.counted):
        start.refresh()
        qtbot.waitUntil(lambda: not start.counting.isActive() and window.jobs.idle)


def test_nothing_is_counted_while_a_text_is_read(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.start_page.counting.setInterval(0)
    window.show_start()
    window.open_article(add_article(session, tmp_path))
    begun: list[Job] = []

    def step(_: ShelfShares, job: Job) -> tuple[int, bool]:
        begun.append(job)
        return 0, False

    monkeypatch.setattr(ShelfShares, "step", step)
    window.start_page.refresh()
    qtbot.waitUntil(lambda: not window.start_page.counting.isActive())
    assert begun == []


def test_return_in_the_filter_finds_in_the_texts(
    qtbot: QtBot, start: StartPage, window: MainWindow
) -> None:
    start.filter.setText("谬误")
    assert titles(start) == []
    QTest.keyClick(start.filter, Qt.Key.Key_Return)
    page = window.stack.currentWidget()
    assert isinstance(page, SearchPage)
    assert page.field.text() == "谬误"
    qtbot.waitUntil(lambda: page.list.model().rowCount() > 0)
    # The action by itself begins with no text of before.
    window.show_start()
    page.field.clear()
    window.actions_["edit.find_everywhere"].trigger()
    assert page.field.text() == ""
