"""Slots: what the page scrolls by. A row is one slot, a very long one several, so that no frame lays out more than a few pages."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from duidu.core.article import SideName
from duidu.ui.reader.layout.columns import Columns
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle, RowArrangement

_LONGEST_PART = 3_000


class ScrollUnits:
    """Rows cut to slots, from the lengths of the rows alone; no row is read. Plain lists: numpy would cost more to load than it saves."""

    def __init__(self, lengths: Mapping[SideName, Sequence[int]]) -> None:
        self.lengths = lengths
        source, target = lengths[SideName.SOURCE], lengths[SideName.TARGET]
        self.rows = len(source)
        self._starts: Sequence[int] = range(self.rows + 1)
        self._parts: list[int] = []
        if max(max(source, default=0), max(target, default=0)) > _LONGEST_PART:
            self._parts = [
                max(1, -(-length // _LONGEST_PART)) for length in map(max, source, target)
            ]
            self._starts = list(accumulate(self._parts, initial=0))

    def __len__(self) -> int:
        return self._starts[-1]

    def row(self, slot: int) -> tuple[int, int, int]:
        """(row, part, parts) of a slot."""
        row = bisect_right(self._starts, slot) - 1 if self._parts else slot
        return row, slot - self._starts[row], self._starts[row + 1] - self._starts[row]

    def of_row(self, row: int) -> range:
        """The slots of a row."""
        return range(self._starts[row], self._starts[row + 1])

    def estimates(
        self,
        style: ReaderStyle,
        mode: ReaderMode,
        geometry: Columns,
        letters: dict[SideName, float],
        gap: int,
    ) -> list[int]:
        """Likely heights of all slots in px; `letters` is the mean width of a letter on each side, 0 for hidden ones."""
        one, other = (self._estimate(side, style, geometry, letters) for side in SideName)
        if mode.arrangement is RowArrangement.SIDE_BY_SIDE:
            heights = [gap + (a if a > b else b) for a, b in zip(one, other, strict=True)]
        else:
            heights = [gap + a + b for a, b in zip(one, other, strict=True)]
        if not self._parts:
            return heights
        return [
            height // parts
            for height, parts in zip(heights, self._parts, strict=True)
            for _ in range(parts)
        ]

    def _estimate(
        self, side: SideName, style: ReaderStyle, geometry: Columns, letters: dict[SideName, float]
    ) -> list[int]:
        """Heights of the text of one side, row by row."""
        if not letters[side]:
            return [0] * self.rows
        latin = letters[side] < style.hanzi_size * 0.7
        line = round(
            style.hanzi_size
            * (style.latin_ratio * style.latin_leading if latin else style.hanzi_leading)
        )
        hundredths = max(100, int(100 * geometry.by_side[side].measure / letters[side]))
        lengths = self.lengths[side]
        # A book has a hundred thousand rows and a few hundred lengths.
        heights = {length: -(-100 * length // hundredths) * line for length in set(lengths)}
        return list(map(heights.__getitem__, lengths))
