"""What a path through sentences is judged by once it is found: words, and where asked meaning."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from duidu.align.base.protocol import Matrix
from duidu.align.beads.passes import Compared
from duidu.align.beads.rows import ScoredBead
from duidu.align.beads.text_pair import TextPair
from duidu.align.beads.word_evidence import Stretch, WordEvidence
from duidu.core.jobs import Job


@dataclass(frozen=True, slots=True)
class PathReading:
    """The words of both sides of a path, and what an encoder reads of them.

    `means` are the mean vectors of sentences of either side's language; None where no encoder
    reads. `first` are the units, counted through the sides, that the path counts from.
    """

    pair: TextPair
    evidence: WordEvidence
    means: tuple[Matrix, Matrix] | None
    first: tuple[int, int]
    job: Job

    @staticmethod
    def of(
        pair: TextPair,
        compared: Compared,
        beads: Sequence[ScoredBead],
        means: tuple[Matrix, Matrix] | None,
        job: Job,
    ) -> "PathReading | None":
        """None where no bead has both sides, or no dictionary explains one in the other's words."""
        if pair.kinds is None or not any(bead.source and bead.target for bead in beads):
            return None
        units = (compared.source, compared.target)
        evidence = WordEvidence(units, compared.answers, pair.kinds, beads)
        first = (compared.ranges[0][0].start, compared.ranges[1][0].start)
        return PathReading(pair, evidence, means, first, job)

    def sentences(self, bead: ScoredBead) -> ScoredBead:
        """A bead of this path with its sentences counted through the sides."""
        return ScoredBead(
            range(bead.source.start + self.first[0], bead.source.stop + self.first[0]),
            range(bead.target.start + self.first[1], bead.target.stop + self.first[1]),
            bead.score,
        )

    def vectors(self, stretches: Sequence[Stretch]) -> tuple[Matrix, Matrix]:
        """The vector of each side of stretches; zeros where one side is empty.

        The encoder reads what it has not read before. Raises Cancelled.
        """
        assert self.means is not None
        whole = [number for number, one in enumerate(stretches) if one[0] and one[1]]
        beads = [self.sentences(ScoredBead(*stretches[n], 1.0)) for n in whole]
        found = [np.zeros((len(stretches), mean.size), np.float32) for mean in self.means]
        if beads:
            for side, read in zip(found, self.pair.vectors(beads, self.job), strict=True):
                side[whole] = read
        return found[0], found[1]
