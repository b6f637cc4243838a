"""Blocks that say the very same on both sides: code, addresses, what was left in its language.

Of a manual they may be half the text. They answer each other, so nothing of them is cut into words
or compared, and what stands between two of them is aligned by itself.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from duidu.align.base.protocol import Ints
from duidu.align.beads.landmarks import Pair, agreed, heaviest_chain
from duidu.align.beads.locked_rows import in_reading_order, renumbered
from duidu.align.beads.numbered_blocks import numbered_corners
from duidu.align.beads.windows import Corner
from duidu.core.alignment import Bead, Row
from duidu.core.article import Block, Side

_LONG_ENOUGH = 8  # code points; shorter texts of both sides may be the same by chance
_MOST_BESIDE_ONE = 1 / 3  # share of pairs beside a block without counterpart
_LONG = 100  # code points from which a longer text says no more


@dataclass(frozen=True, slots=True)
class Apart:
    """Two sides without the blocks that are the same on both.

    `kept` are the blocks of either side that are left, `sides` these as texts of their own.
    `corners` says where the others stood, and where what both sides number begins: how many of
    either side that are left were before.
    """

    sides: tuple[Side, Side]
    kept: tuple[list[int], list[int]]
    corners: list[Corner]
    same: list[Row]

    @staticmethod
    def of(source: Side, target: Side) -> "Apart":
        """What is left of two sides."""
        found = same_blocks(source, target)
        gone = {one for one, _ in found}, {other for _, other in found}
        kept = tuple(
            [number for number in range(len(side.blocks)) if number not in taken]
            for side, taken in zip((source, target), gone, strict=True)
        )
        places = [(one - n, other - n) for n, (one, other) in enumerate(found)]
        sides = _only(source, kept[0]), _only(target, kept[1])
        return Apart(
            sides,
            (kept[0], kept[1]),
            _in_order([*places, *numbered_corners(*sides)], places),
            [_row(source.blocks[one], target.blocks[other], one, other) for one, other in found],
        )

    def of_kept(self, source: Ints, target: Ints) -> tuple[Ints, Ints]:
        """What is said of each block of either side, of those that are left."""
        return source[self.kept[0]], target[self.kept[1]]

    def whole(self, rows: Sequence[Row]) -> list[Row]:
        """Rows of what is left, and those of the same blocks, all numbered as in the whole."""
        if not self.same:
            return list(rows)
        return in_reading_order([*self.same, *(renumbered(row, *self.kept) for row in rows)])


def _in_order(corners: Sequence[Corner], sure: Sequence[Corner]) -> list[Corner]:
    """Corners in order; only those that are sure where they cross others."""
    every = sorted(set(corners))
    crosses = any(before[1] > after[1] for before, after in pairwise(every))
    return list(dict.fromkeys(sure)) if crosses else every


def _only(side: Side, kept: list[int]) -> Side:
    whole = len(kept) == len(side.blocks)
    return side if whole else Side(side.language, tuple(side.blocks[n] for n in kept))


def same_blocks(source: Side, target: Side) -> list[Pair]:
    """Pairs of blocks with the same text, ascending on both sides."""
    there = _places(target)
    found = {
        (here[0], there[text][0]): float(min(len(text), _LONG))
        for text, here in _places(source).items()
        if len(here) == 1 == len(there.get(text, ()))
    }
    chain = agreed(heaviest_chain(found), source, target) if found else []
    if not chain:
        return []
    return _with_counterparts(_with_neighbours(chain, source, target), source, target)


def _places(side: Side) -> dict[str, list[int]]:
    """Where each text stands that is long enough."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, block in enumerate(side.blocks):
        if block.sentences and len(block.text) >= _LONG_ENOUGH:
            places[block.text].append(number)
    return places


def _with_neighbours(chain: Sequence[Pair], source: Side, target: Side) -> list[Pair]:
    """The pairs, and those beside them whose texts are the same, however short or frequent."""
    found: list[Pair] = []
    ends = [*chain[1:], (len(source.blocks), len(target.blocks))]
    before = (-1, -1)
    for pair, end in zip(chain, ends, strict=True):
        back = _run(source, target, pair, -1, before)
        ahead = _run(source, target, pair, 1, end)
        found += [*back[::-1], pair, *ahead]
        before = found[-1]
    return found


def _run(source: Side, target: Side, pair: Pair, step: int, end: Pair) -> list[Pair]:
    """The pairs of same texts that follow a pair in one direction, up to an end."""
    found: list[Pair] = []
    one, other = pair[0] + step, pair[1] + step
    while one != end[0] and other != end[1]:
        if not is_same(source.blocks[one], target.blocks[other]):
            break
        found.append((one, other))
        one, other = one + step, other + step
    return found


def is_same(source: Block, target: Block) -> bool:
    """Whether two blocks have the same text, and any."""
    return source.text == target.text and bool(source.sentences and target.sentences)


def _with_counterparts(found: list[Pair], source: Side, target: Side) -> list[Pair]:
    """The pairs; but where many stand beside a block without counterpart, only the others.

    A paragraph now and then is left out. But where the translation follows each one that is kept
    in its language, both answer it.
    """
    ends = [(-1, -1), *found, (len(source.blocks), len(target.blocks))]
    even = [
        (after[0] - before[0] == 1) == (after[1] - before[1] == 1)
        for before, after in pairwise(ends)
    ]
    sure = [
        pair
        for pair, before, after in zip(found, even[:-1], even[1:], strict=True)
        if before and after
    ]
    return sure if len(found) - len(sure) > _MOST_BESIDE_ONE * len(found) else found


def _row(source: Block, target: Block, one: int, other: int) -> Row:
    return Row(Bead((one,), (other,)), same_sentences(source, target))


def same_sentences(source: Block, target: Block) -> tuple[Bead, ...]:
    """The beads of two blocks with the same text, which each language may cut otherwise."""
    starts = [[span.start for span in block.sentences][1:] for block in (source, target)]
    shared = set(starts[0]) & set(starts[1])
    cuts = [
        [0, *(n for n, start in enumerate(side, 1) if start in shared), len(side) + 1]
        for side in starts
    ]
    return tuple(
        Bead(tuple(range(*one)), tuple(range(*other)))
        for one, other in zip(pairwise(cuts[0]), pairwise(cuts[1]), strict=True)
    )
