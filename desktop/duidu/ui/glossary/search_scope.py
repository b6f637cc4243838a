"""Where the library is searched: in all articles, in this one, in a book, in chosen ones."""

from collections.abc import Sequence

from PySide6.QtCore import QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QListView, QPushButton, QWidget

from duidu.core.jobs import Job
from duidu.library.articles.collections import Collection
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.base.search_field import SearchField
from duidu.ui.base.sheet import Sheet
from duidu.ui.base.short_text import short
from duidu.ui.style.i18n import plural, tr
from duidu.ui.style.widgets.listed_rows import Index, ListedRows

ANY = ("",)
"""The articles of a search that is not narrowed: an article without an id is any."""
_ALL, _THIS, _BOOK, _CHOSEN = "all", "this", "book", "chosen"


class SearchScope(QComboBox):
    """Chooses the articles that are searched."""

    changed = Signal()

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._this = ""
        self._book: Collection | None = None
        self._chosen: tuple[str, ...] = ()
        self.activated.connect(self._decide)

    def begin(self, this: str, book: str) -> None:
        """Offer the article from which the search was called, and begin in a book by its id."""
        library = self._context.session.library
        self._this = this
        self._book = library.collections.get(book) if book else None
        wanted = _BOOK if self._book else str(self.currentData() or _ALL)
        self._fill(_ALL if wanted == _THIS or (wanted == _BOOK and not self._book) else wanted)

    @property
    def articles(self) -> Sequence[str]:
        """The ids of the articles to search, in their order; ANY for all."""
        scope = self.currentData()
        if scope == _THIS:
            return (self._this,)
        if scope == _BOOK and self._book is not None:
            return self._book.articles
        return self._chosen if scope == _CHOSEN and self._chosen else ANY

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setAccessibleName(tr("SearchPage", "Where to search"))
        self._fill(str(self.currentData() or _ALL))

    def choose(self, articles: Sequence[str]) -> None:
        """Search in these articles, or in all where none is chosen."""
        self._chosen = tuple(articles)
        self._fill(_CHOSEN if articles else _ALL)
        self.changed.emit()

    def _fill(self, wanted: str) -> None:
        """List what can be chosen, and choose one of it."""
        offered = [(_ALL, tr("SearchPage", "In all articles"))]
        if self._this:
            offered.append((_THIS, tr("SearchPage", "In this article")))
        if self._book is not None:
            title = short(self._book.title, 60)
            offered.append(
                (_BOOK, tr("SearchPage", "Only in “{title}”, chapter by chapter", title=title))
            )
        count = len(self._chosen)
        choose = tr("SearchPage", "In chosen articles…")
        if count:
            choose = plural(
                "SearchPage", count, "In {n} chosen article…", "In {n} chosen articles…"
            )
        offered.append((_CHOSEN, choose))
        self.clear()
        for scope, text in offered:
            self.addItem(text, scope)
        self.setCurrentIndex(max(0, self.findData(wanted)))

    def _decide(self) -> None:
        """Search there, or ask first for the articles."""
        if self.currentData() == _CHOSEN:
            sheet = ChosenArticles(self._context, self._chosen, self)
            sheet.decided.connect(self.choose)
            sheet.rejected.connect(lambda: self.choose(self._chosen))
            sheet.show()
        else:
            self.changed.emit()


class _Titles(ListedRows[tuple[str, str]]):
    """Articles by id and title, each with a box to tick."""

    def __init__(self, parent: QWidget, ticked: Sequence[str]) -> None:
        super().__init__(parent, lambda row: row[0])
        self.ticked = set(ticked)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Articles are ticked, not edited."""
        return (super().flags(index) & ~Qt.ItemFlag.ItemIsEditable) | (
            Qt.ItemFlag.ItemIsUserCheckable
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title of an article, and whether it is ticked."""
        article, title = self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            checked = article in self.ticked
            return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
        return short(title) if role == Qt.ItemDataRole.DisplayRole else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick an article, or take its tick away."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.ticked ^= {self.rows[index.row()][0]}
        self.dataChanged.emit(index, index)
        return True


class ChosenArticles(Sheet):
    """Asks in which articles to search; `decided` carries their ids in the order of the shelf."""

    decided = Signal(object)

    def __init__(self, context: WindowContext, chosen: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, 520, 560)
        self.model = _Titles(self, chosen)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self.model)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.filter, self.list, self.take = SearchField(self), QListView(self), QPushButton(self)
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._shown.setFilterFixedString)
        self.list.setObjectName("choices")
        self.list.setUniformItemSizes(True)
        self.list.setModel(self._shown)
        self.list.activated.connect(self._turn)
        self.take.setObjectName("primary")
        self.take.setDefault(True)
        self.take.clicked.connect(self._done)
        self.model.dataChanged.connect(self.texts)
        for widget in (self.filter, self.list, self.take):
            self.column.addWidget(widget, 1 if widget is self.list else 0)
        self.texts()
        library = context.session.library

        def titles(job: Job) -> list[tuple[str, str]]:
            return [(info.id, info.title) for info in library.articles.all()]

        context.jobs.run(
            Lane.ANSWER, titles, owner=self, when_done=self.model.replace, key="titles to choose"
        )
        self.filter.setFocus()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("SearchPage", "Articles to search"))
        self.filter.setPlaceholderText(tr("SearchPage", "Filter by title"))
        self.filter.setAccessibleName(tr("SearchPage", "Filter by title"))
        self.list.setAccessibleName(tr("SearchPage", "Articles to search"))
        count = len(self.model.ticked)
        self.take.setText(
            plural("SearchPage", count, "Search in {n} article", "Search in {n} articles")
            if count
            else tr("SearchPage", "Search in all articles")
        )

    def _turn(self, index: Index) -> None:
        """Tick the article under the focus, or take its tick away."""
        there = self._shown.mapToSource(QPersistentModelIndex(index))
        self.model.setData(there, None, Qt.ItemDataRole.CheckStateRole)

    def _done(self) -> None:
        """Search in the articles that are ticked."""
        self.decided.emit(
            [article for article, _ in self.model.rows if article in self.model.ticked]
        )
        self.accept()
