"""The features of every bead in a lattice and their weighted sum, which is its score."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from duidu.align.base.protocol import Floats, Ints, Matrix
from duidu.align.beads.answered import answered_shares
from duidu.align.beads.evidence import BeadEvidence
from duidu.align.beads.lattice import LARGEST, SHAPES, Lattice
from duidu.core.jobs import Job, NoJob

Values = npt.NDArray[np.floating[Any]]
Weights = Mapping[str, float]
# Not -inf: the difference of two of these must not become NaN.
IMPOSSIBLE = -1e30
# The common shapes, which have a weight each.
_COMMON = {(0, 1), (1, 0), (1, 1), (1, 2), (2, 1), (1, 3), (2, 2)}
_UNSEEN = 0.2  # cosine assumed of a neighbour that does not exist


def bead_scores(
    evidence: BeadEvidence, lattice: Lattice, weights: Weights, job: Job | None = None
) -> Floats:
    """Scores shaped as `lattice.before`; beads that leave the lattice are impossible.

    Raises Cancelled.
    """
    job = job or NoJob()
    scores = np.full(lattice.before.shape, IMPOSSIBLE)
    # Cells and borders are weighed once, and not for each shape that they are in.
    cells, borders = (_weighed(tables, weights) for tables in (evidence.cells, evidence.borders))
    sums = None if cells is None else _integral(cells)
    others = {
        name: weight
        for name, weight in weights.items()
        if name not in evidence.cells and name not in evidence.borders
    }
    for shape, ends, features in bead_features(evidence, lattice, others):
        job.check()
        total = np.zeros(len(ends))
        for name, values in features.items():
            total += others.get(name, 0.0) * values
        if sums is not None:
            total += _inside(sums, SHAPES[shape], lattice.rows[ends], lattice.columns[ends])
        scores[ends, shape] = total
    if borders is not None:
        scores += borders[lattice.rows, lattice.columns][:, None]
    return scores


def _weighed(tables: Mapping[str, Matrix], weights: Weights) -> Floats | None:
    """The weighted sum of tables; None where none has a weight."""
    total: Floats | None = None
    for name, table in tables.items():
        if weight := weights.get(name):
            part: Floats = weight * table.astype(np.float64)
            total = part if total is None else total + part
    return total


def _inside(sums: Floats, shape: tuple[int, int], rows: Ints, columns: Ints) -> Floats:
    """Sums over the rectangles of beads of a shape that end at these rows and columns."""
    m, n = shape
    inside: Floats = (
        sums[rows, columns]
        - sums[rows - m, columns]
        - sums[rows, columns - n]
        + sums[rows - m, columns - n]
    )
    return inside


def bead_features(
    evidence: BeadEvidence, lattice: Lattice, wanted: Weights | None = None
) -> Iterator[tuple[int, Ints, dict[str, Values]]]:
    """For each shape: the nodes where such a bead can end, and its features there by name.

    All features, or only those with a weight in `wanted`.
    """
    lengths = _Lengths.of(evidence)
    cells = {
        name: _integral(cell)
        for name, cell in evidence.cells.items()
        if wanted is None or wanted.get(name)
    }
    borders = {
        name: border
        for name, border in evidence.borders.items()
        if wanted is None or wanted.get(name)
    }
    spaces = [
        name
        for name in evidence.likeness
        if wanted is None or any(key.startswith(name + " ") for key in wanted)
    ]
    # Only the weights for abridged texts ask for these.
    for_losses = wanted is None or "gap words" in wanted
    answered = answered_shares(evidence) if evidence.cells and for_losses else None
    for shape, (m, n) in enumerate(SHAPES):
        ends = np.nonzero(lattice.before[:, shape] < lattice.size)[0]
        if not len(ends):
            continue
        rows, columns = lattice.rows[ends], lattice.columns[ends]
        features: dict[str, Values] = {
            name: np.full(len(ends), value) for name, value in _shape_features(m, n).items()
        }
        features |= _length_features(lengths, m, n, rows, columns)
        if m and n:
            for name in spaces:
                table = evidence.likeness[name][m - 1, n - 1]
                features |= _similarity_features(table, name, (m, n), rows - m, columns - n)
                if m + n > 2 and for_losses:
                    features[f"{name} gain"] = _least_gain(
                        evidence.likeness[name], (m, n), rows - m, columns - n
                    )
        if answered is not None:
            features |= answered.features((m, n), rows - m, columns - n)
        for name, sums in cells.items():
            features[name] = _inside(sums, (m, n), rows, columns)
        for name, border in borders.items():
            features[name] = border[rows, columns]
        yield shape, ends, features


def _shape_features(m: int, n: int) -> dict[str, float]:
    """Features of the shape m-n.

    Common shapes have a feature each. Rare ones share features that grow with their size, since
    their few examples would mislead.
    """
    if (m, n) in _COMMON:
        return {f"{m}-{n}": 1.0}
    return {
        "rare": 1.0,
        "source units": m - 1.0,
        "target units": n - 1.0,
        "units on both": min(m, n) - 1.0,
    }


@dataclass(frozen=True, slots=True)
class _Lengths:
    """Code points of all spans of both sides: spans[side][k][i] of the k units from unit i on.

    Those of the source in code points of the target: languages differ in length, so `ratio` is
    that of the whole texts. `logs` are the logarithms of the spans plus a few.
    """

    ratio: float
    spans: tuple[list[Floats], list[Floats]]
    logs: tuple[list[Floats], list[Floats]]

    @staticmethod
    def of(evidence: BeadEvidence) -> "_Lengths":
        """The lengths of two sides."""
        sums = [
            np.concatenate(([0.0], np.cumsum(units.lengths)))
            for units in (evidence.source, evidence.target)
        ]
        ratio = evidence.ratio or max(sums[1][-1], 1.0) / max(sums[0][-1], 1.0)
        sums[0] = sums[0] * ratio
        source, target = (
            [side[k:] - side[: max(len(side) - k, 0)] for k in range(LARGEST + 1)] for side in sums
        )
        return _Lengths(
            ratio,
            (source, target),
            (
                [np.log(span + 2 * ratio) for span in source],
                [np.log(span + 2 * ratio) for span in target],
            ),
        )


def _length_features(
    lengths: _Lengths, m: int, n: int, rows: Ints, columns: Ints
) -> dict[str, Values]:
    """How well the lengths of both sides agree, in code points; or the length of a gap."""
    source = lengths.spans[0][m][rows - m]
    if not (m and n):
        # Around 0 for a sentence of usual length: log(3 + 50) is about 4.
        return {"gap length": np.log(source + lengths.spans[1][n][columns - n] + 3) - 4}
    difference = lengths.logs[0][m][rows - m] - lengths.logs[1][n][columns - n]
    size = np.abs(difference)
    return {
        "length": size,
        # Cut off, or a few absurd pairs would drown all else.
        "length squared": np.minimum(difference * difference, 4.0),
        "length by units": size * ((m + n) / 2),
        "length by size": size * np.sqrt(np.minimum(source / lengths.ratio, 60.0) / 20),
    }


def _similarity_features(
    table: Matrix, space: str, shape: tuple[int, int], rows: Ints, columns: Ints
) -> dict[str, Values]:
    """The cosine of the joined texts, and how much it exceeds that with neighbouring texts.

    `table` are the cosines of all spans of this shape; beads begin at `rows` and `columns`.
    """
    m, n = shape
    wide = table.shape[1]
    flat = table.ravel()
    here_at = rows * wide + columns
    here = flat[here_at]
    total = np.zeros(len(rows), np.float32)
    count = np.zeros(len(rows), np.float32)
    last = (table.shape[0] - m, wide - n)
    for step, inside in (
        (-n, columns >= n),
        (n, columns + n <= last[1]),
        (-m * wide, rows >= m),
        (m * wide, rows + m <= last[0]),
    ):
        values = flat[np.where(inside, here_at + step, 0)]
        inside &= values == values  # NaN, far from the band, is no neighbour
        total += np.where(inside, values, 0)
        count += inside
    margin = here - np.where(count > 0, total / np.maximum(count, 1), np.float32(_UNSEEN))
    units = (m + n) / 2
    return {
        f"{space} cosine": here,
        f"{space} cosine by units": here * units,
        f"{space} margin": margin,
        f"{space} margin by units": margin * units,
    }


def _least_gain(likeness: Matrix, shape: tuple[int, int], rows: Ints, columns: Ints) -> Values:
    """How much the cosine would fall, at least, if a unit at one of the four ends were left out."""
    m, n = shape
    here = likeness[m - 1, n - 1][rows, columns]
    without = []
    if m > 1:
        table = likeness[m - 2, n - 1]
        without += [table[rows, columns], table[rows + 1, columns]]
    if n > 1:
        table = likeness[m - 1, n - 2]
        without += [table[rows, columns], table[rows, columns + 1]]
    most: Values = here - np.nan_to_num(np.max(without, axis=0), nan=0.0)
    return most


def _integral(cell: Values) -> Floats:
    """Sums over all rectangles that begin at the first cell."""
    return np.pad(cell.astype(np.float64).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
