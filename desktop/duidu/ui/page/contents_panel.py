"""The headings of the article on both sides and the reader's bookmarks, as lists that jump."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from duidu.core.article import Place
from duidu.ui.base.panel import OwnKeys, Panel
from duidu.ui.page.headings import Heading
from duidu.ui.style.i18n import tr
from duidu.ui.style.theme import Theme
from duidu.ui.widgets.slow_fill import SlowFill

MOST_SHOWN = 6  # bookmarks before their list scrolls


class PlaceList(QListWidget):
    """A list of places. Return or a click chooses one, Delete removes it.

    Both signals carry the number of an item.
    """

    chosen = Signal(int)
    removed = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setSpacing(2)
        # Very many are laid out between events.
        self.setLayoutMode(QListWidget.LayoutMode.Batched)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(lambda item: self.chosen.emit(self.row(item)))
        self.itemClicked.connect(lambda item: self.chosen.emit(self.row(item)))
        OwnKeys({"Del": self._remove}, self)

    def _remove(self) -> None:
        if self.currentRow() >= 0:
            self.removed.emit(self.currentRow())


class ContentsPanel(Panel):
    """Headings and bookmarks.

    `jumped` carries a Place, `unmarked` the number of the bookmark to remove.
    """

    jumped = Signal(object)
    unmarked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._headings: Sequence[Heading] = ()
        self._places: Sequence[Place] = ()
        self._here = 0
        self._filling = SlowFill(self, lambda: self.show_here(self._here))
        self.list, self.bookmarks = PlaceList(self), PlaceList(self)
        self.bookmarks_title, self.empty = QLabel(self), QLabel(self)
        self.bookmarks_title.setObjectName("panelTitle")
        self.empty.setObjectName("secondary")
        self.empty.setWordWrap(True)
        for label in (self.bookmarks_title, self.empty):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        # One line each: the list is as high as its bookmarks.
        self.bookmarks.setWordWrap(False)
        self.bookmarks.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.bookmarks.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.list.chosen.connect(lambda row: self.jumped.emit(self._headings[row].place))
        self.bookmarks.chosen.connect(lambda row: self.jumped.emit(self._places[row]))
        self.bookmarks.removed.connect(self.unmarked)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.bookmarks_title)
        self.body.addWidget(self.bookmarks)
        self.setFocusProxy(self.list)
        self.show_bookmarks(())

    def show_headings(self, headings: Sequence[Heading]) -> None:
        """Show these headings, in reading order."""
        self._headings = headings
        self.list.clear()
        self._filling.fill(len(headings), self._add_headings)
        self.empty.setVisible(not headings)
        self.list.setVisible(bool(headings))
        self.filled()

    def _add_headings(self, first: int, last: int) -> None:
        """Put some of the headings into the list."""
        for heading in self._headings[first:last]:
            text = heading.text + (f"\n{heading.other}" if heading.other else "")
            item = QListWidgetItem(("  " * max(0, heading.level - 1)) + text, self.list)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, text)

    def show_here(self, row: int) -> None:
        """Mark the heading under which the reader is, by the row at the top of the window."""
        self._here = row
        number = bisect_right(self._headings, row, key=lambda heading: heading.row) - 1
        if not self.list.hasFocus() or not self.list.selectedItems():
            self.list.setCurrentRow(number)

    def show_bookmarks(self, bookmarks: Sequence[tuple[str, Place]]) -> None:
        """Show bookmarks, each with the text that stands there."""
        self._places = [place for _, place in bookmarks]
        self.bookmarks.clear()
        self.bookmarks.addItems([title for title, _ in bookmarks])
        for widget in (self.bookmarks, self.bookmarks_title):
            widget.setVisible(bool(bookmarks))
        self.bookmarks.setFixedHeight(
            sum(
                self.bookmarks.sizeHintForRow(row) + 5
                for row in range(min(len(bookmarks), MOST_SHOWN))
            )
            + 8
        )
        self.setFocusProxy(self.list if self._headings or not bookmarks else self.bookmarks)

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.heading.setText(tr("ContentsPanel", "Contents"))
        self.empty.setText(tr("ContentsPanel", "This article has no headings."))
        self.list.setAccessibleName(tr("ContentsPanel", "Headings"))
        self.bookmarks_title.setText(tr("ContentsPanel", "Bookmarks"))
        self.bookmarks.setAccessibleName(tr("ContentsPanel", "Bookmarks"))
