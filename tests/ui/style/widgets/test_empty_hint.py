"""An empty list says so where its rows would be, and to screen readers."""

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QListView, QListWidget
from pytestqt.qtbot import QtBot

from duidu.ui.style.widgets.empty_hint import EmptyHint


def test_the_hint_is_there_while_there_are_no_rows(qtbot: QtBot) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    hint = EmptyHint(rows)
    hint.say("Nothing yet.")
    assert hint.isVisibleTo(rows)
    assert rows.accessibleDescription() == "Nothing yet."
    rows.addItem("one")
    assert not hint.isVisibleTo(rows)
    assert rows.accessibleDescription() == ""
    rows.clear()
    assert hint.isVisibleTo(rows)


def test_the_hint_is_as_wide_as_its_list(qtbot: QtBot) -> None:
    view, model = QListView(), QStringListModel(["one"])
    qtbot.addWidget(view)
    view.setModel(model)
    hint = EmptyHint(view)
    hint.say("Nothing that is called so is here.")
    view.resize(180, 200)
    view.show()
    model.removeRow(0)
    assert hint.isVisible()
    view.resize(320, 200)
    assert hint.size() == view.viewport().size()
