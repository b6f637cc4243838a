"""The heights of all rows, summed by the thousand: place of a row and row of a place without looking at every row. Whole logical pixels.

A Fenwick tree answers faster, in logarithmic time, but takes ten times as long to build, which is what the reader of a book waits for.
"""

from collections.abc import Iterable
from itertools import accumulate

_THOUSAND = 1024


class Heights:
    """Heights that are estimates until a row is laid out; `total` is the height of everything."""

    def __init__(self, estimates: Iterable[int]) -> None:
        self._values = list(estimates)
        self._sums = [
            sum(self._values[first : first + _THOUSAND])
            for first in range(0, len(self._values), _THOUSAND)
        ]
        self.total = sum(self._sums)

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, row: int) -> int:
        return self._values[row]

    def set(self, row: int, height: int) -> int:
        """Put in a measured height; returns by how much the row grew."""
        change = height - self._values[row]
        self._values[row] = height
        self._sums[row // _THOUSAND] += change
        self.total += change
        return change

    def top(self, row: int) -> int:
        """The height of all rows before this one."""
        thousands = row // _THOUSAND
        return sum(self._sums[:thousands]) + sum(self._values[thousands * _THOUSAND : row])

    def tops(self, rows: Iterable[int]) -> list[int]:
        """`top` of many rows at once."""
        above = list(accumulate(self._values, initial=0))
        return [above[row] for row in rows]

    def at(self, y: int) -> int:
        """The row that covers this height; the first or last one for a place outside."""
        row = 0
        for height in self._sums:
            if y < height:
                break
            y -= height
            row += _THOUSAND
        for height in self._values[row : row + _THOUSAND]:
            if y < height:
                break
            y -= height
            row += 1
        return max(0, min(row, len(self._values) - 1))
