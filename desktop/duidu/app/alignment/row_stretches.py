"""Two alignments of the same blocks, cut into stretches that can be replaced one by one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from duidu.core.alignment import Row

# Rows written in one transaction, which takes some 20 ms: a person's edit waits for one at most.
BATCH = 60


@dataclass(frozen=True, slots=True)
class RowStretch:
    """Rows `old`, from number `first` on, and the rows `new` of the same blocks in their place."""

    first: int
    old: Sequence[Row]
    new: Sequence[Row]


def stretches(before: Sequence[Row], after: Sequence[Row]) -> Iterator[RowStretch]:
    """The shortest stretches that hold the same blocks in both alignments, in order.

    A row whose counterpart stands elsewhere makes a stretch of all rows up to that place.
    """
    i = j = first = second = 0
    # Blocks seen in one of the alignments only: (side, index).
    only_before: set[tuple[int, int]] = set()
    only_after: set[tuple[int, int]] = set()
    while i < len(before) or j < len(after):
        if j == len(after) or (i < len(before) and not only_before):
            _take(before[i], only_before, only_after)
            i += 1
        else:
            _take(after[j], only_after, only_before)
            j += 1
        if not only_before and not only_after:
            yield RowStretch(first, before[first:i], after[second:j])
            first, second = i, j


def _take(row: Row, own: set[tuple[int, int]], other: set[tuple[int, int]]) -> None:
    for side, units in enumerate((row.blocks.source, row.blocks.target)):
        for unit in units:
            if (side, unit) in other:
                other.remove((side, unit))
            else:
                own.add((side, unit))


def batches(parts: Iterable[RowStretch], size: int = BATCH) -> Iterator[RowStretch]:
    """Neighbouring stretches joined, as long as they have at most so many rows together."""
    joined: RowStretch | None = None
    for part in parts:
        if joined is not None and _adjoins(joined, part) and _rows(joined) + _rows(part) <= size:
            joined = RowStretch(joined.first, [*joined.old, *part.old], [*joined.new, *part.new])
            continue
        if joined is not None:
            yield joined
        joined = part
    if joined is not None:
        yield joined


def _adjoins(left: RowStretch, right: RowStretch) -> bool:
    return left.first + len(left.old) == right.first


def _rows(stretch: RowStretch) -> int:
    return max(len(stretch.old), len(stretch.new))
