"""The heights of all rows, summed in groups, so that no question about them visits every row.

A Fenwick tree answers faster, in logarithmic time, but takes ten times as long to build, and
opening a book waits for that. Heights are whole logical pixels.
"""

from collections.abc import Iterable
from itertools import accumulate

_GROUP = 1024
"""Rows whose heights are summed together."""


class Heights:
    """Heights of rows: estimates until a row is laid out. `total` is the height of everything."""

    def __init__(self, estimates: Iterable[int]) -> None:
        self._values = list(estimates)
        self._sums = [
            sum(self._values[first : first + _GROUP])
            for first in range(0, len(self._values), _GROUP)
        ]
        self.total = sum(self._sums)

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, row: int) -> int:
        return self._values[row]

    def set(self, row: int, height: int) -> int:
        """Replace an estimate by the measured height; returns by how much the row grew."""
        change = height - self._values[row]
        self._values[row] = height
        self._sums[row // _GROUP] += change
        self.total += change
        return change

    def extend(self, estimates: Iterable[int]) -> None:
        """Add rows behind the last one."""
        self._values.extend(estimates)
        # The last group may have been begun.
        first = max(0, len(self._sums) - 1)
        self._sums[first:] = [
            sum(self._values[at : at + _GROUP])
            for at in range(first * _GROUP, len(self._values), _GROUP)
        ]
        self.total = sum(self._sums)

    def top(self, row: int) -> int:
        """The height of all rows before this one."""
        groups = row // _GROUP
        return sum(self._sums[:groups]) + sum(self._values[groups * _GROUP : row])

    def tops(self, rows: Iterable[int]) -> list[int]:
        """`top` of many rows at once."""
        above = list(accumulate(self._values, initial=0))
        return [above[row] for row in rows]

    def at(self, y: int) -> int:
        """The row that covers this height; the first or the last one for a height outside."""
        row = 0
        for height in self._sums:
            if y < height:
                break
            y -= height
            row += _GROUP
        for height in self._values[row : row + _GROUP]:
            if y < height:
                break
            y -= height
            row += 1
        return max(0, min(row, len(self._values) - 1))
