"""Aligning a stretch again: written in small parts, taken back whole, decisions stay."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.align.edits.edit import EditError
from duidu.app.alignment.realign import Realign, realign
from duidu.app.alignment.row_stretches import BATCH
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Place, Side, SideName, Span
from duidu.core.errors import Cancelled
from duidu.core.jobs import Job, NoJob
from duidu.core.row_status import RowStatus
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library

ROWS = 6 * BATCH
START = Place(SideName.SOURCE, 0, 0)


class Pairs:
    """An aligner that joins rows in pairs, as an aligner of another opinion."""

    name = "pairs"

    def align(self, source: Side, target: Side, job: Job, fixed: Sequence[Row] = ()) -> Alignment:
        """Join each block with the one after it."""
        units = range(0, len(source.blocks), 2)
        both = (Bead((0, 1), (0, 1)),)
        return Alignment(tuple(Row(Bead((i, i + 1), (i, i + 1)), both) for i in units), self.name)

    def align_inside(
        self, source: Side, target: Side, rows: Sequence[Row], job: Job
    ) -> Sequence[Row]:
        """Leave the rows as they are."""
        return rows


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with an article whose rows have a sentence on each side."""
    with Library.open(tmp_path / "library.sqlite") as opened:
        sides = [
            Side(
                code,
                tuple(Block(i, f"{i}。", sentences=(Span(0, len(f"{i}。")),)) for i in range(ROWS)),
            )
            for code in ("zh", "en")
        ]
        rows = tuple(Row(Bead((i,), (i,), 0.5), (Bead((0,), (0,), 0.5),)) for i in range(ROWS))
        opened.articles.add(Article("Book", sides[0], sides[1]), Alignment(rows), id="book")
        yield opened


def prepared(library: Library) -> Realign:
    """Aligning the whole article again."""
    command = realign(library, Pairs(), START, "book", NoJob(), only_on=True)
    assert command is not None
    return command


def rows(library: Library) -> list[StoredRow]:
    """All rows as they are."""
    return library.articles.rows("book", 0, ROWS)


class Interrupted(NoJob):
    """A job in which something happens after some parts."""

    def __init__(self, after: int, what: Callable[[], object]) -> None:
        self.left, self.what = after, what

    def progress(self, done: float, message: str = "") -> None:
        """Count the parts."""
        self.left -= 1
        if self.left == 0:
            self.what()


class CancelledSoon(Interrupted):
    """A job that is cancelled after some parts."""

    def check(self) -> None:
        """Raise once it is time."""
        if self.left <= 0:
            raise Cancelled


def test_a_book_is_written_in_parts_of_a_bounded_size(library: Library) -> None:
    before, command = rows(library), prepared(library)
    assert len(command.parts) >= 6
    assert all(len(part.old) <= BATCH for part in command.parts)
    command.do()
    assert library.articles.row_count("book") == ROWS // 2
    command.undo()
    assert rows(library) == before
    command.do()
    assert library.articles.row_count("book") == ROWS // 2
    assert library.check().good


def test_a_cancelled_one_leaves_the_article_as_it_was(library: Library) -> None:
    before, command = rows(library), prepared(library)
    with pytest.raises(Cancelled):
        command.do(CancelledSoon(3, lambda: None))
    assert rows(library) == before


def test_what_a_person_writes_between_two_parts_is_kept(library: Library) -> None:
    command = prepared(library)

    def confirm() -> None:
        number = library.articles.row_of("book", SideName.SOURCE, ROWS - 1)
        (row,) = library.articles.rows("book", number, number + 1)
        sentences = tuple(replace(bead, status=RowStatus.CONFIRMED) for bead in row.row.sentences)
        decided = replace(row, row=replace(row.row, sentences=sentences))
        library.articles.replace_rows("book", number, 1, [decided])

    command.do(Interrupted(2, confirm))
    last = rows(library)[-1]
    assert last.row.sentences[0].confirmed
    assert len(last.source) == 1
    assert library.articles.row_count("book") == (ROWS - BATCH) // 2 + BATCH
    command.undo()
    assert library.articles.row_count("book") == ROWS
    assert rows(library)[-1].row.sentences[0].confirmed


def test_undo_changes_nothing_when_a_row_was_edited_since(library: Library) -> None:
    command = prepared(library)
    command.do()
    (row,) = library.articles.rows("book", 5, 6)
    library.articles.replace_rows("book", 5, 1, [replace(row, row=replace(row.row, sentences=()))])
    now = rows(library)
    with pytest.raises(EditError):
        command.undo()
    assert rows(library) == now


def test_what_a_person_writes_meanwhile_waits_for_one_part_at_most(library: Library) -> None:
    order: list[str] = []
    command = prepared(library)
    waiting = []

    def write() -> None:
        waiting.append(library.submit_first(lambda: order.append("person")))

    class Counting(Interrupted):
        def progress(self, done: float, message: str = "") -> None:
            order.append("part")
            super().progress(done, message)

    command.do(Counting(1, write))
    assert order.index("person") <= 2
