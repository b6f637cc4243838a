"""The order of rows and blocks that SQLite gathers equals a plain reading, also after edits."""

from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from duidu.library.articles.article_rows import StoredRow
from duidu.library.articles.row_order import read_order
from duidu.library.library import Library
from fixtures.sample_library import sample

Edit = Callable[[list[StoredRow]], list[StoredRow]]


def plainly(connection: apsw.Connection) -> tuple[list[object], ...]:
    """Positions of rows, lengths of both sides, positions of blocks, read one by one."""
    rows = connection.execute(
        "SELECT position, source_length, target_length FROM rows ORDER BY position"
    ).fetchall()
    sides = [
        connection.execute(
            "SELECT position FROM blocks WHERE side=? ORDER BY position", (side,)
        ).fetchall()
        for side in (0, 1)
    ]
    return (
        *(list(column) for column in zip(*rows, strict=True)),
        *([position for (position,) in side] for side in sides),
    )


def nothing(rows: list[StoredRow]) -> list[StoredRow]:
    return rows


EDITS: tuple[tuple[int, int, Edit], ...] = (
    (0, 0, nothing),
    (4, 2, lambda rows: rows[:1]),
    (0, 1, lambda _: []),
    (11, 1, lambda _: []),
)


@pytest.mark.parametrize(("first", "count", "edit"), EDITS)
def test_the_order_is_that_of_the_rows(tmp_path: Path, first: int, count: int, edit: Edit) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        article = library.articles.add(*sample(12))
        if count:
            library.articles.replace_rows(
                article, first, count, edit(library.articles.rows(article, first, first + count))
            )
    connection = apsw.Connection(str(path))
    order = read_order(connection, 1, 0)
    assert (list(order.rows), *map(list, order.lengths), *map(list, order.blocks)) == plainly(
        connection
    )
    connection.close()


def test_a_book_never_edited_takes_no_room_for_its_positions(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        library.articles.add(*sample(12))
    connection = apsw.Connection(str(path))
    order = read_order(connection, 1, 0)
    assert all(isinstance(positions, range) for positions in (order.rows, *order.blocks))
    connection.close()
