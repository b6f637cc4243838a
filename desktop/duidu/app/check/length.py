"""Finds rows of which one side is far too long for the other, by the text's own habit."""

import math
from bisect import bisect_left, insort
from collections.abc import Iterator

from duidu.app.check.finding import Finding
from duidu.app.check.make import found
from duidu.app.check.row import CheckedRow, SideText
from duidu.core.article import SideName
from duidu.core.errors import Sentence

_FAR = 4.5  # spreads away from the middle
_LEAST_SPREAD = 0.2
_SHORT = 6.0  # letters by which the length of short texts may differ without telling anything
_LEAST_ROWS = 12  # before the text tells its own ratio of lengths


class Lengths:
    """Compares the lengths of both sides with those of all rows."""

    ids = ("length",)

    def __init__(self) -> None:
        self._ratios: list[float] = []

    def learn(self, row: CheckedRow, times: int = 1) -> None:
        """Count the ratio of a row."""
        ratio = _ratio(row)
        if ratio is None:
            return
        if times > 0:
            insort(self._ratios, ratio)
        elif (at := bisect_left(self._ratios, ratio)) < len(self._ratios):
            del self._ratios[at]

    def find(self, row: CheckedRow) -> Iterator[Finding]:
        """Whether the row is an outlier."""
        ratio, count = _ratio(row), len(self._ratios)
        if ratio is None or count < _LEAST_ROWS:
            return
        middle = self._ratios[count // 2]
        quarter = (self._ratios[count * 3 // 4] - self._ratios[count // 4]) / 1.35
        shortest = min(_size(row.source), _size(row.target))
        spread = math.hypot(max(quarter, _LEAST_SPREAD), _SHORT / (shortest + _SHORT))
        if abs(ratio - middle) > _FAR * spread:
            long = SideName.TARGET if ratio > middle else SideName.SOURCE
            whole = [(0, len(row.source.text))], [(0, len(row.target.text))]
            message = (
                Sentence("The translation is far too long for its text.")
                if long is SideName.TARGET
                else Sentence("The translation is far too short for its text.")
            )
            yield found(row, "length", whole[0], whole[1], message)


def _ratio(row: CheckedRow) -> float | None:
    source, target = _size(row.source), _size(row.target)
    return math.log(target / source) if source and target else None


def _size(side: SideText) -> int:
    return sum(map(str.isalnum, side.prose))
