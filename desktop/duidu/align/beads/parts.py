"""Cuts two long texts into parts that are aligned one after another, the one that is read first.

A part begins at a landmark, best at that of a heading, and has a few hundred sentences. Where
there is no landmark it is longer: aligning it piece by piece then finds where the pieces end.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from duidu.align.beads.landmarks import Pair
from duidu.core.alignment import Row
from duidu.core.article import BlockKind, Side

# Sentences of a part: what is aligned before the person turns a few pages.
LEAST, MOST = 100, 300
_BEST = 200
_HEADING = 100  # sentences by which a part may be longer or shorter to begin at a heading
_TAIL = 40  # sentences at the end of a piece of text that lack context
_RUN = 4  # rows with counterparts, one after another, that chance does not make
LOOKED_AT = 5  # rows on either side of a border that tell whether it is right
_SURE = 0.8  # score of a row at which a text that is aligned already is cut


def borders(source: Side, target: Side, found: Sequence[Pair]) -> list[Pair]:
    """The landmarks at which parts begin, the very beginning first."""
    found = list(_where_both_begin(source, target, found))
    passed = _sentences_before(source, target, found)
    chosen = [(0, 0)]
    at = begun = 0
    while at < len(found):
        near = _near(passed, at, begun)
        if not near:
            return chosen
        best = min(near, key=lambda n: _cost(source, found[n], passed[n] - begun))
        chosen.append(found[best])
        at, begun = best + 1, passed[best]
    return chosen


def _where_both_begin(source: Side, target: Side, found: Sequence[Pair]) -> Iterator[Pair]:
    """The landmarks before which a cut is right.

    Of two blocks that answer each other one may be the second half of what the other says whole.
    """
    known = set(found)
    for one, other in found:
        kinds = {source.blocks[one].kind, target.blocks[other].kind}
        if kinds == {BlockKind.HEADING} or (one - 1, other - 1) in known:
            yield one, other


def _near(passed: Sequence[int], at: int, begun: int) -> range:
    """The landmarks from `at` on at which the next part may begin."""
    while at < len(passed) and passed[at] - begun < LEAST:
        at += 1
    end = at
    while end < len(passed) and passed[end] - begun <= MOST:
        end += 1
    # None where it should be: the part is longer.
    return range(at, max(end, min(at + 1, len(passed))))


def _cost(source: Side, pair: Pair, sentences: int) -> tuple[float, int]:
    block = source.blocks[pair[0]]
    depth = block.level if block.kind is BlockKind.HEADING else 9
    return abs(sentences - _BEST) + _HEADING * min(depth, 3) / 3, pair[0]


def _sentences_before(source: Side, target: Side, found: Sequence[Pair]) -> list[int]:
    """How many sentences stand before each landmark, on the side that has more there."""
    sums = [
        list(accumulate((len(block.sentences) for block in side.blocks), initial=0))
        for side in (source, target)
    ]
    return [max(sums[0][one], sums[1][other]) for one, other in found]


def cut_at_sure_rows(rows: Sequence[Row]) -> Iterator[int]:
    """Numbers of the rows at which parts of a text begin that is aligned already, 0 first.

    Between these rows and those before them no counterpart crosses.
    """
    yield 0
    size = 0
    closed = Closing()
    for number, row in enumerate(rows):
        if size >= _BEST and closed.is_closed and is_sure(row):
            yield number
            size = 0
        closed.take(row)
        size += sentences_of(row)


def begins_of_parts(rows: Sequence[Row]) -> Iterator[Row]:
    """The first row of each part of a text whose rows a file gives."""
    size = _BEST
    for row in rows:
        if size >= _BEST:
            yield row
            size = 0
        size += sentences_of(row)


def settled(rows: Sequence[Row], begins: bool, ends: bool) -> tuple[int, int]:
    """Of a piece of text that was aligned, the rows (first, end) that more text would not change.

    `begins` and `ends` say that the piece begins or ends where both texts surely do; elsewhere it
    lacks context.
    """
    sizes = list(accumulate(map(sentences_of, rows), initial=0))
    tail = min(_TAIL, sizes[-1] // 4)
    cuts = list(_cuts(rows))
    middle = sizes[-1] // 2
    first, end = 0, len(rows)
    if not ends:
        last = [n for n in cuts if n and sizes[n] <= sizes[-1] - tail]
        # As far on as it can be, among those where one block surely answers another.
        sure = [n for n in last if _run_ends(rows, n)]
        end = (sure or last or [end])[-1]
    if not begins:
        early = [n for n in cuts if tail <= sizes[n] <= middle and n < end]
        first = ([n for n in early if is_sure(rows[n])] or early or [0])[0]
    return first, end


def _run_ends(rows: Sequence[Row], end: int) -> bool:
    """Whether some rows up to `end` have counterparts, and the last so surely that a cut is right.

    Beside a passage that one side lacks, a single row may find a counterpart by chance.
    """
    run = rows[max(0, end - _RUN) : end]
    return (
        len(run) == _RUN
        and is_sure(run[-1])
        and not any(row.blocks.is_gap for row in run)
        and sum(row.blocks.score for row in run) >= _SURE * _RUN
    )


def _cuts(rows: Sequence[Row]) -> Iterator[int]:
    """Numbers of rows that begin where all blocks before are in the rows before."""
    closing = Closing()
    for number, row in enumerate(rows):
        if closing.is_closed:
            yield number
        closing.take(row)


def looks_wrong(before: Sequence[Row], after: Sequence[Row]) -> bool:
    """Whether sentences at the end of one part may answer sentences at the beginning of the next.

    Those left alone before the border are of one side, and those behind it of the other.
    """
    here, there = _alone(before[-LOOKED_AT:]), _alone(after[:LOOKED_AT])
    return bool((here[0] and there[1]) or (here[1] and there[0]))


def _alone(rows: Sequence[Row]) -> tuple[int, int]:
    """The sentences of each side that have no counterpart."""
    gaps = [bead for row in rows for bead in row.sentences if bead.is_gap]
    return sum(len(bead.source) for bead in gaps), sum(len(bead.target) for bead in gaps)


def sentences_of(row: Row) -> int:
    """The sentences of a row, on the side that has more."""
    return max(
        sum(len(bead.source) for bead in row.sentences),
        sum(len(bead.target) for bead in row.sentences),
    )


def is_sure(row: Row) -> bool:
    """Whether one block so clearly answers another that a part may begin or end there."""
    one, other = row.blocks.source, row.blocks.target
    return len(one) == len(other) == 1 and not row.crossing and row.blocks.score >= _SURE


class Closing:
    """Tells whether the rows taken so far hold all blocks before their last ones."""

    def __init__(self) -> None:
        self.passed = [0, 0]
        self._last = [-1, -1]

    def take(self, row: Row) -> None:
        """Take the next row."""
        for side, units in enumerate((row.blocks.source, row.blocks.target)):
            self.passed[side] += len(units)
            self._last[side] = max(self._last[side], *units, -1)

    @property
    def is_closed(self) -> bool:
        """Whether no block is missing among those before the last ones."""
        return self.passed == [one + 1 for one in self._last]
