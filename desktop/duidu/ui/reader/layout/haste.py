"""How long rows may be laid out at once while the scroll bar is dragged.

What does not fit is set plain, or left out of a frame, and comes with the next one a moment later.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Haste:
    """A span of time for rows as they are, and a span after it for plain ones; or neither.

    `left_out` says whether rows were not laid out as they are the last time that there was one.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._until: float | None = None
        self._end = 0.0
        self.left_out = False

    @contextmanager
    def within(self, seconds: float | None, plain: float = 0.0) -> Iterator[None]:
        """Have so many seconds from now on, then so many for plain rows; None for no haste."""
        self.left_out = False
        if seconds is not None:
            self._until = self._clock() + seconds
            self._end = self._until + plain
        try:
            yield
        finally:
            self._until = None

    def is_over(self) -> bool:
        """Whether the time is used up: what is asked for now is left out, or set plain."""
        if self._until is None or self._clock() < self._until:
            return False
        self.left_out = True
        return True

    def has_time_for_plain(self) -> bool:
        """Whether a row is set plain rather than left out, once the other time is used up."""
        return self._clock() < self._end
