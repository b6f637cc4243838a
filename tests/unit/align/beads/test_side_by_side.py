"""What both sides leave alone at one place is a pair if it is likely one, across open borders."""

import numpy as np
import pytest

from duidu.align.beads.make_aligner import make_aligner
from duidu.align.beads.open_borders import OpenBorders
from duidu.align.beads.rows import ScoredBead
from duidu.core.alignment import Alignment
from duidu.core.article import Block, Side, Span
from duidu.core.jobs import NoJob

STARTS = ([0, 2, 4], [0, 1, 3])
PARAGRAPHS = (
    ScoredBead(range(1), range(1), 0.9),
    ScoredBead(range(1, 2), range(1, 2), 0.8),
)
# The second sentence of the source stands at the end of the first paragraph, its translation at
# the beginning of the second one.
ACROSS = ScoredBead(range(1, 2), range(1, 2), 0.7)
PLAIN = (np.zeros(2, np.int64), np.zeros(2, np.int64))

CHINESE = (
    ("他把信放进抽屉里，锁上了门。", "院子里的狗叫了三声。"),
    ("第二天早上，警察来敲他的门。", "他们问他昨天晚上在哪里。"),
)
ENGLISH = (
    ("He put the letter into the drawer and locked the door.",),
    (
        "The dog in the yard barked three times.",
        "The next morning the police knocked at his door.",
        "They asked him where he had been the night before.",
    ),
)


def _side(language: str, paragraphs: tuple[tuple[str, ...], ...]) -> Side:
    between = "" if language.startswith("zh") else " "
    blocks = []
    for number, sentences in enumerate(paragraphs):
        spans, at = [], 0
        for sentence in sentences:
            spans.append(Span(at, at + len(sentence)))
            at += len(sentence) + len(between)
        blocks.append(Block(number, between.join(sentences), sentences=tuple(spans)))
    return Side(language, tuple(blocks))


def _aligned(*, quick: bool) -> tuple[Alignment, Side, Side]:
    sides = _side("zh-Hans", CHINESE), _side("en", ENGLISH)
    return make_aligner(quick).align(*sides, NoJob()), *sides


@pytest.mark.parametrize("quick", [True, False])
def test_a_pair_that_a_border_of_paragraphs_parts_is_one(quick: bool) -> None:
    alignment, source, target = _aligned(quick=quick)
    found = [(bead.source, bead.target) for bead in alignment.flat_sentences(source, target)]
    assert found == [((n,), (n,)) for n in range(4)]


def test_paragraphs_are_one_row_where_a_bead_of_sentences_crosses_their_border() -> None:
    borders = OpenBorders(PARAGRAPHS, STARTS, PLAIN, [])
    assert borders.allow(ACROSS)
    (row,) = borders.opened([ACROSS])
    assert (row.source, row.target, row.score) == (range(2), range(2), 0.8)


def test_paragraphs_stay_where_no_bead_of_both_sides_crosses() -> None:
    borders = OpenBorders(PARAGRAPHS, STARTS, PLAIN, [])
    inside = [
        ScoredBead(range(2), range(1), 0.9),
        ScoredBead(range(2, 2), range(1, 2), 0.9),
        ScoredBead(range(2, 4), range(2, 3), 0.9),
    ]
    assert borders.opened(inside) == list(PARAGRAPHS)


def test_nothing_crosses_a_sure_corner_or_the_border_of_a_heading() -> None:
    heading = (np.array([1, 0], np.int64), np.zeros(2, np.int64))
    assert not OpenBorders(PARAGRAPHS, STARTS, PLAIN, [(1, 1)]).allow(ACROSS)
    assert not OpenBorders(PARAGRAPHS, STARTS, heading, []).allow(ACROSS)
