from array import array
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side, Span
from duidu.library.articles.article_rows import StoredRow
from duidu.library.articles.position_plan import RowReplacement, plan_positions
from duidu.library.articles.row_order import SPACING, RowOrder
from duidu.library.library import Library
from duidu.library.store.schema import BLOCKS


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
