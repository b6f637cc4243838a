"""Which rows a reader should look at twice: unlikely beads, and texts that stand alone. Marks and jumps are made of this elsewhere."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from duidu.core.alignment import Origin, Row

UNLIKELY = 0.5


class Doubt(StrEnum):
    """Why a row is doubtful."""

    UNLIKELY = "unlikely"
    NO_COUNTERPART = "no_counterpart"


def doubt(row: Row, unlikely: float = UNLIKELY) -> Doubt | None:
    """What is doubtful about a row; None for one that the person or the file decided, and for one that is likely right.

    A bead is unlikely below that probability. A gap is doubtful only where the aligner is not sure of it: a title in one language is not.
    """
    beads = [
        bead
        for bead in (row.blocks, *row.sentences)
        if bead.origin is Origin.MACHINE and not bead.confirmed
    ]
    if not row.blocks.confirmed and any(bead.score < unlikely for bead in beads):
        return (
            Doubt.NO_COUNTERPART
            if any(bead.is_gap and bead.score < unlikely for bead in beads)
            else Doubt.UNLIKELY
        )
    return None


def doubtful_rows(
    rows: Iterable[tuple[int, Row]], unlikely: float = UNLIKELY
) -> Iterator[tuple[int, Doubt]]:
    """The numbers of the doubtful rows among numbered rows, with the reason, in the order given."""
    for number, row in rows:
        if (reason := doubt(row, unlikely)) is not None:
            yield number, reason
