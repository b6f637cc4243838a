"""Rows that became fewer, and rows that cannot be shown: all others are painted and can be used."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from duidu.app.article.open_text import RowText
from duidu.core.article import Block, Place, SideName
from duidu.core.token import Token
from duidu.ui.reader.layout.row_layout import RowLayout
from duidu.ui.reader.view import ReaderView
from fixtures.fake_open_text import FakeOpenText, article
from fixtures.reader_views import Show, wheel


@dataclass
class Broken(FakeOpenText):
    """A text of which one row cannot be read and another one has no words."""

    unread: int = -1
    without_words: int = -1

    def row(self, index: int) -> RowText:
        if index == self.unread:
            raise IndexError(f"no row {index}")
        return FakeOpenText.row(self, index)

    def tokens(self, side: SideName, block: Block) -> tuple[Token, ...]:
        if self.without_words >= 0 and block in self.rows[self.without_words].source:
            raise ZeroDivisionError
        return FakeOpenText.tokens(self, side, block)


def painted(view: ReaderView) -> QImage:
    """The view as it is painted now."""
    return view.viewport().grab().toImage()


def inked(view: ReaderView, row: RowLayout, y: int) -> bool:
    """Whether anything but paper is painted where a row stands."""
    image, paper = painted(view), view.flow.style.palette.paper.rgb()
    return any(
        image.pixel(x, at) != paper
        for at in range(max(0, y + 5), min(view.visible.height, y + row.height - 5), 3)
        for x in range(60, 400, 3)
    )


@pytest.mark.parametrize("fault", ["unread", "without_words"])
def test_a_row_that_fails_is_empty_and_the_others_are_painted(
    qtbot: QtBot, show: Show, fault: str
) -> None:
    text = Broken(article(repeat=30).rows)
    setattr(text, fault, 1)
    with qtbot.captureExceptions() as caught:
        view = show(text)
        painted(view)
        rows = {row.text.index: (row, y) for row, y in view.visible.rows(SideName.SOURCE)}
        assert [inked(view, *rows[number]) for number in (0, 1, 2)] == [True, False, True]
        before = len(caught)
        painted(view)
    # Told when it is first met, not with each frame.
    assert len(caught) == before > 0


def test_a_view_with_a_broken_row_can_be_read_on(qtbot: QtBot, show: Show) -> None:
    text = Broken(article(repeat=30).rows, unread=3)
    with qtbot.captureExceptions():
        view = show(text)
        for _ in range(12):
            wheel(view, -3)
        QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        QTest.mouseMove(view.viewport(), view.viewport().rect().center())
    text.unread = -1
    view.refresh()
    row, y = next(r for r in view.visible.rows(SideName.SOURCE) if r[0].text.index == 3)
    assert row.pieces
    assert inked(view, row, y)


def test_marks_beside_the_scroll_bar_of_rows_that_are_gone_are_not_painted(show: Show) -> None:
    text = article(repeat=30)
    count = text.row_count()
    view = show(text)
    view.set_overview(noted=[0, count - 1], doubtful=[count - 2, count - 1])
    view.set_hits(view.scene.hits, [1, count - 1])
    painted(view)
    text.rows = text.rows[: count - 4]
    view.refresh()
    painted(view)


def test_going_to_a_block_that_is_gone_stays_where_one_is(show: Show) -> None:
    view = show(article(repeat=30))
    here = view.place()
    assert not view.go_to(Place(SideName.SOURCE, 10_000, 0))
    assert view.place() == here
    assert view.go_to(Place(SideName.SOURCE, 20, 0))
