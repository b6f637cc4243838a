"""Work off the window's thread: results arrive, stale ones do not, failures are sentences."""

import threading

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from duidu.core.errors import FileError
from duidu.core.jobs import Job
from duidu.ui.base.jobs import Jobs, Lane
from duidu.ui.window.main_window import MainWindow


@pytest.fixture
def jobs() -> Jobs:
    """Lanes without a window."""
    return Jobs()


def test_result_arrives_in_the_thread_of_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[str, bool]] = []
    jobs.run(
        Lane.LIBRARY,
        lambda job: threading.current_thread().name,
        when_done=lambda name: seen.append((name, here is threading.current_thread())),
    )
    here = threading.current_thread()
    qtbot.waitUntil(lambda: jobs.idle)
    assert seen == [("library_0", True)]
    jobs.close()


def test_newer_work_under_the_same_key_makes_the_older_stale(qtbot: QtBot, jobs: Jobs) -> None:
    started, release = threading.Event(), threading.Event()
    seen: list[str] = []

    def slow(job: Job) -> str:
        started.set()
        release.wait(60)
        return "old"

    jobs.run(Lane.CPU, slow, when_done=seen.append, key="find")
    assert started.wait(60)
    jobs.run(Lane.CPU, lambda job: "new", when_done=seen.append, key="find")
    release.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert seen == ["new"]
    jobs.close()


def test_failures_are_told_as_their_sentence(qtbot: QtBot, jobs: Jobs) -> None:
    def fail(job: Job) -> None:
        raise FileError("The file is gone.")

    with qtbot.waitSignal(jobs.failed) as told:
        jobs.run(Lane.CPU, fail, when_done=lambda _: pytest.fail("no result"))
    assert told.args == ["The file is gone."]
    jobs.close()


def test_unexpected_faults_are_told_and_reported(qtbot: QtBot, jobs: Jobs) -> None:
    def fail(job: Job) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught, qtbot.waitSignal(jobs.failed) as told:
        jobs.run(Lane.CPU, fail, when_done=lambda _: None, text="Counting")
    assert told.args is not None
    assert "Counting" in told.args[0]
    assert caught[0][0] is ZeroDivisionError
    jobs.close()


def test_cancelled_work_delivers_nothing(qtbot: QtBot, jobs: Jobs) -> None:
    started = threading.Event()

    def endless(job: Job) -> None:
        started.set()
        while True:
            job.check()

    work = jobs.run(Lane.CPU, endless, when_done=lambda _: pytest.fail("no result"))
    assert started.wait(60)
    work.cancel()
    qtbot.waitUntil(lambda: jobs.idle)
    jobs.close()


def test_closing_ends_every_thread(jobs: Jobs) -> None:
    before = threading.active_count()
    for lane in Lane:
        jobs.run(
            lane, lambda job: job.check(), when_done=lambda _: pytest.fail("nothing after close")
        )
    jobs.close()
    assert threading.active_count() == before
    assert jobs.idle


def test_reports_are_limited_to_ten_a_second_but_the_last_one_comes(
    qtbot: QtBot, jobs: Jobs
) -> None:
    reports: list[float] = []
    jobs.progressed.connect(lambda work, share, message: reports.append(share))

    def work(job: Job) -> None:
        for i in range(1001):
            job.progress(i / 1000)

    jobs.run(Lane.CPU, work, when_done=lambda _: None)
    qtbot.waitUntil(lambda: jobs.idle)
    assert len(reports) < 50
    assert reports[-1] == 1.0
    jobs.close()


def test_long_work_can_be_cancelled_from_the_foot_of_the_window(
    qtbot: QtBot, window: MainWindow
) -> None:
    def endless(job: Job) -> None:
        while True:
            job.check()

    window.jobs.run(
        Lane.CPU, endless, when_done=lambda _: pytest.fail("no result"), text="Reading a book…"
    )
    qtbot.waitUntil(
        lambda: window.messages.isVisible() and window.messages.label.text() == "Reading a book…"
    )
    window.messages.close_button.click()
    qtbot.waitUntil(lambda: window.jobs.idle)
    assert not window.messages.isVisible()


def test_result_for_something_that_is_gone_is_dropped(qtbot: QtBot, jobs: Jobs) -> None:
    receiver = QLineEdit()
    go = threading.Event()
    with qtbot.waitSignal(jobs.ended):
        jobs.run(Lane.CPU, lambda job: str(go.wait(60)), when_done=receiver.setText)
        delete(receiver)
        go.set()
    assert jobs.idle
    jobs.close()


def test_nothing_is_run_after_the_jobs_were_closed(jobs: Jobs) -> None:
    done: list[str] = []
    jobs.close()
    work = jobs.run(
        Lane.CPU, lambda job: done.append("run"), when_done=lambda _: done.append("delivered")
    )
    assert work.cancelled
    assert jobs.idle
    assert done == []
