"""Hits as a list shows them: the same model for the find panel and the search of the library."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex
H = TypeVar("H")


class HitList(QAbstractListModel, Generic[H]):
    """`hits` in their order; `said` is what a screen reader says of one."""

    def __init__(self, parent: QWidget, said: Callable[[H], str]) -> None:
        """Empty until show() is called."""
        super().__init__(parent)
        self.hits: Sequence[H] = ()
        self._said = said

    def show(self, hits: Sequence[H]) -> None:
        """Put these in the place of those before."""
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """As many as there are hits; a hit has no children."""
        return 0 if parent is not None and parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of one hit."""
        return self._said(self.hits[index.row()]) if role == Qt.ItemDataRole.DisplayRole else None
