"""A whole session of use opens no connection, and no text shown can load anything."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from duidu.app.opening.shelf import RenameArticle
from duidu.ui.notes.notes_control import NotesControl
from duidu.ui.page.find_control import FindControl
from duidu.ui.window.main_window import MainWindow
from duidu.ui.words.card_control import CardControl

HOSTILE = "<img src='http://192.0.2.1/a.png'><b>粗</b>"
TEXT = (
    f"清晨，河面上升起一层薄雾。老人把小船推进水里。{HOSTILE}\n市场开门了。卖鱼的人来了。\n"
    f"At dawn a thin mist rose over the river. The old man pushed his boat out. {HOSTILE}\n"
    "The market had opened. The sellers had come.\n"
)
SHEETS = (
    "edit.settings",
    "help.keys",
    "help.shortcuts",
    "help.about",
    "help.palette",
    "words.corrections",
    "notes.search",
)
CALLS = frozenset(
    {
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.sendto",
        "urllib.Request",
    }
)


@pytest.fixture
def calls() -> Iterator[list[str]]:
    """What Python asked of the network while the test ran; the hook stops listening after it."""
    seen: list[str] = []
    listening = [True]

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if (
            listening
            and event in CALLS
            and not (event == "socket.connect" and isinstance(arguments[1], (str, bytes)))
        ):
            seen.append(event)

    sys.addaudithook(hear)
    yield seen
    listening.clear()


def internet_sockets() -> set[str]:
    """Inodes of this process's sockets that are of the internet kind, whoever opened them."""
    tables = [Path(f"/proc/self/net/{name}") for name in ("tcp", "tcp6", "udp", "udp6")]
    inodes = {
        line.split()[9]
        for table in tables
        if table.exists()
        for line in table.read_text().splitlines()[1:]
    }
    own = set()
    for entry in Path("/proc/self/fd").iterdir():
        try:
            own.add(entry.readlink().name)
        except OSError:
            continue  # closed since the folder was listed
    return {inode for inode in inodes if f"socket:[{inode}]" in own}


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the list of a process's sockets is Linux's"
)
def test_a_session_of_use_opens_no_connection(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, calls: list[str]
) -> None:
    before = internet_sockets()
    path = tmp_path / "river <b>wide.txt"
    path.write_text(TEXT, encoding="utf-8")
    window.open_files([path])
    qtbot.waitUntil(lambda: window.page is not None)
    page = window.page
    assert page is not None
    page.controls.complete()
    for _ in range(6):
        QTest.keyClick(page.view, Qt.Key.Key_Right)
    page.controls[CardControl].pin()
    library, context = window.session.library, window.context
    context.do("", RenameArticle(library, page.article, f"The river {HOSTILE}"))
    page.controls[FindControl].show(HOSTILE)
    page.controls[NotesControl].write("add")
    page.controls[NotesControl].editor.text.setPlainText(HOSTILE)
    QTest.keyClick(page.controls[NotesControl].editor, Qt.Key.Key_Escape)
    window.messages.say(HOSTILE)
    for name in ("contents", "notes", "word", "terms", "find"):
        page.show_panel(name, True)
    window.show_search()
    for name in SHEETS:
        window.actions_[name].trigger()
    page_of_the_web = QMimeData()
    page_of_the_web.setHtml(
        f"<link rel=stylesheet href='http://192.0.2.1/a.css'><p>{TEXT.splitlines()[0]}</p><p>{TEXT.splitlines()[2]}</p>"
    )
    page_of_the_web.setText(TEXT.replace("river", "lake"))
    window.opening.dropped(page_of_the_web)
    qtbot.waitUntil(lambda: window.jobs.idle)
    assert calls == []
    assert internet_sockets() - before == set()
    for widget in QApplication.allWidgets():
        if isinstance(widget, QLabel) and window.isAncestorOf(widget):
            assert widget.textFormat() is Qt.TextFormat.PlainText or "<" not in widget.text(), (
                widget.text()
            )
        if isinstance(widget, QTextEdit):
            image = widget.loadResource(
                QTextDocument.ResourceType.ImageResource.value, QUrl("http://192.0.2.1/a.png")
            )
            assert image is None


def test_the_watch_sees_a_connection(calls: list[str]) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.bind(("127.0.0.1", 0))
        one.connect(one.getsockname())
        assert internet_sockets()
    assert "socket.connect" in calls
