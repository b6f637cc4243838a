"""Which beads are forbidden: those that join a heading to other units, or leave a lattice."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from duidu.align.base.protocol import Ints
from duidu.align.beads.lattice import SHAPES, Lattice
from duidu.align.beads.rows import ScoredBead

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


def allowed_beads(
    lattice: Lattice, forbidden: Callable[[Lattice], Mask] | None
) -> Callable[[ScoredBead], bool]:
    """Tells of a bead whether it is in the lattice, inside one box, and not forbidden."""

    def allowed(bead: ScoredBead) -> bool:
        shape = (len(bead.source), len(bead.target))
        if shape not in SHAPES:
            return False
        number = SHAPES.index(shape)
        here = (lattice.rows == bead.source.stop) & (lattice.columns == bead.target.stop)
        ends = np.nonzero(here & (lattice.before[:, number] < lattice.size))[0]
        return bool(len(ends)) and not (
            forbidden is not None and forbidden(lattice)[ends, number].all()
        )

    return allowed
