"""How long the rest of a chapter and of the whole text take, by the person's own pace."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from duidu.library.library import Library

_DAYS = 30
_LEAST_READ = 2000  # code points that must have been counted before a pace is told
_LEAST_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """Seconds that are left, to the end of the chapter (None without chapters) and of all."""

    chapter: float | None
    whole: float


def own_pace(library: Library, today: date) -> float | None:
    """Code points a second in the last thirty days; None where too little was counted."""
    first = (today - timedelta(days=_DAYS)).isoformat()
    days = [day for day in library.reading.of_all_devices() if day.day >= first]
    seconds = sum(day.seconds for day in days)
    characters = sum(day.characters for day in days)
    if characters < _LEAST_READ or seconds < _LEAST_SECONDS:
        return None
    return characters / seconds


class Lengths:
    """The code points of one side of a text by row, its chapters, and what follows it in a book.

    `headings` are (row, level): chapters begin at those of the highest level that occurs twice.
    """

    def __init__(
        self, rows: Sequence[int], headings: Sequence[tuple[int, int]], following: int = 0
    ) -> None:
        self._before = [0, *accumulate(rows)]
        counts = Counter(level for _, level in headings)
        top = min((level for level, count in counts.items() if count > 1), default=None)
        self._chapters = [row for row, level in headings if top is not None and level <= top]
        self._following = following

    def left(self, row: int, pace: float) -> TimeLeft:
        """What is left from a row on, at so many code points a second."""
        rows = len(self._before) - 1
        row = max(0, min(row, rows))
        here, end = self._before[row], self._before[-1]
        whole = (end - here + self._following) / pace
        if not self._chapters:
            # A chapter of a book that is a collection is an article of its own.
            return TimeLeft((end - here) / pace if self._following else None, whole)
        number = bisect_right(self._chapters, row)
        close = self._chapters[number] if number < len(self._chapters) else rows
        return TimeLeft((self._before[close] - here) / pace, whole)
