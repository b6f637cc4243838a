"""Bands of paths that pass through given corners: a box of its own between each and the next."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from duidu.align.base.protocol import Ints
from duidu.align.beads.coarse_band import coarse_band
from duidu.align.beads.lattice import Band
from duidu.align.beads.text_pair import TextPair
from duidu.align.beads.windows import Corner

_SMALL = 60  # units on either side up to which the full rectangle is searched


def band_between(
    pair: TextPair, corners: Sequence[Corner], *, paragraphs: bool
) -> tuple[Ints, Ints]:
    """The columns worth looking at for each row, of paths that pass through all corners.

    All where there are few between any two corners, else a coarse band.
    """
    units = [
        [side.inside(block) for block in range(len(side.blocks))]
        if paragraphs
        else [range(n, n + 1) for n in range(len(side.sentences))]
        for side in pair.sides
    ]
    rows, columns = len(units[0]), len(units[1])
    if largest_step(corners, (rows, columns)) <= _SMALL:
        return through(corners, np.zeros(rows + 1, np.int64), np.full(rows + 1, columns))
    return through(corners, *coarse_band(*pair.bags(units)))


def through(corners: Sequence[Corner], low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """The columns worth looking at for each row, of paths that pass through all corners."""
    if not corners:
        return low, high
    rows, columns = np.array(corners, np.int64).T
    every = np.arange(len(low))
    before = np.concatenate(([0], columns))[np.searchsorted(rows, every, side="right")]
    behind = np.append(columns, high[-1])[np.searchsorted(rows, every, side="left")]
    low, most = np.clip(low, before, behind), high[-1]
    high = np.clip(high, before, behind)
    # Where a side ends with the last corner, what is left of the other one follows it.
    low[0], high[-1] = 0, most
    return low, high


def inside(corners: Sequence[Corner], first: Corner, last: Corner) -> list[Corner]:
    """The corners of a window, its first and its last one among them; counted from the first."""
    there = [
        (row - first[0], column - first[1])
        for row, column in corners
        if first[0] <= row <= last[0] and first[1] <= column <= last[1]
    ]
    return list(dict.fromkeys([(0, 0), *there, (last[0] - first[0], last[1] - first[1])]))


def largest_step(corners: Sequence[Corner], last: Corner) -> int:
    """The most rows or columns from one corner to the next, and from the last to the end."""
    steps = np.diff(np.array([(0, 0), *corners, last], np.int64), axis=0)
    return int(steps.max())


def in_boxes(corners: Sequence[Corner], low: Ints, high: Ints) -> Band:
    """The band between the first and the last of corners, a box between each and the next."""
    if len(corners) == 2:
        return Band(np.arange(len(low)), low, high, np.zeros(len(low), np.int64))
    parts = [_box(low, high, *step) for step in pairwise(corners)]
    return Band(
        np.concatenate([np.arange(one[0], other[0] + 1) for one, other in pairwise(corners)]),
        np.concatenate([part[0] for part in parts]),
        np.concatenate([part[1] for part in parts]),
        np.repeat(np.arange(len(parts)), [len(part[0]) for part in parts]),
    )


def _box(low: Ints, high: Ints, first: Corner, last: Corner) -> tuple[Ints, Ints]:
    """The columns of each row between two corners."""
    rows = slice(first[0], last[0] + 1)
    begin, end = (np.clip(one[rows], first[1], last[1]) for one in (low, high))
    # At a corner the band has one column; but what stands between two may begin or end with a gap.
    if len(begin) > 1:
        begin[-1], end[0] = begin[-2], end[1]
    begin[0], end[-1] = first[1], last[1]
    return begin, end
