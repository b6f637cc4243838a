"""The features of every bead in a lattice and their weighted sum, which is its score."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from duidu.align.base.protocol import Floats, Ints, Matrix
from duidu.align.beads.evidence import BeadEvidence
from duidu.align.beads.lattice import SHAPES, Lattice
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
    for shape, ends, features in bead_features(evidence, lattice, weights):
        job.check()
        total = np.zeros(len(ends))
        for name, values in features.items():
            total += weights.get(name, 0.0) * values
        scores[ends, shape] = total
    return scores


def bead_features(
    evidence: BeadEvidence, lattice: Lattice, wanted: Weights | None = None
) -> Iterator[tuple[int, Ints, dict[str, Values]]]:
    """For each shape: the nodes where such a bead can end, and its features there by name.

    All features, or only those with a weight in `wanted`.
    """
    lengths = [
        np.concatenate(([0.0], np.cumsum(units.lengths)))
        for units in (evidence.source, evidence.target)
    ]
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
        for name in evidence.source.spaces
        if wanted is None or any(key.startswith(name + " ") for key in wanted)
    ]
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
                features |= _similarity_features(evidence, name, (m, n), rows, columns)
        for name, table in cells.items():
            features[name] = (
                table[rows, columns]
                - table[rows - m, columns]
                - table[rows, columns - n]
                + table[rows - m, columns - n]
            )
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


def _length_features(
    lengths: list[Floats], m: int, n: int, rows: Ints, columns: Ints
) -> dict[str, Values]:
    """How well the lengths of both sides agree, in code points; or the length of a gap."""
    # Languages differ in length: compare with the ratio of the whole texts.
    ratio = max(lengths[1][-1], 1.0) / max(lengths[0][-1], 1.0)
    source = (lengths[0][rows] - lengths[0][rows - m]) * ratio
    target = lengths[1][columns] - lengths[1][columns - n]
    if not (m and n):
        # Around 0 for a sentence of usual length: log(3 + 50) is about 4.
        return {"gap length": np.log(source + target + 3) - 4}
    difference = np.log((source + 2 * ratio) / (target + 2 * ratio))
    size = np.abs(difference)
    return {
        "length": size,
        # Cut off, or a few absurd pairs would drown all else.
        "length squared": np.minimum(difference**2, 4.0),
        "length by units": size * (m + n) / 2,
        "length by size": size * np.sqrt(np.minimum(source / ratio, 60.0) / 20),
    }


def _similarity_features(
    evidence: BeadEvidence, space: str, shape: tuple[int, int], rows: Ints, columns: Ints
) -> dict[str, Values]:
    """The cosine of the joined texts, and how much it exceeds that with neighbouring texts."""
    m, n = shape
    source, target = (
        evidence.source.spaces[space].spans[m - 1],
        evidence.target.spaces[space].spans[n - 1],
    )
    table = source @ target.T
    here = table[rows - m, columns - n]
    neighbours = [
        _at(table, rows - m + dm, columns - n + dn) for dm, dn in ((0, -n), (0, n), (-m, 0), (m, 0))
    ]
    seen = [np.isfinite(values) for values in neighbours]
    total = sum(
        (np.where(ok, values, 0.0) for ok, values in zip(seen, neighbours, strict=True)),
        np.zeros(len(rows)),
    )
    count = sum((ok.astype(np.float64) for ok in seen), np.zeros(len(rows)))
    margin = here - np.where(count > 0, total / np.maximum(count, 1), _UNSEEN)
    units = (m + n) / 2
    return {
        f"{space} cosine": here,
        f"{space} cosine by units": here * units,
        f"{space} margin": margin,
        f"{space} margin by units": margin * units,
    }


def _at(table: Matrix, rows: Ints, columns: Ints) -> Floats:
    """Cells of a table, NaN outside it."""
    inside = (rows >= 0) & (rows < table.shape[0]) & (columns >= 0) & (columns < table.shape[1])
    values = np.full(len(rows), np.nan)
    values[inside] = table[rows[inside], columns[inside]]
    return values


def _integral(cell: Matrix) -> Floats:
    """Sums over all rectangles that begin at the first cell."""
    return np.pad(cell.astype(np.float64).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
