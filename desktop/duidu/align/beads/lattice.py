"""Dynamic programming over beads in a band: the best path, and the probability of every bead.

Probabilities come from the forward-backward algorithm. Nothing here knows of texts: scores come in,
paths and probabilities go out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from duidu.align.base.protocol import Floats, Ints

Path = list[tuple[int, int, int, int]]

# Most units on one side of a bead. Larger ones are rare, and the work grows with its square.
LARGEST = 5
SHAPES: tuple[tuple[int, int], ...] = (
    (0, 1),
    (1, 0),
    *((m, n) for m in range(1, LARGEST + 1) for n in range(1, LARGEST + 1)),
)
"""How many source and target units a bead has, by the number of its shape."""

# Not -inf: the difference of two of these must not become NaN.
_NEVER = -1e30


@dataclass(frozen=True, slots=True)
class Band:
    """Where a path may run: strips of neighbouring columns, box after box.

    Strip k has the columns low[k]..high[k] (inclusive) of row `row[k]`. The strips of one box
    follow each other row by row; its path leads from the first column of its first strip to the
    last column of its last one, whatever the paths of other boxes do. `box` is the box of each
    strip.
    """

    row: Ints
    low: Ints
    high: Ints
    box: Ints


@dataclass(frozen=True, slots=True)
class Lattice:
    """The nodes of a band and the beads between them.

    A node (row, column) is the point after so many source and target units. Nodes are sorted by
    their distance from the first node of their box, so every bead ends at a later node than it
    begins. `before[k, s]` is the node where a bead of shape s that ends at node k begins;
    `after[k, s]` is where one that begins at k ends; both are `size`, one past the last node, where
    there is no such node. `strips`, `rows` and `columns` have shape (nodes,), `before` and `after`
    have shape (nodes, len(SHAPES)). `diagonals[d]` is the first node at a distance of d or more.
    `firsts` and `lasts` are the first and the last node of each box.
    """

    band: Band
    strips: Ints
    rows: Ints
    columns: Ints
    before: Ints
    after: Ints
    diagonals: Ints
    firsts: Ints
    lasts: Ints

    @property
    def size(self) -> int:
        """Number of nodes."""
        return len(self.rows)


def make_lattice(low: Ints, high: Ints) -> Lattice:
    """The lattice of one box that has columns low[i]..high[i] (inclusive) in row i.

    The first and the last node have to be in it.
    """
    return lattice_of(Band(np.arange(len(low)), low, high, np.zeros(len(low), np.int64)))


def box_lattice(corners: Sequence[tuple[int, int]]) -> Lattice:
    """The lattice of the boxes between each corner (row, column) and the next."""
    steps = list(pairwise(corners))
    heights = np.array([after[0] - before[0] + 1 for before, after in steps], np.int64)
    box = np.repeat(np.arange(len(steps)), heights)
    corner = np.array(corners, np.int64)
    row = np.arange(len(box)) - (np.cumsum(heights) - heights)[box] + corner[box, 0]
    return lattice_of(Band(row, corner[box, 1], corner[box + 1, 1], box))


def lattice_of(band: Band) -> Lattice:
    """The lattice of a band."""
    widths = band.high - band.low + 1
    starts = np.cumsum(widths) - widths
    strip = np.repeat(np.arange(len(widths)), widths)
    column = np.arange(len(strip)) - (starts - band.low)[strip]
    first_strip = np.searchsorted(band.box, np.arange(band.box[-1] + 2))
    first = first_strip[band.box]
    distance = (band.row - band.row[first] - band.low[first])[strip] + column
    # By distance: all nodes of one can be computed at once, since beads come from nearer ones.
    order = np.lexsort((strip, distance))
    strip, column, distance = strip[order], column[order], distance[order]
    size = len(order)
    numbers = np.empty(size, np.int64)
    numbers[order] = np.arange(size)
    before = np.full((size, len(SHAPES)), size)
    # Shape by shape: all at once would take several times the memory of what is kept.
    for shape, (m, n) in enumerate(SHAPES):
        ends = np.nonzero(strip - m >= first[strip])[0]
        back, at = strip[ends] - m, column[ends] - n
        inside = (at >= band.low[back]) & (at <= band.high[back])
        before[ends[inside], shape] = numbers[((starts - band.low)[back] + at)[inside]]
    after = np.full((size + 1, len(SHAPES)), size)
    after[before, np.arange(len(SHAPES))] = np.arange(size)[:, None]
    return Lattice(
        band,
        strip,
        band.row[strip],
        column,
        before,
        after[:size],
        np.searchsorted(distance, np.arange(distance[-1] + 2)),
        numbers[starts[first_strip[:-1]]],
        numbers[starts[first_strip[1:] - 1] + widths[first_strip[1:] - 1] - 1],
    )


def best_scores(lattice: Lattice, scores: Floats) -> Floats:
    """The greatest summed score of a path from the first node of its box to each node.

    `scores` is shaped as `before`. One element more stands for where there is no node.
    """
    best = np.full(lattice.size + 1, _NEVER)
    best[lattice.firsts] = 0.0
    for start, end in _distances(lattice):
        best[start:end] = (best[lattice.before[start:end]] + scores[start:end]).max(axis=1)
    return best


def best_path(lattice: Lattice, scores: Floats, best: Floats | None = None) -> Path:
    """The beads (row, column, row, column) of the path with the greatest summed score.

    Through all boxes in order. `best` are the `best_scores`, where they are known.
    """
    return [
        (
            int(lattice.rows[first]),
            int(lattice.columns[first]),
            int(lattice.rows[last]),
            int(lattice.columns[last]),
        )
        for first, last, _ in best_beads(lattice, scores, best)
    ]


def best_beads(
    lattice: Lattice, scores: Floats, best: Floats | None = None
) -> list[tuple[int, int, int]]:
    """First node, last node and number of the shape of each bead of the best path."""
    best = best_scores(lattice, scores) if best is None else best
    path: list[tuple[int, int, int]] = []
    for first, last in zip(
        lattice.firsts[::-1].tolist(), lattice.lasts[::-1].tolist(), strict=True
    ):
        node = last
        while node != first:
            shape = int((best[lattice.before[node]] + scores[node]).argmax())
            path.append((int(lattice.before[node, shape]), node, shape))
            node = path[-1][0]
    return path[::-1]


def probabilities(
    lattice: Lattice, scores: Floats, best: Floats | None = None
) -> tuple[Floats, float]:
    """The probability of every bead, shaped as `before`, and the log of the normaliser.

    The probability of a whole path is proportional to exp(summed score). `best` are the
    `best_scores`, where they are known.
    """
    best = best_scores(lattice, scores) if best is None else best
    # Measured from the best path to each node, sums of many paths neither overflow nor vanish.
    # One more row, for beads that end at no node.
    weight = np.zeros((lattice.size + 1, len(SHAPES)))
    inner = weight[: lattice.size]
    np.take(best, lattice.before, out=inner)
    inner += scores
    inner -= best[: lattice.size, None]
    np.exp(np.minimum(inner, 0.0, out=inner), out=inner)
    inner[best[: lattice.size] < _NEVER / 2] = 0.0
    forward, backward = _summed(lattice, weight)
    if not (np.isfinite(forward).all() and np.isfinite(backward).all()):
        return _log_probabilities(lattice, scores)
    total = float(best[lattice.lasts].sum() + np.log(forward[lattice.lasts]).sum())
    found = forward[lattice.before]
    found *= inner
    found *= backward[: lattice.size, None]
    return np.minimum(found, 1.0, out=found), total


def _summed(lattice: Lattice, weight: Floats) -> tuple[Floats, Floats]:
    """Summed products of weights of all paths to each node, and from it; the latter as shares."""
    forward = np.zeros(lattice.size + 1)
    forward[lattice.firsts] = 1.0
    with np.errstate(over="ignore", invalid="ignore"):
        for start, end in _distances(lattice):
            forward[start:end] = np.einsum(
                "ij,ij->i", forward[lattice.before[start:end]], weight[start:end]
            )
        leaving = weight[lattice.after, np.arange(len(SHAPES))]
        backward = np.zeros(lattice.size + 1)
        backward[lattice.lasts] = 1 / forward[lattice.lasts]
        for start, end in reversed([(0, int(lattice.diagonals[1])), *_distances(lattice)]):
            backward[start:end] += np.einsum(
                "ij,ij->i", backward[lattice.after[start:end]], leaving[start:end]
            )
    return forward, backward


def _log_probabilities(lattice: Lattice, scores: Floats) -> tuple[Floats, float]:
    """What `probabilities` gives, where sums of paths are too many for plain numbers."""
    forward = np.full(lattice.size + 1, _NEVER)
    forward[lattice.firsts] = 0.0
    for start, end in _distances(lattice):
        forward[start:end] = _log_sum(forward[lattice.before[start:end]] + scores[start:end])
    padded = np.vstack((scores, np.full((1, len(SHAPES)), _NEVER)))
    leaving = padded[lattice.after, np.arange(len(SHAPES))]
    backward = np.full(lattice.size + 1, _NEVER)
    backward[lattice.lasts] = -forward[lattice.lasts]
    for start, end in reversed([(0, int(lattice.diagonals[1])), *_distances(lattice)]):
        backward[start:end] = np.logaddexp(
            backward[start:end], _log_sum(backward[lattice.after[start:end]] + leaving[start:end])
        )
    return np.exp(
        np.minimum(forward[lattice.before] + scores + backward[: lattice.size, None], 0.0)
    ), float(forward[lattice.lasts].sum())


def _distances(lattice: Lattice) -> list[tuple[int, int]]:
    """The nodes of each distance but the first, which are those where paths begin."""
    return list(pairwise(lattice.diagonals[1:].tolist()))


def _log_sum(x: Floats) -> npt.NDArray[np.float64]:
    """log(sum(exp(x))) of each row, without overflow."""
    top = x.max(axis=1)
    result: Floats = top + np.log(np.exp(x - top[:, None]).sum(axis=1))
    return result
