"""After a start that never painted its first page the next one opens the shelf and says why."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import duidu
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.library.safety.first_page_mark import FirstPageMark
from duidu.ui.window.application import Interface
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.restored_tabs import add_other_tabs, show_last_tab
from fixtures.window_session import TEXT, add_article, make_session

# Ends in the middle of the first paint as if it were killed; the program knows nothing of it.
KILLED = """
import os, sys
from pathlib import Path
from duidu.app.settings.settings import Settings
from duidu.ui.reader.paint.frame_painter import FramePainter
from duidu.ui.window.application import run_window
if sys.argv[3] == "killed":
    FramePainter.paint = lambda *_: os._exit(9)
else:
    from PySide6.QtWidgets import QApplication
    paint = FramePainter.paint
    def once(*given):
        paint(*given)
        QApplication.instance().quit()
    FramePainter.paint = once
raise SystemExit(run_window([], Path(sys.argv[1]), Settings(Path(sys.argv[2]))))
"""


FILES = ("library.sqlite", "settings.json")


def start(tmp_path: Path, how: str) -> int:
    """A start of the program on the library, in a process of its own."""
    folder = str(Path(duidu.__file__).parent.parent)
    return subprocess.run(
        [sys.executable, "-c", KILLED, *(tmp_path / name for name in FILES), how],
        env={**os.environ, "PYTHONPATH": folder, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=300,
        check=False,
    ).returncode


@pytest.fixture
def articles(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> list[str]:
    """Two articles that were open in tabs when the window was closed, the second one in front."""
    settings = Settings(tmp_path / "settings.json")
    session = make_session(tmp_path, settings)
    made = [add_article(session, tmp_path, f"{TEXT}Line {n}.\n", f"{n}.txt") for n in range(2)]
    window = new_window(qtbot, qapp, session)
    for article in made:
        window.open_article(article)
    window.close()
    session.close()
    settings.save()
    return made


def new_window(qtbot: QtBot, qapp: QApplication, session: Session) -> MainWindow:
    window = MainWindow(session, Interface(qapp, session.settings).theme)
    qtbot.addWidget(window, before_close_func=lambda widget: widget.jobs.close())
    return window


def again(tmp_path: Path) -> Session:
    """A session as after another start."""
    return make_session(tmp_path, Settings(tmp_path / "settings.json"))


def test_the_start_after_one_that_was_killed_before_its_first_page(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, articles: list[str]
) -> None:
    mark = FirstPageMark(tmp_path / "library.sqlite")
    assert start(tmp_path, "closed") == 0
    assert mark.article() == ""
    assert start(tmp_path, "killed") == 9
    assert mark.article() == articles[1]
    session = again(tmp_path)
    window = new_window(qtbot, qapp, session)
    show_last_tab(window)
    assert window.page is None
    assert session.library.articles.info(articles[1]).title in window.messages.label.text()
    add_other_tabs(window)
    assert [page.article for page in window.pages] == articles[:1]
    # The way back that the message offers; from then on all is as before.
    (button,) = window.messages.buttons
    button.click()
    assert window.page is not None
    assert window.page.article == articles[1]
    assert mark.article() == ""
    window.close()
    session.close()


def test_a_page_that_is_painted_leaves_no_mark(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, articles: list[str]
) -> None:
    mark = FirstPageMark(tmp_path / "library.sqlite")
    session = again(tmp_path)
    window = new_window(qtbot, qapp, session)
    show_last_tab(window)
    assert mark.article() == articles[1]
    # The others are added also while the first is not painted yet.
    add_other_tabs(window)
    assert mark.article() == articles[1]
    window.show()
    qtbot.waitUntil(lambda: mark.article() == "")
    window.close()
    session.close()


def test_a_mark_of_another_article_or_of_nothing_stops_no_start(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, articles: list[str]
) -> None:
    mark = FirstPageMark(tmp_path / "library.sqlite")
    path = tmp_path / "library.sqlite.first-page"
    for left in (articles[0].encode(), b"", b"\xff\xfe", b"x" * 10_000):
        path.write_bytes(left)
        session = again(tmp_path)
        window = new_window(qtbot, qapp, session)
        show_last_tab(window)
        assert window.page is not None
        window.close()
        session.close()
        mark.remove()
