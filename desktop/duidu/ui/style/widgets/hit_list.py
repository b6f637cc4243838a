"""Search hits as the model of a list, for the find panel and the search of the library."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from duidu.ui.style.widgets.listed_rows import Index, ListedRows

__all__ = ["HitList", "Index"]

H = TypeVar("H")


class HitList(ListedRows[H]):
    """A list of `hits`; `text_of` gives the text of one for screen readers."""

    def __init__(self, parent: QWidget, text_of: Callable[[H], str]) -> None:
        """Empty until show() is called."""
        super().__init__(parent, id)
        self._text_of = text_of

    @property
    def hits(self) -> Sequence[H]:
        """The hits, in order."""
        return self.rows

    def show(self, rows: Sequence[H]) -> None:
        """Replace all hits."""
        self.replace(rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Hits are chosen, not edited."""
        return super().flags(index) & ~Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of one hit."""
        return (
            self._text_of(self.hits[index.row()]) if role == Qt.ItemDataRole.DisplayRole else None
        )
