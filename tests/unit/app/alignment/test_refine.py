"""A better alignment is written behind a person's back, and overwrites nothing that they did."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from duidu.align.edits import row_edits
from duidu.app.alignment.edit_alignment import EditAlignment, MakeEdit
from duidu.app.alignment.edit_text import EditText
from duidu.app.alignment.realign import Part, Realign
from duidu.app.alignment.refine import WholeText, refine
from duidu.app.alignment.row_stretches import RowStretch, batches, stretches
from duidu.app.base.commands import Command, UndoStack
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Place, Side, SideName, Span
from duidu.core.changes import Changed
from duidu.core.errors import Cancelled, LibraryError
from duidu.core.jobs import Job, NoJob
from duidu.core.row_status import RowStatus
from duidu.library.articles.article_rows import StoredRow
from duidu.library.articles.articles import Articles
from duidu.library.library import Library
from fixtures.one_by_one import OneByOne
from fixtures.river import sides, small_library

ROWS = 12
SOURCE = tuple(f"第{i}条河的水很深。老人没有说话。" for i in range(ROWS))
TARGET = tuple(f"River {i} was deep. The old man was silent." for i in range(ROWS))
TOGETHER = (Bead((0, 1), (0, 1), 0.5),)
APART = (Bead((0,), (0,)), Bead((1,), (1,)))


class Better(OneByOne):
    """Takes the sentences of each row together; knows nothing of rows that must stay."""

    name = "better"

    def __init__(self) -> None:
        self.meanwhile: list[Callable[[], object]] = []
        self.fixed: list[int] = []

    def align(self, source: Side, target: Side, job: Job, fixed: Sequence[Row] = ()) -> Alignment:
        """Do what happens meanwhile, and align."""
        self.fixed.append(len(fixed))
        if self.meanwhile:
            self.meanwhile.pop(0)()
        rows = super().align(source, target, job).rows
        return Alignment(tuple(replace(row, sentences=TOGETHER) for row in rows), self.name)


class Reader:
    """An article, its undo stack, and the person at it."""

    def __init__(self, library: Library) -> None:
        self.library, self.stack, self.better = library, UndoStack(), Better()

    def refine(self, job: Job | None = None) -> tuple[str, ...] | None:
        """What was told of the rows that changed."""
        changes = refine(
            self.library, "river", WholeText(self.better), job or NoJob(), self.stack.blocks
        )
        if changes is not None:
            assert changes.kinds == {Changed.ALIGNMENT}
        return None if changes is None else changes.ids

    @property
    def rows(self) -> list[StoredRow]:
        return self.library.articles.rows("river", 0, 99)

    def together(self) -> list[int]:
        """The rows that the better alignment made."""
        return [row.index for row in self.rows if row.row.sentences == TOGETHER]

    def edit(self, row: int, make: MakeEdit) -> Command:
        place = Place(SideName.SOURCE, self.rows[row].source[0].id, 0)
        return EditAlignment(self.library, "river", row, make, "Edit", place)

    def confirm(self, row: int) -> None:
        self.stack.push(self.edit(row, partial(row_edits.set_status, status=RowStatus.CONFIRMED)))

    def join(self, row: int) -> None:
        self.stack.push(self.edit(row, row_edits.merge_rows))

    def correct(self, row: int) -> None:
        block = self.rows[row].source[0]
        self.stack.push(
            EditText(self.library, "river", SideName.SOURCE, block.id, Span(0, 1), "那第")
        )


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with small_library(tmp_path, sides(SOURCE, TARGET)) as library:
        yield Reader(library)


def small_batches(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr("duidu.app.alignment.refine.batches", lambda parts: batches(parts, size))


def between_batches(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Let something happen before the second batch is written, whatever it is computed from."""
    replace_rows, calls = Articles.replace_rows, []

    def write(self: Articles, *args: object, **named: object) -> object:
        # Only those of the refinement: a person's commands name no revision here.
        if named.get("revision") is not None:
            calls.append(args)
        return replace_rows(self, *args, **named)  # type: ignore[arg-type]

    together = Library.together

    def meet(self: Library, work: Callable[[], object]) -> object:
        if len(calls) == 1:
            calls.append(())
            happens()
        return together(self, work)

    monkeypatch.setattr(Articles, "replace_rows", write)
    monkeypatch.setattr(Library, "together", meet)


def test_all_rows_get_better_and_are_told(reader: Reader) -> None:
    assert reader.refine() == tuple(map(str, range(ROWS)))
    assert reader.together() == list(range(ROWS))
    assert reader.library.articles.info("river").aligner == "better"
    assert reader.library.check().good


def test_nothing_is_told_when_nothing_differs(reader: Reader) -> None:
    reader.refine()
    revision = reader.library.articles.revision("river")
    assert reader.refine() is None
    assert reader.library.articles.revision("river") == revision


@pytest.mark.parametrize("row", [0, 5, ROWS - 1])
def test_a_row_confirmed_while_the_better_ones_are_made_stays(reader: Reader, row: int) -> None:
    reader.better.meanwhile = [lambda: reader.confirm(row)]
    reader.refine()
    assert reader.rows[row].row.blocks.confirmed
    assert reader.together() == [i for i in range(ROWS) if i != row]
    assert reader.library.articles.info("river").aligner == "better"
    assert reader.stack.undo() is not None
    assert not reader.rows[row].row.blocks.confirmed


