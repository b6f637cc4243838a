"""Finds weights for the beads of chapters aligned by hand: likelihood, then minimum risk.

Minimum risk training: the expected number of right beads minus ALPHA for every bead made, by
forward-backward; its gradient is the derivative of the probabilities along the reward. Both steps
use L-BFGS with a Gaussian prior on the weights.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from duidu.align.base.protocol import Floats, Ints
from duidu.align.beads.bead_score import IMPOSSIBLE, Weights, bead_features
from duidu.align.beads.evidence import BeadEvidence
from duidu.align.beads.lattice import SHAPES, Band, Lattice, lattice_of, probabilities

ALPHAS = (0.2, 0.3)
_STEP = 1e-3
_PRIOR_LIKELIHOOD, _PRIOR_RISK = 10.0, 3.0
Objective = Callable[[Floats], tuple[float, Floats]]


@dataclass(frozen=True, slots=True)
class Example:
    """The plausible beads of one chapter.

    Node and shape, features (beads, names) and whether the gold has them.
    """

    lattice: Lattice
    nodes: Ints
    shapes: Ints
    features: Floats
    gold: Floats

    def scores(self, values: Floats) -> Floats:
        """Values of the plausible beads in the shape that the lattice wants."""
        scores = np.full(self.lattice.before.shape, IMPOSSIBLE)
        scores[self.nodes, self.shapes] = values
        return scores


def example(
    evidence: BeadEvidence,
    lattice: Lattice,
    plausible: npt.NDArray[np.bool_],
    gold: set[tuple[int, int, int, int]],
    names: list[str],
) -> Example:
    """Features of plausible and gold beads.

    `names` is filled by the first chapter and kept by the others.
    """
    node = {
        place: k
        for k, place in enumerate(zip(lattice.rows.tolist(), lattice.columns.tolist(), strict=True))
    }
    right = np.zeros(plausible.shape)
    for row, column, end_row, end_column in gold:
        shape = (end_row - row, end_column - column)
        if shape in SHAPES and (end_row, end_column) in node:
            right[node[end_row, end_column], SHAPES.index(shape)] = 1
    wanted = (plausible | (right > 0)) & (lattice.before < lattice.size)
    nodes, shapes = np.nonzero(wanted)
    by_shape = {
        number: (ends, features) for number, ends, features in bead_features(evidence, lattice)
    }
    if not names:
        names += sorted({name for _, features in by_shape.values() for name in features})
    table = np.zeros((len(nodes), len(names)))
    for kind, (ends, features) in by_shape.items():
        here = np.nonzero(shapes == kind)[0]
        at = np.searchsorted(ends, nodes[here])
        for name, values in features.items():
            table[here, names.index(name)] = values[at]
    return Example(lattice, nodes, shapes, table, right[nodes, shapes])


def joined(examples: Sequence[Example]) -> Example:
    """Several examples as one, each a box of its lattice: far faster than one after the other."""
    bands = [one.lattice.band for one in examples]
    boxes = np.cumsum([0, *(int(band.box[-1]) + 1 for band in bands)])
    strips = np.cumsum([0, *(len(band.row) for band in bands)])
    lattice = lattice_of(
        Band(
            np.concatenate([band.row for band in bands]),
            np.concatenate([band.low for band in bands]),
            np.concatenate([band.high for band in bands]),
            np.concatenate([band.box + first for band, first in zip(bands, boxes, strict=False)]),
        )
    )
    wide = int(max(band.high.max() for band in bands)) + 1
    place = lattice.strips * wide + lattice.columns
    order = np.argsort(place)
    nodes = [
        order[
            np.searchsorted(
                place[order],
                (one.lattice.strips[one.nodes] + first) * wide + one.lattice.columns[one.nodes],
            )
        ]
        for one, first in zip(examples, strips, strict=False)
    ]
    return Example(
        lattice,
        np.concatenate(nodes),
        np.concatenate([one.shapes for one in examples]),
        np.concatenate([one.features for one in examples]),
        np.concatenate([one.gold for one in examples]),
    )


def tune(examples: Sequence[Example], names: Sequence[str]) -> Weights:
    """Weights by name, averaged over several prices of a bead."""
    examples = [joined(examples)]
    spread = (
        np.sqrt(
            sum((e.features**2).sum(axis=0) for e in examples)
            / sum(len(e.features) for e in examples)
        )
        + 1e-6
    )
    start = minimised(_likelihood(examples, spread), np.zeros(len(names)), 30)
    found = [minimised(_risk(examples, spread, alpha), start, 50) / spread for alpha in ALPHAS]
    return dict(zip(names, np.mean(found, axis=0).tolist(), strict=True))


def _likelihood(examples: Sequence[Example], spread: Floats) -> Objective:
    def objective(weights: Floats) -> tuple[float, Floats]:
        value, gradient = (
            0.5 * _PRIOR_LIKELIHOOD * float(weights @ weights),
            _PRIOR_LIKELIHOOD * weights,
        )
        for one in examples:
            scores = one.features @ (weights / spread)
            found, total = probabilities(one.lattice, one.scores(scores))
            value += total - float(scores @ one.gold)
            gradient = (
                gradient + ((found[one.nodes, one.shapes] - one.gold) @ one.features) / spread
            )
        return value, gradient

    return objective


def _risk(examples: Sequence[Example], spread: Floats, alpha: float) -> Objective:
    def objective(weights: Floats) -> tuple[float, Floats]:
        value, gradient = 0.5 * _PRIOR_RISK * float(weights @ weights), _PRIOR_RISK * weights
        for one in examples:
            scores = one.features @ (weights / spread)
            reward = one.gold - alpha
            found = probabilities(one.lattice, one.scores(scores))[0][one.nodes, one.shapes]
            more = probabilities(one.lattice, one.scores(scores + _STEP * reward))[0][
                one.nodes, one.shapes
            ]
            less = probabilities(one.lattice, one.scores(scores - _STEP * reward))[0][
                one.nodes, one.shapes
            ]
            value -= float(found @ reward)
            gradient = gradient - (((more - less) / (2 * _STEP)) @ one.features) / spread
        return value, gradient

    return objective


def minimised(objective: Objective, start: Floats, steps: int, memory: int = 10) -> Floats:
    """L-BFGS with backtracking (Nocedal and Wright 2006, algorithm 7.4)."""
    at = start
    value, gradient = objective(at)
    moves: list[Floats] = []
    turns: list[Floats] = []
    for _ in range(steps):
        direction = -_inverse_hessian_times(gradient, moves, turns)
        slope = float(gradient @ direction)
        if slope >= 0:
            break
        length = 1.0
        next_value, next_gradient = objective(at + direction)
        while next_value > value + 1e-4 * length * slope and length > 1e-6:
            length /= 2
            next_value, next_gradient = objective(at + length * direction)
        move, turn = length * direction, next_gradient - gradient
        if float(move @ turn) > 1e-12:
            moves, turns = [*moves, move][-memory:], [*turns, turn][-memory:]
        done = abs(value - next_value) < 1e-5 * max(1.0, abs(value))
        at, value, gradient = at + move, next_value, next_gradient
        if done:
            break
    return at


def _inverse_hessian_times(
    gradient: Floats, moves: Sequence[Floats], turns: Sequence[Floats]
) -> Floats:
    if not moves:
        return gradient / max(1.0, float(np.abs(gradient).sum()))
    rest = gradient
    factors = []
    for move, turn in zip(reversed(moves), reversed(turns), strict=True):
        factor = float(move @ rest) / float(turn @ move)
        factors.append(factor)
        rest = rest - factor * turn
    rest = rest * (float(moves[-1] @ turns[-1]) / float(turns[-1] @ turns[-1]))
    for move, turn, factor in zip(moves, turns, reversed(factors), strict=True):
        rest = rest + move * (factor - float(turn @ rest) / float(turn @ move))
    return rest
