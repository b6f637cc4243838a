"""What is loaded ahead of time is what the first text needs, and it stops when it is told to."""

from collections.abc import Sequence

import pytest

from duidu.align.beads.make_aligner import make_aligner
from duidu.app.opening.warm_up import warm_up
from duidu.core.alignment import Alignment, Row
from duidu.core.article import Side
from duidu.core.errors import Cancelled
from duidu.core.jobs import Job, NoJob
from duidu.lexicon.lexicon import open_lexicon


class Counting:
    """An aligner that keeps what it was given."""

    def __init__(self) -> None:
        self.given: list[tuple[Side, Side]] = []

        self._aligner = make_aligner(True, open_lexicon(), None)
        self.name = self._aligner.name

    def align(self, source: Side, target: Side, job: Job, locked: Sequence[Row] = ()) -> Alignment:
        self.given.append((source, target))
        return self._aligner.align(source, target, job, locked)

    def align_inside(
        self, source: Side, target: Side, rows: Sequence[Row], job: Job
    ) -> Sequence[Row]:
        raise AssertionError("the sample gives no rows")


class Patient(NoJob):
    """A job that is cancelled when it was asked often enough."""

    left = 3

    def check(self) -> None:
        self.left -= 1
        if not self.left:
            raise Cancelled


def test_the_sample_is_worked_on_in_pieces() -> None:
    aligner = Counting()
    warm_up(lambda quick: aligner, NoJob())
    assert len(aligner.given) > 5
    assert all(len(source.blocks) <= 4 for source, _ in aligner.given)
    assert {block.text for source, _ in aligner.given for block in source.blocks} >= {"一。"}
    assert all(block.sentences for pair in aligner.given for side in pair for block in side.blocks)


def test_it_ends_when_nobody_wants_it_any_more() -> None:
    aligner = Counting()
    with pytest.raises(Cancelled):
        warm_up(lambda quick: aligner, Patient())
    assert len(aligner.given) < 5