def test_a_row_confirmed_between_two_batches_stays(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_batches(monkeypatch, 5)
    between_batches(monkeypatch, lambda: reader.confirm(7))
    assert reader.refine() == ()
    assert reader.rows[7].row.blocks.confirmed
    assert reader.together() == [i for i in range(ROWS) if i != 7]
    assert reader.better.fixed == [0, 6], "rows written before are not worked out again"
    assert reader.stack.undo() is not None
    assert reader.library.check().good


def test_rows_joined_between_two_batches_stay_joined(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_batches(monkeypatch, 4)
    before = [row.source for row in reader.rows]
    between_batches(monkeypatch, lambda: reader.join(1))
    reader.refine()
    assert len(reader.rows) == ROWS - 1
    assert len(reader.rows[1].source) == 2
    assert reader.stack.undo() is not None
    assert [row.source for row in reader.rows] == before
    assert reader.library.check().good


def test_a_person_who_edits_all_the_time_keeps_every_edit(reader: Reader) -> None:
    reader.better.meanwhile = [
        lambda: reader.confirm(0),
        lambda: reader.confirm(1),
        lambda: reader.confirm(2),
    ]
    assert reader.refine() is None
    assert [row.row.blocks.confirmed for row in reader.rows[:4]] == [True, True, True, False]
    assert reader.library.articles.info("river").aligner != "better", "the rest is left for later"


def test_an_edit_taken_back_can_be_taken_up_again_after_rows_got_better(reader: Reader) -> None:
    reader.join(3)
    joined = [row.row.sentences for row in reader.rows]
    reader.stack.undo()
    reader.refine()
    assert reader.together() == [i for i in range(ROWS) if i not in (3, 4)]
    reader.stack.redo()
    assert reader.rows[3].row.sentences == joined[3]
    reader.stack.undo()
    assert reader.rows[3].row.sentences == reader.rows[4].row.sentences == APART


def test_rows_aligned_again_by_wish_stay_so_that_it_can_be_taken_back(reader: Reader) -> None:
    old = reader.rows[2:4]
    new = [replace(row, row=replace(row.row, sentences=TOGETHER)) for row in old]
    reader.stack.push(Realign(reader.library, "river", [Part(old, new)], None))
    # No person decided these rows, but the person's command made them.
    reader.better.meanwhile = [lambda: reader.stack.undo(), lambda: reader.stack.redo()]
    reader.refine()
    assert reader.stack.undo() is not None
    assert [row.row.sentences for row in reader.rows[2:4]] == [APART, APART]
    reader.refine()
    assert reader.stack.redo() is not None
    assert reader.together() == list(range(ROWS))


def test_a_text_corrected_meanwhile_stays_corrected_and_can_be_taken_back(reader: Reader) -> None:
    reader.better.meanwhile = [lambda: reader.correct(6)]
    reader.refine()
    assert reader.rows[6].source[0].text == "那" + SOURCE[6]
    assert reader.together() == [i for i in range(ROWS) if i != 6]
    assert reader.stack.undo() is not None
    assert reader.rows[6].source[0].text == SOURCE[6]


def test_a_text_is_given_back_to_the_row_it_stands_in_by_now(reader: Reader) -> None:
    reader.correct(6)
    undo, other = reader.stack, UndoStack()
    reader.stack = other
    reader.join(1)
    assert undo.undo() is not None
    assert reader.rows[5].source[0].text == SOURCE[6]
    assert [row.source[0].text for row in reader.rows[:3]] == [SOURCE[0], SOURCE[1], SOURCE[3]]


def test_what_was_written_before_it_was_cancelled_is_valid(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stops(NoJob):
        checks = 0

        def check(self) -> None:
            self.checks += 1
            if self.checks == 2:
                raise Cancelled

    small_batches(monkeypatch, 5)
    with pytest.raises(Cancelled):
        reader.refine(Stops())
    assert reader.together() == list(range(5))
    assert reader.library.articles.info("river").aligner != "better"
    assert reader.library.check().good
    reader.refine()
    assert reader.together() == list(range(ROWS))


def test_a_disk_that_fills_up_leaves_what_is_written_and_tells_it(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise LibraryError("The disk is full.")

    small_batches(monkeypatch, 5)
    between_batches(monkeypatch, full)
    assert reader.refine() == tuple(map(str, range(5)))
    assert reader.together() == list(range(5))


def test_stretches_are_the_shortest_with_the_same_blocks() -> None:
    def row(source: tuple[int, ...], target: tuple[int, ...]) -> Row:
        return Row(Bead(source, target), ())

    one, two, both = row((0,), (0,)), row((1,), (1,)), row((0, 1), (0, 1))
    # The last of these answers a paragraph that stands further up.
    far, lone, end = row((2,), (4,)), row((), (3,)), row((3,), (2,))
    before, after = [one, two, far, lone, end], [both, end, lone, far]
    found = list(stretches(before, after))
    assert found == [RowStretch(0, [one, two], [both]), RowStretch(2, [far, lone, end], after[1:])]
    assert [row for part in batches(found, 99) for row in part.new] == after
    assert list(stretches([], [])) == []
    assert [part.first for part in batches(stretches(before, before), 2)] == [0, 2, 4]


def test_rows_that_stay_keep_their_neighbours(reader: Reader) -> None:
    class Turns(Better):
        def align(
            self, source: Side, target: Side, job: Job, fixed: Sequence[Row] = ()
        ) -> Alignment:
            rows = list(super().align(source, target, job).rows)
            rows[2:3] = [fixed[1], fixed[0]]
            return Alignment(tuple(rows), self.name)

    # Two rows without a counterpart, of which an aligner may put either first.
    reader.better = Turns()
    reader.stack.push(reader.edit(2, row_edits.unlink_row))
    before = reader.rows[2:4]
    reader.refine()
    assert [row.source + row.target for row in reader.rows[2:4]] == [
        row.source + row.target for row in before
    ]
    assert reader.stack.undo() is not None
