"""Ends the program in one way, be it asked by a signal, the session of the system, or a person.

A second signal ends it at once.
"""

import os
import signal
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtWidgets import QApplication

from duidu.ui.window.main_window import MainWindow

# Those that ask a program to end; a system has not all of them.
_ASKING = ("SIGTERM", "SIGHUP", "SIGINT")


class OrderlyEnd(QObject):
    """Keeps what is typed when the session of the system ends, closes the window at a signal.

    Only POSIX tells a program by signals; elsewhere the end of the session closes the window.
    """

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        super().__init__(app)
        self._app, self._window = app, window
        self._pipe: tuple[int, ...] = ()
        # Before the session ends: it may yet go on, so the editors stay open.
        app.commitDataRequest.connect(lambda *_: self._write(), Qt.ConnectionType.DirectConnection)
        # However the loop ended: on Windows the process is killed right after this.
        app.aboutToQuit.connect(self._keep)
        if os.name == "posix":
            self._listen()

    def stop(self) -> None:
        """Listen no more to signals."""
        if self._pipe:
            self._notifier.setEnabled(False)
            signal.set_wakeup_fd(-1)
            for handle in self._pipe:
                os.close(handle)
            self._pipe = ()

    def _write(self) -> None:
        self._window.context.write_drafts()
        self._window.session.flush_drafts()

    def _keep(self) -> None:
        self._window.context.leave_editors()
        self._window.session.flush_drafts()

    def _listen(self) -> None:
        """Have signals wake Qt's loop, which gives Python no turn by itself."""
        self._pipe = os.pipe()
        for handle in self._pipe:
            os.set_blocking(handle, False)
        signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
        for name in _ASKING:
            number = getattr(signal, name)
            # Started by nohup, a program is to outlive its terminal.
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, _first)
        self._notifier = QSocketNotifier(self._pipe[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._asked)

    def _asked(self) -> None:
        """End if one of the signals came; Python's own handler has run by now."""
        try:
            came = os.read(self._pipe[0], 64)
        except BlockingIOError:
            return
        if any(getattr(signal, name) in came for name in _ASKING):
            self._window.close()
            # A dialog of the system that is still open would keep the loop running.
            self._app.exit(0)


def _first(_number: int, _frame: FrameType | None) -> None:
    """Let the next signal end the process as the system does: the person does not want to wait."""
    for name in _ASKING:
        signal.signal(getattr(signal, name), signal.SIG_DFL)
