"""How long each part of a line is to be, so that the sound never waits for the next one."""

import time
from collections.abc import Callable

from duidu.speech.times import FRAME, RATE

AROUND = 4
"""Frames on either side of a part that are made with it and thrown away: its ends sound worse."""
FIRST, LEAST, MOST = 36, 16, 80
"""Frames of the first part, 0.9 s, and of any other: shorter ones sound worse."""
LONGER = 48
"""Frames of a part that comes too late: less of it is made only to be thrown away."""
# Of the time that is left this share may be used. Until it is known, two cores are taken to make a
# second of sound in 0.7 s.
_SHARE, _USUAL = 0.85, 0.7


class Pace:
    """Measures how fast parts are made, and how much of what was made is still to be heard."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._first_at: float | None = None
        self._begun_at = clock()
        self._made = 0
        self._each = _USUAL

    def wanted(self) -> int:
        """The frames of the next part, whose making begins now."""
        self._begun_at = self._clock()
        if self._first_at is None:
            return FIRST
        heard = (self._begun_at - self._first_at) * RATE / FRAME
        left = max(0.0, self._made - heard)
        if (LEAST + 2 * AROUND) * self._each > left:
            # Too late whatever is made: rather one pause than many.
            return LONGER
        return max(LEAST, min(MOST, int(left * _SHARE / self._each) - 2 * AROUND))

    def made(self, frames: int) -> None:
        """Take note that a part of so many frames is there, and heard from now on."""
        now = self._clock()
        took = (now - self._begun_at) * RATE / FRAME
        self._each = max(0.05, took / (frames + 2 * AROUND))
        self._made += frames
        if self._first_at is None:
            self._first_at = now
