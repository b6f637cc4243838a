"""A screen reader finds the pictures of a row in it, with what the text says of them."""

from dataclasses import replace

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from duidu.core.article import SideName
from duidu.core.picture import Picture
from duidu.ui.reader.accessible import Accessibility
from duidu.ui.reader.layout.style import ReaderStyle
from duidu.ui.reader.view import ReaderView
from fixtures.fake_open_text import FakeOpenText, article


def picture(block: int, side: SideName, words: str) -> Picture:
    return Picture(side, block, f"{side}{block}{words}", "png", 120, 60, words)


def test_pictures_are_graphics_of_their_row(qtbot: QtBot, style: ReaderStyle) -> None:
    accessibility = Accessibility()
    view = ReaderView(style)
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    rows = list(article(repeat=10).rows)
    here = rows[1].source[0].id, rows[1].target[0].id
    pictures = (
        picture(here[0], SideName.SOURCE, "A boat on the river"),
        picture(here[1], SideName.TARGET, ""),
    )
    rows[1] = replace(rows[1], pictures=pictures)
    view.set_open_text(FakeOpenText(rows))
    row = QAccessible.queryAccessibleInterface(view).child(1)
    assert row.childCount() == 2
    assert QAccessible.queryAccessibleInterface(view).child(0).childCount() == 0
    boat, other = row.child(0), row.child(1)
    assert [one.role() for one in (boat, other)] == [QAccessible.Role.Graphic] * 2
    names = [one.text(QAccessible.Text.Name) for one in (boat, other)]
    assert names == ["A boat on the river", "Picture"]
    assert (row.indexOfChild(boat), row.indexOfChild(other)) == (0, 1)
    for one in (boat, other):
        middle = one.rect().center()
        assert row.childAt(middle.x(), middle.y()) is one
        assert not one.state().offscreen
    view.set_open_text(article(repeat=10))
    assert not boat.isValid()
    assert boat.text(QAccessible.Text.Name) == ""
    assert boat.rect().isEmpty()
    assert accessibility is not None
