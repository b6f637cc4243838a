"""Fills a list with very many items little by little, so that the window stays at hand."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from duidu.core.fault_guard import FaultGuard

_EACH = 150  # items in one go: some milliseconds


class SlowFill(QObject):
    """Hands rows to `put` in parts: the first at once, each other when events were handled."""

    def __init__(self, parent: QObject, ended: Callable[[], None] | None = None) -> None:
        """`ended` is called when all rows were handed over."""
        super().__init__(parent)
        self._ended = ended
        self._guard = FaultGuard()
        self._put: Callable[[int, int], None] | None = None
        self._count = self._next = 0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)

    def fill(self, count: int, put: Callable[[int, int], None]) -> None:
        """Have `put` called with the numbers first..last of rows until `count` are there.

        What was not handed over of an earlier filling is dropped.
        """
        self._timer.stop()
        self._put, self._count, self._next = put, count, 0
        self._go_on()

    def _go_on(self) -> None:
        if self._put is None:
            return
        first, self._next = self._next, min(self._count, self._next + _EACH)
        # A part that fails is missing; those after it come.
        with self._guard.part():
            self._put(first, self._next)
        if self._next < self._count:
            self._timer.start()
        elif self._ended is not None:
            self._ended()
