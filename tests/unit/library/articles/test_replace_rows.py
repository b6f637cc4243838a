import random
from array import array
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import apsw
import pytest

from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side, SideName, Span
from duidu.library.articles.article_rows import StoredRow
from duidu.library.articles.position_plan import RowReplacement, plan_positions
from duidu.library.articles.row_order import SPACING, RowOrder
from duidu.library.library import Library
from duidu.library.store.schema import BLOCKS

T = TypeVar("T")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite") as opened:
        yield opened


class Counted(int):
    """An id of a block that counts how often anything looks it up."""

    looked_up = 0

    def __hash__(self) -> int:
        Counted.looked_up += 1
        return super().__hash__()


def _stored(index: int) -> StoredRow:
    block = Block(Counted(index), "天亮了。", sentences=(Span(0, 4),))
    bead = Bead((index,), (index,))
    return StoredRow(index, Row(bead, (Bead((0,), (0,)),)), (block,), (block,))


def _look_ups(count: int) -> int:
    """How often ids are looked up while positions of so many rows, all changed, are planned."""
    positions = range(SPACING, SPACING * (count + 1), SPACING)
    lengths = array("l", [4] * count)
    order = RowOrder(1, positions, (lengths, lengths), (positions, positions))
    rows = [_stored(index) for index in range(count)]
    Counted.looked_up = 0
    assert plan_positions(order, RowReplacement(0, rows, rows[::-1], (0, 0))) is not None
    return Counted.looked_up


def test_twice_as_many_rows_take_twice_the_work() -> None:
    assert _look_ups(800) <= 2.1 * _look_ups(400)


def _book(rows: int) -> tuple[Article, Alignment]:
    sides = [
        Side(code, tuple(Block(i, text, sentences=(Span(0, len(text)),)) for i in range(rows)))
        for code, text in (("zh", "天亮了。"), ("en", "Day broke."))
    ]
    aligned = tuple(Row(Bead((i,), (i,)), (Bead((0,), (0,)),)) for i in range(rows))
    return Article("Book", sides[0], sides[1]), Alignment(aligned)


def test_a_whole_book_joined_in_pairs_and_put_back_is_what_it_was(library: Library) -> None:
    article, alignment = _book(60)
    identity = library.articles.add(article, alignment)
    rows = library.articles.rows(identity, 0, 60)
    joined = [
        StoredRow(
            0,
            Row(Bead((), ()), (Bead((0, 1), (0, 1)),)),
            one.source + two.source,
            one.target + two.target,
        )
        for one, two in zip(rows[::2], rows[1::2], strict=True)
    ]
    library.articles.replace_rows(identity, 0, 60, joined)
    assert library.articles.row_count(identity) == 30
    library.articles.replace_rows(identity, 0, 30, rows)
    assert library.articles.whole(identity) == (article, alignment)
    assert library.check().good


def test_only_blocks_that_differ_are_written(library: Library) -> None:
    article, alignment = _book(20)
    identity = library.articles.add(article, alignment)
    last = library.search._last
    before = last(BLOCKS)
    rows = library.articles.rows(identity, 0, 20)
    judged = [replace(row, row=replace(row.row, crossing=True)) for row in rows]
    library.articles.replace_rows(identity, 0, 20, judged)
    assert last(BLOCKS) == before
    changed = replace(rows[7], source=(Block(7, "雨停了。", sentences=(Span(0, 4),)),))
    library.articles.replace_rows(identity, 7, 1, [changed])
    assert last(BLOCKS) == before + 1
    assert library.check().good


@pytest.mark.parametrize("rows", [120, 480])
def test_room_is_made_around_the_spot_and_nowhere_else(library: Library, rows: int) -> None:
    chance, changes = random.Random(rows), list[int]()
    library.articles.add(*_book(rows), id="book")
    transaction = library._database._transaction

    def counted(work: Callable[[apsw.Connection], T]) -> T:
        def counting(connection: apsw.Connection) -> T:
            before = connection.total_changes()
            result = work(connection)
            changes.append(connection.total_changes() - before)
            return result

        return transaction(counting)

    library._database._transaction = counted  # type: ignore[method-assign]
    order = [([i], [i]) for i in range(rows)]
    for fresh in range(rows, rows + 150):
        # At one spot, on one side or the other or on both.
        at = rows // 2 + chance.randrange(2)
        sides = chance.choice(((0,), (1,), (0, 1)))
        (row,) = library.articles.rows("book", at, at + 1)
        library.articles.replace_rows("book", at, 1, [_row_of(fresh, sides), row])
        order.insert(at, ([fresh] if 0 in sides else [], [fresh] if 1 in sides else []))
    stored = library.articles.rows("book", 0, 999)
    assert [([b.id for b in r.source], [b.id for b in r.target]) for r in stored] == order
    for number, side in enumerate(SideName):
        wanted = [block for row in order for block in row[number]]
        assert [block.id for block in library.articles.blocks("book", side)] == wanted
        indices = {block: index for index, row in enumerate(order) for block in row[number]}
        assert all(library.articles.row_of("book", side, id) == i for id, i in indices.items())
    assert library.check().good
    # Room was made, but never by writing the book.
    assert 50 < max(changes) < 250


def _row_of(block: int, sides: tuple[int, ...]) -> StoredRow:
    """A new row with one block on these sides."""
    there = (Block(block, "新。", sentences=(Span(0, 2),)),)
    source, target = (there if side in sides else () for side in (0, 1))
    bead = Bead((0,) if source else (), (0,) if target else ())
    return StoredRow(0, Row(Bead((), ()), (bead,)), source, target)
