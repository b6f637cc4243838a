"""Dialog that restores notes of an article deleted in the last 30 days."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from duidu.app.notes.annotate import restore_notes
from duidu.core.changes import Changed, Changes
from duidu.core.visible_text import show_controls
from duidu.ui.base.context import WindowContext
from duidu.ui.base.note_words import kind_name, quotation
from duidu.ui.base.sheet import Sheet
from duidu.ui.style.i18n import tr
from duidu.ui.style.widgets.empty_hint import EmptyHint


class DeletedNotesSheet(Sheet):
    """List of the deleted notes of one article, with a button that restores the selected ones."""

    def __init__(self, context: WindowContext, article: str, parent: QWidget) -> None:
        super().__init__(parent, 620, 440)
        self._context, self._article = context, article
        self.told, self.list, self.restore = QLabel(self), QTreeWidget(self), QPushButton(self)
        self.told.setObjectName("secondary")
        self.told.setWordWrap(True)
        self.list.setRootIsDecorated(False)
        self.empty = EmptyHint(self.list)
        self.list.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.list.itemDoubleClicked.connect(self._restore)
        self.list.itemSelectionChanged.connect(
            lambda: self.restore.setEnabled(bool(self.list.selectedItems()))
        )
        self.restore.setObjectName("action")
        self.restore.clicked.connect(self._restore)
        for widget in (self.told, self.list, self.restore):
            self.column.addWidget(widget, 1 if widget is self.list else 0)
        # The session outlives the sheet and must not call it after it is gone.
        context.session.listeners.append(self._changed)
        self.destroyed.connect(lambda: context.session.listeners.remove(self._changed))
        self.texts()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("DeletedNotes", "Deleted notes"))
        self.told.setText(tr("DeletedNotes", "Deleted notes are kept for 30 days."))
        self.list.setHeaderLabels(
            [tr("DeletedNotes", "Note"), tr("DeletedNotes", "Kind"), tr("DeletedNotes", "Deleted")]
        )
        self.list.setAccessibleName(tr("DeletedNotes", "Deleted notes"))
        self.empty.say(tr("DeletedNotes", "No note of this article was deleted."))
        self.restore.setText(tr("DeletedNotes", "Restore"))
        self._fill()

    def _fill(self) -> None:
        """List the deleted notes, the latest first."""
        self.list.clear()
        notes = self._context.session.library.notes.of_article(self._article, deleted=True)
        for note in sorted(notes, key=lambda note: -(note.deleted or 0)):
            text = " – ".join(
                filter(None, (quotation(note), show_controls(note.text).replace("\n", " ")))
            )
            when = datetime.fromtimestamp(note.deleted or 0).strftime("%Y-%m-%d %H:%M")
            item = QTreeWidgetItem(self.list, [text, kind_name(note.kind), when])
            item.setData(0, Qt.ItemDataRole.UserRole, note.id)
        self.list.header().setSectionResizeMode(0, self.list.header().ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.restore.setEnabled(False)

    def _restore(self) -> None:
        ids = [item.data(0, Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]
        if ids:
            self._context.do(self._article, restore_notes(self._context.session.library, ids))

    def _changed(self, changes: Changes) -> None:
        if Changed.ANNOTATIONS in changes.kinds:
            self._fill()
