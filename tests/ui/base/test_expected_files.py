"""Where a person is about to open a file, what reads it is ready before the file is chosen."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from duidu.app.opening.opener import Opener
from duidu.app.session import Session
from duidu.core.errors import Cancelled
from duidu.core.jobs import Job
from duidu.ui.base.expected_files import ExpectedFiles
from duidu.ui.base.jobs import Lane
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import TEXT, add_article


class Ready:
    """Counts how often a file is expected, and starts nothing."""

    times = 0

    def expect(self) -> None:
        self.times += 1

    def close(self) -> None:
        pass


@pytest.fixture
def ready(session: Session, monkeypatch: pytest.MonkeyPatch) -> Ready:
    """What stands for the children that read files; nothing is warmed up."""
    monkeypatch.setattr(Opener, "warm_up", lambda opener, job: None)
    ready = session.ready = Ready()
    return ready


def test_on_the_shelf_a_file_is_expected_but_not_on_a_page(
    qtbot: QtBot, window: MainWindow, session: Session, ready: Ready, tmp_path: Path
) -> None:
    page = window.open_article(add_article(session, tmp_path))
    ExpectedFiles(window)
    qtbot.waitUntil(lambda: window.jobs.idle)
    assert ready.times == 0
    window.show_start()
    qtbot.waitUntil(lambda: ready.times == 1)
    window.show_page(page)
    assert ready.times == 1


def test_a_text_that_is_being_opened_on_the_shelf_is_not_held_up(
    qtbot: QtBot, window: MainWindow, ready: Ready
) -> None:
    goes_on = threading.Event()
    opening = window.jobs.run(
        Lane.ORDER, lambda job: goes_on.wait(60), owner=window, when_done=lambda _: None
    )
    files = ExpectedFiles(window)
    files._later.timeout.emit()
    assert ready.times == 0
    goes_on.set()
    qtbot.waitUntil(lambda: ready.times == 1)
    assert not opening.cancelled


@pytest.mark.parametrize("action", ["file.open", "file.preview", "file.folder"])
def test_while_files_are_chosen_they_are_expected(
    window: MainWindow,
    session: Session,
    ready: Ready,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    action: str,
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: asked.append(ready.times))
    window.open_article(add_article(session, tmp_path))
    ExpectedFiles(window)
    window.actions_[action].trigger()
    assert len(asked) == ready.times == 1


def test_what_is_dragged_into_the_window_is_expected(
    window: MainWindow, session: Session, ready: Ready, tmp_path: Path
) -> None:
    window.open_article(add_article(session, tmp_path))
    ExpectedFiles(window)
    data = QMimeData()
    data.setText("text")
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, *none)
    QApplication.sendEvent(window, event)
    assert ready.times == 1
    assert event.isAccepted()


def test_what_a_text_needs_is_loaded_once_and_only_when_one_is_expected(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    ready: Ready,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded: list[Job] = []
    monkeypatch.setattr(Opener, "warm_up", lambda opener, job: loaded.append(job))
    page = window.open_article(add_article(session, tmp_path))
    ExpectedFiles(window)
    qtbot.waitUntil(lambda: window.jobs.idle)
    assert loaded == []
    for times in (1, 2):
        window.show_start()
        qtbot.waitUntil(lambda times=times: ready.times == times)  # type: ignore[misc]
        window.show_page(page)
    qtbot.waitUntil(lambda: window.jobs.idle)
    assert len(loaded) == 1


def test_a_text_that_is_opened_does_not_wait_for_what_is_loaded_ahead(
    qtbot: QtBot,
    window: MainWindow,
    ready: Ready,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    began, ended = threading.Event(), threading.Event()

    def warm_up(opener: Opener, job: Job) -> None:
        began.set()
        try:
            while True:
                job.check()
        except Cancelled:
            ended.set()
            raise

    monkeypatch.setattr(Opener, "warm_up", warm_up)
    ExpectedFiles(window)
    qtbot.waitUntil(began.is_set)
    file = tmp_path / "morning.txt"
    file.write_text(TEXT, "utf-8")
    with qtbot.waitSignal(window.opening.opened):
        window.open_files([file])
    assert ended.is_set()
