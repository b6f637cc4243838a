"""Keeps one window for one library: a second start hands its files over and ends.

Both talk by a local socket in a folder that only this person can enter; nothing leaves the machine.
"""

import contextlib
import hashlib
import json
import os
import secrets
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from duidu.library.store.own_folders import runtime_folders
from duidu.library.store.private_files import open_private, read_own
from duidu.ui.window.socket_peer import is_same_user

AGAIN = 100  # ms between two attempts to reach it
MOST_BYTES = 1 << 20
_LONGEST = 100  # bytes: a socket's path may have 104 on macOS and 108 on Linux
_SECRET_BYTES = 64


class FirstWindow(QObject):
    """Listens for other starts; `asked` carries the files they were given."""

    asked = Signal(list)

    def __init__(self, library: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        for name in server_names(library):
            # We hold the library's lock, so a socket left there belongs to a window that is gone.
            QLocalServer.removeServer(name)
            if self._server.listen(name):
                break

    def close(self) -> None:
        """Listen no more, and drop who is still connected: they look for the lock then."""
        self._server.close()
        for socket in self._server.findChildren(QLocalSocket):
            socket.abort()

    def _welcome(self) -> None:
        socket = self._server.nextPendingConnection()
        if not is_same_user(int(socket.socketDescriptor())):
            socket.abort()
            socket.deleteLater()
            return
        socket.readyRead.connect(lambda: self._read(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        """Take the files that another start sent, and answer.

        A connection that sends anything else is closed.
        """
        if not socket.canReadLine():
            if socket.bytesAvailable() > MOST_BYTES:
                socket.abort()
            return
        try:
            names = json.loads(bytes(socket.readLine(MOST_BYTES).data()))
        except (ValueError, RecursionError):
            socket.abort()
            return
        if isinstance(names, list) and all(isinstance(name, str) for name in names):
            socket.write(b"ok\n")
            socket.flush()
            self.asked.emit([Path(name) for name in names])
        socket.disconnectFromServer()


class Handover(QObject):
    """Gives files to the window that has a library; `taken` says that it has them.

    Files are sent once on a connection and never again while it lasts, so that a busy window does
    not get them twice.
    """

    taken = Signal()

    def __init__(self, library: Path, paths: list[Path]) -> None:
        super().__init__()
        self._library = library
        # As bytes that are no text are in the names of files: escaped by Python, and by JSON.
        self._line = json.dumps([os.path.abspath(path) for path in paths]).encode("ascii") + b"\n"
        self._socket: QLocalSocket | None = None

    def try_now(self) -> None:
        """Connect and send, unless the files are on their way already."""
        if self._socket is not None:
            if self._socket.state() is not QLocalSocket.LocalSocketState.UnconnectedState:
                return
            self._socket.deleteLater()
            self._socket = None
        for name in server_names(self._library):
            socket = QLocalSocket(self)
            socket.connectToServer(name)
            # Whoever has that name must not learn what this person reads.
            if socket.waitForConnected(AGAIN) and is_same_user(int(socket.socketDescriptor())):
                self._socket = socket
                socket.readyRead.connect(self._read)
                socket.write(self._line)
                return
            socket.abort()
            socket.deleteLater()

    def _read(self) -> None:
        if self._socket is not None and bytes(self._socket.readLine(16).data()) == b"ok\n":
            self.taken.emit()


def server_names(library: Path) -> list[str]:
    """Return the names that the socket of a library's window may have, the best first.

    None where no folder is closed to others, or its path is too long for a socket.
    """
    # On macOS, too, a file may be called by its name in capitals.
    path = os.path.normcase(os.path.realpath(library))
    path = path.casefold() if sys.platform == "darwin" else path
    digest = hashlib.sha256(path.encode("utf-8", "surrogateescape"))
    if sys.platform == "win32":
        # Pipes have no folder: anyone could make one of a name that can be worked out.
        return [f"duidu-{_with(digest.copy(), folder)}" for folder in runtime_folders()]
    names = [str(folder / digest.hexdigest()[:16]) for folder in runtime_folders()]
    return [name for name in names if len(os.fsencode(name)) <= _LONGEST]


def _with(digest: "hashlib._Hash", folder: Path) -> str:
    """Return a name that only who can read the secret in this folder can work out."""
    secret = folder / "secret"
    with contextlib.suppress(FileExistsError):
        handle = open_private(secret, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(_SECRET_BYTES))
    digest.update(read_own(secret, _SECRET_BYTES))
    return digest.hexdigest()[:32]
