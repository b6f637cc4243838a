"""Lists of many rows: what changes in them, and what stays."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from duidu.ui.style.widgets.listed_rows import Index, ListedRows


class Numbers(ListedRows[int]):
    """Rows of numbers, shown as such."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The number."""
        return str(self.rows[index.row()]) if role == Qt.ItemDataRole.DisplayRole else None


@pytest.mark.parametrize(
    ("after", "chosen"),
    [
        ([1, 2, 3, 4, 5], 3),
        ([2, 3, 4, 5], 3),
        ([1, 2, 3], 3),
        ([3, 4, 5], 3),
        ([0, 1, 2, 3, 4, 5], 3),
        ([1, 2, 3, 4, 5, 6], 3),
        ([1, 9, 8, 3, 4, 5], 3),
        ([5, 1, 2, 3, 4], 3),
        ([3, 1, 2, 4, 5], 3),
        ([1, 2, 3, 7, 7, 7], 3),
    ],
)
def test_what_stays_in_the_list_stays_selected(qtbot: QtBot, after: list[int], chosen: int) -> None:
    view = QListView()
    qtbot.addWidget(view)
    model = Numbers(view, int)
    view.setModel(model)
    model.show([1, 2, 3, 4, 5])
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
    view.selectionModel().setCurrentIndex(model.index(2), flags)
    model.show(after)
    assert [model.index(row).data() for row in range(model.rowCount())] == list(map(str, after))
    assert [index.data() for index in view.selectionModel().selectedIndexes()] == [str(chosen)]
    assert view.currentIndex().data() == str(chosen)


def test_rows_none_of_which_stay_are_shown_anew(qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    model = Numbers(view, int)
    view.setModel(model)
    for rows in ([1, 2], [3, 4, 5], [], [6]):
        model.show(rows)
        assert [model.index(row).data() for row in range(model.rowCount())] == list(map(str, rows))


def test_the_number_of_rows_is_not_asked_of_python(qtbot: QtBot) -> None:
    assert "rowCount" not in vars(ListedRows)
    assert "rowCount" not in vars(Numbers)
