"""A list model for many rows: Qt knows their number itself, and changes keep what stays."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel
from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")
# The base class takes rows out of its list one at a time, in quadratic time.
_MOST_ONE_BY_ONE = 1_000


class ListedRows(QStringListModel, Generic[R]):
    """Rows of anything; a class of it says by `data` what they look like.

    The strings of the base class stay empty. It is there for its `rowCount`: a view asks that for
    each row when it lays a list out, and Python would take half a second for a hundred thousand.
    """

    def __init__(self, parent: QWidget, key: Callable[[R], object]) -> None:
        """`key` tells what a row is, whatever changes in it."""
        super().__init__(parent)
        self._key = key
        self._rows: Sequence[R] = ()

    @property
    def rows(self) -> Sequence[R]:
        """What is listed, in order."""
        return self._rows

    def replace(self, rows: Sequence[R]) -> None:
        """Show other rows, none of which is taken for one of those before."""
        self._rows = rows
        self.setStringList([""] * len(rows))

    def show(self, rows: Sequence[R]) -> None:
        """Show these rows; those before and after what differs keep their selection and focus.

        Where most of it differs, as with another filter or order, the owner chooses rows again.
        """
        old, key = self._rows, self._key
        shorter, first, same = min(len(old), len(rows)), 0, 0
        while first < shorter and key(old[first]) == key(rows[first]):
            first += 1
        while same < shorter - first and key(old[-1 - same]) == key(rows[-1 - same]):
            same += 1
        gone, come = len(old) - same - first, len(rows) - same - first
        if gone == come > 1 and self._comes_first(rows, first, first + gone):
            self._rows = rows
            self.moveRows(QModelIndex(), first + gone - 1, 1, QModelIndex(), first)
        elif first + same == 0 or gone + come > _MOST_ONE_BY_ONE:
            self.replace(rows)
        else:
            if gone:
                self.removeRows(first, gone)
            # Listed before they are announced, so that a view that asks at once has an answer.
            self._rows = rows
            if come:
                self.insertRows(first, come)
        if rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def _comes_first(self, rows: Sequence[R], first: int, last: int) -> bool:
        """Whether the last of a stretch was moved to its front, as an article that is read."""
        old, key = self._rows, self._key
        if key(old[last - 1]) != key(rows[first]) or key(old[first]) != key(rows[first + 1]):
            return False
        keys = [self._key(row) for row in self._rows[first:last]]
        return [self._key(row) for row in rows[first:last]] == [keys[-1], *keys[:-1]]
