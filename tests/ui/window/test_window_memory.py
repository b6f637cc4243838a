"""What the window remembers of itself is kept while it is open, so a crash does not cost it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.library.library import Library
from duidu.ui.window.application import Interface
from duidu.ui.window.main_window import MainWindow
from fixtures.patience import PATIENCE
from fixtures.window_session import TEXT, add_article, make_session

KILLED = """if 1:
    import os, signal, sys
    from pathlib import Path
    from PySide6.QtCore import QTimer
    from duidu.app.settings.settings import Settings
    from duidu.ui.window import application

    finish = application.finish_starting
    from duidu.app.settings.settings_table import tabs_of
    settings = Settings(Path(sys.argv[2]))

    def finished(app, window, library_file):
        finish(app, window, library_file)
        articles = [info.id for info in window.session.library.articles.all()]
        for article in articles:
            window.open_article(article)
        window.open_article(articles[1])
        window.close_page(0)
        window.resize(777, 555)
        look = QTimer(window, interval=20)
        look.timeout.connect(lambda: kill(articles[1:]))
        look.start()

    def kill(wanted):
        kept = Settings(settings.path).get(tabs_of(Path(sys.argv[1]))).split()
        if kept == [wanted[0], *wanted]:
            os.kill(os.getpid(), signal.SIGKILL)

    application.finish_starting = finished
    application.LATER = 0
    application.run_window([], Path(sys.argv[1]), settings)
"""


@pytest.fixture
def kept(tmp_path: Path) -> Session:
    """A session whose settings are in a file."""
    return make_session(tmp_path, Settings(tmp_path / "settings.json"))


def _open(qtbot: QtBot, qapp: QApplication, session: Session) -> MainWindow:
    window = MainWindow(session, Interface(qapp, session.settings).theme)
    qtbot.addWidget(window, before_close_func=lambda widget: widget.jobs.close())
    return window


def _on_disk(tmp_path: Path, setting: table.Setting[str]) -> str:
    return Settings(tmp_path / "settings.json").get(setting)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a signal of Unix")
def test_tabs_and_size_are_there_after_a_kill(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    for n in range(4):
        add_article(session, tmp_path, f"{TEXT}Line {n}.\n", f"{n}.txt")
    session.close()
    words = [sys.executable, "-c", KILLED]
    ended = subprocess.run(
        [*words, str(tmp_path / "library.sqlite"), str(tmp_path / "settings.json")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    with Library.open(tmp_path / "library.sqlite") as library:
        articles = [info.id for info in library.articles.all()]
    shown, *tabs = _on_disk(tmp_path, table.tabs_of(tmp_path / "library.sqlite")).split()
    assert len(tabs) == 3
    assert shown in tabs
    assert set(tabs) < set(articles)
    assert _on_disk(tmp_path, table.GEOMETRY) != ""


def test_each_change_of_the_tabs_is_written(
    qtbot: QtBot, qapp: QApplication, kept: Session, tmp_path: Path
) -> None:
    window = _open(qtbot, qapp, kept)
    window.show_start()
    window.follow_tabs()
    one, two = (add_article(kept, tmp_path, f"{TEXT}Line {n}.\n", f"{n}.txt") for n in range(2))
    steps: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: window.open_article(one), f"{one} {one}"),
        (lambda: window.open_article(two), f"{two} {one} {two}"),
        (lambda: window.open_article(one), f"{one} {one} {two}"),
        (window.show_start, f"- {one} {two}"),
        (lambda: window.close_page(0), f"{two} {two}"),
        (lambda: window.close_page(0), "-"),
    )
    for step, wanted in steps:
        step()
        qtbot.waitUntil(
            partial(
                lambda wanted: (
                    _on_disk(tmp_path, table.tabs_of(tmp_path / "library.sqlite")) == wanted
                ),
                wanted,
            ),
            timeout=PATIENCE,
        )
    window.close()
    kept.close()


def test_widths_are_written_when_they_come_to_rest(
    qtbot: QtBot, qapp: QApplication, kept: Session, tmp_path: Path
) -> None:
    window = _open(qtbot, qapp, kept)
    window.follow_tabs()
    kept.settings.set(table.DIVIDER, 0.4)
    kept.settings.set(table.PANEL_WIDTH, 444)
    path = tmp_path / "settings.json"
    qtbot.waitUntil(lambda: Settings(path).get(table.PANEL_WIDTH) == 444, timeout=PATIENCE)
    assert Settings(path).get(table.DIVIDER) == 0.4
    window.close()
    kept.close()


def test_a_window_closed_before_the_tabs_were_back_keeps_them(
    qtbot: QtBot, qapp: QApplication, kept: Session, tmp_path: Path
) -> None:
    one, two = (add_article(kept, tmp_path, f"{TEXT}Line {n}.\n", f"{n}.txt") for n in range(2))
    kept.settings.set(table.TABS, f"{one} {one} {two}")
    window = _open(qtbot, qapp, kept)
    window.open_article(one)
    window.close()
    assert _on_disk(tmp_path, table.tabs_of(tmp_path / "library.sqlite")) == f"{one} {one} {two}"
    # A second closing finds no tabs, and forgets none.
    window.close()
    assert _on_disk(tmp_path, table.tabs_of(tmp_path / "library.sqlite")) == f"{one} {one} {two}"
    kept.close()


def test_settings_that_cannot_be_written_are_told_once_and_nothing_stops(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    session = make_session(tmp_path, Settings(tmp_path / "file" / "settings.json"))
    window = _open(qtbot, qapp, session)
    window.follow_tabs()
    window.show_start()
    qtbot.waitUntil(lambda: "cannot be kept" in str(window.messages.message), timeout=PATIENCE)
    window.close()
    session.close()


def test_windows_on_two_libraries_keep_their_own_tabs(
    qtbot: QtBot, qapp: QApplication, kept: Session, tmp_path: Path
) -> None:
    (tmp_path / "second").mkdir()
    second = make_session(tmp_path / "second", Settings(tmp_path / "settings.json"))
    kept_by = []
    for session in (kept, second):
        window = _open(qtbot, qapp, session)
        # The same file would be the same article in both.
        text = TEXT if session is kept else TEXT * 2
        window.open_article(add_article(session, tmp_path, text, "text.txt"))
        window.close()
        kept_by.append(table.tabs_of(session.library.path))
    shown = [_on_disk(tmp_path, setting).split() for setting in kept_by]
    assert [len(tabs) for tabs in shown] == [2, 2]
    assert shown[0] != shown[1]
    for session in (kept, second):
        session.close()
