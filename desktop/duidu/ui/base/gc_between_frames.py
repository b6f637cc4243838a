"""Collects Python's garbage between frames.

A full collection takes 30 to 50 ms with a book open, and must not fall into a scroll; the longest
that falls into a frame is 0 instead of 1.5 ms on a made-up heap (tests/benchmarks/start_tricks.py).
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_YOUNG_MS = 1_000
# Young objects: worth a collection, too many for one while work goes on, and too many for one now.
# Each that is garbage takes up to a microsecond.
_MANY, _MORE, _TOO_MANY = 5_000, 40_000, 60_000
_ALL_EVERY = 600  # rounds
_OLD = 150_000  # objects that outlived a collection: too many to look through in one frame
_PATIENCE = 120  # rounds put off while work goes on in the background


def always() -> bool:
    """The default of `idle`: nothing else is going on."""
    return True


class GcBetweenFrames(QObject):
    """Replaces the automatic collector while it lives.

    Young objects are collected every second, all of them when the window loses the focus.
    Collecting runs on the window's thread alone, so that no worker ever destroys a Qt object.

    While work in the background (`idle` returns False) makes many it waits, for some minutes at
    most: opening a book makes a million objects of which none is garbage, and looking at each would
    hold the window for a third of a second.
    """

    def __init__(self, application: QGuiApplication, idle: Callable[[], bool] = always) -> None:
        """Start; objects that are alive now are taken for permanent."""
        super().__init__(application)
        self._idle = idle
        self._waited = 0
        self._put_off = False
        gc.disable()
        gc.collect()
        gc.freeze()
        self._rounds = self._old = 0
        self._timer = QTimer(self, interval=_YOUNG_MS)
        self._timer.timeout.connect(self._collect_young)
        self._timer.start()
        application.applicationStateChanged.connect(self._state_changed)

    def stop(self) -> None:
        """Turn the automatic collector on again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _collect_young(self) -> None:
        """Do one round: collect young objects, or all, or put it off while work goes on."""
        young = gc.get_count()[0]
        if young > _MORE and not self._idle() and self._waited < _PATIENCE:
            self._waited += 1
            return
        self._waited = 0
        self._rounds += 1
        all_now = self._rounds >= _ALL_EVERY
        if young > _TOO_MANY or (all_now and self._old > _OLD):
            # Looking through what a book left behind takes a third of a second: that waits until
            # the window is not in use.
            gc.freeze()
            self._put_off = True
            self._rounds = self._old = 0
        elif all_now:
            gc.collect()
            self._rounds = 0
        elif young > _MANY:
            gc.collect(1)
            # At most: some of them went.
            self._old += young

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationInactive:
            if self._put_off:
                gc.unfreeze()
                self._put_off = False
            gc.collect()
            gc.freeze()
            self._old = 0
