"""Finds the sentences of a row that its alignment leaves without a counterpart.

Which these are is decided where texts are aligned (align/beads/left_out.py), or by a person. What
is missing inside a pair of sentences is found by `omission`.
"""

from collections.abc import Iterator

from duidu.app.check.finding import Finding
from duidu.app.check.make import found_on
from duidu.app.check.row import CheckedRow
from duidu.core.article import SideName
from duidu.core.errors import Sentence

_BETWEEN = 2  # blanks and line breaks between two sentences that are left out together


class LeftAlone:
    """Tells of each run of sentences that stands alone in a row with both sides."""

    ids = ("omission", "addition")

    def learn(self, row: CheckedRow, times: int = 1) -> None:
        """Nothing is learnt: the alignment has decided."""

    def find(self, row: CheckedRow) -> Iterator[Finding]:
        """A finding for each run."""
        if row.is_gap:
            return
        for side, name in enumerate(SideName):
            text = row.side(name).text
            for start, end in runs_alone(row, name):
                said = text[start:end].strip()
                if any(map(str.isalnum, said)):
                    message = Sentence("The other side does not say this: “{text}”.", text=said)
                    check = self.ids[side]
                    yield found_on(row, check, name, [(start, end)], message)


def runs_alone(row: CheckedRow, name: SideName) -> list[tuple[int, int]]:
    """The places on a side that stand alone, those beside each other joined."""
    runs: list[tuple[int, int]] = []
    for start, end in sorted(row.alone_on(name)):
        if runs and start - runs[-1][1] <= _BETWEEN:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs
