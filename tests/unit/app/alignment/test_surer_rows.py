"""Rows that are aligned again give way only to rows that are clearly more likely to be right."""

import pytest

from duidu.align.beads.make_aligner import make_aligner
from duidu.app.alignment.surer_rows import surer_rows
from duidu.app.opening.found_article import read_article
from duidu.core.alignment import Bead, Row
from duidu.core.jobs import NoJob
from duidu.resources import resource


def row(source: tuple[int, ...], target: tuple[int, ...], score: float, *beads: Bead) -> Row:
    """A row with a probability."""
    return Row(Bead(source, target, score), beads)


def test_a_right_pair_does_not_swallow_its_neighbour() -> None:
    before = (row((0,), (0,), 0.97), row((1,), (), 0.6), row((2,), (1,), 0.99))
    swallowed = (row((0, 1), (0,), 0.8), row((2,), (1,), 0.99))
    assert surer_rows(before, swallowed) == before


def test_rows_that_are_clearly_surer_take_the_place_of_others() -> None:
    before = (row((0,), (0, 1), 0.45), row((1,), (), 0.44), row((2,), (2,), 0.99))
    after = (row((0,), (0,), 0.96), row((1,), (1,), 0.95), row((2,), (2,), 0.7))
    assert surer_rows(before, after) == (*after[:2], before[2])


def test_what_is_about_as_sure_stays_as_the_person_saw_it() -> None:
    before = (row((0,), (0,), 0.9), row((1,), (), 0.9))
    after = (row((0, 1), (0,), 0.92),)
    assert surer_rows(before, after) == before


def test_sentences_inside_a_row_count() -> None:
    sure = row((0,), (0,), 0.99, Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.9))
    joined = row((0,), (0,), 0.99, Bead((0, 1), (0, 1), 0.5))
    assert surer_rows((sure,), (joined,)) == (sure,)
    assert surer_rows((joined,), (sure,)) == (sure,)


@pytest.mark.parametrize("name", ["news.zh-en.txt", "prose.zh-en.md"])
def test_aligning_a_text_again_around_one_of_its_rows_changes_nothing_right(name: str) -> None:
    article = read_article([resource("samples", name)]).arranged.article
    aligner = make_aligner(True)
    before = aligner.align(article.source, article.target, NoJob()).rows
    paired = [one for one in before if not one.blocks.is_gap]
    for decided in (paired[0], paired[len(paired) // 2], paired[-1]):
        again = aligner.align(article.source, article.target, NoJob(), [decided]).rows
        assert surer_rows(before, again) == before
