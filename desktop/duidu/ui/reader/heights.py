"""The heights of all rows as a Fenwick tree (Fenwick 1994): place of a row and row of a place in logarithmic time. Whole logical pixels."""

from collections.abc import Iterable
from itertools import accumulate


class Heights:
    """Heights that are estimates until a row is laid out; `total` is the height of everything."""

    def __init__(self, estimates: Iterable[int]) -> None:
        self._values = list(estimates)
        sums = list(accumulate(self._values, initial=0))
        self._tree = [top - sums[index & (index - 1)] for index, top in enumerate(sums)]
        self.total = sums[-1]

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, row: int) -> int:
        return self._values[row]

    def set(self, row: int, height: int) -> int:
        """Put in a measured height; returns by how much the row grew."""
        change = height - self._values[row]
        if change:
            self._values[row] = height
            self.total += change
            index = row + 1
            while index < len(self._tree):
                self._tree[index] += change
                index += index & -index
        return change

    def top(self, row: int) -> int:
        """The height of all rows before this one."""
        total = 0
        while row > 0:
            total += self._tree[row]
            row -= row & -row
        return total

    def at(self, y: int) -> int:
        """The row that covers this height; the first or last one for a place outside."""
        row, step = 0, 1 << max(0, len(self._values).bit_length() - 1)
        while step and len(self._values):
            if row + step < len(self._tree) and self._tree[row + step] <= y:
                row += step
                y -= self._tree[row]
            step >>= 1
        return max(0, min(row, len(self._values) - 1))
