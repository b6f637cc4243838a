"""How long rows may be laid out at once while the scroll bar is dragged.

What does not fit is left out of a frame, and comes with the next one a moment later.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Haste:
    """A span of time, of which `is_over` tells whether it is used up; without one it never is.

    `left_out` says whether it was used up the last time that there was one.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._until: float | None = None
        self.left_out = False

    @contextmanager
    def within(self, seconds: float | None) -> Iterator[None]:
        """Have so many seconds from now on; None for as long as it takes."""
        self.left_out = False
        self._until = None if seconds is None else self._clock() + seconds
        try:
            yield
        finally:
            self._until = None

    def is_over(self) -> bool:
        """Whether the time is used up: what is asked for now is left out."""
        if self._until is None or self._clock() < self._until:
            return False
        self.left_out = True
        return True
