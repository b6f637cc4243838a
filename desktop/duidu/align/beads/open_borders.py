"""Borders of paragraph beads that sentences may cross, and the paragraphs that they then join.

Paragraphs are aligned before their sentences. Where these show that a border was set wrong, the
paragraphs beside it are one row.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from duidu.align.base.protocol import Ints
from duidu.align.beads.rows import ScoredBead
from duidu.align.beads.windows import Corner

Flags = npt.NDArray[np.bool_]


class OpenBorders:
    """The borders of paragraph beads that sentences may cross, since nothing sure runs there."""

    def __init__(
        self,
        paragraphs: Sequence[ScoredBead],
        starts: tuple[Sequence[int], Sequence[int]],
        heads: tuple[Ints, Ints],
        sure: Sequence[Corner],
    ) -> None:
        """`starts` are the first sentences of the blocks of each side, `heads` their headings.

        `sure` are corners of blocks that no bead crosses.
        """
        self._paragraphs = paragraphs
        ends = [(bead.source.stop, bead.target.stop) for bead in paragraphs[:-1]]
        self._ends = tuple(
            np.array([first[end[side]] for end in ends], np.int64)
            for side, first in enumerate(starts)
        )
        headed = [
            bool(heads[0][bead.source.start : bead.source.stop].any())
            or bool(heads[1][bead.target.start : bead.target.stop].any())
            for bead in paragraphs
        ]
        kept = {*sure}
        self._closed = np.array(
            [end in kept or headed[n] or headed[n + 1] for n, end in enumerate(ends)], np.bool_
        )

    def allow(self, bead: ScoredBead) -> bool:
        """Whether no border that a bead of sentences crosses is closed."""
        return not (self._crossed(bead) & self._closed).any()

    def opened(self, sentences: Sequence[ScoredBead]) -> list[ScoredBead]:
        """The paragraph beads, those joined between which a bead of sentences stands."""
        crossed = np.zeros(len(self._closed), np.bool_)
        for bead in sentences:
            if bead.source and bead.target:
                crossed |= self._crossed(bead)
        found = list(self._paragraphs[:1])
        for bead, joins in zip(self._paragraphs[1:], crossed.tolist(), strict=True):
            if joins:
                last = found.pop()
                bead = ScoredBead(
                    range(last.source.start, bead.source.stop),
                    range(last.target.start, bead.target.stop),
                    min(last.score, bead.score),
                )
            found.append(bead)
        return found

    def _crossed(self, bead: ScoredBead) -> Flags:
        """Which borders run through a bead of sentences."""
        rows, columns = self._ends
        before = (bead.source.stop <= rows) & (bead.target.stop <= columns)
        after = (bead.source.start >= rows) & (bead.target.start >= columns)
        crossed: Flags = ~(before | after)
        return crossed
