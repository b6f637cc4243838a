"""The mask of forbidden beads: those that join a heading to other units."""

import numpy as np
import numpy.typing as npt

from duidu.align.base.protocol import Ints
from duidu.align.beads.lattice import SHAPES, Lattice

Mask = npt.NDArray[np.bool_]


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
