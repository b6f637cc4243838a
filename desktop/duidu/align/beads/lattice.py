"""Dynamic programming over beads in a band: the best path, and the probability of every bead.

Probabilities come from the forward-backward algorithm. Nothing here knows of texts: scores come in,
paths and probabilities go out.
"""

from dataclasses import dataclass

import numpy as np

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
class Lattice:
    """The nodes of a band and the beads between them.

    A node (row, column) is the point after so many source and target units. Nodes are sorted by row
    + column, so every bead ends at a later node than it begins. `before[k, s]` is the node where a
    bead of shape s that ends at node k begins; `after[k, s]` is where one that begins at k ends;
    both are `size`, one past the last node, where there is no such node. `rows` and `columns` have
    shape (nodes,), `before` and `after` have shape (nodes, len(SHAPES)). `diagonals[d]` is the
    first node with row + column >= d.
    """

    rows: Ints
    columns: Ints
    before: Ints
    after: Ints
    diagonals: Ints

    @property
    def size(self) -> int:
        """Number of nodes."""
        return len(self.rows)


def make_lattice(low: Ints, high: Ints) -> Lattice:
    """The lattice of a band that has columns low[i]..high[i] (inclusive) in row i.

    The first and the last node have to be in it.
    """
    widths = high - low + 1
    rows = np.repeat(np.arange(len(low)), widths)
    columns = np.arange(widths.sum()) - np.repeat(np.cumsum(widths) - widths, widths) + low[rows]
    # By diagonals: all nodes of one can be computed at once, since beads come from earlier ones.
    order = np.lexsort((rows, rows + columns))
    rows, columns = rows[order], columns[order]
    size = len(rows)
    numbers = np.empty(size, np.int64)
    numbers[order] = np.arange(size)
    starts = np.cumsum(widths) - widths

    def neighbours(sign: int) -> Ints:
        found = np.full((size, len(SHAPES)), size, np.int64)
        for s, (m, n) in enumerate(SHAPES):
            row, column = rows + sign * m, columns + sign * n
            inside = (row >= 0) & (row < len(low))
            inside[inside] = (column[inside] >= low[row[inside]]) & (
                column[inside] <= high[row[inside]]
            )
            found[inside, s] = numbers[starts[row[inside]] + column[inside] - low[row[inside]]]
        return found

    sums = rows + columns
    diagonals = np.searchsorted(sums, np.arange(sums[-1] + 2)) if size else np.zeros(1, np.int64)
    return Lattice(rows, columns, neighbours(-1), neighbours(1), diagonals)


def best_path(lattice: Lattice, scores: Floats) -> Path:
    """The beads (row, column, row, column) of the path with the greatest summed score.

    From the first node to the last; `scores` is shaped as `before`.
    """
    # One more element, which `before` names where there is no node.
    best = np.full(lattice.size + 1, _NEVER)
    best[0] = 0.0
    choice = np.zeros(lattice.size, np.int64)
    for start, end in zip(lattice.diagonals[1:-1], lattice.diagonals[2:], strict=True):
        reached = best[lattice.before[start:end]] + scores[start:end]
        choice[start:end] = reached.argmax(axis=1)
        best[start:end] = reached.max(axis=1)
    path: Path = []
    node = lattice.size - 1
    while node > 0:
        previous = int(lattice.before[node, choice[node]])
        path.append(
            (
                int(lattice.rows[previous]),
                int(lattice.columns[previous]),
                int(lattice.rows[node]),
                int(lattice.columns[node]),
            )
        )
        node = previous
    return path[::-1]


def probabilities(lattice: Lattice, scores: Floats) -> tuple[Floats, float]:
    """The probability of every bead, shaped as `before`, and the log of the normaliser.

    The probability of a whole path is proportional to exp(summed score).
    """
    forward = np.full(lattice.size + 1, _NEVER)
    forward[0] = 0.0
    slices = list(zip(lattice.diagonals[1:-1], lattice.diagonals[2:], strict=True))
    for start, end in slices:
        forward[start:end] = _log_sum(forward[lattice.before[start:end]] + scores[start:end])
    # One more row, for beads that end at no node.
    padded = np.vstack((scores, np.full((1, scores.shape[1]), _NEVER)))
    leaving = padded[lattice.after, np.arange(len(SHAPES))]
    backward = np.full(lattice.size + 1, _NEVER)
    backward[lattice.size - 1] = 0.0
    # No bead begins on the last diagonal, and none ends at the first node, so both are left out.
    for start, end in slices[-2::-1]:
        backward[start:end] = _log_sum(backward[lattice.after[start:end]] + leaving[start:end])
    total = float(forward[lattice.size - 1])
    return np.exp(
        np.minimum(forward[lattice.before] + scores + backward[: lattice.size, None] - total, 0.0)
    ), total


def _log_sum(x: Floats) -> Floats:
    """log(sum(exp(x))) of each row, without overflow."""
    top = x.max(axis=1)
    result: Floats = top + np.log(np.exp(x - top[:, None]).sum(axis=1))
    return result
