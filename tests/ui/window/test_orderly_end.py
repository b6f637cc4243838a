"""The end of the program, asked for by the session of the system or by a signal."""

import os
import signal
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from duidu.library.safety.drafts import Drafts
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.orderly_end import OrderlyEnd
from fixtures.typing_notes import TYPED, begin, texts

SIGNALS = (signal.SIGTERM, signal.SIGINT)


@pytest.fixture
def ending(qapp: QApplication, window: MainWindow) -> Iterator[OrderlyEnd]:
    """What ends the program in an orderly way, for the time of one test."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    made = OrderlyEnd(qapp, window)
    yield made
    made.stop()
    for number, handler in before.items():
        signal.signal(number, handler)
    delete(made)


def test_the_session_of_the_system_has_what_is_typed_written_and_the_editor_stays_open(
    qapp: QApplication, window: MainWindow, article_page: ArticlePage, ending: OrderlyEnd
) -> None:
    editor = begin(window, article_page)
    ending._write()
    assert [draft.fields["text"] for draft in Drafts(window.session.library.path).all()] == [TYPED]
    assert editor.isVisible()
    # The end itself: on Windows the process is killed right after this signal.
    qapp.aboutToQuit.emit()
    assert texts(window, article_page) == [TYPED]


@pytest.mark.skipif(os.name != "posix", reason="only POSIX tells a program by signals")
def test_a_signal_closes_the_window_and_the_second_would_end_the_process(
    qtbot: QtBot,
    qapp: QApplication,
    window: MainWindow,
    article_page: ArticlePage,
    ending: OrderlyEnd,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Here the application's own loop does not run: once told to end, no loop would run any more.
    codes: list[int] = []
    monkeypatch.setattr(qapp, "exit", codes.append)
    begin(window, article_page)
    os.kill(os.getpid(), signal.SIGTERM)
    qtbot.waitUntil(lambda: codes == [0])
    assert not window.isVisible()
    assert texts(window, article_page) == [TYPED]
    assert all(signal.getsignal(number) is signal.SIG_DFL for number in SIGNALS)
