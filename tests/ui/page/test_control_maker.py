"""Controls of a page: loaded in the background, made one by one after the first paint."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.core.changes import Changed, Changes
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.control_maker import ControlMaker
from duidu.ui.page.controls import Controls
from duidu.ui.page.page_control import PageControl
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import add_article


class First(PageControl):
    """A control that keeps what changed."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self.seen: list[Changes] = []

    def changed(self, changes: Changes) -> None:
        """Keep it."""
        self.seen.append(changes)


class Second(PageControl):
    """A control that needs the one before it."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self.first = page.controls[First]


LOADERS: tuple[Callable[[], type[PageControl]], ...] = (lambda: First, lambda: Second)


@pytest.fixture
def page(window: MainWindow, session: Session, tmp_path: Path) -> Iterator[ArticlePage]:
    """A page with two controls that were not made yet."""
    made = ArticlePage(window.context, add_article(session, tmp_path), LOADERS)
    yield made
    made.leave()
    made.deleteLater()


def made(page: ArticlePage) -> list[type[QObject]]:
    """The classes of the controls that are there."""
    return [type(child) for child in page.children() if isinstance(child, PageControl)]


def test_a_control_is_made_with_those_before_it_when_it_is_asked_for(page: ArticlePage) -> None:
    assert made(page) == []
    second = page.controls[Second]
    assert made(page) == [First, Second]
    assert second.first is page.controls[First]
    assert page.controls[Second] is second


def test_a_control_that_no_feature_declares_is_not_found(page: ArticlePage) -> None:
    with pytest.raises(KeyError):
        page.controls[PageControl]


def test_every_control_hears_of_changes(page: ArticlePage) -> None:
    changes = Changes(frozenset({Changed.TEXT}), page.article)
    page.controls.complete()
    page.controls.changed(changes)
    assert page.controls[First].seen == [changes]


def test_nothing_is_made_for_a_page_that_is_left() -> None:
    controls: Controls[str] = Controls("page", ())
    controls.stop()
    assert not controls.make_next()


def test_classes_are_loaded_and_made_on_the_window_s_thread_one_per_event(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    threads: list[bool] = []

    def load() -> type[PageControl]:
        threads.append(threading.current_thread() is threading.main_thread())
        return First

    maker = ControlMaker((load,), window.jobs, window)
    between: list[int] = []
    make_next = page.controls.make_next

    def noted() -> bool:
        QTimer.singleShot(0, lambda: between.append(len(made(page))))
        return make_next()

    page.controls.make_next = noted  # type: ignore[method-assign]
    maker.make_soon(page)
    assert made(page) == []
    qtbot.waitUntil(lambda: len(between) == 3)
    assert threads == [True]
    assert between == [1, 2, 2]
    assert made(page) == [First, Second]


def test_they_do_not_wait_for_a_book_that_is_aligned(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    aligned = threading.Event()
    window.jobs.run(Lane.ANSWER, lambda job: aligned.wait(), owner=window, when_done=lambda _: None)
    ControlMaker(LOADERS, window.jobs, window).make_soon(page)
    try:
        qtbot.waitUntil(lambda: made(page) == [First, Second])
    finally:
        aligned.set()


def test_a_page_closed_meanwhile_gets_no_controls(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    maker = ControlMaker(LOADERS, window.jobs, window)
    gone = ArticlePage(window.context, page.article, LOADERS)
    maker.make_soon(gone)
    maker.make_soon(page)
    gone.leave()
    gone.deleteLater()
    QApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: made(page) == [First, Second])
    maker.make_soon(page)
    assert made(page) == [First, Second]


def imported(*folder: str) -> list[str]:
    """The modules that a process of its own imports, as fixtures/imports_on_threads.py says."""
    done = subprocess.run(
        [sys.executable, "-m", "fixtures.imports_on_threads", *folder],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"},
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    names: list[str] = json.loads(done.stdout.splitlines()[-1])
    return names


def test_no_worker_makes_classes_of_the_window(tmp_path: Path) -> None:
    # The window reads PySide's table of classes without a lock: it crashed in 1 of 85 openings.
    assert imported(str(tmp_path)) == []


def test_what_controls_work_with_is_imported_ahead() -> None:
    # What is missing belongs into app/imported_ahead.py, or the window waits for it.
    assert imported() == []
