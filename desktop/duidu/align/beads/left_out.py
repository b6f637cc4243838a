"""Sets apart the sentences of a bead that its other side leaves out, once the path is found.

A path is the best cut of both texts; where little is missing, the cheapest way to keep a sentence
that the translation leaves out is that a neighbour's bead swallows it. So each bead of several
sentences is looked at again, by words and where these are unsure by meaning as well. So is what
stands alone: the heads and tails of short sentences (嗚呼。) are none that are left out.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from duidu.align.base.protocol import Floats
from duidu.align.beads.bead_edge_features import EdgeVectors, meaning_features, word_features
from duidu.align.beads.bead_edges import Edge, Stretches, edges_of, lone_edges
from duidu.align.beads.pair_confidence import confidence
from duidu.align.beads.path_reading import PathReading
from duidu.align.beads.rows import ScoredBead
from duidu.align.beads.weights import LeftOutModel

# Both ends of a bead may lack something, or both sides; two may stand alone beside it.
_ROUNDS = 2


Allowed = Callable[[ScoredBead], bool]
"""Whether a bead may be in the path."""


def with_left_out(
    reading: PathReading, beads: Sequence[ScoredBead], model: LeftOutModel, allowed: Allowed
) -> list[ScoredBead]:
    """The path, with the sentences that the other side likely leaves out in beads of their own.

    What stands alone and is likely covered by a bead beside it joins that. Raises Cancelled.
    """
    found = list(beads)
    for _ in range(_ROUNDS):
        lone = list(lone_edges(found))
        likely = _likely(reading, found, [edge for _, edge in lone], model)
        joined = _joined(found, lone, likely, model.most, allowed)
        if len(joined) == len(found):
            break
        found = joined
    least = model.least_by_words if reading.means is None else model.least
    numbers = set(range(len(found)))
    for _ in range(_ROUNDS):
        edges = [edge for edge in edges_of(found) if edge.number in numbers]
        likely = _likely(reading, found, edges, model)
        found, numbers = set_apart(found, edges, likely, least)
    return found


def set_apart(
    beads: Sequence[ScoredBead], edges: Sequence[Edge], likely: Floats, least: float
) -> tuple[list[ScoredBead], set[int]]:
    """The path without the likeliest edge of each bead, and the numbers of the beads so changed.

    `likely` are the probabilities that edges are left out; one below `least` stays.
    """
    best: dict[int, tuple[float, Edge]] = {}
    for edge, value in zip(edges, likely.tolist(), strict=True):
        if value >= least and value > best.get(edge.number, (0.0, edge))[0]:
            best[edge.number] = (value, edge)
    return _cut(beads, best)


def _likely(
    reading: PathReading, beads: Sequence[ScoredBead], edges: Sequence[Edge], model: LeftOutModel
) -> Floats:
    """How likely each edge is left out by the other side."""
    if not edges:
        return np.zeros(0)
    features = word_features(reading.evidence, edges, beads)
    found = confidence(features, model.words)
    if reading.means is None:
        return found
    hinted = np.nonzero(found > model.hint)[0]
    found[:] = 0
    if len(hinted):
        some = {name: values[hinted] for name, values in features.items()}
        vectors = read_edges(reading, [edges[n] for n in hinted.tolist()])
        found[hinted] = confidence(meaning_features(some, vectors, reading.means), model.meaning)
    return found


def read_edges(reading: PathReading, edges: Sequence[Edge]) -> EdgeVectors:
    """All stretches of edges, as the encoder reads them."""
    found = Stretches.of(edges)
    return EdgeVectors(*map(reading.vectors, (found.full, found.kept, found.run, found.beside)))


def _joined(
    beads: Sequence[ScoredBead],
    lone: Sequence[tuple[int, Edge]],
    likely: Floats,
    most: float,
    allowed: Allowed,
) -> list[ScoredBead]:
    """The path in which what stands alone joins a bead that likely covers it, one a bead."""
    found: dict[int, ScoredBead] = {}
    gone: set[int] = set()
    for value, (number, edge) in sorted(zip(likely.tolist(), lone, strict=True), key=_first):
        joined = ScoredBead(*edge.stretch(edge.whole, edge.other), 1 - value)
        free = edge.number not in found and number not in gone
        if value < most and free and allowed(joined):
            found[edge.number] = joined
            gone.add(number)
    return [found.get(n, bead) for n, bead in enumerate(beads) if n not in gone]


def _first(pair: tuple[float, object]) -> float:
    return pair[0]


def _cut(
    beads: Sequence[ScoredBead], best: Mapping[int, tuple[float, Edge]]
) -> tuple[list[ScoredBead], set[int]]:
    """The path with edges set apart, and the numbers of the beads that are left of theirs."""
    found: list[ScoredBead] = []
    changed: set[int] = set()
    for number, bead in enumerate(beads):
        if number not in best:
            found.append(bead)
            continue
        value, edge = best[number]
        before = edge.is_first
        at = edge.other.start if before else edge.other.stop
        alone = [ScoredBead(*edge.stretch(range(n, n + 1), range(at, at)), value) for n in edge.run]
        stays = ScoredBead(*edge.stretch(edge.kept, edge.other), value)
        changed.add(len(found) + (len(alone) if before else 0))
        found += [*alone, stays] if before else [stays, *alone]
    return found, changed
