"""Modules loaded after the first page: never in one piece, and once."""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from duidu.ui.base.deferred_imports import LateModules
from duidu.ui.base.jobs import Jobs, Lane
from duidu.ui.window.page_features import BEHIND, BETWEEN


@pytest.fixture
def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Three modules that nobody has loaded, which note the thread they were loaded in."""
    monkeypatch.syspath_prepend(str(tmp_path))
    names = ["late_one", "late_two", "late_three"]
    for name in names:
        (tmp_path / f"{name}.py").write_text(
            "import threading\nTHREAD = threading.current_thread() is threading.main_thread()\n"
        )
        monkeypatch.delitem(sys.modules, name, raising=False)
    return names


def test_what_knows_no_qt_is_loaded_behind_the_window(qtbot: QtBot, names: list[str]) -> None:
    parent = QObject()
    jobs, done = Jobs(parent), []
    late = LateModules(names[:1], names[1:], jobs, parent)
    late.then(lambda: done.append("one"))
    late.then(lambda: done.append("two"))
    assert not done
    qtbot.waitUntil(lambda: done == ["one", "two"])
    assert [sys.modules[name].THREAD for name in names] == [False, True, True]
    late.then(lambda: done.append("at once"))
    assert done[-1] == "at once"
    jobs.close()


def test_they_do_not_wait_for_a_book_that_is_aligned(qtbot: QtBot, names: list[str]) -> None:
    parent, aligned = QObject(), threading.Event()
    jobs, done = Jobs(parent), []
    jobs.run(Lane.CPU, lambda job: aligned.wait(), lambda _: None)
    LateModules(names[:1], names[1:], jobs, parent).then(lambda: done.append("now"))
    try:
        qtbot.waitUntil(lambda: done == ["now"])
    finally:
        aligned.set()
        jobs.close()


def test_the_modules_of_a_page_s_controls_exist_and_those_behind_know_no_qt() -> None:
    assert all(not name.startswith("duidu.ui") for name in BEHIND)
    assert all(name.startswith("duidu.ui") for name in BETWEEN)
