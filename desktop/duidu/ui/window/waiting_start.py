"""A start while another window or command has the library: hands its files over, or waits.

A window that closes lets go of the library in a moment; an import from a terminal may take long.
"""

from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from duidu.library.library import Library
from duidu.library.safety.lock import holder, is_held
from duidu.library.store.library_errors import HeldError
from duidu.ui.style.i18n import tr
from duidu.ui.window.single_instance import AGAIN, Handover

QUIET = 700  # ms without a window: most windows answer, or let go, within it


class WaitingStart(QWidget):
    """A small window that says what is waited for, until the library is free or nobody waits.

    `library` is the library once it could be opened, `handed` says that another window took the
    files. Without either the person did not want to wait.
    """

    def __init__(self, library_file: Path, paths: list[Path]) -> None:
        super().__init__(None, Qt.WindowType.Dialog)
        self.library: Library | None = None
        self.error: Exception | None = None
        self.handed = False
        self._file = library_file
        self._loop = QEventLoop()
        self._handover = Handover(library_file, paths)
        self._handover.taken.connect(self._taken)
        self._lay_out()
        self._again = QTimer(self, interval=AGAIN)
        self._again.timeout.connect(self._try)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(self.show)

    def wait(self) -> None:
        """Return when the library is open, the files are handed over or the person gave up.

        Raises DuiduError when the library is free and cannot be opened.
        """
        self._quiet.start()
        self._again.start()
        QTimer.singleShot(0, self._try)
        self._loop.exec()
        self._again.stop()
        self._quiet.stop()
        self.close()
        if self.error is not None:
            raise self.error

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give up."""
        super().closeEvent(event)
        self._loop.quit()

    def _lay_out(self) -> None:
        """Say who has the library, above one button."""
        self.setWindowTitle("对读 Duidu")
        process = holder(self._file)
        self.label = QLabel(
            tr(
                "WaitingStart",
                "The library is still in use by another window or command of Duidu (process "
                "{process}). This window opens as soon as it is free.",
                process=process or "?",
            )
            + f"\n\n{self._file}",
            self,
        )
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setMinimumWidth(380)
        self.buttons = QDialogButtonBox(self)
        self.give_up = self.buttons.addButton(
            tr("WaitingStart", "Do not wait"), QDialogButtonBox.ButtonRole.RejectRole
        )
        self.give_up.setShortcut(Qt.Key.Key_Escape)
        self.give_up.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(16)
        column.addWidget(self.label)
        column.addWidget(self.buttons)

    def _try(self) -> None:
        """Open the library if nobody holds it any more, else ask its window to take the files."""
        try:
            if is_held(self._file):
                self._handover.try_now()
                return
            self.library = Library.open(self._file)
        except HeldError:
            return  # another start was quicker
        except Exception as error:  # noqa: BLE001 - whoever waits would try it again for ever
            self.error = error
        self._loop.quit()

    def _taken(self) -> None:
        self.handed = True
        self._loop.quit()


def open_when_free(library_file: Path, paths: list[Path], held: HeldError) -> Library | None:
    """Return the library once nobody else holds it, None when its window took the files.

    Raises `held` when the person does not want to wait, DuiduError when it cannot be opened.
    """
    waiting = WaitingStart(library_file, paths)
    waiting.wait()
    if waiting.library is None and not waiting.handed:
        raise held
    return waiting.library
