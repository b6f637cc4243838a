"""Rows are counted and found by what was said of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.app.alignment.refine import WholeText, refine
from duidu.app.alignment.repair import At, Repairs
from duidu.app.alignment.row_statuses import LEFT, Kind, RowStatuses, row_statuses
from duidu.app.article.open_text import RowText
from duidu.app.base.commands import UndoStack
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Place, Side, SideName
from duidu.core.jobs import Job, NoJob
from duidu.core.row_status import RowStatus
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library
from fixtures.one_by_one import OneByOne
from fixtures.river import sides, small_library

ROWS = 6


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    source = tuple(f"第{i}条河的水很深。老人没有说话。" for i in range(ROWS))
    target = tuple(f"River {i} was deep. The old man was silent." for i in range(ROWS))
    with small_library(tmp_path, sides(source, target)) as library:
        yield library


def say(library: Library, row: int, status: RowStatus, stack: UndoStack | None = None) -> None:
    """Give a row a status, as the window does."""
    (stored,) = library.articles.rows("river", row, row + 1)
    text = RowText(row, stored.row, stored.source, stored.target)
    place = Place(SideName.SOURCE, stored.source[0].id, 0)
    command = Repairs(library, "river").set_status(At(text, SideName.SOURCE, 0, place), status)
    (stack or UndoStack()).push(command)


def row_of(library: Library, number: int) -> StoredRow:
    return library.articles.rows("river", number, number + 1)[0]


def test_rows_are_counted_and_found_by_their_status(library: Library) -> None:
    assert row_statuses(library, "river").counts[Kind.OPEN] == ROWS
    for row, status in ((0, RowStatus.CONFIRMED), (2, RowStatus.WORK), (3, RowStatus.FINAL)):
        say(library, row, status)
    found = row_statuses(library, "river")
    assert found.of([Kind.WORK]) == (2,)
    assert found.of([Kind.OPEN, Kind.FINAL]) == (1, 3, 4, 5)
    assert (found.settled, found.whole) == (2, ROWS)
    assert library.check().good


def test_the_next_row_is_looked_for_around_the_end() -> None:
    found = RowStatuses((Kind.OPEN, Kind.CONFIRMED, Kind.LOCKED, Kind.WORK, Kind.FINAL))
    assert found.next(0, LEFT) == 3
    assert found.next(3, LEFT) == 0
    assert found.next(0, LEFT, -1) == 3
    assert found.next(3, [Kind.WORK]) == 3
    assert found.next(0, [Kind.QUESTION]) is None
    assert RowStatuses(()).next(0, LEFT) is None
    assert (found.settled, found.whole) == (2, 4)


def test_a_row_without_a_side_is_untranslated_until_something_is_said_of_it(
    library: Library,
) -> None:
    whole, alignment = library.articles.whole("river")
    alone = (
        *alignment.rows[:1],
        Row(Bead((1,), ()), ()),
        Row(Bead((2,), (), status=RowStatus.WORK), ()),
    )
    article = Article(
        "t",
        Side("zh", whole.source.blocks[:3]),
        Side("en", whole.target.blocks[:1]),
    )
    library.articles.add(article, Alignment(alone), id="gaps")
    assert row_statuses(library, "gaps").kinds == (Kind.OPEN, Kind.UNTRANSLATED, Kind.WORK)


@pytest.mark.parametrize("status", list(RowStatus))
def test_each_status_is_kept_and_undone_exactly(library: Library, status: RowStatus) -> None:
    stack, before = UndoStack(), row_of(library, 1)
    say(library, 1, status, stack)
    row = row_of(library, 1).row
    assert {bead.status for bead in (row.blocks, *row.sentences)} == {status}
    stack.undo()
    assert row_of(library, 1) == before


class Together(OneByOne):
    """Takes the sentences of each row together."""

    name = "together"

    def align(self, source: Side, target: Side, job: Job, fixed: Sequence[Row] = ()) -> Alignment:
        rows = super().align(source, target, job).rows
        one = (Bead((0, 1), (0, 1), 0.5),)
        return Alignment(tuple(replace(row, sentences=one) for row in rows), self.name)


def test_a_better_alignment_takes_over_what_was_said_of_a_row(library: Library) -> None:
    for row, status in ((0, RowStatus.WORK), (1, RowStatus.QUESTION), (2, RowStatus.CONFIRMED)):
        say(library, row, status)
    assert refine(library, "river", WholeText(Together()), NoJob()) is not None
    rows = [row_of(library, number).row for number in range(4)]
    assert [row.blocks.status for row in rows] == [
        RowStatus.WORK,
        RowStatus.QUESTION,
        RowStatus.CONFIRMED,
        RowStatus.OPEN,
    ]
    assert [[bead.status for bead in row.sentences] for row in rows] == [
        [RowStatus.WORK],
        [RowStatus.QUESTION],
        [RowStatus.CONFIRMED] * len(rows[2].sentences),
        [RowStatus.OPEN],
    ]
    # And once more nothing differs.
    assert refine(library, "river", WholeText(Together()), NoJob()) is None
