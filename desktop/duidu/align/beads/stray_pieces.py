"""Pieces of a unit that stand in the answer of the next one: a border between cuts them off.

Where a clause of the second sentence is translated with the first, both are one bead, though each
sentence as a whole fits the one beside it. A sentence of one piece has none that could stray: of it
the cosines of whole sentences tell, and of the short ones of a classical text they tell better.
"""

import numpy as np
import numpy.typing as npt

from duidu.align.base.protocol import Ints, Matrix
from duidu.align.beads.spaces import Pieces

_WHOLE = 6.0  # tokens from which a piece counts in full: a shorter one is alike by chance


def stray_borders(source: Pieces, target: Pieces, units: tuple[int, int]) -> tuple[Matrix, Matrix]:
    """For every border, how far pieces beside it rather answer what is across it, by their side.

    `units` are the numbers of units of both sides; each matrix has shape (source units + 1, target
    units + 1). What no piece is known of counts nothing.
    """
    likeness = source.vectors @ target.vectors.T
    return (
        np.pad(_strays(likeness, source, target.unit_of, units), 1),
        np.pad(_strays(likeness.T, target, source.unit_of, units[::-1]).T, 1),
    )


def _strays(likeness: Matrix, here: Pieces, there: Ints, units: tuple[int, int]) -> Matrix:
    """How far the pieces of one side stray over the borders between units."""
    nearest, known = _most(likeness, there, units[1], -1.0)
    further = (nearest[:, 1:] - nearest[:, :-1]) * (known[1:] & known[:-1])
    further *= (np.minimum(here.counts / _WHOLE, 1) * _has_others(here.unit_of))[:, None]
    ahead, _ = _most(further.T, here.unit_of, units[0], 0.0)
    back, _ = _most(-further.T, here.unit_of, units[0], 0.0)
    strays: Matrix = np.maximum(ahead, 0).T[:-1] + np.maximum(back, 0).T[1:]
    return strays


def _has_others(unit_of: Ints) -> npt.NDArray[np.bool_]:
    """Whether the unit of each piece has other pieces."""
    several: npt.NDArray[np.bool_] = (np.bincount(unit_of) > 1)[unit_of]
    return several


def _most(
    rows: Matrix, unit_of: Ints, units: int, otherwise: float
) -> tuple[Matrix, npt.NDArray[np.bool_]]:
    """The largest value of each row in the columns of each unit, and which units have columns.

    Columns are in the order of their units.
    """
    starts = np.searchsorted(unit_of, np.arange(units + 1))
    known = np.diff(starts) > 0
    found = np.full((len(rows), units), otherwise, np.float32)
    if known.any():
        found[:, known] = np.maximum.reduceat(rows, starts[:-1][known], axis=1)
    return found, known
