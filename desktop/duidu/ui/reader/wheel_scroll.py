"""Turns a notch of the mouse wheel into a short run of small steps instead of one jump.

Trackpads report pixels of their own and do not come here.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_STEP_MS = 12
_SHARE = 0.4  # of the remaining distance, in each step: the whole takes about a tenth of a second


class WheelScroll(QObject):
    """Spreads distances over time and calls `move` with each step, in px.

    Another notch adds to what is left; a turn the other way replaces it.
    """

    def __init__(self, move: Callable[[int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._move = move
        self._left = 0
        self._timer = QTimer(self, interval=_STEP_MS)
        self._timer.timeout.connect(self._step)

    def push(self, distance: int) -> None:
        """Scroll by this distance, the first step at once."""
        self._left = distance + (self._left if distance * self._left > 0 else 0)
        self._step()
        if self._left:
            self._timer.start()

    def stop(self) -> None:
        """Stop here, and forget the distance that is left."""
        self._left = 0
        self._timer.stop()

    def _step(self) -> None:
        # The last px would round to no step at all: take them at once.
        step = round(self._left * _SHARE) or self._left
        self._left -= step
        if not self._left:
            self._timer.stop()
        self._move(step)
