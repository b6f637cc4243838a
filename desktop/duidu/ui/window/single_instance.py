"""Keeps one window for one library: a second start hands its files over and ends.

Both talk by a local socket; nothing leaves the machine.
"""

import hashlib
import json
import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT = 1000  # ms for one step of the conversation
PATIENCE = 4.0  # seconds: the first window may only just be starting
MOST_BYTES = 1 << 20


class FirstWindow(QObject):
    """Listens for other starts; `asked` carries the files they were given."""

    asked = Signal(list)

    def __init__(self, library: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        # We hold the library's lock, so a socket left there belongs to a window that is gone.
        QLocalServer.removeServer(server_name(library))
        self._server.listen(server_name(library))

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _welcome(self) -> None:
        socket = self._server.nextPendingConnection()
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
            names = json.loads(bytes(socket.readLine().data()))
        except ValueError:
            socket.abort()
            return
        if isinstance(names, list) and all(isinstance(name, str) for name in names):
            socket.write(b"ok\n")
            socket.flush()
            self.asked.emit([Path(name) for name in names])
        socket.disconnectFromServer()


def hand_over(library: Path, paths: list[Path]) -> bool:
    """Give files to the window that has this library; return whether it took them."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        socket = QLocalSocket()
        socket.connectToServer(server_name(library))
        if socket.waitForConnected(WAIT):
            socket.write(json.dumps([str(path.absolute()) for path in paths]).encode() + b"\n")
            socket.waitForBytesWritten(WAIT)
            return bool(
                socket.waitForReadyRead(WAIT) and bytes(socket.readLine().data()) == b"ok\n"
            )
        time.sleep(0.1)
    return False


def server_name(library: Path) -> str:
    """Return the name of the socket of a library's window."""
    return (
        "duidu-"
        + hashlib.sha256(str(library.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[
            :16
        ]
    )
