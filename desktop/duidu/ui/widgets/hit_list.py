"""Search hits as the model of a list, for the find panel and the search of the library."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex
H = TypeVar("H")


class HitList(QAbstractListModel, Generic[H]):
    """A list of `hits`; `text_of` gives the text of one for screen readers."""

    def __init__(self, parent: QWidget, text_of: Callable[[H], str]) -> None:
        """Empty until show() is called."""
        super().__init__(parent)
        self.hits: Sequence[H] = ()
        self._text_of = text_of

    def show(self, hits: Sequence[H]) -> None:
        """Replace all hits."""
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of hits; a hit has no children."""
        return 0 if parent is not None and parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of one hit."""
        return (
            self._text_of(self.hits[index.row()]) if role == Qt.ItemDataRole.DisplayRole else None
        )
