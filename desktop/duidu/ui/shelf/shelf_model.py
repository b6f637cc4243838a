"""The articles as Qt's lists see them: numbers of all, and what is known only of those in view."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from duidu.core.errors import DuiduError
from duidu.core.picture import Picture
from duidu.ui.style.widgets.listed_rows import Index, ListedRows

_READ = 32  # articles read at once: a screenful and a little more
_KEPT = 512


@dataclass(frozen=True, slots=True)
class ShelfItem:
    """One article on the shelf.

    Languages are BCP 47 tags, the length is in hanzi or letters of the source, progress goes from
    0 to 1, times are in seconds (UTC). `known` is the share of its words that the reader knows,
    None where it was not counted. A book stands there by the chapter read last: `id` is that
    chapter, `book` the id of the book, "" for a single text, `chapters` and `failed` count, and
    `alone` counts texts without a translation, `cover` is the picture on it.
    """

    id: str
    title: str
    languages: tuple[str, str]
    rows: int
    length: int
    progress: float
    opened: float
    known: float | None = None
    book: str = ""
    chapters: int = 0
    failed: int = 0
    alone: int = 0
    cover: Picture | None = None


_UNREAD = ShelfItem("", "", ("", ""), 0, 0, 0.0, 0.0)
ReadItems = Callable[[Sequence[int]], Mapping[int, ShelfItem]]


class ShelfModel(ListedRows[int]):
    """A list of articles by their numbers; `read` gives the items of those that are shown.

    `renamed` carries an id and a title, `failed` the reason why articles could not be read.
    """

    renamed = Signal(str, str)
    failed = Signal(object)

    def __init__(self, parent: QWidget, read: ReadItems, texts: Callable[[ShelfItem], str]) -> None:
        """`texts` is what a screen reader says of an item after its title."""
        super().__init__(parent, int)
        self._read = read
        self._texts = texts
        self._items: OrderedDict[int, ShelfItem] = OrderedDict()

    def show(self, rows: Sequence[int]) -> None:
        """Show the articles with these numbers; those that stay keep selection and focus."""
        # A title or progress may be another one.
        self._items.clear()
        super().show(rows)

    def item(self, row: int) -> ShelfItem:
        """The article of a row, read with its neighbours when it is first asked for."""
        number = self.rows[row]
        if number not in self._items:
            first = row - row % _READ
            self._fetch(self.rows[first : first + _READ])
        return self._items.get(number, _UNREAD)

    def _fetch(self, numbers: Sequence[int]) -> None:
        # Kept as unread first: what cannot be read is not asked for in every paint.
        self._items.update(dict.fromkeys(numbers, _UNREAD))
        try:
            self._items.update(self._read(numbers))
        except DuiduError as error:
            self.failed.emit(error)
        while len(self._items) > _KEPT:
            self._items.popitem(last=False)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title; for screen readers the whole row as text."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.item(index.row()).title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            item = self.item(index.row())
            return f"{item.title}, {self._texts(item)}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another title."""
        title, item = str(value).strip(), self.item(index.row())
        if not title or title == item.title:
            return False
        self.renamed.emit(item.book or item.id, title)
        return True
