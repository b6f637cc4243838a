"""How long rows may be laid out for a frame while the scroll bar is dragged.

What does not fit is set plain, or left out of a frame, and comes with the next one a moment later.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Seconds: what a frame takes here, of the 16 ms that one of 60 has, and what rows as they are and
# plain ones have of it however long it takes to paint them.
_FRAME, _LEAST, _LEAST_PLAIN = 0.0115, 0.005, 0.003
# Of what comes next, the part that is expected to go as what came last.
_LATEST = 0.3
_MARGIN = 1.25  # some rows are slower than others


class Pace:
    """How long a px of something takes lately; begins with what is usual, in seconds."""

    def __init__(self, usual: float) -> None:
        self._each = usual

    def of(self, height: float) -> float:
        """The seconds that so many px are likely to take."""
        return _MARGIN * self._each * height

    def note(self, seconds: float, height: float) -> None:
        """Take note of what some px took."""
        if height > 0:
            self._each += _LATEST * (seconds / height - self._each)


class Haste:
    """The time that is left for the rows of a frame, as they are or plain; or no haste.

    What a row takes and what it takes to paint are known from rows and frames before. `left_out`
    says whether rows were not laid out as they are the last time that there was a frame.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._end: float | None = None
        self._plain_end = 0.0
        self._spent = 0.0
        self._whole, self._plain, self._painting = Pace(16e-6), Pace(4e-6), Pace(7e-6)
        self.left_out = False

    @contextmanager
    def frame(self, height: int, *, only_plain: bool, scale: float = 1.0) -> Iterator[None]:
        """Paint so many px of the view, in the time that a frame has at this scale."""
        begun, self._spent = self._clock(), 0.0
        whole = 0.0 if only_plain else _LEAST
        # At twice the scale a frame of 30 in a second is soon enough: painting takes twice as long.
        end = begun + _FRAME * (1 + scale) / 2 - self._painting.of(height)
        self._end = begun if only_plain else max(begun + whole, end)
        self._plain_end = max(begun + whole + _LEAST_PLAIN, end)
        self.left_out = False
        try:
            yield
        finally:
            self._end = None
            self._painting.note(self._clock() - begun - self._spent, height)

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Have no row laid out: the frame that follows does, as far as it has the time."""
        self._end = self._plain_end = self._clock()
        try:
            yield
        finally:
            self._end = None

    def has_time(self, height: int) -> bool:
        """Whether a row that is likely to be so high is laid out as it is."""
        if self._end is None or self._clock() + self._whole.of(height) < self._end:
            return True
        self.left_out = True
        return False

    def has_time_for_plain(self, height: int) -> bool:
        """Whether one that is not is set plain rather than left out."""
        return self._clock() + self._plain.of(height) < self._plain_end

    @contextmanager
    def row(self, height: int, *, plain: bool) -> Iterator[None]:
        """Lay out a row that is likely to be so high."""
        begun = self._clock()
        yield
        seconds = self._clock() - begun
        self._spent += seconds
        (self._plain if plain else self._whole).note(seconds, height)
