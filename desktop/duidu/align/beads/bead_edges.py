"""Edges of beads that the other side may lack: the first or the last sentences of a bead's side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from duidu.align.base.protocol import Floats
from duidu.align.beads.rows import ScoredBead
from duidu.align.beads.word_evidence import Stretch

_USUAL = 0.9  # score of a bead that is not in the path


@dataclass(frozen=True, slots=True)
class Edge:
    """Sentences at one end of a side of a bead, which is the `number`-th of a path.

    `run` may be left out, `kept` is what stays of that side without it, `other` the other side
    and `beside` that of the next bead at this end. `score` is that of the bead.
    """

    number: int
    side: int
    run: range
    kept: range
    other: range
    beside: range
    score: float

    @property
    def is_first(self) -> bool:
        """Whether the run stands before what is kept."""
        return self.run.start < self.kept.start

    @property
    def whole(self) -> range:
        """The run with what is kept."""
        return range(min(self.run.start, self.kept.start), max(self.run.stop, self.kept.stop))

    def stretch(self, own: range, other: range) -> Stretch:
        """Units of the edge's side and of the other one, source first."""
        return (other, own) if self.side else (own, other)


def edges_of(beads: Sequence[ScoredBead]) -> Iterator[Edge]:
    """All that may be left out at either end of a side of a bead, some of which stays."""
    for number, bead in enumerate(beads):
        if not (bead.source and bead.target):
            continue
        for side in (0, 1):
            yield from _inside(beads, number, side)


def _inside(beads: Sequence[ScoredBead], number: int, side: int) -> Iterator[Edge]:
    """The edges of a side of a bead, some of which stays."""
    bead = beads[number]
    own, other = _units(bead, side), _units(bead, 1 - side)
    before, after = (_beside(beads, number + step, side) for step in (-1, 1))
    for cut in range(own.start + 1, own.stop):
        first, last = range(own.start, cut), range(cut, own.stop)
        yield Edge(number, side, first, last, other, before, bead.score)
        yield Edge(number, side, last, first, other, after, bead.score)


def lone_edges(beads: Sequence[ScoredBead]) -> Iterator[tuple[int, Edge]]:
    """What stands alone as an edge of either bead next to it, with its number in the path."""
    for number, bead in enumerate(beads):
        if bead.source and bead.target:
            continue
        side = 1 if bead.target else 0
        for step in (-1, 1):
            at = number + step
            if 0 <= at < len(beads) and beads[at].source and beads[at].target:
                kept, other = _units(beads[at], side), _units(beads[at], 1 - side)
                beside = _beside(beads, number - step, side)
                yield number, Edge(at, side, _units(bead, side), kept, other, beside, _USUAL)


def _beside(beads: Sequence[ScoredBead], at: int, side: int) -> range:
    """The other side of a bead of the path; nothing where there is none."""
    return _units(beads[at], 1 - side) if 0 <= at < len(beads) else range(0)


def _units(bead: ScoredBead, side: int) -> range:
    return bead.target if side else bead.source


@dataclass(frozen=True, slots=True)
class Stretches:
    """Of each edge: the run with what is kept, what is kept, the run alone, and beside the next.

    `side` is the side of each edge.
    """

    full: Sequence[Stretch]
    kept: Sequence[Stretch]
    run: Sequence[Stretch]
    beside: Sequence[Stretch]
    side: Floats

    @staticmethod
    def of(edges: Sequence[Edge]) -> "Stretches":
        """The stretches of edges."""
        return Stretches(
            [edge.stretch(edge.whole, edge.other) for edge in edges],
            [edge.stretch(edge.kept, edge.other) for edge in edges],
            [edge.stretch(edge.run, edge.other) for edge in edges],
            [edge.stretch(edge.run, edge.beside) for edge in edges],
            np.array([edge.side for edge in edges], np.float64),
        )
