"""Looks after the library while a window is open.

Housekeeping and checks after the start; copies and backups in moments without changes, so that the
end of the window waits for neither. What the last session left undone is made soon after the start.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from duidu.core.jobs import Job
from duidu.library.library import Library
from duidu.ui.base.jobs import Jobs, Lane
from duidu.ui.base.message_line import MessageLine

_LOOK_EVERY = 15_000  # ms; without a change from one look to the next it is a quiet moment
# Looks for which a backup that is due waits for such a moment: ten minutes. Who confirms a row
# every few seconds for hours leaves none, and has most to lose.
PATIENCE = 40
# Seconds between two writings of plain copies, since the copy of a book is all of it, and between
# two attempts at a backup.
COPIES_EVERY = 5 * 60


class LibraryUpkeep(QObject):
    """Works in the background lane; what the person must know is said at the foot of the window."""

    def __init__(
        self, library: Library, jobs: Jobs, messages: MessageLine, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._messages = messages
        # What is not in a backup may not be in the copies either, and is due at once.
        self._tried = 0.0 if library.has_changes else time.time()
        self._changes = library.changes
        self._put_off = 0
        self._busy = False
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        if not library.read_only:
            self._timer.start()
            jobs.run(
                Lane.BACKGROUND, library.upkeep, owner=self, when_done=self._tell, key="upkeep"
            )

    def _tell(self, sentence: str | None) -> None:
        if sentence:
            self._messages.say(sentence)

    def _look(self) -> None:
        """Keep safe what changed, if nobody is changing anything now, or it waited for too long."""
        before, self._changes = self._changes, self._library.changes
        now = time.time()
        backup = self._library.backups.due(now)
        self._put_off = self._put_off + 1 if backup else 0
        # What failed, on a full disk perhaps, is not tried again with each look.
        rested = not 0 <= now - self._tried < COPIES_EVERY
        if not rested or (before != self._changes and self._put_off <= PATIENCE):
            return
        if backup:
            self._run(self._library.keep_safe, now)
        elif self._library.copies_behind:
            self._run(self._library.keep_copies, now)

    def _run(self, work: Callable[[Job], object], now: float) -> None:
        """Do one of both, which is not begun again while it runs."""
        if self._busy:
            return
        self._tried, self._busy = now, True

        def whole(job: Job) -> None:
            try:
                work(job)
            finally:
                self._busy = False

        # No key: it would cancel a backup that the person asked for.
        self._jobs.run(Lane.BACKGROUND, whole, owner=self, when_done=lambda _: None, turn="backup")
