"""The heights of all rows, summed in groups, so that no question about them visits every row.

A Fenwick tree answers faster, in logarithmic time, but takes ten times as long to build, and
opening a book waits for that. Heights are whole logical pixels.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from itertools import accumulate

_GROUP = 1024
"""Rows whose heights are summed together."""
_SHAPES_KEPT = 6  # a person switches between a few modes and widths


class Heights:
    """Heights of rows: estimates until a row is laid out. `total` is the height of everything."""

    def __init__(self, estimates: Iterable[int]) -> None:
        self._values = list(estimates)
        self._sums = self._summed(0)
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

    def replace(self, first: int, end: int, estimates: Iterable[int]) -> None:
        """Put other rows, as many as there are estimates, in the place of rows first..end."""
        self._values[first:end] = estimates
        group = first // _GROUP
        self._sums[group:] = self._summed(group * _GROUP)
        self.total = sum(self._sums)

    def _summed(self, first: int) -> list[int]:
        """The sums of the groups from this row on."""
        return [
            sum(self._values[at : at + _GROUP]) for at in range(first, len(self._values), _GROUP)
        ]

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


class HeightsByShape:
    """The heights of an article's rows in the shapes it was shown in last: width, style, mode."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], Heights] = OrderedDict()

    def of(self, shape: tuple[object, ...], estimates: Callable[[], list[int]]) -> Heights:
        """Those of a shape, as measured so far; `estimates` makes those of a new one."""
        if shape not in self._kept:
            self._kept[shape] = Heights(estimates())
            if len(self._kept) > _SHAPES_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(shape)
        return self._kept[shape]

    def forget_others(self) -> None:
        """Forget all but those asked for last."""
        while len(self._kept) > 1:
            self._kept.popitem(last=False)

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()
