"""Looks after the library while a window is open.

Housekeeping and checks after the start; backups as changes gather, and at the end.
"""

import time

from PySide6.QtCore import QObject, QTimer

from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.ui.base.jobs import Jobs, Lane
from duidu.ui.base.message_line import MessageLine

_LOOK_EVERY = 60_000  # ms; whether a backup is due is the library's to say


class LibraryUpkeep(QObject):
    """Works in the background lane; what the person must know is said at the foot of the window."""

    def __init__(
        self, library: Library, jobs: Jobs, messages: MessageLine, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._messages = messages
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self._back_up_if_due)
        if not library.read_only:
            self._timer.start()
            jobs.run(
                Lane.BACKGROUND, library.upkeep, owner=self, when_done=self._tell, key="upkeep"
            )

    def _tell(self, sentence: str | None) -> None:
        if sentence:
            self._messages.say(sentence)

    def _back_up_if_due(self) -> None:
        if self._library.backups.due(time.time()):
            self._jobs.run(
                Lane.BACKGROUND,
                self._library.keep_safe,
                owner=self,
                when_done=lambda _: None,
                key="backup",
            )


def back_up_at_the_end(library: Library) -> None:
    """Back up what this session changed, once the window is closed and no job runs."""
    if not library.read_only and library.has_changes:
        library.keep_safe(NoJob())
