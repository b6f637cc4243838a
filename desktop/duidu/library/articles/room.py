"""Room for new rows and blocks where no free position is left between two neighbours.

Only those around the spot are moved, further apart: nobody waits for a book to be numbered anew.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from duidu.library.articles.position_plan import RowReplacement, old_blocks
from duidu.library.articles.row_order import Positions, RowOrder, spread

# At first so many on each side of the spot are moved; as a rule that makes a billion free
# positions between two of them.
_REACH = 16
_ENOUGH = 1 << 24


@dataclass(frozen=True, slots=True)
class Window:
    """Positions from index `first` on that become `new`; `moved` says so of each."""

    first: int
    new: list[int]
    moved: dict[int, int]

    @classmethod
    def around(cls, positions: Positions, first: int, last: int, end: int | None) -> "Window":
        """Those around the indices first..last (last not included), spread evenly.

        They keep below `end`, if there is one.
        """
        reach = _REACH
        while True:
            low, high = max(0, first - reach), min(len(positions), last + reach)
            before = positions[low - 1] if low else 0
            after = positions[high] if high < len(positions) else end
            free = None if after is None else (after - before) // (high - low + 1)
            if free is None or free >= _ENOUGH:
                break
            reach *= 2
        new = spread(before, after, high - low)
        assert new is not None
        return cls(low, new, dict(zip(positions[low:high], new, strict=True)))

    def put(self, positions: Positions) -> "array[int]":
        """The positions with the new ones in their place."""
        return spliced(positions, self.first, self.new, self.first + len(self.new))


@dataclass(frozen=True, slots=True)
class Room:
    """New positions for the rows and the blocks of either side around an edit."""

    rows: Window
    blocks: tuple[Window, Window]

    @classmethod
    def around(cls, order: RowOrder, edit: RowReplacement) -> "Room":
        """What makes room for an edit that has none."""
        source, target = (_blocks_around(order, edit, side) for side in (0, 1))
        last = edit.first + len(edit.old)
        rows = Window.around(order.rows, edit.first, last, edit.ends[0])
        return cls(rows, (source, target))

    def order(self, order: RowOrder) -> RowOrder:
        """The order with room in it."""
        source, target = (
            window.put(positions)
            for window, positions in zip(self.blocks, order.blocks, strict=True)
        )
        return replace(order, rows=self.rows.put(order.rows), blocks=(source, target))

    def edit(self, edit: RowReplacement) -> RowReplacement:
        """The edit as it is for that order."""
        source, target = (
            window.moved.get(position, position)
            for window, position in zip(self.blocks, edit.lowest_positions, strict=True)
        )
        return replace(edit, lowest_positions=(source, target))


def _blocks_around(order: RowOrder, edit: RowReplacement, side: int) -> Window:
    positions = order.blocks[side]
    old = [position for where, _, position, _ in old_blocks(order, edit) if where == side]
    low = min(old, default=edit.lowest_positions[side])
    high = max(old, default=edit.lowest_positions[side])
    first, last = bisect_left(positions, low), bisect_right(positions, high)
    return Window.around(positions, first, last, edit.ends[1][side])


def spliced(positions: Positions, low: int, new: Iterable[int], high: int) -> "array[int]":
    """The positions with those from low to high replaced by `new`."""
    kept = positions if isinstance(positions, array) else array("q", positions)
    return kept[:low] + array("q", new) + kept[high:]
