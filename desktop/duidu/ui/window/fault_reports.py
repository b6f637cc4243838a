"""Reports faults of the program itself: a file is written, a sentence shown, work goes on."""

import faulthandler
import os
import sys
import threading
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMetaObject, QObject, Qt, Signal, Slot

from duidu.app.base.crash_report import FATAL, crash_folder, take_over_fatal, write_report
from duidu.core.errors import DuiduError
from duidu.core.fault_guard import line_of
from duidu.core.system_failure import system_failure
from duidu.library.store.private_files import make_folder, open_private
from duidu.ui.base.message_line import MessageLine
from duidu.ui.base.text_sheet import TextSheet
from duidu.ui.style.i18n import error_text, tr

MOST_REPORTS = 5  # of one run: a fault in painting comes back with every frame


class FaultReports(QObject):
    """Reports uncaught errors of every thread.

    Those that killed the process are reported at the next start.
    """

    _failed = Signal(str)

    def __init__(self, messages: MessageLine, parent: QObject, folder: Path | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._folder = folder or crash_folder()
        self._written: list[Path] = []
        self._left = MOST_REPORTS
        self._known: set[tuple[type[BaseException], str, int]] = set()
        self._failed.connect(messages.error)
        sys.excepthook = self.report
        threading.excepthook = lambda thread: self.report(
            thread.exc_type, thread.exc_value, thread.exc_traceback
        )
        report = take_over_fatal(self._folder, datetime.now())
        if report is not None:
            self._written.append(report)
            self._tell()
        self._watch_for_death()

    def _watch_for_death(self) -> None:
        """Have the interpreter write a traceback when native code kills the process."""
        try:
            make_folder(self._folder)
            handle = open_private(self._folder / FATAL, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        except OSError:
            # In a folder that cannot be written no report can be kept; the library tells of that.
            return
        log = os.fdopen(handle, "w", encoding="utf-8")
        faulthandler.enable(log)
        self.destroyed.connect(partial(_stop_watching, log))

    def report(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write a report and show a sentence, once for each line that fails.

        Only the first five of a run are written. What is no fault of ours has its own sentence.
        """
        failure = system_failure(error) if error is not None else None
        if isinstance(error, DuiduError):
            failure = error
        if failure is not None:
            self._failed.emit(error_text(failure))
            return
        # A key that is held down, or a timer, fails again and again.
        here = (kind, *line_of(trace))
        if trace is not None and here in self._known:
            return
        self._known.add(here)
        sys.__excepthook__(kind, error or kind(), trace)
        if error is None or issubclass(kind, KeyboardInterrupt) or self._left <= 0:
            return
        self._left -= 1
        try:
            self._written.append(
                write_report(error.with_traceback(trace), self._folder, datetime.now())
            )
        except OSError:
            return
        QMetaObject.invokeMethod(self, "_tell", Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _tell(self) -> None:
        text = tr(
            "faults",
            "An error occurred in Duidu. A report of it is "
            "in {path}; it contains none of your texts.",
            path=str(self._written[-1]),
        )
        self._messages.say(text, [(tr("faults", "Show the report"), self._show)])

    def _show(self) -> None:
        """Show the newest report."""
        report = self._written[-1]
        TextSheet(str(report), report.read_text("utf-8"), self._messages.window()).show()


def _stop_watching(log: TextIO) -> None:
    faulthandler.disable()
    log.close()
