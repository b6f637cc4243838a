"""What an alignment by words leaves in doubt, to be aligned again by meaning as well.

Reading a text with the encoder costs far more than comparing its words. A bead that the words are
sure of is hardly ever wrong, so only what stands around the others is read.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from duidu.align.base.protocol import Ints
from duidu.align.beads.lattice import Band, Lattice
from duidu.align.beads.rows import ScoredBead

# Probability of a bead that stays as the words have it: of sentences, and of paragraphs, of whose
# pairs more words speak.
_SURE, _SURE_OF_PARAGRAPHS = 0.99, 0.97
_CONTEXT = 2  # sure beads beside a doubted one that are aligned again with it


@dataclass(frozen=True, slots=True)
class Doubts:
    """The beads of a path, and the runs of them that are in doubt.

    `runs` are ranges of beads. `band` is where their paths may run: each is a box of its own.
    """

    beads: Sequence[ScoredBead]
    runs: Sequence[range]
    band: Band

    @property
    def units(self) -> tuple[Ints, Ints]:
        """The units of both sides in the runs."""
        beads = [self.beads[n] for run in self.runs for n in run]
        source = [unit for bead in beads for unit in bead.source]
        target = [unit for bead in beads for unit in bead.target]
        return np.array(source, np.int64), np.array(target, np.int64)

    @property
    def sure(self) -> list[ScoredBead]:
        """The beads outside the runs."""
        doubted = {n for run in self.runs for n in run}
        return [bead for n, bead in enumerate(self.beads) if n not in doubted]

    def settled(self, found: Sequence[ScoredBead]) -> list[ScoredBead]:
        """The path with the beads found for its runs, which are given in order."""
        settled: list[ScoredBead] = []
        done = at = 0
        for run in self.runs:
            settled += self.beads[done : run.start]
            last = self.beads[run.stop - 1]
            first = at
            while at < len(found) and (
                found[at].source.stop <= last.source.stop
                and found[at].target.stop <= last.target.stop
            ):
                at += 1
            settled += found[first:at]
            done = run.stop
        return [*settled, *self.beads[done:]]


def doubts(
    lattice: Lattice, beads: Sequence[ScoredBead], *, paragraphs: bool = False
) -> Doubts | None:
    """What is in doubt of the path through a lattice; None where all is sure."""
    sure = _SURE_OF_PARAGRAPHS if paragraphs else _SURE
    runs: list[range] = []
    parts: list[Band] = []
    for box, inside in _boxes(lattice, beads):
        for run in _runs([beads[n].score for n in inside], sure):
            runs.append(range(inside.start + run.start, inside.start + run.stop))
            parts.append(_part(lattice.band, box, beads[runs[-1].start], beads[runs[-1].stop - 1]))
    if not runs:
        return None
    numbers = np.repeat(np.arange(len(parts)), [len(part.row) for part in parts])
    return Doubts(beads, runs, Band(*_joined(parts), numbers))


def _joined(parts: Sequence[Band]) -> tuple[Ints, Ints, Ints]:
    def all_of(column: Callable[[Band], Ints]) -> Ints:
        return np.concatenate([column(part) for part in parts])

    return all_of(lambda one: one.row), all_of(lambda one: one.low), all_of(lambda one: one.high)


def _boxes(lattice: Lattice, beads: Sequence[ScoredBead]) -> Iterator[tuple[range, range]]:
    """The strips of each box of a lattice, and the beads of the path inside it."""
    starts = np.searchsorted(lattice.band.box, np.arange(len(lattice.lasts) + 1)).tolist()
    at = 0
    for box, last in enumerate(lattice.lasts.tolist()):
        row, column = int(lattice.rows[last]), int(lattice.columns[last])
        first = at
        while at < len(beads) and beads[at].source.stop <= row and beads[at].target.stop <= column:
            at += 1
        yield range(starts[box], starts[box + 1]), range(first, at)


def _runs(scores: Sequence[float], sure: float) -> list[range]:
    """Runs of beads with one nearby that is less than sure."""
    runs: list[range] = []
    for n, score in enumerate(scores):
        if score < sure:
            first, last = max(n - _CONTEXT, 0), min(n + _CONTEXT + 1, len(scores))
            if runs and first <= runs[-1].stop:
                runs[-1] = range(runs[-1].start, last)
            else:
                runs.append(range(first, last))
    return runs


def _part(band: Band, strips: range, first: ScoredBead, last: ScoredBead) -> Band:
    """The part of a box between the beginning of one bead and the end of another."""
    begin = strips.start + first.source.start - int(band.row[strips.start])
    end = begin + last.source.stop - first.source.start + 1
    low = np.clip(band.low[begin:end], first.target.start, last.target.stop)
    high = np.clip(band.high[begin:end], first.target.start, last.target.stop)
    low[0], high[-1] = first.target.start, last.target.stop
    return Band(band.row[begin:end], low, high, np.zeros(end - begin, np.int64))
