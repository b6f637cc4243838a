"""Slots: what the page scrolls by. A row is one slot, a very long one several, so that no frame lays out more than a few pages."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from duidu.core.article import SideName
from duidu.ui.reader.geometry import Geometry
from duidu.ui.reader.style import Arrangement, ReaderMode, ReaderStyle

_LONGEST_PART = 3_000

Lengths = npt.NDArray[np.int64]


class Slots:
    """Rows cut to slots, from the lengths of the rows alone; no row is read."""

    def __init__(self, lengths: Mapping[SideName, Sequence[int]]) -> None:
        self.lengths: dict[SideName, Lengths] = {side: np.asarray(values, dtype=np.int64) for side, values in lengths.items()}
        longest = np.maximum(self.lengths[SideName.SOURCE], self.lengths[SideName.TARGET])
        self._parts = np.maximum(1, -(-longest // _LONGEST_PART))
        starts = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(self._parts)))
        self._starts: list[int] = starts.tolist()

    @property
    def rows(self) -> int:
        """How many rows were cut."""
        return len(self._parts)

    def __len__(self) -> int:
        return self._starts[-1]

    def row(self, slot: int) -> tuple[int, int, int]:
        """(row, part, parts) of a slot."""
        row = bisect_right(self._starts, slot) - 1
        return row, slot - self._starts[row], self._starts[row + 1] - self._starts[row]

    def of_row(self, row: int) -> range:
        """The slots of a row."""
        return range(self._starts[row], self._starts[row + 1])

    def estimates(self, style: ReaderStyle, mode: ReaderMode, geometry: Geometry, letters: dict[SideName, float], gap: int) -> Lengths:
        """Likely heights of all slots in px; `letters` is the mean width of a letter on each side, 0 for hidden ones."""
        heights = {side: self._estimate(side, style, geometry, letters) for side in SideName}
        both = tuple(heights.values())
        beside = mode.arrangement is Arrangement.SIDE_BY_SIDE
        rows = (np.maximum(*both) if beside else both[0] + both[1]) + gap
        return np.repeat(rows // self._parts, self._parts)

    def _estimate(self, side: SideName, style: ReaderStyle, geometry: Geometry, letters: dict[SideName, float]) -> Lengths:
        if not letters[side]:
            return np.zeros(len(self._parts), dtype=np.int64)
        latin = letters[side] < style.hanzi_size * 0.7
        size = style.hanzi_size * (style.latin_ratio * style.latin_leading if latin else style.hanzi_leading)
        a_line = max(1.0, geometry.columns[side].measure / letters[side])
        lines = np.ceil(self.lengths[side] / a_line)
        return (lines * round(size)).astype(np.int64)
