"""Of two alignments of the same blocks, the surer one, stretch by stretch.

Aligned alone, a part of a text has statistics of its own, and rows that were right may come back
joined with their neighbours. A person who asks for a part again must never be worse off, so rows
give way only to rows that are more likely to be right.
"""

from collections.abc import Sequence

from duidu.app.alignment.row_stretches import stretches
from duidu.core.alignment import Row

# So much likelier must the new rows be. Below it what changes is as often worse as better, measured
# by tests/benchmarks/align_again.py on the development chapters.
_CLEARLY = 0.25


def surer_rows(before: Sequence[Row], after: Sequence[Row]) -> tuple[Row, ...]:
    """The rows of `before`, with those of `after` in each stretch where they are clearly surer."""
    return tuple(
        row
        for part in stretches(before, after)
        for row in (part.new if _sureness(part.new) > _sureness(part.old) + _CLEARLY else part.old)
    )


def _sureness(rows: Sequence[Row]) -> float:
    """The mean probability, 0 to 1, that a sentence stands with its counterpart.

    A sentence stands right when both its bead and the row around it are right; the less likely of
    the two is taken. A row without sentences counts by its blocks.
    """
    total, count = 0.0, 0
    for row in rows:
        for bead in row.sentences or (row.blocks,):
            units = len(bead.source) + len(bead.target)
            total += units * min(bead.score, row.blocks.score)
            count += units
    return total / max(count, 1)
