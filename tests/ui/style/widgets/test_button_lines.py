"""Buttons that have no room beside each other stand in several lines, each read whole."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from duidu.ui.style.widgets.button_lines import ButtonLines


def lines_of(qtbot: QtBot, width: int, hidden: int = -1) -> list[int]:
    """How many buttons stand in each line at a width; each has the room that it needs."""
    window = QWidget()
    qtbot.addWidget(window)
    holder = QWidget(window)
    column, lines = QVBoxLayout(holder), ButtonLines()
    column.setContentsMargins(0, 0, 0, 0)
    buttons = [QPushButton("A button", holder) for _ in range(4)]
    for number, button in enumerate(buttons):
        button.setFixedSize(100, 30)
        button.setHidden(number == hidden)
        lines.addWidget(button)
    column.addLayout(lines)
    column.addStretch(1)
    holder.resize(width, 300)
    window.show()
    shown = [one for one in buttons if one.isVisible()]
    assert all(holder.rect().contains(one.geometry()) for one in shown)
    tops = [one.y() for one in shown]
    assert tops == sorted(tops)
    return [tops.count(top) for top in dict.fromkeys(tops)]


def test_the_narrower_the_more_lines(qtbot: QtBot) -> None:
    assert lines_of(qtbot, 430) == [4]
    assert lines_of(qtbot, 420) == [3, 1]
    assert lines_of(qtbot, 210) == [2, 2]
    assert lines_of(qtbot, 100) == [1, 1, 1, 1]


def test_a_hidden_button_takes_no_room(qtbot: QtBot) -> None:
    assert lines_of(qtbot, 330, hidden=1) == [3]


def test_the_height_is_that_of_the_lines() -> None:
    lines = ButtonLines()
    holder = QWidget()
    holder.setLayout(lines)
    for _ in range(3):
        button = QPushButton(holder)
        button.setFixedSize(100, 30)
        lines.addWidget(button)
    holder.ensurePolished()
    for one in holder.findChildren(QPushButton):
        one.show()
    high = [lines.heightForWidth(width) for width in (400, 210, 100)]
    assert high == [30, 30 * 2 + lines.spacing(), 30 * 3 + lines.spacing() * 2]
