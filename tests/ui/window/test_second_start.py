"""A second start hands its files over or waits; nobody else learns of them or stops it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from duidu.library.library import Library
from duidu.library.safety.lock import LibraryLock, is_held
from duidu.library.store import own_folders
from duidu.library.store.library_errors import HeldError
from duidu.ui.window import single_instance, socket_peer
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.single_instance import FirstWindow, Handover, server_names
from duidu.ui.window.waiting_start import WaitingStart, open_when_free
from fixtures.patience import PATIENCE

posix = pytest.mark.skipif(os.name != "posix", reason="owners and modes are those of Unix")


@pytest.fixture
def first(window: MainWindow, tmp_path: Path) -> Iterator[FirstWindow]:
    """The window that listens."""
    made = FirstWindow(tmp_path / "library.sqlite", window)
    yield made
    made.close()


def test_a_second_start_hands_its_files_to_the_first_window(
    qtbot: QtBot, first: FirstWindow, tmp_path: Path
) -> None:
    # A name with a byte that is no text, as a desktop may hand it over.
    paths = [tmp_path / "a.txt", Path(os.fsdecode(b"/b\xff"))]
    handover = Handover(tmp_path / "library.sqlite", paths)
    told: list[object] = []
    first.asked.connect(told.append)
    with qtbot.waitSignal(handover.taken, timeout=PATIENCE):
        handover.try_now()
    assert told == [paths]


def test_files_are_not_sent_twice_to_a_window_that_is_busy(
    qtbot: QtBot, first: FirstWindow, tmp_path: Path
) -> None:
    handover = Handover(tmp_path / "library.sqlite", [tmp_path / "a.txt"])
    told: list[object] = []
    first.asked.connect(told.append)
    for _ in range(5):
        handover.try_now()
    with qtbot.waitSignal(handover.taken, timeout=PATIENCE):
        pass
    assert len(told) == 1


def test_nonsense_from_a_socket_is_ignored(
    qtbot: QtBot, first: FirstWindow, tmp_path: Path
) -> None:
    first.asked.connect(lambda paths: pytest.fail(str(paths)))
    for line in (b"{\n", b'{"a": 1}\n', b"[1]\n", b"[" * 200_000 + b"\n", b"\xff\n"):
        socket = QLocalSocket()
        socket.connectToServer(server_names(tmp_path / "library.sqlite")[0])
        socket.write(line)
        qtbot.waitUntil(
            lambda socket=socket: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState  # type: ignore[misc]
        )


@posix
def test_the_socket_lies_in_a_folder_that_only_this_person_can_enter(
    first: FirstWindow, tmp_path: Path
) -> None:
    names = server_names(tmp_path / "library.sqlite")
    assert Path(names[0]).is_socket()
    assert [Path(name).parent.stat().st_mode & 0o777 for name in names] == [0o700] * len(names)


@posix
def test_a_socket_of_another_user_gets_no_files(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = QLocalServer()
    assert server.listen(server_names(tmp_path / "library.sqlite")[0])
    monkeypatch.setattr(single_instance, "is_same_user", lambda _: False)
    handover = Handover(tmp_path / "library.sqlite", [tmp_path / "secret.txt"])
    handover.try_now()
    assert server.waitForNewConnection(1000)
    socket = server.nextPendingConnection()
    qtbot.waitUntil(
        lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState, timeout=PATIENCE
    )
    assert bytes(socket.readAll().data()) == b""


@posix
def test_the_window_takes_nothing_from_another_user(
    qtbot: QtBot, first: FirstWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "is_same_user", lambda _: False)
    first.asked.connect(lambda paths: pytest.fail(str(paths)))
    socket = QLocalSocket()
    socket.connectToServer(server_names(tmp_path / "library.sqlite")[0])
    socket.write(json.dumps(["/etc/passwd"]).encode() + b"\n")
    qtbot.waitUntil(
        lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState, timeout=PATIENCE
    )


_OTHER = """if 1:
    import os, socket, sys
    listening = socket.socket(socket.AF_UNIX)
    os.setgid(12345)
    os.setuid(12345)
    listening.bind(sys.argv[1])
    listening.listen()
    print("listening", flush=True)
    connection, _ = listening.accept()
    print(connection.recv(100), flush=True)
"""


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may become another user"
)
def test_the_system_tells_who_listens(tmp_path: Path) -> None:
    name = f"/tmp/duidu-test-{os.getpid()}"
    other = subprocess.Popen(
        [sys.executable, "-c", _OTHER, name], stdout=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "listening\n"
        socket = QLocalSocket()
        socket.connectToServer(name)
        assert socket.waitForConnected(PATIENCE)
        assert not socket_peer.is_same_user(int(socket.socketDescriptor()))
        socket.abort()
        # It learned nothing.
        assert other.stdout.readline() == "b''\n"
    finally:
        other.kill()
        other.communicate()
        subprocess.run(["rm", "-f", name], check=True)


@posix
def test_without_a_folder_that_is_closed_there_is_no_socket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(server_names(tmp_path / "library.sqlite")) == 2
    monkeypatch.setattr(own_folders, "is_mine", lambda _: False)
    assert server_names(tmp_path / "library.sqlite") == []


@posix
def test_a_library_has_one_socket_whatever_it_is_called_by(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    assert server_names(tmp_path / "link" / "a.sqlite") == server_names(tmp_path / "a.sqlite")
    assert server_names(tmp_path / "b.sqlite") != server_names(tmp_path / "a.sqlite")


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_a_start_waits_until_the_library_is_free(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    lock = LibraryLock(path)
    assert is_held(path)
    waiting = WaitingStart(path, [])
    qtbot.addWidget(waiting)
    waiting._again.timeout.connect(lambda: lock.release() if waiting.isVisible() else None)
    waiting.wait()
    assert waiting.library is not None
    assert str(os.getpid()) in waiting.label.text()
    assert not waiting.isVisible()
    waiting.library.close()
    assert not is_held(path)


def test_a_start_that_waits_can_hand_its_files_over(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    # The session of the fixture has the library.
    first = FirstWindow(tmp_path / "library.sqlite", window)
    told: list[object] = []
    first.asked.connect(told.append)
    held = HeldError("held")
    assert open_when_free(tmp_path / "library.sqlite", [tmp_path / "a.txt"], held) is None
    assert told == [[tmp_path / "a.txt"]]
    first.close()


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_who_does_not_want_to_wait_is_told_why(qtbot: QtBot, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite"):
        waiting = WaitingStart(tmp_path / "library.sqlite", [])
        qtbot.addWidget(waiting)
        waiting._again.timeout.connect(
            lambda: QTest.keyClick(waiting, Qt.Key.Key_Escape) if waiting.isVisible() else None
        )
        waiting.wait()
        assert waiting.library is None
        assert not waiting.handed
