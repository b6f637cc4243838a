"""Work off the window's thread: results arrive, stale ones do not, failures are sentences."""

import ast
import threading
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

import duidu
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
        Lane.PAGE,
        lambda job: threading.current_thread().name,
        owner=jobs,
        when_done=lambda name: seen.append((name, here is threading.current_thread())),
    )
    here = threading.current_thread()
    qtbot.waitUntil(lambda: jobs.idle)
    assert seen == [("page_0", True)]
    jobs.close()


def test_newer_work_under_the_same_key_makes_the_older_stale(qtbot: QtBot, jobs: Jobs) -> None:
    started, release = threading.Event(), threading.Event()
    seen: list[str] = []

    def slow(job: Job) -> str:
        started.set()
        release.wait(60)
        return "old"

    jobs.run(Lane.ANSWER, slow, owner=jobs, when_done=seen.append, key="find")
    assert started.wait(60)
    jobs.run(Lane.ANSWER, lambda job: "new", owner=jobs, when_done=seen.append, key="find")
    release.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert seen == ["new"]
    jobs.close()


def test_nothing_a_person_waits_for_queues_behind_longer_work(qtbot: QtBot, jobs: Jobs) -> None:
    go, seen = threading.Event(), list[str]()
    # An export, the opening of a book, a slow search, refining and upkeep are under way.
    long = ("export", "open", "find", "refine", "upkeep")
    lanes = (Lane.ORDER, Lane.ORDER, Lane.ANSWER, Lane.BACKGROUND, Lane.BACKGROUND)
    for lane, name in zip(lanes, long, strict=True):
        jobs.run(lane, lambda job: go.wait(60), owner=jobs, when_done=lambda _: None, key=name)
    for lane in (Lane.PAGE, Lane.ANSWER, Lane.ORDER, Lane.SEEN):
        jobs.run(lane, lambda job, lane=lane: lane.value, owner=jobs, when_done=seen.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(seen) == 4)
    assert sorted(seen) == ["answer", "order", "page", "seen"]
    go.set()
    qtbot.waitUntil(lambda: jobs.idle)
    jobs.close()


def test_work_under_one_key_never_overlaps_whatever_its_lane(qtbot: QtBot, jobs: Jobs) -> None:
    go, begun, seen = threading.Event(), threading.Event(), list[str]()

    def deaf(job: Job) -> None:
        begun.set()
        go.wait(60)
        seen.append("old ended")

    jobs.run(Lane.BACKGROUND, deaf, owner=jobs, when_done=lambda _: None, key="backup")
    assert begun.wait(60)
    for lane in (Lane.ORDER, Lane.BACKGROUND):
        jobs.run(lane, lambda job: seen.append("new"), owner=jobs, when_done=lambda _: None,
                 key="backup")  # fmt: skip
    assert seen == []
    go.set()
    qtbot.waitUntil(lambda: jobs.idle)
    # The second was cancelled by the third before it began.
    assert seen == ["old ended", "new"]
    jobs.close()


def test_failures_are_told_as_their_sentence(qtbot: QtBot, jobs: Jobs) -> None:
    def fail(job: Job) -> None:
        raise FileError("The file is gone.")

    with qtbot.waitSignal(jobs.failed) as told:
        jobs.run(Lane.ANSWER, fail, owner=jobs, when_done=lambda _: pytest.fail("no result"))
    assert told.args == ["The file is gone."]
    jobs.close()


def test_unexpected_faults_are_told_and_reported(qtbot: QtBot, jobs: Jobs) -> None:
    def fail(job: Job) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught, qtbot.waitSignal(jobs.failed) as told:
        jobs.run(Lane.ANSWER, fail, owner=jobs, when_done=lambda _: None, text="Counting")
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

    work = jobs.run(Lane.ANSWER, endless, owner=jobs, when_done=lambda _: pytest.fail("no result"))
    assert started.wait(60)
    work.cancel()
    qtbot.waitUntil(lambda: jobs.idle)
    jobs.close()


