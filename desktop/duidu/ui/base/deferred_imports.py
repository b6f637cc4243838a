"""Loads modules that the first page does not need after it was painted: some behind the window, some between two events."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from duidu.core.jobs import Job
from duidu.ui.base.jobs import Jobs, Lane


class LateModules(QObject):
    """Loads what it is given, once a process: `behind` the window what knows no Qt, `between` events what does, one at a time."""

    def __init__(
        self, behind: Sequence[str], between: Sequence[str], jobs: Jobs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._behind = behind
        self._jobs = jobs
        self._left = list(between)
        self._waiting: list[Callable[[], object]] = []

    def then(self, done: Callable[[], object]) -> None:
        """Call `done` when all are loaded: now, if they are."""
        if all(name in sys.modules for name in (*self._behind, *self._left)):
            done()
            return
        self._waiting.append(done)
        if len(self._waiting) == 1:
            # Not in the lane in which a book may be aligned for a minute: the card would have to wait for it.
            self._jobs.run(Lane.LIBRARY, self._load_behind, self._load_between)

    def _load_behind(self, job: Job) -> None:
        for name in self._behind:
            job.check()
            import_module(name)

    def _load_between(self, _: None) -> None:
        if self._left:
            import_module(self._left.pop(0))
            QTimer.singleShot(0, self, lambda: self._load_between(None))
            return
        waiting, self._waiting = self._waiting, []
        for done in waiting:
            done()
