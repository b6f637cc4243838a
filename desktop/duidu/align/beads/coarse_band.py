"""Finds, in linear time, a band around the path that two long texts take beside each other.

Groups of units are compared by hashed words, coarse groups first, then finer ones. The band holds
every path that is nearly as good as the best; passages missing on one side become straight runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from duidu.align.base.pooling import unit
from duidu.align.base.protocol import Floats, Ints, Matrix

BUCKETS = 2048  # words are hashed to so many numbers; collisions only add noise
_GROUPS = 400  # at the coarsest level, however long the text
_FINEST = 6  # units of a group at the finest level
_STEP = 8  # each group is split into so many at the next level
_CHANCE = 1.5  # standard deviations above the mean that two groups reach by chance
_GAP = 0.2  # cost of leaving out a group
_NEAR = 8.0  # paths whose score is lower than the best by less stay open
_SAMPLE = 200  # groups of a side compared to estimate chance


@dataclass(frozen=True, slots=True)
class Bags:
    """Units of one side as weighted words: for every occurrence its unit, bucket and weight."""

    size: int
    unit_of: Ints
    bucket: Ints
    weight: Floats


def bags(size: int, unit_of: Ints, bucket: Ints, strength: Floats) -> Bags:
    """Bags of units from the strengths of their buckets; rare buckets weigh more."""
    frequency = np.bincount(bucket, minlength=BUCKETS)
    rarity = np.log((size + 1) / np.maximum(frequency, 1))
    return Bags(size, unit_of, bucket, strength * np.maximum(rarity[bucket], 0.0))


def coarse_band(source: Bags, target: Bags) -> tuple[Ints, Ints]:
    """The first and last column (target units passed) worth looking at, for each row.

    There are source units + 1 rows.
    """
    # A fixed number of groups at the coarsest level keeps the whole search linear.
    size = max(_FINEST, -(-max(source.size, target.size) // _GROUPS))
    low, high = (
        np.zeros(-(-source.size // size) + 1, np.int64),
        np.full(-(-source.size // size) + 1, -(-target.size // size)),
    )
    while True:
        low, high = _near_best(_grouped(source, size), _grouped(target, size), low, high)
        if size <= _FINEST:
            return _finer(low, high, size, 1, source.size, target.size)
        finer = max(_FINEST, size // _STEP)
        low, high = _finer(low, high, size, finer, source.size, target.size)
        size = finer


def _grouped(bag: Bags, size: int) -> Matrix:
    """One vector for each group of `size` units, shape (groups, BUCKETS)."""
    groups = -(-bag.size // size)
    flat = np.bincount((bag.unit_of // size) * BUCKETS + bag.bucket, bag.weight, groups * BUCKETS)
    return unit(np.sqrt(flat.reshape(groups, BUCKETS)).astype(np.float32))


def _near_best(a: Matrix, b: Matrix, low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """Narrow a band of group corners to those on some path nearly as good as the best."""
    mean, deviation = _by_chance(a, b)
    rows = [(a[i] @ b[low[i] : high[i + 1]].T - mean) / deviation - _CHANCE for i in range(len(a))]
    ahead = _sweep(rows, low, high)
    # Forward plus backward is the best path through each corner.
    behind = _sweep([row[::-1] for row in rows[::-1]], len(b) - high[::-1], len(b) - low[::-1])
    best = ahead[-1][-1]
    near = [
        np.nonzero(f + g[::-1] >= best - _NEAR)[0] + first
        for f, g, first in zip(ahead, behind[::-1], low, strict=True)
    ]
    return np.array([found[0] for found in near]), np.array([found[-1] for found in near])


def _by_chance(a: Matrix, b: Matrix) -> tuple[float, float]:
    """Mean and deviation of similarities; most pairs of groups are unrelated."""
    some = a[:: max(1, len(a) // _SAMPLE)] @ b[:: max(1, len(b) // _SAMPLE)].T
    middle = float(np.median(some))
    # About the standard deviation of a normal distribution, but deaf to the few true pairs.
    return middle, float(max(np.median(np.abs(some - middle)) * 1.5, 1e-3))


def _sweep(rows: Sequence[Matrix], low: Ints, high: Ints) -> list[Floats]:
    """Best scores of paths from the first corner to every corner of the band.

    Pairs add their score; a group left out costs _GAP.
    """
    first = np.arange(high[0] - low[0] + 1) * -_GAP
    swept = [first]
    for row, scores in enumerate(rows):
        here = np.full(high[row + 1] - low[row + 1] + 1, -np.inf)
        last, offset = swept[-1], low[row + 1] - low[row]
        down = last[offset:] - _GAP
        here[: len(down)] = down
        pairs = last + _from_corners(scores, len(last))
        start = 1 - offset
        cut = max(0, -start)
        across = pairs[cut : len(here) - start]
        place = start + cut
        here[place : place + len(across)] = np.maximum(here[place : place + len(across)], across)
        steps = np.arange(len(here)) * _GAP
        swept.append(np.maximum.accumulate(here + steps) - steps)
    return swept


def _from_corners(scores: Matrix, length: int) -> Floats:
    """Scores of the pairs that begin at each corner of a row; none at the last column."""
    padded = np.full(length, -np.inf)
    padded[: min(length, len(scores))] = scores[:length]
    return padded


def _finer(
    low: Ints, high: Ints, size: int, finer: int, sources: int, targets: int
) -> tuple[Ints, Ints]:
    """The same band for smaller groups, half a group wider on every side."""
    rows = -(-sources // finer) + 1
    columns = -(-targets // finer)
    place = np.arange(rows) * finer / size
    before = np.clip(np.floor(place - 0.5).astype(np.int64), 0, len(low) - 1)
    after = np.clip(np.ceil(place + 0.5).astype(np.int64), 0, len(low) - 1)
    fine_low = np.clip(np.floor((low[before] - 0.5) * size / finer).astype(np.int64), 0, columns)
    fine_high = np.clip(np.ceil((high[after] + 0.5) * size / finer).astype(np.int64), 0, columns)
    fine_low[0], fine_high[-1] = 0, columns
    return np.minimum.accumulate(fine_low[::-1])[::-1], np.maximum.accumulate(fine_high)


def coarse_path(source: Bags, target: Bags) -> list[tuple[int, int]]:
    """Where the best path crosses some source units: how many of both have been passed there."""
    low, high = coarse_band(source, target)
    rows = -(-source.size // _FINEST)
    columns = -(-target.size // _FINEST)
    at = np.minimum(np.arange(rows + 1) * _FINEST, source.size)
    low, high = low[at] // _FINEST, np.minimum(-(-high[at] // _FINEST), columns)
    a, b = _grouped(source, _FINEST), _grouped(target, _FINEST)
    mean, deviation = _by_chance(a, b)
    pairs = [(a[i] @ b[low[i] : high[i + 1]].T - mean) / deviation - _CHANCE for i in range(rows)]
    ahead = _sweep(pairs, low, high)
    behind = _sweep([row[::-1] for row in pairs[::-1]], columns - high[::-1], columns - low[::-1])
    best = np.array(
        [
            int(first) + int(np.argmax(f + g[::-1]))
            for f, g, first in zip(ahead, behind[::-1], low, strict=True)
        ]
    )
    # Where paths are as good as each other the places of one row and the next may not ascend.
    before = np.maximum.accumulate(best)
    behind_it = np.minimum.accumulate(best[::-1])[::-1]
    return [
        (int(row), int(column) * _FINEST)
        for row, column, one, other in zip(at, best, before, behind_it, strict=True)
        if one == other and column * _FINEST <= target.size
    ]
