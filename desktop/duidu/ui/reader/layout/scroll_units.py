"""What the view scrolls by: one scroll unit is a row or, of a very long row, a part.

Parts keep the cost of a frame down: none lays out more text than a few screenfuls.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate, islice

from duidu.core.article import SideName
from duidu.ui.reader.layout.columns import Columns
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle, RowArrangement

_LOOKED_AT = 2_000  # rows by which the sides are compared
_LONGEST_PART = 3_000  # code points, some screenfuls of hanzi


class ScrollUnits:
    """Rows divided into scroll units by the length of the rows alone; no row is read.

    `lengths` has the code points of each row on each side. Plain lists, because importing numpy
    would cost a start more than it saves here.
    """

    def __init__(self, lengths: Mapping[SideName, Sequence[int]]) -> None:
        self.lengths = lengths
        source, target = lengths[SideName.SOURCE], lengths[SideName.TARGET]
        self.rows = len(source)
        self._starts: Sequence[int] = range(self.rows + 1)
        # The rows that are divided, which are few, and into how many parts.
        self._divided: dict[int, int] = {}
        if max(max(source, default=0), max(target, default=0)) > _LONGEST_PART:
            self._divided = {
                row: -(-length // _LONGEST_PART)
                for row, length in enumerate(map(max, source, target))
                if length > _LONGEST_PART
            }
            parts = [1] * self.rows
            for row, count in self._divided.items():
                parts[row] = count
            self._starts = list(accumulate(parts, initial=0))

    def paired_lengths(self) -> dict[SideName, int]:
        """The code points of each side in rows that both have, in the first part of the text."""
        source, target = self.lengths[SideName.SOURCE], self.lengths[SideName.TARGET]
        found = dict.fromkeys(SideName, 0)
        for left, right in islice(zip(source, target, strict=True), _LOOKED_AT):
            if left and right:
                found[SideName.SOURCE] += left
                found[SideName.TARGET] += right
        return found

    def __len__(self) -> int:
        return self._starts[-1]

    def row(self, unit: int) -> tuple[int, int, int]:
        """(row, part, parts of the row) of a scroll unit."""
        row = bisect_right(self._starts, unit) - 1 if self._divided else unit
        return row, unit - self._starts[row], self._starts[row + 1] - self._starts[row]

    def of_row(self, row: int) -> range:
        """The scroll units of a row, none for a row that is not there."""
        if not 0 <= row < self.rows:
            return range(0)
        return range(self._starts[row], self._starts[row + 1])

    def of_rows(self, rows: range) -> range:
        """The scroll units of rows that follow each other."""
        return range(self._starts[rows.start], self._starts[rows.stop])

    def estimates(
        self,
        style: ReaderStyle,
        mode: ReaderMode,
        columns: Columns,
        letter_widths: dict[SideName, float],
        gap: int,
        first: int = 0,
        end: int | None = None,
    ) -> list[int]:
        """Likely heights of the scroll units of all rows in px, or of those from `first` to `end`.

        `letter_widths` has the mean width of a letter on each side in px, 0 for a side that is
        not shown; `gap` is the space below a row.
        """
        one, other = (
            self._estimate(
                self.lengths[side][first:end],
                style,
                columns.by_side[side].measure,
                letter_widths[side],
            )
            for side in SideName
        )
        if mode.arrangement is RowArrangement.SIDE_BY_SIDE:
            heights = [gap + (a if a > b else b) for a, b in zip(one, other, strict=True)]
        else:
            heights = [gap + a + b for a, b in zip(one, other, strict=True)]
        return self._of_units(heights, first)

    def _of_units(self, heights: list[int], first: int) -> list[int]:
        """Heights of rows from `first` on as those of their scroll units."""
        units: list[int] = []
        done, end = first, first + len(heights)
        for row, parts in self._divided.items():
            if first <= row < end:
                units += heights[done - first : row - first]
                units += [heights[row - first] // parts] * parts
                done = row + 1
        return units + heights[done - first :] if units else heights

    def _estimate(
        self, lengths: Sequence[int], style: ReaderStyle, measure: int, letter_width: float
    ) -> list[int]:
        """Heights of the text of one side in rows of these lengths, in lines of `measure` px."""
        if not letter_width:
            return [0] * len(lengths)
        # Hanzi are at least as wide as their size.
        is_latin = letter_width < style.hanzi_size * 0.7
        leading = (
            style.latin_ratio * style.latin_leading
            if is_latin
            else style.hanzi_leading + style.gloss_room
        )
        line = round(style.hanzi_size * leading)
        # Letters in a line, in hundredths: the lines of a row are counted in whole numbers.
        hundredths = max(100, int(100 * measure / letter_width))
        # A book has a hundred thousand rows but only a few hundred different lengths.
        heights = {length: -(-100 * length // hundredths) * line for length in set(lengths)}
        return list(map(heights.__getitem__, lengths))


def changed_rows(before: ScrollUnits, now: ScrollUnits) -> tuple[range, range]:
    """The rows that others took the place of, and those others; told by their lengths.

    All rows before and behind them are as long as they were, on both sides.
    """
    pairs = [(before.lengths[side], now.lengths[side]) for side in SideName]
    most = min(before.rows, now.rows)
    first = min(_alike(one, other, most) for one, other in pairs)
    behind = min(_alike(one[::-1], other[::-1], most - first) for one, other in pairs)
    return range(first, before.rows - behind), range(first, now.rows - behind)


def _alike(one: Sequence[int], other: Sequence[int], most: int) -> int:
    """How many numbers, `most` at most, two lists have in common at their beginning."""
    low, high = 0, most
    # Slices are compared without a step of Python for each number.
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
