"""The headings of the article on both sides and the reader's bookmarks, as lists that jump."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QSizePolicy,
    QWidget,
)

from duidu.app.notes.bookmarks import place_of
from duidu.app.search.headings import Heading
from duidu.library.articles.article_info import ArticleInfo
from duidu.library.articles.bookmarks import Bookmark
from duidu.ui.base.panel import OwnKeys, Panel
from duidu.ui.base.search_field import SearchField
from duidu.ui.page.heading_list import HeadingList, heading_at
from duidu.ui.style.i18n import tr
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.listed_rows import Index, ListedRows
from duidu.ui.style.widgets.place_list import PlaceList

MOST_SHOWN = 6  # bookmarks before their list scrolls
FEW = 8  # headings up to which no filter is shown before something is typed


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


class ContentsPanel(Panel):
    """Headings and bookmarks.

    `jumped` carries a Place, `asked` what headings must have to be listed, `unmarked` the bookmark
    to remove, `chapter_chosen` an article's id.
    """

    jumped = Signal(object)
    asked = Signal(str)
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
        self.filter, self.list = SearchField(self), HeadingList(theme, self)
        self.bookmarks = BookmarkList(self)
        self.filter.setClearButtonEnabled(True)
        self.bookmarks_title, self.empty = QLabel(self), QLabel(self)
        self.bookmarks_title.setObjectName("panelTitle")
        self.empty.setObjectName("secondary")
        self.empty.setWordWrap(True)
        for label in (self.bookmarks_title, self.empty):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list.chosen.connect(lambda heading: self.jumped.emit(heading.place))
        self.list.typed.connect(self._type)
        self.filter.textChanged.connect(lambda text: self.asked.emit(text.strip()))
        self.bookmarks.chosen.connect(lambda bookmark: self.jumped.emit(place_of(bookmark)))
        self.bookmarks.removed.connect(self.unmarked)
        self.body.addWidget(self.book_title)
        self.body.addWidget(self.chapters, 1)
        self.body.addWidget(self.filter)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.bookmarks_title)
        self.body.addWidget(self.bookmarks)
        self.setFocusProxy(self.list)
        keys = {"Return": self._jump, "Enter": self._jump, "Esc": self._leave_filter}
        OwnKeys(keys | {"Down": self._enter_list}, self.filter)
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
        """Show these headings, in reading order, or ask for those that the filter wants."""
        self._headings = headings
        if self.filter.text().strip():
            self.asked.emit(self.filter.text().strip())
        else:
            self.show_found(headings)

    def show_found(self, found: Sequence[Heading]) -> None:
        """List those of the headings that have what was typed."""
        top = min((heading.level for heading in self._headings), default=1)
        self.list.show_headings(found, top)
        self.empty.setVisible(not found)
        self.list.setVisible(bool(found))
        self._tell_empty()
        self.filter.setVisible(len(self._headings) > FEW or bool(self.filter.text()))
        self.show_here(self._here)
        self.filled()

    def show_here(self, row: int) -> None:
        """Mark the heading under which the reader is, by the row at the top of the window."""
        self._here = row
        self.list.show_here(heading_at(self._headings, row))

    def _type(self, text: str) -> None:
        """Go on in the filter with what was typed in the list."""
        self.filter.show()
        self.filter.setFocus()
        self.filter.insert(text)

    def _jump(self) -> None:
        """Go to the heading that the list is at, or to the first one."""
        current = max(0, self.list.currentIndex().row())
        if self.list.headings:
            self.jumped.emit(self.list.headings[current].place)

    def _enter_list(self) -> None:
        if self.list.headings:
            self.list.setFocus()

    def _leave_filter(self) -> None:
        """Show all headings again; close the panel where all are shown."""
        if self.filter.text():
            self.filter.clear()
            self.list.setFocus()
        else:
            self.closed.emit()

    def _tell_empty(self) -> None:
        """Say why no heading is listed."""
        self.empty.setText(
            tr("ContentsPanel", "No heading has this.")
            if self._headings
            else tr("ContentsPanel", "This article has no headings.")
        )

    def show_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Show bookmarks, each with the text that stands there."""
        self.bookmarks.show_bookmarks(bookmarks)
        for widget in (self.bookmarks, self.bookmarks_title):
            widget.setVisible(bool(bookmarks))
        self.setFocusProxy(self.list if self._headings or not bookmarks else self.bookmarks)

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.heading.setText(tr("ContentsPanel", "Contents"))
        self._tell_empty()
        self.filter.setPlaceholderText(tr("ContentsPanel", "Filter headings"))
        self.filter.setAccessibleName(tr("ContentsPanel", "Filter headings"))
        self.filter.setToolTip(
            tr("FindPanel", "Either language, either script, pinyin without tones.")
        )
        self.list.setAccessibleName(tr("ContentsPanel", "Headings"))
        self.chapters.setAccessibleName(tr("Chapters", "Chapters"))
        self.bookmarks_title.setText(tr("ContentsPanel", "Bookmarks"))
        self.bookmarks.setAccessibleName(tr("ContentsPanel", "Bookmarks"))
