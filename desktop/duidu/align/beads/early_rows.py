"""Rows of a long text before it is aligned: its beginning as it will be, the rest by length alone.

What takes minutes to align can so be read at once. The rows by length are replaced when the text
was aligned; until then they bear ROUGH as the name of their aligner.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from duidu.core.alignment import ROUGH, Alignment, Bead, Row
from duidu.core.article import Block, Side

# Sentences on the longer side; fewer are aligned in some seconds.
_LONG = 1_500
# Sentences at the beginning of each side that are aligned: more than a person reads in a minute.
_FIRST = 300
_SURE = 2 / 3  # share of these rows that is kept; the end of a stretch lacks context
_UNLOOKED = 0.5  # score of beads that were never compared: neither likely nor unlikely

Align = Callable[[Side, Side], Sequence[Row]]


@dataclass(frozen=True, slots=True)
class EarlyRows:
    """All rows, and the beginning of both sides with those of them that were aligned."""

    all: Alignment
    beginning: tuple[Side, Side]
    aligned: Alignment


def is_long(source: Side, target: Side) -> bool:
    """Whether aligning two sides takes longer than a person waits."""
    return max(_sentences(source), _sentences(target)) > _LONG


def early_rows(source: Side, target: Side, align: Align) -> EarlyRows:
    """Rows of all blocks: the first aligned, the others paired by where they stand."""
    parts = _beginning(source, target)
    # One enormous paragraph has no beginning that could be a row.
    brief = all(0 < _sentences(side) <= 2 * _FIRST for side in parts)
    kept = _kept(align(*parts)) if brief else []
    ends = tuple(sum(len(side) for side in sides) for sides in zip(*map(_units, kept), strict=True))
    first, second = ends or (0, 0)
    rest = _by_length(source.blocks[first:], target.blocks[second:])
    rows = [*kept, *(_row(source, target, *_moved(units, first, second)) for units in rest)]
    beginning = (
        Side(source.language, source.blocks[:first]),
        Side(target.language, target.blocks[:second]),
    )
    return EarlyRows(Alignment(tuple(rows), ROUGH), beginning, Alignment(tuple(kept)))


def _beginning(source: Side, target: Side) -> tuple[Side, Side]:
    """The blocks of either side that hold the same share of its sentences."""
    counts = (_sentences(source), _sentences(target))
    share = _FIRST / max(counts)
    return (
        Side(source.language, _first_blocks(source, share * counts[0])),
        Side(target.language, _first_blocks(target, share * counts[1])),
    )


def _first_blocks(side: Side, sentences: float) -> tuple[Block, ...]:
    sums = list(accumulate(len(block.sentences) for block in side.blocks))
    return side.blocks[: bisect_left(sums, sentences) + 1]


def _kept(rows: Sequence[Row]) -> list[Row]:
    """The first rows, up to where they hold all blocks before them on both sides."""
    passed = [0, 0]
    last = [-1, -1]
    kept = 0
    for number, row in enumerate(islice(rows, max(1, int(_SURE * len(rows)))), start=1):
        for side, units in enumerate(_units(row)):
            passed[side] += len(units)
            last[side] = max(last[side], *units, -1)
        # A counterpart further on leaves a hole; the rows end before it or behind it.
        if passed == [one + 1 for one in last] and not row.blocks.is_gap:
            kept = number
    return list(rows[:kept])


def _units(row: Row) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return row.blocks.source, row.blocks.target


def _by_length(source: Sequence[Block], target: Sequence[Block]) -> list[tuple[range, range]]:
    """Pairs of blocks: in order where there are as many, else by the share of text before them."""
    return _pairs([len(block.text) for block in source], [len(block.text) for block in target])


def _pairs(source: Sequence[int], target: Sequence[int]) -> list[tuple[range, range]]:
    """Ranges of units of these lengths that stand at the same places of their texts."""
    if len(source) == len(target):
        return [(range(n, n + 1), range(n, n + 1)) for n in range(len(source))]
    if len(source) > len(target):
        return [(one, other) for other, one in _pairs(target, source)]
    # Every unit of the side with fewer takes those whose middle stands beside it.
    ends = list(accumulate(source))
    whole = max(1, sum(target))
    middles = [end - length / 2 for end, length in zip(accumulate(target), target, strict=True)]
    places = [middle * (ends[-1] if ends else 0) / whole for middle in middles]
    cuts = [0, *(bisect_left(places, end) for end in ends[:-1]), len(target)]
    if not ends:
        return [(range(0), range(n, n + 1)) for n in range(len(target))]
    return [(range(n, n + 1), range(cuts[n], cuts[n + 1])) for n in range(len(source))]


def _moved(units: tuple[range, range], first: int, second: int) -> tuple[range, range]:
    """The same blocks, counted from the beginning of their sides."""
    one, other = units
    return (
        range(one.start + first, one.stop + first),
        range(other.start + second, other.stop + second),
    )


def _row(source: Side, target: Side, one: range, other: range) -> Row:
    """A row of these blocks, its sentences paired as the blocks were."""
    lengths = [
        [len_of for unit in units for len_of in _lengths(side.blocks[unit])]
        for side, units in ((source, one), (target, other))
    ]
    beads = tuple(Bead(tuple(a), tuple(b), _UNLOOKED) for a, b in _pairs(*lengths))
    return Row(Bead(tuple(one), tuple(other), _UNLOOKED), beads)


def _lengths(block: Block) -> list[int]:
    return [span.end - span.start for span in block.sentences]


def _sentences(side: Side) -> int:
    return sum(len(block.sentences) for block in side.blocks)
