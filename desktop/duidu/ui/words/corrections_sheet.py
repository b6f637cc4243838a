"""Dialog of the person's corrections of words, readings and meanings."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from duidu.app.article.corrections_in_force import WORD_KINDS, author_of
from duidu.app.base.safe_write import write_safely
from duidu.app.words.correct import RemoveCorrections, cut_words
from duidu.app.words.corrections_table import write_corrections
from duidu.core.changes import Changed, Changes
from duidu.core.errors import DuiduError
from duidu.core.visible_text import show_controls
from duidu.lexicon.gloss_text import Spelling
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope
from duidu.ui.base.context import WindowContext
from duidu.ui.base.note_words import made_by
from duidu.ui.base.sheet import Sheet
from duidu.ui.page.reading_style import spelling
from duidu.ui.style.i18n import error_text, plural, tr


class CorrectionsSheet(Sheet):
    """Lists the corrections of the whole library, removes and exports them."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent, 680, 520)
        self._context = context
        self.count, self.list = QLabel(self), QTreeWidget(self)
        self.count.setObjectName("secondary")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        # Else the height of a row is kept from before the style gave it room.
        self.list.ensurePolished()
        self.list.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.remove, self.export = QPushButton(self), QPushButton(self)
        foot = QHBoxLayout()
        for button, handler in ((self.remove, self._remove), (self.export, self._export)):
            button.setObjectName("action")
            button.clicked.connect(handler)
            foot.addWidget(button)
        foot.addStretch(1)
        self.column.addWidget(self.count)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(foot)
        self.list.itemSelectionChanged.connect(self._selected)
        context.session.listeners.append(self._changed)
        self.destroyed.connect(lambda: context.session.listeners.remove(self._changed))
        self.texts()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("Corrections", "Corrections of words"))
        names = (
            tr("Corrections", "Word"),
            tr("Corrections", "Instead"),
            tr("Corrections", "Where"),
            tr("Corrections", "By"),
        )
        self.list.setHeaderLabels(names)
        self.list.setAccessibleName(tr("Corrections", "Corrections of words"))
        self.remove.setText(tr("Corrections", "Remove"))
        self.export.setText(tr("Corrections", "Export…"))
        self.fill()

    def fill(self) -> None:
        """Read the list again."""
        library = self._context.session.library
        kept = corrections_of_words(library)
        titles = library.articles.titles({item.article for item in kept})
        items = [item for item in kept if not item.article or item.article in titles]
        self.list.clear()
        for item in items:
            row = QTreeWidgetItem(
                self.list,
                [
                    show_controls(item.word),
                    instead(item, spelling(self._context.settings)),
                    where(item, titles.get(item.article, "")),
                    made_by(author_of(item), item.created),
                ],
            )
            row.setData(0, Qt.ItemDataRole.UserRole, item.id)
        for column in range(2):
            self.list.resizeColumnToContents(column)
        none = tr(
            "Corrections",
            "There are no corrections yet. Alt+C cuts a word, "
            "Alt+J joins two, Alt+R changes a reading.",
        )
        self.count.setText(
            plural("Corrections", len(items), "{n} correction", "{n} corrections")
            if items
            else none
        )
        self.count.setWordWrap(True)
        self.export.setEnabled(bool(items))
        self._selected()

    def save(self, path: Path) -> None:
        """Write the list as TSV, or as CSV if the file's name ends so. Raises FileError."""
        library = self._context.session.library
        kept = corrections_of_words(library)
        titles = library.articles.titles({item.article for item in kept})
        separator = "," if path.suffix.lower() == ".csv" else "\t"
        write_safely(path, write_corrections(kept, titles, separator))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the selected corrections on Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self._remove()
        else:
            super().keyPressEvent(event)

    def _selected(self) -> None:
        self.remove.setEnabled(bool(self.list.selectedItems()))

    def _remove(self) -> None:
        """Remove the selected corrections and offer to undo it."""
        ids = [item.data(0, Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]
        if (
            ids
            and self._context.do("", RemoveCorrections(self._context.session.library, ids))
            is not None
        ):
            self._context.offer_undo(
                "",
                plural(
                    "Corrections", len(ids), "{n} correction removed.", "{n} corrections removed."
                ),
            )

    def _export(self) -> None:
        dialog = QFileDialog(
            self,
            tr("Corrections", "Export the corrections"),
            "corrections.tsv",
            "TSV (*.tsv);;CSV (*.csv)",
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def _save(self, name: str) -> None:
        try:
            self.save(Path(name))
        except DuiduError as error:
            self._context.messages.error(error_text(error))

    def _changed(self, changes: Changes) -> None:
        if changes.kinds & {Changed.WORDS, Changed.READINGS}:
            self.fill()


def corrections_of_words(library: Library) -> list[Correction]:
    """All corrections of words, without what else is kept with them."""
    return [item for item in library.corrections.all() if item.kind in WORD_KINDS]


def instead(item: Correction, written: Spelling) -> str:
    """What a correction puts in place of the word's own, in one line."""
    value = json.loads(item.value)
    if value.get("sense"):
        return show_controls(written.gloss(str(value["sense"])))
    if value.get("cuts") is not None:
        return show_controls(" · ".join(cut_words(item.word, value["cuts"])))
    return written.word([str(one) for one in value.get("reading", ()) if one])


def where(item: Correction, title: str) -> str:
    """How far a correction reaches, in the interface's language."""
    if item.scope is Scope.EVERYWHERE:
        return tr("Corrections", "Everywhere")
    if item.scope is Scope.ARTICLE:
        return tr("Corrections", "In “{title}”", title=show_controls(title))
    return tr("Corrections", "In one place in “{title}”", title=show_controls(title))
