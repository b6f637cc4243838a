"""The dynamic programming under the aligner, against plain enumeration of every path."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from duidu.align.beads.coarse_band import BUCKETS, Bags, bags, coarse_band
from duidu.align.beads.constraints import joins_heading
from duidu.align.beads.lattice import (
    SHAPES,
    Lattice,
    best_path,
    box_lattice,
    make_lattice,
    probabilities,
)
from duidu.align.beads.rows import ScoredBead
from duidu.align.beads.windows import align_in_windows


def whole(rows: int, columns: int) -> Lattice:
    return make_lattice(np.zeros(rows + 1, np.int64), np.full(rows + 1, columns))


def bags_of(units: list[list[int]]) -> Bags:
    words = np.array([word for unit in units for word in unit])
    unit_of = np.repeat(np.arange(len(units)), [len(unit) for unit in units])
    return bags(len(units), unit_of, words, np.ones(len(words)))


def every_path(rows: int, columns: int) -> list[list[tuple[int, int]]]:
    """Every path as shapes of its beads."""
    if not rows and not columns:
        return [[]]
    return [
        [*path, (m, n)]
        for m, n in SHAPES
        if m <= rows and n <= columns
        for path in every_path(rows - m, columns - n)
    ]


@given(st.integers(0, 3), st.integers(0, 3), st.integers(0, 10_000))
def test_best_path_and_probabilities_agree_with_enumeration(
    rows: int, columns: int, seed: int
) -> None:
    lattice = whole(rows, columns)
    scores = np.random.default_rng(seed).normal(size=lattice.before.shape)
    node = {
        place: k
        for k, place in enumerate(zip(lattice.rows.tolist(), lattice.columns.tolist(), strict=True))
    }

    def score(path: list[tuple[int, int]]) -> float:
        at, total = (0, 0), 0.0
        for m, n in path:
            at = (at[0] + m, at[1] + n)
            total += float(scores[node[at], SHAPES.index((m, n))])
        return total

    paths = every_path(rows, columns)
    best = best_path(lattice, scores)
    assert [(c - a, d - b) for a, b, c, d in best] == max(paths, key=score)
    found, total = probabilities(lattice, scores)
    assert np.isclose(total, np.logaddexp.reduce([score(path) for path in paths]))
    for m, n in {shape for path in paths for shape in path}:
        expected = sum(np.exp(score(path) - total) * path.count((m, n)) for path in paths)
        assert np.isclose(
            found[:, SHAPES.index((m, n))][
                lattice.before[:, SHAPES.index((m, n))] < lattice.size
            ].sum(),
            expected,
        )


def test_beads_keep_to_corners_and_away_from_headings() -> None:
    corners = [(0, 0), (2, 1), (2, 3), (4, 5)]
    lattice = box_lattice(corners)
    scores = np.zeros(lattice.before.shape)
    ends = {(0, 0)} | {(c, d) for _, _, c, d in best_path(lattice, scores)}
    assert set(corners) <= ends
    heads = (np.array([1, 0, 0]), np.array([0, 0]))
    mask = joins_heading(whole(3, 2), heads)
    lattice = whole(3, 2)
    node = {
        place: k
        for k, place in enumerate(zip(lattice.rows.tolist(), lattice.columns.tolist(), strict=True))
    }
    assert mask[node[2, 1], SHAPES.index((2, 1))]
    assert not mask[node[3, 1], SHAPES.index((2, 1))]
    assert not mask[node[1, 1], SHAPES.index((1, 1))]


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=5),
    st.integers(0, 10_000),
)
def test_boxes_side_by_side_are_solved_as_each_by_itself(
    sizes: list[tuple[int, int]], seed: int
) -> None:
    corners = [(0, 0)]
    for rows, columns in sizes:
        corners.append((corners[-1][0] + rows, corners[-1][1] + columns))
    lattice = box_lattice(corners)
    scores = np.random.default_rng(seed).normal(size=lattice.before.shape)
    likely, total = probabilities(lattice, scores)
    path, sums = [], 0.0
    for number, (first, last) in enumerate(pairwise(corners)):
        alone = whole(last[0] - first[0], last[1] - first[1])
        inside = np.nonzero(lattice.band.box[lattice.strips] == number)[0]
        # Nodes of a box keep their order, which is that of the box by itself.
        path += [
            (a + first[0], b + first[1], c + first[0], d + first[1])
            for a, b, c, d in best_path(alone, scores[inside])
        ]
        found, one = probabilities(alone, scores[inside])
        real = alone.before < alone.size
        assert np.allclose(likely[inside][real], found[real])
        sums += one
    assert best_path(lattice, scores) == path
    assert np.isclose(total, sums)


def test_so_many_equal_paths_that_plain_numbers_do_not_hold_them() -> None:
    lattice = whole(360, 360)
    found, total = probabilities(lattice, np.zeros(lattice.before.shape))
    assert total > 709  # exp of more is no number
    assert np.isfinite(found).all()
    # Every path ends with one bead.
    assert np.isclose(found[-1][lattice.before[-1] < lattice.size].sum(), 1)


def test_a_rough_band_holds_the_way_around_a_missing_passage() -> None:
    chance = np.random.default_rng(1)
    units = [sorted({int(word) for word in chance.integers(0, BUCKETS, 12)}) for _ in range(900)]
    target = units[:300] + units[500:]
    low, high = coarse_band(*map(bags_of, (units, target)))
    assert all(
        low[i] <= (i if i < 300 else max(300, i - 200)) <= high[i] for i in range(0, 901, 10)
    )
    assert (high - low).mean() < 100


@given(st.integers(1, 900), st.integers(1, 900))
def test_windows_cover_every_unit_once(rows: int, columns: int) -> None:
    place = np.arange(rows + 1) * columns // rows
    low, high = np.maximum(place - 20, 0), np.minimum(place + 20, columns)
    low[0], high[-1] = 0, columns

    def solve(
        first: tuple[int, int], last: tuple[int, int], low: object, high: object
    ) -> list[ScoredBead]:
        size = (last[0] - first[0], last[1] - first[1])
        both = [ScoredBead(range(n, n + 1), range(n, n + 1), 0.9) for n in range(min(size))]
        rest = [
            ScoredBead(range(n, n + 1), range(size[1], size[1]), 0.5)
            for n in range(size[1], size[0])
        ]
        return (
            both
            + rest
            + [
                ScoredBead(range(size[0], size[0]), range(n, n + 1), 0.5)
                for n in range(size[0], size[1])
            ]
        )

    found = align_in_windows(low, high, solve)
    assert found[0].source.start == found[0].target.start == 0
    assert (found[-1].source.stop, found[-1].target.stop) == (rows, columns)
    assert all(
        a.source.stop == b.source.start and a.target.stop == b.target.start
        for a, b in pairwise(found)
    )
