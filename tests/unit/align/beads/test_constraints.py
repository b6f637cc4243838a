"""What stands alone joins a bead only where the path may have that bead."""

import numpy as np

from duidu.align.beads.constraints import allowed_beads, joins_heading
from duidu.align.beads.lattice import box_lattice, make_lattice
from duidu.align.beads.rows import ScoredBead


def _bead(source: range, target: range) -> ScoredBead:
    return ScoredBead(source, target, 1.0)


def test_a_bead_inside_one_box_is_allowed_and_one_across_two_is_not() -> None:
    allowed = allowed_beads(box_lattice([(0, 0), (2, 2), (4, 3)]), None)
    assert allowed(_bead(range(2), range(2)))
    assert allowed(_bead(range(2, 4), range(2, 3)))
    assert not allowed(_bead(range(1, 3), range(1, 2)))
    assert not allowed(_bead(range(1, 2), range(1, 3)))


def test_a_bead_of_more_units_than_any_shape_has_is_not_allowed() -> None:
    lattice = make_lattice(np.zeros(8, np.int64), np.full(8, 2))
    allowed = allowed_beads(lattice, None)
    assert allowed(_bead(range(5), range(2)))
    assert not allowed(_bead(range(6), range(2)))


def test_a_bead_that_joins_a_heading_is_not_allowed() -> None:
    lattice = make_lattice(np.zeros(4, np.int64), np.full(4, 3))
    heads = (np.array([1, 0, 0]), np.array([1, 0, 0]))
    allowed = allowed_beads(lattice, lambda one: joins_heading(one, heads))
    assert allowed(_bead(range(1), range(1)))
    assert allowed(_bead(range(1, 3), range(1, 2)))
    assert not allowed(_bead(range(2), range(1)))