def test_closing_ends_every_thread(jobs: Jobs) -> None:
    before = threading.active_count()
    for lane in Lane:
        jobs.run(
            lane,
            lambda job: job.check(),
            owner=jobs,
            when_done=lambda _: pytest.fail("nothing after close"),
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

    jobs.run(Lane.ANSWER, work, owner=jobs, when_done=lambda _: None)
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
        Lane.ANSWER,
        endless,
        owner=window,
        when_done=lambda _: pytest.fail("no result"),
        text="Reading a book…",
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
        jobs.run(Lane.ANSWER, lambda job: str(go.wait(60)), owner=jobs, when_done=receiver.setText)
        delete(receiver)
        go.set()
    assert jobs.idle
    jobs.close()


def test_nothing_is_run_after_the_jobs_were_closed(jobs: Jobs) -> None:
    done: list[str] = []
    jobs.close()
    work = jobs.run(
        Lane.ANSWER,
        lambda job: done.append("run"),
        owner=jobs,
        when_done=lambda _: done.append("delivered"),
    )
    assert work.cancelled
    assert jobs.idle
    assert done == []


@pytest.mark.parametrize("fails", [False, True])
def test_result_whose_owner_is_gone_is_dropped_whatever_takes_it(
    qtbot: QtBot, jobs: Jobs, fails: bool
) -> None:
    page = QWidget()
    field = QLineEdit(page)
    go = threading.Event()

    def work(job: Job) -> str:
        go.wait(60)
        if fails:
            raise FileError("The file is gone.")
        return "found"

    # A lambda says nothing of the objects it holds.
    takers = (lambda text: field.setText(text), partial(QLineEdit.setText, field))
    with qtbot.assertNotEmitted(jobs.failed):
        for taker in takers:
            jobs.run(Lane.ANSWER, work, owner=page, when_done=taker)
        delete(page)
        go.set()
        qtbot.waitUntil(lambda: jobs.idle)
    jobs.close()


def test_what_was_asked_for_inside_a_page_is_dropped_when_the_page_is_closed(
    qtbot: QtBot, jobs: Jobs
) -> None:
    page, other = QWidget(), QWidget()
    panel, go, seen = QWidget(page), threading.Event(), list[str]()
    for owner, name in ((page, "page"), (panel, "panel"), (other, "other")):

        def work(job: Job, name: str = name) -> str:
            go.wait(60)
            return name

        jobs.run(Lane.ANSWER, work, owner=owner, when_done=seen.append)
    jobs.drop(page)
    go.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert seen == ["other"]
    jobs.close()


def test_every_job_of_the_window_says_whom_its_result_is_for() -> None:
    calls = 0
    for path in sorted((Path(duidu.__file__).parent / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            if not ast.unparse(node.args[0]).startswith("Lane."):
                continue
            calls += 1
            owner = [ast.unparse(one.value) for one in node.keywords if one.arg == "owner"]
            assert owner, f"{path.name}:{node.lineno} names no owner"
            named = owner[0].split(".")[-1]
            # "owner": handed on by a function whose caller names it.
            assert named in ("self", "window", "page", "jobs", "messages", "owner"), (
                f"{path.name}:{node.lineno}"
            )
    assert calls > 30


def test_a_window_that_closes_does_not_wait_for_work_that_cannot_be_stopped(qapp: object) -> None:
    jobs, go, begun = Jobs(), threading.Event(), threading.Event()

    def deaf(job: Job) -> bool:
        begun.set()
        return go.wait()

    for _ in range(Lane.BACKGROUND.most):
        jobs.run(
            Lane.BACKGROUND,
            deaf,
            owner=jobs,
            when_done=lambda _: pytest.fail("delivered at the end"),
        )
    queued: list[Job] = []
    jobs.run(Lane.BACKGROUND, queued.append, owner=jobs, when_done=lambda _: None)
    begun.wait()
    jobs.patience = 0.0
    jobs.close()
    assert jobs.busy
    go.set()
    for thread in threading.enumerate():
        if thread.name.startswith(Lane.BACKGROUND.value):
            thread.join()
    assert not jobs.busy
    assert queued == []


class Page:
    """Notes the thread in which it is deleted."""

    def __init__(self, deleted_in: list[str]) -> None:
        self._deleted_in = deleted_in

    def __del__(self) -> None:
        """Note it."""
        self._deleted_in.append(threading.current_thread().name)

    def work(self, _: object) -> int:
        """Work that holds the page."""
        return 1


def test_what_a_job_holds_last_is_deleted_in_the_windows_thread(qtbot: QtBot, jobs: Jobs) -> None:
    deleted_in: list[str] = []
    results: list[int] = []
    for _ in range(20):
        jobs.run(Lane.ANSWER, Page(deleted_in).work, owner=jobs, when_done=results.append)
    qtbot.waitUntil(lambda: len(deleted_in) == 20)
    assert results == [1] * 20
    assert set(deleted_in) == {threading.current_thread().name}
