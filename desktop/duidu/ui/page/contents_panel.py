"""The headings of the article on both sides and the reader's bookmarks, as lists that jump."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QWidget,
)

from duidu.app.notes.bookmarks import place_of
from duidu.library.articles.article_info import ArticleInfo
from duidu.library.articles.bookmarks import Bookmark
from duidu.ui.base.panel import OwnKeys, Panel
from duidu.ui.page.headings import Heading
from duidu.ui.style.i18n import tr
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.listed_rows import Index, ListedRows
from duidu.ui.style.widgets.slow_fill import SlowFill

MOST_SHOWN = 6  # bookmarks before their list scrolls


class BookmarkRows(ListedRows[Bookmark]):
    """Bookmarks as rows of a list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, lambda bookmark: bookmark.id)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Bookmarks are chosen, not edited."""
        return super().flags(index) & ~Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text that stands at the bookmark."""
        return self.rows[index.row()].title if role == Qt.ItemDataRole.DisplayRole else None


class BookmarkList(QListView):
    """A list of bookmarks, one line each. Return or a click chooses one, Delete removes it."""

    chosen = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.listed = BookmarkRows(self)
        self.setModel(self.listed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setSpacing(2)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The list is as high as its bookmarks.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.activated.connect(lambda index: self.chosen.emit(self.listed.rows[index.row()]))
        self.clicked.connect(lambda index: self.chosen.emit(self.listed.rows[index.row()]))
        OwnKeys({"Del": self._remove}, self)

    def show_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """List these, and keep the one that has the focus."""
        self.listed.show(bookmarks)
        high = (self.sizeHintForRow(row) + 5 for row in range(min(len(bookmarks), MOST_SHOWN)))
        self.setFixedHeight(sum(high) + 8)

    def _remove(self) -> None:
        if self.currentIndex().isValid():
            self.removed.emit(self.listed.rows[self.currentIndex().row()])


class PlaceList(QListWidget):
    """A list of places. Return or a click chooses one: `chosen` carries its number."""

    chosen = Signal(int)

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


class ContentsPanel(Panel):
    """Headings and bookmarks.

    `jumped` carries a Place, `unmarked` the bookmark to remove, `chapter_chosen` an article's id.
    """

    jumped = Signal(object)
    unmarked = Signal(object)
    chapter_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._chapters: Sequence[ArticleInfo] = ()
        self.book_title, self.chapters = QLabel(self), PlaceList(self)
        self.book_title.setObjectName("panelTitle")
        self.book_title.setWordWrap(True)
        self.book_title.setTextFormat(Qt.TextFormat.PlainText)
        self.chapters.chosen.connect(lambda row: self.chapter_chosen.emit(self._chapters[row].id))
        self._headings: Sequence[Heading] = ()
        self._here = 0
        self._filling = SlowFill(self, lambda: self.show_here(self._here))
        self.list, self.bookmarks = PlaceList(self), BookmarkList(self)
        self.bookmarks_title, self.empty = QLabel(self), QLabel(self)
        self.bookmarks_title.setObjectName("panelTitle")
        self.empty.setObjectName("secondary")
        self.empty.setWordWrap(True)
        for label in (self.bookmarks_title, self.empty):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list.chosen.connect(lambda row: self.jumped.emit(self._headings[row].place))
        self.bookmarks.chosen.connect(lambda bookmark: self.jumped.emit(place_of(bookmark)))
        self.bookmarks.removed.connect(self.unmarked)
        self.body.addWidget(self.book_title)
        self.body.addWidget(self.chapters, 1)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.bookmarks_title)
        self.body.addWidget(self.bookmarks)
        self.setFocusProxy(self.list)
        self.show_bookmarks(())
        self.show_chapters("", (), "")

    def show_chapters(self, title: str, chapters: Sequence[ArticleInfo], here: str) -> None:
        """Show the chapters of the book above the headings of the one that is read (`here`)."""
        self._chapters = chapters
        self.book_title.setText(title)
        self.chapters.clear()
        self.chapters.addItems([info.title for info in chapters])
        for row, info in enumerate(chapters):
            if info.id == here:
                self.chapters.setCurrentRow(row)
        for widget in (self.book_title, self.chapters):
            widget.setVisible(bool(chapters))

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

    def show_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Show bookmarks, each with the text that stands there."""
        self.bookmarks.show_bookmarks(bookmarks)
        for widget in (self.bookmarks, self.bookmarks_title):
            widget.setVisible(bool(bookmarks))
        self.setFocusProxy(self.list if self._headings or not bookmarks else self.bookmarks)

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.heading.setText(tr("ContentsPanel", "Contents"))
        self.empty.setText(tr("ContentsPanel", "This article has no headings."))
        self.list.setAccessibleName(tr("ContentsPanel", "Headings"))
        self.chapters.setAccessibleName(tr("Chapters", "Chapters"))
        self.bookmarks_title.setText(tr("ContentsPanel", "Bookmarks"))
        self.bookmarks.setAccessibleName(tr("ContentsPanel", "Bookmarks"))
