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
from duidu.library.store.library_path import backup_folder, copies_folder
from duidu.ui.sync.library_upkeep import COPIES_EVERY, PATIENCE, LibraryUpkeep
from duidu.ui.window.main_window import MainWindow
from fixtures.sample_library import sample

LIFE = """if 1:
    import gc, sys, weakref
    from pathlib import Path
    from PySide6.QtCore import QTimer
    from duidu.app.settings.settings import Settings
    from duidu.ui.base.gc_between_frames import GcBetweenFrames
    from duidu.ui.window import application
    from duidu.ui.sync.library_upkeep import LibraryUpkeep
    from fixtures.sample_library import sample
    finish = application.finish_starting

    def finished(app, window, library_file):
        finish(app, window, library_file)
        collectors = app.findChildren(GcBetweenFrames)
        print(len(collectors), gc.isenabled(), len(window.findChildren(LibraryUpkeep)))
        article = window.session.library.articles.add(*sample(3))
        page = weakref.ref(window.open_article(article))

        def end():
            if not window.jobs.idle:
                QTimer.singleShot(20, end)
                return
            # At once, or after a long rest where the machine is too slow for that.
            for _ in range(70):
                collectors[0]._timer.timeout.emit()
            print("closed page:", page() and "there")
            window.close()

        window.close_page(0)
        QTimer.singleShot(0, end)

    application.finish_starting = finished
    application.LATER = 0
    print(application.run_window([], Path(sys.argv[1]), Settings()))
"""


def test_garbage_is_collected_between_frames_and_the_end_waits_for_no_backup(
    tmp_path: Path,
) -> None:
    path = tmp_path / "library.sqlite"
    told = subprocess.run(
        [sys.executable, "-c", LIFE, str(path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stdout.splitlines() == ["1 False 1", "closed page: None", "0"], told.stderr
    # The next start makes it, in a quiet moment.
    assert backups_of(path) == []
    assert not copies_folder(path).exists()
    with Library.open(path) as library:
        assert library.has_changes
        assert library.backups.due(time.time())


def test_a_session_that_changed_nothing_owes_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        library.articles.add(*sample(3))
        library.keep_safe()
    with Library.open(path) as library:
        assert not library.has_changes
        library.notes.all()
    with Library.open(path) as library:
        assert not library.has_changes
        assert not library.backups.due(time.time())


def test_a_backup_that_was_never_made_stays_due(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        library.articles.add(*sample(3))
    for _ in range(2):
        with Library.open(path) as library:
            assert library.backups.due(time.time())
    with Library.open(path) as library:
        library.keep_safe()
    with Library.open(path) as library:
        assert not library.has_changes


def test_what_the_last_session_left_is_kept_safe_in_the_first_quiet_moment(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "other.sqlite"
    with Library.open(path) as library:
        library.articles.add(*sample(3))
    with Library.open(path) as library:
        upkeep = LibraryUpkeep(library, window.jobs, window.messages, window)
        upkeep._timer.timeout.emit()
        qtbot.waitUntil(lambda: window.jobs.idle)
        assert len(backups_of(path)) == 1
        assert len(list(copies_folder(path).iterdir())) == 2
        upkeep._timer.stop()


def test_copies_wait_for_a_moment_without_changes(
    qtbot: QtBot, window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    upkeep = LibraryUpkeep(session.library, window.jobs, window.messages, window)
    later = SimpleNamespace(time=lambda: time.time() + COPIES_EVERY)
    monkeypatch.setattr("duidu.ui.sync.library_upkeep.time", later)
    session.library.articles.add(*sample(3))
    for copies in (False, True):
        upkeep._timer.timeout.emit()
        qtbot.waitUntil(lambda: window.jobs.idle)
        assert copies_folder(session.library.path).exists() is copies
    assert not session.library.copies_behind
    assert session.library.has_changes, "a backup is due only half an hour later"


def test_who_changes_something_all_the_time_gets_a_backup_too(
    qtbot: QtBot, window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    upkeep = LibraryUpkeep(session.library, window.jobs, window.messages, window)
    later = SimpleNamespace(time=lambda: time.time() + 31 * 60)
    monkeypatch.setattr("duidu.ui.sync.library_upkeep.time", later)
    article = session.library.articles.add(*sample(3))
    for look in range(PATIENCE + 1):
        assert session.library.backups.all() == []
        session.library.articles.rename(article, f"title {look}")
        upkeep._timer.timeout.emit()
        qtbot.waitUntil(lambda: window.jobs.idle)
    assert len(session.library.backups.all()) == 1


def test_a_backup_that_fails_is_not_tried_again_at_once(
    qtbot: QtBot, window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    upkeep = LibraryUpkeep(session.library, window.jobs, window.messages, window)
    failures: list[str] = []
    window.jobs.failed.connect(failures.append)
    session.library.articles.add(*sample(3))
    backup_folder(session.library.path).touch()
    for minutes, count in ((31, 0), (32, 1), (33, 1), (34, 1), (38, 2)):
        clock = SimpleNamespace(time=lambda minutes=minutes: time.time() + 60 * minutes)
        monkeypatch.setattr("duidu.ui.sync.library_upkeep.time", clock)
        upkeep._timer.timeout.emit()
        qtbot.waitUntil(lambda: window.jobs.idle)
        assert len(failures) == count


def test_what_changed_is_backed_up_half_an_hour_after_the_last_time(
    qtbot: QtBot, window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    upkeep = LibraryUpkeep(session.library, window.jobs, window.messages, window)
    assert upkeep._timer.isActive()
    session.library.articles.add(*sample(3))
    # The first look finds a change since the window was opened: not a quiet moment.
    for minutes, count in ((1, 0), (31, 1)):
        clock = SimpleNamespace(time=lambda minutes=minutes: time.time() + 60 * minutes)
        monkeypatch.setattr("duidu.ui.sync.library_upkeep.time", clock)
        upkeep._timer.timeout.emit()
        qtbot.waitUntil(lambda: window.jobs.idle)
        assert len(session.library.backups.all()) == count
