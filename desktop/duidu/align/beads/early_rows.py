"""Rows of a long text before it is aligned: paired by length between landmarks.

What takes minutes to align can so be read at once. The rows are replaced when the part that they
are in was aligned; until then they bear ROUGH as the name of their aligner.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from duidu.align.beads.landmarks import Pair, between, landmarks
from duidu.align.beads.locked_rows import around_locked
from duidu.align.beads.parts import begins_of_parts, borders
from duidu.align.beads.rows import has_several
from duidu.core.alignment import BY_FILE, ROUGH, Alignment, Bead, Row
from duidu.core.article import Block, Side, SideName, Span

# Sentences on the longer side; fewer are aligned in about a second.
_LONG = 300
_BRIEF = 100  # blocks between fixed rows; fewer need no survey
_UNLOOKED = 0.5  # score of beads that were never compared: neither likely nor unlikely

Survey = Callable[[Side, Side], Sequence[Pair]]
"""About where two sides are beside each other: see survey."""


@dataclass(frozen=True, slots=True)
class EarlyRows:
    """Rows of a whole text, and the first block of each of its parts: its side and number."""

    alignment: Alignment
    parts: tuple[tuple[SideName, int], ...]


def is_long(source: Side, target: Side) -> bool:
    """Whether aligning two sides takes longer than a person waits."""
    return max(_sentences(source), _sentences(target)) > _LONG


def early_rows(source: Side, target: Side, fixed: Sequence[Row] = ()) -> EarlyRows:
    """Rows of all blocks, paired by where they stand between landmarks.

    Rows that are `fixed` pair a block with a block, in ascending order, and stay.
    """
    found = with_fixed(landmarks(source, target), fixed, (len(source.blocks), len(target.blocks)))
    starts = borders(source, target, found)
    kept = {row.blocks.source: row for row in fixed}
    rows = [kept.get(row.blocks.source, row) for row in _paired(source, target, found)]
    # The very beginning has a name of its own, since there may be no source at all.
    first = SideName.SOURCE if source.blocks else SideName.TARGET
    later = ((SideName.SOURCE, one) for one, _ in starts[1:])
    return EarlyRows(Alignment(tuple(rows), ROUGH), ((first, 0), *later))


def with_fixed(found: Sequence[Pair], fixed: Sequence[Row], sizes: Pair) -> Sequence[Pair]:
    """Landmarks that agree with fixed rows of two blocks, and the beginnings and ends of these."""
    if not fixed:
        return found
    pairs = [(row.blocks.source[0], row.blocks.target[0]) for row in fixed]
    ends = [(one + 1, other + 1) for one, other in pairs]
    known = sorted({*pairs, *(end for end in ends if end[0] < sizes[0] and end[1] < sizes[1])})

    def agrees(pair: Pair) -> bool:
        at = bisect_left(known, pair)
        before, after = known[at - 1 : at], known[at : at + 1]
        return all(one[0] < pair[0] and one[1] < pair[1] for one in before) and all(
            pair[0] < one[0] and pair[1] < one[1] for one in after
        )

    return sorted({*known, *filter(agrees, found)})


def surveyed_rows(source: Side, target: Side, fixed: Sequence[Row], survey: Survey) -> list[Row]:
    """Rows of all blocks, paired by length between the places that a survey finds.

    Those that are fixed stay.
    """

    def paired(one: Side, other: Side) -> list[Row]:
        brief = max(len(one.blocks), len(other.blocks)) < _BRIEF
        return _paired(one, other, () if brief else survey(one, other))

    return around_locked(source, target, fixed, paired)


def early_inside(source: Side, target: Side, rows: Sequence[Row]) -> EarlyRows:
    """Rows that a file gives, their sentences paired by length where both sides have several.

    Where none has, there is nothing to align any more: then there are no parts.
    """
    several = [has_several(source, target, row) for row in rows]
    if not any(several):
        return EarlyRows(Alignment(tuple(rows), BY_FILE), ())
    made = tuple(
        _with_sentences(row, source, target) if open_row else row
        for row, open_row in zip(rows, several, strict=True)
    )
    return EarlyRows(Alignment(made, ROUGH), tuple(map(_first_block, begins_of_parts(made))))


def _with_sentences(row: Row, source: Side, target: Side) -> Row:
    paired = _row(source, target, row.blocks.source, row.blocks.target)
    return replace(row, sentences=paired.sentences)


def _first_block(row: Row) -> tuple[SideName, int]:
    units = row.blocks
    if units.source:
        return SideName.SOURCE, units.source[0]
    return SideName.TARGET, units.target[0]


def _paired(source: Side, target: Side, found: Sequence[Pair]) -> list[Row]:
    """Rows of all blocks, paired by length from each landmark to the next."""
    rows = []
    for here, there in between(found, len(source.blocks), len(target.blocks)):
        pairs = _by_length(
            source.blocks[here.start : here.stop], target.blocks[there.start : there.stop]
        )
        rows += [_row(source, target, *_moved(units, here.start, there.start)) for units in pairs]
    return rows


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


def _row(source: Side, target: Side, one: Sequence[int], other: Sequence[int]) -> Row:
    """A row of these blocks, its sentences paired as the blocks were."""
    here, there = (
        [span for unit in units for span in side.blocks[unit].sentences]
        for side, units in ((source, one), (target, other))
    )
    beads = (
        _one_to_one(len(here))
        if len(here) == len(there)
        else tuple(
            Bead(tuple(a), tuple(b), _UNLOOKED) for a, b in _pairs(*map(_lengths, (here, there)))
        )
    )
    return Row(Bead(tuple(one), tuple(other), _UNLOOKED), beads)


@lru_cache(maxsize=64)
def _one_to_one(count: int) -> tuple[Bead, ...]:
    """Beads of as many sentences on both sides, which most rows have."""
    return tuple(Bead((n,), (n,), _UNLOOKED) for n in range(count))


def _lengths(sentences: Sequence[Span]) -> list[int]:
    return [span.end - span.start for span in sentences]


def _sentences(side: Side) -> int:
    return sum(len(block.sentences) for block in side.blocks)
