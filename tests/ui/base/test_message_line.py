"""The line at the foot of the window: what goes by itself, what stays, what stands beside it."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from duidu.core.jobs import Job
from duidu.ui.base import message_line
from duidu.ui.base.jobs import Jobs, Lane
from duidu.ui.base.message_line import MessageLine
from duidu.ui.style.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def line(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MessageLine]:
    """A line whose messages go soon."""
    monkeypatch.setattr(message_line, "STAYS", 30)
    monkeypatch.setattr(message_line, "PROGRESS_AFTER", 10)
    window = QWidget()
    page, made = QLineEdit(window), MessageLine(Theme(qapp, "light"), window)
    made.move(0, 200)  # not under the mouse, which would hold the message
    window.resize(400, 300)
    window.show()
    page.setFocus()
    yield made
    window.close()


def texts(line: MessageLine) -> list[str]:
    """The buttons beside the message."""
    return [button.text() for button in line.buttons]


def test_a_message_goes_by_itself_whatever_is_shown_meanwhile(
    qtbot: QtBot, line: MessageLine
) -> None:
    line.say("There is nothing to split here.")
    line._theme.changed.emit()
    qtbot.waitUntil(lambda: line.message is None)


def test_an_error_stays_when_the_message_over_it_goes(qtbot: QtBot, line: MessageLine) -> None:
    line.error("The file cannot be read.")
    line.say("Both sides scroll together.")
    line.dismiss()
    qtbot.wait(100)  # longer than a message stays
    assert line.message is not None
    assert line.message.error


def test_the_next_command_takes_away_what_was_only_told(line: MessageLine) -> None:
    line.say("There is nothing to split here.")
    line.go_on()
    assert line.message is None
    line.error("The file cannot be read.")
    line.go_on()
    assert line.message is not None
    line.offer("The note was deleted.", [("Undo", lambda: None)])
    line.go_on()
    assert texts(line) == ["Undo"]


def test_what_waits_for_nobody_goes_when_the_person_goes_on(line: MessageLine) -> None:
    line.say("There is nothing to split here.")
    line.withdraw()
    assert line.message is None
    line.error("The file cannot be read.")
    line.withdraw()
    assert line.message is not None


def test_progress_is_seen_beside_a_message_and_can_be_cancelled_there(
    qtbot: QtBot, line: MessageLine
) -> None:
    jobs = Jobs()
    line.follow(jobs)

    def endless(job: Job) -> None:
        while True:
            job.check()

    jobs.run(Lane.ORDER, endless, owner=line, when_done=lambda _: None, text="Opening river.epub")
    line.error("The other file cannot be read.")
    qtbot.waitUntil(line.progress_bar.isVisible)
    assert line.label.text() == "The other file cannot be read."
    assert texts(line) == ["Cancel"]
    line.buttons[0].click()
    qtbot.waitUntil(lambda: jobs.idle)
    assert not line.progress_bar.isVisible()
    jobs.close()


def test_how_far_work_was_when_the_line_appears_is_told_in_it(
    qtbot: QtBot, line: MessageLine
) -> None:
    jobs = Jobs()
    line.follow(jobs)
    go_on = threading.Event()

    def work(job: Job) -> None:
        # Before the line is there, and never again.
        job.progress(0.25)
        go_on.wait()

    line.error("The file cannot be read.")
    jobs.run(Lane.ORDER, work, owner=jobs, when_done=lambda _: None, text="Writing a.html…")
    qtbot.waitUntil(line.progress_bar.isVisible)
    line.dismiss()
    qtbot.waitUntil(lambda: line.label.text() == "Writing a.html… 25 %")
    go_on.set()
    qtbot.waitUntil(lambda: not line.isVisible())
    jobs.close()
