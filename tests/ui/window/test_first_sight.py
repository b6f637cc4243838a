"""What a start shows first: a file that comes, one that does not, one that takes long."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from duidu.app.opening.opener import Opener
from duidu.app.session import Session
from duidu.core.jobs import Job
from duidu.ui.shelf.opening_sheet import OpeningSheet
from duidu.ui.shelf.start_page import StartPage
from duidu.ui.window import first_sight
from duidu.ui.window.application import Interface
from duidu.ui.window.first_sight import FirstSight
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import TEXT, add_article

Start = Callable[[Sequence[Path]], tuple[MainWindow, list[str]]]


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, session: Session) -> Iterator[Start]:
    """Starts a window with files, as the program does; what came of its first paint is listed."""

    windows: list[MainWindow] = []

    def started(paths: Sequence[Path]) -> tuple[MainWindow, list[str]]:
        window = MainWindow(session, Interface(qapp, session.settings).theme)
        qtbot.addWidget(window, before_close_func=lambda widget: widget.jobs.close())
        sight, came = FirstSight(window, paths), list[str]()
        sight.came.connect(lambda: came.append(shown(window)))
        windows.append(window)
        window.resize(900, 700)
        window.show()
        return window, came

    yield started
    for window in windows:
        window.close()


def shown(window: MainWindow) -> str:
    """What the window shows: the kind of page."""
    return type(window.stack.currentWidget()).__name__


def the_file(folder: Path, text: str = TEXT, name: str = "river.txt") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Reading a file ends only when this event is set, or when it is cancelled."""
    go_on, open_early = threading.Event(), Opener.open_early

    def slow(opener: Opener, paths: Sequence[Path], job: Job) -> object:
        job.progress(0.25)
        while not go_on.wait(0.01):
            job.check()
        return open_early(opener, paths, job)

    monkeypatch.setattr(Opener, "open_early", slow)
    yield go_on
    go_on.set()


def test_no_shelf_is_made_for_a_file_that_comes(
    qtbot: QtBot, start: Start, tmp_path: Path, held: threading.Event
) -> None:
    window, came = start([the_file(tmp_path)])
    assert shown(window) == "QWidget"
    assert not window.actions_["edit.find"].isEnabled()
    assert window.actions_["file.open"].isEnabled()
    assert window.focusWidget() is window.stack.currentWidget()
    held.set()
    qtbot.waitUntil(lambda: came == ["ArticlePage"])
    # Keys go to what is read, not to a button of the toolbar.
    focus = window.focusWidget()
    assert window.page is not None
    assert focus is not None
    assert window.page.view.isAncestorOf(focus)
    assert window.findChildren(StartPage) == []
    # Nothing is left of the empty page.
    assert window.stack.count() == 1
    assert window.actions_["edit.find"].isEnabled()


def test_a_file_that_is_in_the_library_is_there_at_once(
    qtbot: QtBot, start: Start, session: Session, tmp_path: Path
) -> None:
    article = add_article(session, tmp_path)
    window, came = start([tmp_path / "river.txt"])
    assert window.article == article
    qtbot.waitUntil(lambda: came == ["ArticlePage"])
    assert window.findChildren(StartPage) == []


def test_without_files_the_shelf_is_the_first_sight(qtbot: QtBot, start: Start) -> None:
    _, came = start([])
    qtbot.waitUntil(lambda: came == ["StartPage"])


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "is empty"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096, "river.docx")],
)
def test_a_file_that_fails_leaves_the_shelf_and_says_why(
    qtbot: QtBot, start: Start, tmp_path: Path, content: bytes, told: str
) -> None:
    path = tmp_path / "river.docx"
    path.write_bytes(content)
    window, came = start([path])
    assert shown(window) == "QWidget"
    qtbot.waitUntil(lambda: came == ["StartPage"])
    message = window.messages.message
    assert message is not None
    assert message.error
    assert told in message.text
    assert window.stack.count() == 1


def test_a_document_with_a_password_leaves_the_shelf_and_says_so(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    path = tmp_path / "secret.docx"
    wanted = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + wanted + b"\0" * 4096)
    window, came = start([path])
    qtbot.waitUntil(lambda: came == ["StartPage"])
    assert window.messages.message is not None
    assert "password" in window.messages.message.text


def test_a_doubtful_text_is_asked_about_over_the_shelf(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(TEXT.encode("utf-8").replace("薄雾".encode(), b"\xff\xfe\xff"))
    window, came = start([path])
    qtbot.waitUntil(lambda: came == ["StartPage"])
    (asked,) = window.findChildren(OpeningSheet)
    qtbot.waitUntil(lambda: asked.open_button.isEnabled())
    asked.open_button.click()
    qtbot.waitUntil(lambda: window.page is not None)


def test_a_slow_file_shows_how_far_it_is_and_can_be_given_up(
    qtbot: QtBot, start: Start, tmp_path: Path, held: threading.Event
) -> None:
    window, came = start([the_file(tmp_path)])
    line = window.messages
    qtbot.waitUntil(lambda: line.isVisible() and line.progress_bar.value() == 250)
    assert shown(window) == "QWidget"
    assert line.label.text() == "Opening river.txt… 25 %"
    line.close_button.click()
    qtbot.waitUntil(lambda: came == ["StartPage"])
    assert not line.isVisible()
    assert window.session.library.articles.count() == 0


def test_while_a_slow_file_is_read_the_shelf_is_there_for_other_texts(
    qtbot: QtBot,
    start: Start,
    tmp_path: Path,
    held: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(first_sight, "SLOW", 0)
    window, came = start([the_file(tmp_path)])
    qtbot.waitUntil(lambda: came == ["StartPage"])
    held.set()
    qtbot.waitUntil(lambda: window.page is not None)
    # Told once, and never again.
    assert came == ["StartPage"]


def test_many_files_are_put_on_the_shelf(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    paths = [the_file(tmp_path, TEXT + f"Line {n}.\n", f"{n}.txt") for n in range(3)]
    window, _ = start(paths)
    assert shown(window) == "StartPage"
    qtbot.waitUntil(lambda: window.session.library.articles.count() == 3)
    qtbot.waitUntil(lambda: window.jobs.idle)


def test_a_window_closed_while_its_file_is_read_ends_without_it(
    qtbot: QtBot,
    start: Start,
    tmp_path: Path,
    held: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(first_sight, "SLOW", 50)
    monkeypatch.setattr(first_sight, "LONGEST", 60)
    window, came = start([the_file(tmp_path)])
    assert window.close()
    assert window.jobs.idle
    assert window.session.library.articles.count() == 0
    # What was to come later does not: its library is closed by then.
    late: list[str] = []
    QTimer.singleShot(100, lambda: late.append("all timers have run"))
    qtbot.waitUntil(lambda: bool(late))
    assert came == []
    assert window.findChildren(StartPage) == []


def test_what_waits_for_the_first_paint_does_not_wait_for_ever(
    qtbot: QtBot,
    start: Start,
    tmp_path: Path,
    held: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(first_sight, "LONGEST", 0)
    _, came = start([the_file(tmp_path)])
    qtbot.waitUntil(lambda: came == ["QWidget"])


def test_the_empty_page_has_the_ground_of_a_page(
    qtbot: QtBot, start: Start, tmp_path: Path, held: threading.Event
) -> None:
    window, _ = start([the_file(tmp_path)])
    empty = window.stack.currentWidget()
    assert isinstance(empty, QWidget)
    assert empty.findChildren(QLabel) == []
    ground = empty.grab().toImage().pixelColor(5, 5)
    assert ground == window.context.theme.colors.paper
