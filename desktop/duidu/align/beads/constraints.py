"""Masks of forbidden beads: across corners of paragraph beads, or joining a heading to others."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from duidu.align.base.protocol import Ints
from duidu.align.beads.lattice import SHAPES, Lattice, make_lattice

Mask = npt.NDArray[np.bool_]


def corner_lattice(corners: Sequence[tuple[int, int]]) -> Lattice:
    """The lattice of all nodes between each corner (rows, columns) and the next."""
    low = np.zeros(corners[-1][0] + 1, np.int64)
    high = np.zeros(corners[-1][0] + 1, np.int64)
    low[0] = corners[0][1]
    for (row, column), (next_row, next_column) in pairwise(corners):
        low[row + 1 : next_row + 1] = column
        high[row : next_row + 1] = next_column
    return make_lattice(low, high)


def across_corners(lattice: Lattice, corners: Sequence[tuple[int, int]]) -> Mask:
    """Beads of a corner lattice that leave the rectangle they begin in, shaped as `before`."""
    sums = np.array(corners).sum(axis=1)
    places = lattice.rows + lattice.columns
    first = np.searchsorted(sums[1:], places, side="left")
    last = np.concatenate((np.searchsorted(sums, places, side="right") - 1, [len(corners)]))
    mask: Mask = last[lattice.before] < first[:, None]
    return mask


def joins_heading(lattice: Lattice, headings: tuple[Ints, Ints]) -> Mask:
    """Beads with a heading and other units on the same side, shaped as `before`.

    `headings` has 1 for each heading of a side, 0 for other units.
    """
    mask = np.zeros(lattice.before.shape, bool)
    counts = [np.concatenate(([0], np.cumsum(side))) for side in headings]
    for shape, (m, n) in enumerate(SHAPES):
        for count, places, units in ((counts[0], lattice.rows, m), (counts[1], lattice.columns, n)):
            if m and n and m + n > 2:
                mask[:, shape] |= count[places] > count[np.maximum(places - units, 0)]
    return mask
