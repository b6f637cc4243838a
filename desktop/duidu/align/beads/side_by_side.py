"""Pairs what stands alone on both sides at one place, where it is a pair after all.

Where one side has a sentence alone, and the other side one beside it, either both leave something
out there, or a freely rendered pair was not known for one: most often because the border of two
paragraphs, aligned before their sentences, runs between its sides.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from duidu.align.beads.doubt import UNLIKELY
from duidu.align.beads.judged_pairs import pair_probabilities
from duidu.align.beads.path_reading import PathReading
from duidu.align.beads.rows import ScoredBead
from duidu.align.beads.weights import PairModel

_MOST = 4  # units alone on a side; where more are, the texts differ, and some are alike by chance
Allowed = Callable[[ScoredBead], bool]


@dataclass(frozen=True, slots=True)
class _Place:
    """Beads of a path, `first` to `last`, that stand alone: those of the source, of the target."""

    first: int
    last: int
    source: Sequence[ScoredBead]
    target: Sequence[ScoredBead]

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """All that could be pairs, by their numbers here."""
        few = max(len(self.source), len(self.target)) <= _MOST
        return [(i, j) for i in range(len(self.source)) for j in range(len(self.target)) if few]

    def bead(self, pair: tuple[int, int], score: float = 1.0) -> ScoredBead:
        """The two that make a pair as one bead."""
        return ScoredBead(self.source[pair[0]].source, self.target[pair[1]].target, score)


def with_side_by_side(
    reading: PathReading, beads: Sequence[ScoredBead], model: PairModel, allowed: Allowed
) -> list[ScoredBead]:
    """The path, where those that stand alone beside each other are one bead if they are a pair.

    Raises Cancelled.
    """
    found: list[ScoredBead] = []
    done = 0
    for place in _places(beads):
        possible = [pair for pair in place.pairs if allowed(place.bead(pair))]
        likely = pair_probabilities(reading, [place.bead(pair) for pair in possible], model)
        if (likely >= UNLIKELY).any():
            chosen = _best(possible, likely.tolist())
            found += [*beads[done : place.first], *_paired(place, chosen)]
            done = place.last
    return [*found, *beads[done:]]


def _places(beads: Sequence[ScoredBead]) -> Iterator[_Place]:
    """Runs of beads that have one side only, where each side has some."""
    first = 0
    for number, bead in enumerate([*beads, None]):
        if bead is not None and not (bead.source and bead.target):
            continue
        alone = beads[first:number]
        source, target = [b for b in alone if b.source], [b for b in alone if b.target]
        if source and target:
            yield _Place(first, number, source, target)
        first = number + 1


def _best(
    possible: Sequence[tuple[int, int]], likely: Sequence[float]
) -> dict[tuple[int, int], float]:
    """The likeliest pairs that do not cross and have nothing in common."""
    chosen: dict[tuple[int, int], float] = {}
    for value, pair in sorted(zip(likely, possible, strict=True), reverse=True):
        free = all((pair[0] - one[0]) * (pair[1] - one[1]) > 0 for one in chosen)
        if free and value >= UNLIKELY:
            chosen[pair] = value
    return chosen


def _paired(place: _Place, chosen: dict[tuple[int, int], float]) -> Iterator[ScoredBead]:
    """The beads of a place with its pairs; each empty side stands where the path is."""
    whole = (len(place.source), len(place.target))
    at = (0, 0)
    row, column = place.source[0].source.start, place.target[0].target.start
    for pair in [*sorted(chosen), whole]:
        for bead in place.source[at[0] : pair[0]]:
            row = bead.source.stop
            yield ScoredBead(bead.source, range(column, column), bead.score)
        for bead in place.target[at[1] : pair[1]]:
            column = bead.target.stop
            yield ScoredBead(range(row, row), bead.target, bead.score)
        if pair in chosen:
            bead = place.bead(pair, chosen[pair])
            row, column = bead.source.stop, bead.target.stop
            yield bead
        at = (pair[0] + 1, pair[1] + 1)
