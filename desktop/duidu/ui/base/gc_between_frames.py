"""Collects Python's garbage between frames.

A full collection takes 30 to 50 ms with a book open, and must not fall into a scroll; the longest
that falls into a frame is 0 instead of 1.5 ms on a made-up heap (tests/benchmarks/start_tricks.py).
"""

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_YOUNG_MS = 1_000
_PORTION_MS = 100  # while work goes on behind the window, which makes many in a second
# Young objects: worth a collection, too many for one now, and too many for one while work goes on.
# Each takes about a microsecond, two on a busy machine: 40,000 at once held the window for 88 ms.
_MANY, _TOO_MANY, _MORE = 5_000, 15_000, 40_000
_ALL_EVERY = 600  # rounds
_PATIENCE = 120  # rounds put off while work goes on in the background
# Seconds that a full collection may take while somebody may look on, and for each object in it.
_SHORT, _EACH = 0.05, 0.5e-6
# A round in which the window's thread works less than this (seconds) is one of rest, and after so
# many of them a full collection is not noticed: a short one, and one of a book.
_LITTLE = 0.03
_REST, _LONG_REST = 2, 60


def always() -> bool:
    """The default of `idle`: nothing else is going on."""
    return True


class GcBetweenFrames(QObject):
    """Replaces the automatic collector while it lives.

    Young objects are collected every second, in portions while many are made; all of them when the
    window loses the focus or comes to rest, and after a page was closed (`expect_garbage`), since a
    closed page is garbage that refers to itself. Collecting runs on the window's thread alone, so
    that no worker ever destroys a Qt object.

    While work in the background (`idle` returns False) makes many it waits, for some minutes at
    most: opening a book makes a million objects of which none is garbage, and looking at each would
    hold the window for a third of a second. So does a full collection that would take as long: it
    waits for a long rest.
    """

    def __init__(
        self,
        application: QGuiApplication,
        idle: Callable[[], bool] = always,
        worked: Callable[[], float] = time.thread_time,
    ) -> None:
        """Start; `worked` tells the processor time of this thread in seconds."""
        super().__init__(application)
        self._idle, self._worked = idle, worked
        self._waited = 0
        self._put_off = self._is_garbage_expected = False
        self._rests = self._rounds = self._old = 0
        self._took = self._worked_before = 0.0
        gc.disable()
        self._collect_all()
        # What is alive now is taken for permanent until everything must be looked through.
        gc.freeze()
        self._timer = QTimer(self, interval=_YOUNG_MS)
        self._timer.timeout.connect(self._do_round)
        self._timer.start()
        self._soon = QTimer(self, interval=_PORTION_MS, singleShot=True)
        self._soon.timeout.connect(self._collect_portion)
        application.applicationStateChanged.connect(self._state_changed)

    def stop(self) -> None:
        """Turn the automatic collector on again."""
        self._timer.stop()
        self._soon.stop()
        gc.unfreeze()
        gc.enable()

    def expect_garbage(self) -> None:
        """Take note that much of what is old is garbage by now, as after a page was closed."""
        self._is_garbage_expected = True

    def _do_round(self) -> None:
        """Do one round: collect young objects, or all, or put it off while work goes on."""
        before, self._worked_before = self._worked_before, self._worked()
        self._rests = self._rests + 1 if self._worked_before - before < _LITTLE else 0
        young = gc.get_count()[0]
        if not self._idle():
            self._soon.start()
            if young > _MORE and self._waited < _PATIENCE:
                self._waited += 1
                return
        self._waited = 0
        self._rounds += 1
        self._collect_young(young)
        if self._is_time_for_all():
            self._collect_all()

    def _collect_portion(self) -> None:
        """Collect what work in the background made lately, as long as it goes on."""
        young = gc.get_count()[0]
        if young <= _MORE:
            self._collect_young(young)
        if not self._idle():
            self._soon.start()

    def _collect_young(self, young: int) -> None:
        """Collect so many young objects, unless they are too few or too many."""
        if young > _TOO_MANY:
            # Looking through what a book left behind takes a third of a second: it is put among the
            # permanent until everything is looked through.
            gc.freeze()
            self._put_off = True
        elif young > _MANY:
            gc.collect(1)
        if young > _MANY:
            # At most: some of them went.
            self._old += young

    def _is_time_for_all(self) -> bool:
        """Whether to look through old objects now."""
        is_worth_it = self._is_garbage_expected or self._old >= _MANY
        if self._took + self._old * _EACH > _SHORT:
            return is_worth_it and self._rests >= _LONG_REST
        return (
            self._is_garbage_expected
            or self._rounds >= _ALL_EVERY
            or (is_worth_it and self._rests >= _REST)
        )

    def _collect_all(self) -> None:
        """Look through all objects, and note how long it took."""
        if self._put_off:
            gc.unfreeze()
        begun = self._worked()
        # Never frozen afterwards: a page that is open now is garbage one day.
        gc.collect()
        self._worked_before = self._worked()
        # Of this collection, in seconds; rounds since, and objects that outlived one of them.
        self._took = self._worked_before - begun
        self._rounds = self._old = 0
        self._put_off = self._is_garbage_expected = False

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationInactive:
            self._collect_all()
