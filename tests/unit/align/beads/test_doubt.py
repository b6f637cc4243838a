from dataclasses import replace

import pytest

from duidu.align.beads.doubt import Doubt, doubt, doubtful_rows
from duidu.core.alignment import Bead, Origin, Row
from duidu.core.row_status import RowStatus

SURE = Row(Bead((0,), (0,), 0.95), (Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.8)))
WEAK = replace(SURE, sentences=(Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.3)))
LOST = replace(SURE, sentences=(Bead((0,), (0,), 0.9), Bead((1,), (), 0.3), Bead((), (1,), 0.4)))
STRANGE = replace(SURE, sentences=(Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.9993, pair=0.02)))
APART = replace(SURE, sentences=(Bead((0,), (), 0.9), Bead((), (0,), 0.9)))
TITLE = Row(Bead((), (0,), 0.9), (Bead((), (0,), 0.9),))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (SURE, None),
        (WEAK, Doubt.UNLIKELY),
        (LOST, Doubt.NO_COUNTERPART),
        (TITLE, None),
        (STRANGE, Doubt.UNRELATED),
        (APART, Doubt.UNRELATED),
    ],
)
def test_why_a_row_is_doubtful(row: Row, reason: Doubt | None) -> None:
    assert doubt(row) is reason


def test_what_a_person_or_a_file_decided_is_not_doubted() -> None:
    assert doubt(replace(WEAK, blocks=replace(WEAK.blocks, status=RowStatus.CONFIRMED))) is None
    assert (
        doubt(
            replace(
                WEAK, sentences=tuple(replace(bead, origin=Origin.USER) for bead in WEAK.sentences)
            )
        )
        is None
    )
    assert (
        doubt(
            replace(
                WEAK, sentences=tuple(replace(bead, origin=Origin.FILE) for bead in WEAK.sentences)
            )
        )
        is None
    )


def test_doubtful_rows_keep_their_numbers() -> None:
    assert list(doubtful_rows([(4, SURE), (5, LOST), (9, WEAK)])) == [
        (5, Doubt.NO_COUNTERPART),
        (9, Doubt.UNLIKELY),
    ]
    assert [number for number, _ in doubtful_rows([(4, SURE), (5, LOST)], unlikely=0.85)] == [4, 5]


def test_strangers_that_a_person_confirmed_are_not_doubted() -> None:
    settled = replace(STRANGE.blocks, status=RowStatus.CONFIRMED)
    assert doubt(replace(STRANGE, blocks=settled)) is None
    beads = tuple(replace(bead, origin=Origin.FILE) for bead in STRANGE.sentences)
    assert doubt(replace(STRANGE, sentences=beads)) is None


def test_a_row_is_a_pair_as_far_as_its_sentences_are() -> None:
    assert SURE.pair == 1
    assert STRANGE.pair == pytest.approx(0.51)
    assert not STRANGE.is_doubtful(0.5)
    assert APART.pair == 0
    assert TITLE.pair == 1
    assert not TITLE.is_doubtful(0.5)
