"""A check box without room for its text shows its beginning, and a tip says all of it."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from duidu.ui.style.widgets.cut_text import CutBox

TEXT = "Only where the other side has it not"


def test_a_text_is_cut_with_an_ellipsis_and_whole_where_there_is_room(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    box = CutBox(holder)
    box.say(TEXT)
    holder.show()
    for width, whole in ((120, False), (600, True), (60, False)):
        box.resize(width, 30)
        assert (box.text() == TEXT) is whole
        assert box.text().endswith("…") is not whole
        assert (box.toolTip() == TEXT) is not whole
        assert box.accessibleName() == TEXT
        assert box.sizeHint().width() <= width


def test_another_language_is_cut_anew(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    box = CutBox(holder)
    box.resize(120, 30)
    box.say(TEXT)
    box.say("正则")
    assert box.text() == "正则"
    assert box.toolTip() == ""
