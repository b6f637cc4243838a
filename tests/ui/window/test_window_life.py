"""A whole life of the window, and what it does for memory and for the library meanwhile."""

import os
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.library.library import Library
from duidu.library.safety.backups import backups_of
from duidu.ui.window.library_upkeep import LibraryUpkeep, back_up_at_the_end
from duidu.ui.window.main_window import MainWindow
from fixtures.sample_library import sample

LIFE = """if 1:
    import gc, sys
    from pathlib import Path
    from PySide6.QtCore import QTimer
    from duidu.app.settings.settings import Settings
    from duidu.ui.base.gc_between_frames import GcBetweenFrames
    from duidu.ui.window import application
    from duidu.ui.window.library_upkeep import LibraryUpkeep
    from fixtures.sample_library import sample
    finish = application.finish_starting

    def finished(app, window, library_file):
        finish(app, window, library_file)
        collectors = app.findChildren(GcBetweenFrames)
        print(len(collectors), gc.isenabled(), len(window.findChildren(LibraryUpkeep)))
        window.session.library.articles.add(*sample(3))
        QTimer.singleShot(0, window.close)

    application.finish_starting = finished
    application.LATER = 0
    print(application.run_window([], Path(sys.argv[1]), Settings()))
"""


def test_garbage_is_collected_between_frames_and_the_end_makes_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    told = subprocess.run(
        [sys.executable, "-c", LIFE, str(path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stdout.splitlines() == ["1 False 1", "0"], told.stderr
    assert len(backups_of(path)) == 1


def test_a_session_that_changed_nothing_makes_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        library.articles.add(*sample(3))
        back_up_at_the_end(library)
        assert len(backups_of(path)) == 1
    with Library.open(path) as library:
        back_up_at_the_end(library)
    assert len(backups_of(path)) == 1


def test_what_changed_is_backed_up_half_an_hour_after_the_last_time(
    qtbot: QtBot, window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    upkeep = LibraryUpkeep(session.library, window.jobs, window.messages, window)
    assert upkeep._timer.isActive()
    session.library.articles.add(*sample(3))
    for minutes, count in ((1, 0), (31, 1)):
        clock = SimpleNamespace(time=lambda minutes=minutes: time.time() + 60 * minutes)
        monkeypatch.setattr("duidu.ui.window.library_upkeep.time", clock)
        upkeep._timer.timeout.emit()
        qtbot.waitUntil(lambda: window.jobs.idle)
        assert len(session.library.backups.all()) == count
