"""Keeps what the window remembers of itself while it is open: tabs, size, widths.

A crash, a power cut or a kill then costs nothing of it but the last moment.
"""

import threading

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from duidu.app.settings import settings_table as table
from duidu.core.errors import FileError
from duidu.ui.style.i18n import error_text
from duidu.ui.window.restored_tabs import kept_tabs
from duidu.ui.window.window_protocol import ReaderWindow

REST = 300  # ms without a change after which it is written: a drag of an edge makes many
_SHAPE = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.WindowStateChange)


class WindowMemory(QObject):
    """Follows a window whose tabs of the last run are back, and writes on a thread of its own."""

    _failed = Signal(object)

    def __init__(self, window: ReaderWindow, frame: QWidget) -> None:
        """Follow a window; `frame` is the window of the system it stands in."""
        super().__init__(frame)
        self._window, self._frame = window, frame
        self._settings = window.context.session.settings
        self._told = False
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self._write)
        self._failed.connect(self._tell)
        window.stack.currentChanged.connect(self._note)
        window.stack.widgetRemoved.connect(self._note)
        window.tabs.tabMoved.connect(self._note)
        frame.installEventFilter(self)
        self._settings.remembering.append(self._note)
        self._note()

    def stop(self) -> None:
        """Follow no more: the window is closing, and keeps all this itself."""
        self._timer.stop()
        if self._note not in self._settings.remembering:
            return
        self._frame.removeEventFilter(self)
        for signal in (self._window.stack.currentChanged, self._window.stack.widgetRemoved):
            signal.disconnect(self._note)
        self._settings.remembering.remove(self._note)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Notice that the window was moved or got another size."""
        if event.type() in _SHAPE:
            self._note()
        return False

    def _note(self, *_: object) -> None:
        """Write after a moment without a further change."""
        self._timer.start()

    def _write(self) -> None:
        """Write what is remembered as it is now, without holding up the window."""
        remember(self._window, self._frame)
        # Setting these values has asked for another writing.
        self._timer.stop()
        write = self._settings.writing()

        def work() -> None:
            try:
                write()
            except FileError as error:
                self._failed.emit(error)

        threading.Thread(target=work, name="window-memory").start()

    def _tell(self, error: FileError) -> None:
        """Say once that nothing can be kept."""
        if not self._told:
            self._told = True
            self._window.messages.error(error_text(error))


def remember(window: ReaderWindow, frame: QWidget) -> None:
    """Put tabs, place and size of a window into the settings, which the caller writes."""
    settings = window.context.session.settings
    settings.set(table.tabs_of(window.context.session.library.path), kept_tabs(window))
    settings.set(table.GEOMETRY, bytes(frame.saveGeometry().toBase64().data()).decode("ascii"))
