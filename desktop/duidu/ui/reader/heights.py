"""The heights of all rows as a Fenwick tree (Fenwick 1994): place of a row and row of a place in logarithmic time. Whole logical pixels."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


class Heights:
    """Heights that are estimates until a row is laid out; `total` is the height of everything."""

    def __init__(self, estimates: Sequence[int] | npt.NDArray[np.int64]) -> None:
        values = np.asarray(estimates, dtype=np.int64)
        sums = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(values)))
        index = np.arange(len(values) + 1)
        self._tree: list[int] = (sums - sums[index & (index - 1)]).tolist() if len(values) else [0]
        self._values: list[int] = values.tolist()
        self._exact = bytearray(len(values))
        self.total = int(sums[-1])

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, row: int) -> int:
        return self._values[row]

    def is_exact(self, row: int) -> bool:
        """Whether the row's height has been measured."""
        return bool(self._exact[row])

    def set(self, row: int, height: int) -> int:
        """Put in a measured height; returns by how much the row grew."""
        change = height - self._values[row]
        self._exact[row] = 1
        if change:
            self._values[row] = height
            self.total += change
            index = row + 1
            while index < len(self._tree):
                self._tree[index] += change
                index += index & -index
        return change

    def forget(self, row: int) -> None:
        """Its height has to be measured again; until then the old one stands."""
        self._exact[row] = 0

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
