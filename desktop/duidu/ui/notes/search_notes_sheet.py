"""Dialog that searches the notes of all articles.

It looks in texts, quotations and tags; Chinese is found from one character on.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QTreeWidget, QTreeWidgetItem, QWidget

from duidu.core.visible_text import show_controls
from duidu.library.search.full_text_search import NoteHit
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.base.note_words import first_line, kind_name, quotation, whose
from duidu.ui.base.search_field import SearchField
from duidu.ui.base.sheet import Sheet
from duidu.ui.base.short_text import short
from duidu.ui.style.i18n import plural, tr

MOST = 300  # notes listed
SETTLE = 150  # ms after the last key until the search starts


class SearchNotesSheet(Sheet):
    """Search field and list of the notes found; `chosen` carries the id of a note."""

    chosen = Signal(str)

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent, 720, 520)
        self._context = context
        self.field, self.count, self.list = SearchField(self), QLabel(self), QTreeWidget(self)
        self.field.setClearButtonEnabled(True)
        self.count.setObjectName("secondary")
        self.list.setRootIsDecorated(False)
        self.list.header().setStretchLastSection(False)
        for widget in (self.field, self.count, self.list):
            self.column.addWidget(widget, 1 if widget is self.list else 0)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self._search)
        self.field.textChanged.connect(self._settle.start)
        self.field.returnPressed.connect(self._first)
        self.list.itemActivated.connect(
            lambda item: self.chosen.emit(item.data(0, Qt.ItemDataRole.UserRole))
        )
        self.texts()
        self.field.setFocus()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("SearchNotes", "Search all notes"))
        self.field.setPlaceholderText(
            tr("SearchNotes", "Words in notes, quotations and tags of all articles")
        )
        self.field.setAccessibleName(tr("SearchNotes", "Search all notes"))
        self.list.setHeaderLabels(
            [
                tr("SearchNotes", "Note"),
                tr("SearchNotes", "Kind"),
                tr("SearchNotes", "Article"),
                tr("SearchNotes", "Written by"),
            ]
        )
        self.list.setAccessibleName(tr("SearchNotes", "Notes found"))
        self.list.header().setSectionResizeMode(0, self.list.header().ResizeMode.Stretch)

    def _search(self) -> None:
        query, library = self.field.text().strip(), self._context.session.library
        self._context.jobs.run(
            Lane.ANSWER,
            lambda job: library.search.notes(query, MOST) if query else [],
            owner=self,
            when_done=self._show,
            key="search notes",
        )

    def _show(self, hits: Sequence[NoteHit]) -> None:
        """List the notes found, with their kind and article."""
        articles = self._context.session.library.articles
        titles = articles.titles({hit.note.article for hit in hits})
        self.list.clear()
        for hit in hits:
            text = " – ".join(filter(None, (quotation(hit.note), first_line(hit.note))))
            item = QTreeWidgetItem(
                self.list,
                [
                    text,
                    kind_name(hit.note.kind),
                    show_controls(short(titles.get(hit.note.article, ""))),
                    whose(hit.note),
                ],
            )
            item.setData(0, Qt.ItemDataRole.UserRole, hit.note.id)
        found = (
            plural("SearchNotes", len(hits), "{n} note", "{n} notes")
            if hits
            else tr("SearchNotes", "Nothing found.")
        )
        self.count.setText(found if self.field.text().strip() else "")
        self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _first(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(0, Qt.ItemDataRole.UserRole))
