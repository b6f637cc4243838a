"""Words read without being looked up come a little later, where the person wants that."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.study.known_words import MarkWords
from duidu.library.words.reviews import ReviewCard
from duidu.study.knowledge import Status
from duidu.study.schedule import DAY
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.study.review.met_control import EVERY, MetControl
from duidu.ui.window.main_window import MainWindow
from duidu.ui.words.card_control import CardControl
from fixtures.window_session import add_article


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> ArticlePage:
    """An article, and two of its words that are due now."""
    MarkWords(session.library, "zh", ("薄雾", "市场"), Status.LEARNING).do()
    now = time.time()
    for word in ("薄雾", "市场"):
        session.library.reviews.put(
            ReviewCard("zh", word, "read", 2, None, 20.0, 5.0, now, now - 20 * DAY)
        )
    window.show()
    window.activateWindow()
    found = window.open_article(add_article(session, tmp_path))
    found.controls.complete()
    qtbot.waitUntil(lambda: found.view.flow.open_text is not None and window.isActiveWindow())
    return found


def read(qtbot: QtBot, window: MainWindow, page: ArticlePage, seconds: float) -> None:
    """Have so many seconds of looking pass."""
    control = page.controls[MetControl]
    control.look()
    qtbot.waitUntil(lambda: window.context.jobs.idle)
    for _ in range(int(seconds * 1000 / EVERY)):
        control.look()
    qtbot.waitUntil(lambda: window.context.jobs.idle)


def moved(session: Session) -> set[str]:
    return {answer.word for answer in session.library.review_log.all()}


def test_a_row_in_view_long_enough_tells_of_its_words(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    page.controls[CardControl].looked_up.emit("市场")
    read(qtbot, window, page, 2)
    assert moved(session) == set()
    read(qtbot, window, page, 30)
    assert moved(session) == {"薄雾"}


def test_it_is_off_until_it_is_wanted(session: Session, page: ArticlePage) -> None:
    control = page.controls[MetControl]
    assert not control.timer.isActive()
    session.settings.set(table.COUNT_MEETINGS, True)
    assert control.timer.isActive()
    session.settings.set(table.COUNT_MEETINGS, False)
    assert not control.timer.isActive()


def test_what_reading_moved_is_taken_back_by_a_key(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    before = {card.word: card for card in session.library.reviews.all()}
    read(qtbot, window, page, 32)
    after = {card.word: card for card in session.library.reviews.all()}
    assert after["薄雾"].due > before["薄雾"].due
    window.actions_["words.unmeet"].trigger()
    qtbot.waitUntil(lambda: session.library.review_log.all() == [])
    assert {card.word: card for card in session.library.reviews.all()} == before
    session.undo("")
    assert {card.word: card for card in session.library.reviews.all()} == after
    assert moved(session) == {"薄雾", "市场"}
    # What was answered since stays.
    answered = replace(after["市场"], changed=time.time() + 5)
    session.library.reviews.put(answered)
    window.actions_["words.unmeet"].trigger()
    qtbot.waitUntil(lambda: moved(session) == {"市场"})
    assert session.library.reviews.get("zh", "市场", "read") == answered
