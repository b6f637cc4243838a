"""Review waits for nothing that nobody asked for, and the menu says how much of it there is."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.study.known_words import MarkWords
from duidu.core.once import made_once
from duidu.study.knowledge import Status
from duidu.ui.base.jobs import Lane
from duidu.ui.study.review.review_sheet import ReviewDialog
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import add_article

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def learning(session: Session, tmp_path: Path) -> Session:
    """A session with an article, and three words of it that are being learnt."""
    add_article(session, tmp_path)
    MarkWords(session.library, "zh", ("薄雾", "老人", "市场"), Status.LEARNING).do()
    return session


def asked(sheet: ReviewDialog) -> str:
    return sheet.reviewing.sheet.word if sheet.reviewing.sheet else ""


def press(sheet: ReviewDialog, key: Qt.Key) -> None:
    QTest.keyClick(sheet.focusWidget() or sheet, key)


def test_a_due_card_waits_for_no_voice_and_no_encoder(
    qtbot: QtBot, window: MainWindow, learning: Session
) -> None:
    gate = Event()
    learning.encoder  # noqa: B018 - none is installed here

    class Loading(type(learning)):  # type: ignore[misc]
        """A session whose encoder is being loaded by the background."""

        @made_once
        def encoder(self) -> None:
            """It takes until the gate is opened."""
            gate.wait(60)
            return None  # noqa: RET501 - the value

    learning.__dict__.pop("encoder")
    learning.__class__ = Loading
    try:
        window.jobs.run(
            Lane.BACKGROUND, lambda _: learning.encoder, owner=window, when_done=lambda _: None
        )

        def find_voice() -> Callable[[str], object]:
            gate.wait(60)
            return str

        made = ReviewDialog(window.context, window, find_voice)
        made.show()
        qtbot.waitUntil(lambda: asked(made) == "薄雾")
        press(made, Qt.Key.Key_Space)
        press(made, Qt.Key.Key_3)
        qtbot.waitUntil(lambda: asked(made) == "老人")
        assert not made.say_button.isVisible()
    finally:
        gate.set()
    qtbot.waitUntil(made.say_button.isVisible)
    made.close()


def test_the_menu_says_how_many_are_due(
    qtbot: QtBot, window: MainWindow, learning: Session
) -> None:
    review = window.actions_["words.review"]
    menu = next(menu for menu in window.findChildren(QMenu) if review in menu.actions())
    menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: review.text() == "Re&view… (3 due)")
    MarkWords(learning.library, "zh", ("薄雾", "老人", "市场"), Status.KNOWN).do()
    menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: review.text() == "Re&view…")
