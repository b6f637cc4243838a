"""What the orders count as wrong, and what not."""

import random
from dataclasses import replace
from pathlib import Path
from unittest import mock

from duidu.app.alignment.edit_alignment import EditAlignment
from duidu.app.alignment.repair import At, Repairs
from duidu.core.alignment import Bead
from duidu.core.article import SideName
from faults import orders
from faults.order_desk import Desk


def test_undo_gives_back_the_rows_that_stood_where_the_command_began_to_write(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path, random.Random(1))
    articles = desk.session.library.articles

    def rows() -> list[object]:
        return [(row.row, row.source, row.target) for row in articles.rows(desk.article, 0, 99)]

    def neighbour_is_aligned_anew() -> None:
        """Join the sentences of the second row, once, where the command waits for the writer."""
        desk.gates.on_main = lambda: None
        (row,) = articles.rows(desk.article, 1, 2)
        joined = replace(row, row=replace(row.row, sentences=(Bead((0, 1), (0, 1)),)))
        articles.replace_rows(desk.article, 1, 1, [joined])

    seen = rows()
    row = desk.text.row(0)
    at = At(row, SideName.SOURCE, 0, desk.place(row, SideName.SOURCE))
    command = Repairs(desk.session.library, desk.article).merge_rows(at)
    desk.gates.on_main = neighbour_is_aligned_anew
    stood: list[list[object]] = []
    desk.gates.before_write = lambda: stood.append(rows())
    desk.session.do(desk.article, command)
    desk.gates.before_write = lambda: None
    desk.session.undo(desk.article)
    assert rows() == stood[-1]
    # What was seen before that is not what stood there: work of the background is kept.
    assert rows() != seen
    desk.close()


def test_the_orders_would_show_an_undo_that_gives_back_other_rows() -> None:
    undo = EditAlignment._undo

    def careless(self: EditAlignment) -> object:
        changes = undo(self)
        first = self.library.articles.row_of(
            self.article, SideName.SOURCE, self._old[0].source[0].id
        )
        self.library.articles.replace_rows(self.article, first, 1, self._new[:1])
        return changes

    with mock.patch.object(EditAlignment, "_undo", careless):
        assert orders.run(300, between=0.2)["wrong"] > 0
