"""Which rows a reader should look at twice.

Unlikely beads, pairs that are no translations of each other, texts without a counterpart.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from duidu.core.alignment import Origin, Row

UNLIKELY = 0.5  # the probability at which a bead is as likely wrong as right


class Doubt(StrEnum):
    """Why a row is doubtful."""

    UNLIKELY = "unlikely"
    UNRELATED = "unrelated"
    NO_COUNTERPART = "no_counterpart"


def doubt(row: Row, unlikely: float = UNLIKELY) -> Doubt | None:
    """What is doubtful about a row, None if nothing is.

    Rows that a person or a file decided are never doubtful. A bead is unlikely, or its sides
    unrelated, below the probability `unlikely`; a gap is doubtful only if the aligner is unsure of
    it, which it is not of a title in one language.
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
    if row.is_doubtful(unlikely) or (
        not row.blocks.confirmed and any(bead.pair < unlikely for bead in beads)
    ):
        return Doubt.UNRELATED
    return None


def doubtful_rows(
    rows: Iterable[tuple[int, Row]], unlikely: float = UNLIKELY
) -> Iterator[tuple[int, Doubt]]:
    """Numbers and reasons of the doubtful rows among numbered rows, in the order given."""
    for number, row in rows:
        if (reason := doubt(row, unlikely)) is not None:
            yield number, reason
