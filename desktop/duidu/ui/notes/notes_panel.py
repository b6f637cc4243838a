"""Panel of the article's notes: filter, sort, jump, edit in place, change several.

It only shows notes; keeping what is changed is the control's work.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from duidu.app.notes.notes_view import linked_notes, sort_notes
from duidu.core.annotation import Annotation, AnnotationKind
from duidu.ui.base.panel import OwnKeys, Panel
from duidu.ui.notes.note_rows import NoteRow, NotesList, NotesModel, kind_name, quotation, states
from duidu.ui.notes.notes_filter import FilterButton
from duidu.ui.style.i18n import plural, tr
from duidu.ui.style.theme import Theme

__all__ = ["NotesPanel", "kind_name", "quotation", "states"]


class NotesPanel(Panel):
    """Notes of the article with filters and a button for what can be done with them.

    Signals carry ids of notes; `edited` also a text, `menu_asked` also a point on the screen.
    """

    jumped = Signal(str)
    edited = Signal(str, str)
    deleted = Signal(str)
    deleted_several = Signal(object)
    menu_asked = Signal(QPoint, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._all: Sequence[Annotation] = ()
        self._waits = False
        self.filter, self.kinds, self.more = (
            QLineEdit(self),
            QComboBox(self),
            FilterButton(theme, self),
        )
        self.filter.setClearButtonEnabled(True)
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.empty = QLabel(self)
        self.empty.setObjectName("secondary")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list = NotesList(self)
        self.model = NotesModel(self)
        self.list.setModel(self.model)
        self.row = NoteRow(self.list, theme)
        self.list.setItemDelegate(self.row)
        # Shows what came while a row was edited: other rows would take its text field away.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show)
        self.change_button = QPushButton(self)
        self.change_button.setObjectName("action")
        self._connect()
        line = QHBoxLayout()
        line.addWidget(self.filter, 1)
        line.addWidget(self.more)
        self.body.addLayout(line)
        for widget in (self.kinds, self.empty, self.list):
            self.body.addWidget(widget, 1 if widget in (self.list, self.empty) else 0)
        foot = QHBoxLayout()
        foot.addWidget(self.change_button)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.setFocusProxy(self.list)
        OwnKeys({"Del": self._delete}, self, self.list)

    def _connect(self) -> None:
        """Connect the list, the filters and the button."""
        self.model.edited.connect(self.edited)
        self.row.ended.connect(self._edit_ended)
        self.list.clicked.connect(lambda index: self.jumped.emit(self.model.notes[index.row()].id))
        self.list.jump_pressed.connect(lambda row: self.jumped.emit(self.model.notes[row].id))
        self.list.menu_pressed.connect(
            lambda at: self.menu_asked.emit(at, self.chosen()) if self.chosen() else None
        )
        self.list.selectionModel().selectionChanged.connect(self._selected)
        self.filter.textChanged.connect(self._show)
        self.kinds.currentIndexChanged.connect(self._show)
        self.more.changed.connect(self._refilter)
        self.change_button.clicked.connect(
            lambda: self.menu_asked.emit(
                self.change_button.mapToGlobal(QPoint(0, 0)), self.chosen()
            )
        )

    def show_notes(self, notes: Sequence[Annotation]) -> None:
        """Show these notes, which are in reading order."""
        self._all = notes
        self._fill_kinds()
        self._refilter()

    def use_names(self, names: Mapping[str, str]) -> None:
        """Set the person's own names of the colours."""
        self.more.names = names
        self._refilter()

    def chosen(self) -> list[str]:
        """Ids of the selected notes, in the order shown."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [self.model.notes[row].id for row in rows if row < len(self.model.notes)]

    def choose(self, notes: Sequence[str]) -> None:
        """Select notes by their ids."""
        model = self.list.selectionModel()
        model.clearSelection()
        for row, note in enumerate(self.model.notes):
            if note.id in notes:
                model.select(self.model.index(row), model.SelectionFlag.Select)
                self.list.scrollTo(self.model.index(row))

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.filter.setPlaceholderText(tr("NotesPanel", "Filter notes"))
        self.filter.setAccessibleName(tr("NotesPanel", "Filter notes"))
        self.kinds.setAccessibleName(tr("NotesPanel", "Kind"))
        self.list.setAccessibleName(tr("NotesPanel", "Notes"))
        self._fill_kinds()
        self._refilter()

    def _fill_kinds(self) -> None:
        chosen = self.kinds.currentData()
        present = [kind for kind in AnnotationKind if any(note.kind is kind for note in self._all)]
        self.kinds.blockSignals(True)
        self.kinds.clear()
        self.kinds.addItem(tr("NotesPanel", "All kinds"), "")
        for kind in present:
            self.kinds.addItem(kind_name(kind), kind.value)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(chosen)))
        self.kinds.blockSignals(False)
        self.kinds.setVisible(len(present) > 1)

    def _edit_ended(self) -> None:
        if self._waits:
            self._waits = False
            self._later.start(0)

    def _refilter(self) -> None:
        self.more.fill(self._all)
        self._show()

    def _show(self) -> None:
        """Show the notes that pass the filters and keep the selection."""
        if self.row.editor is not None:
            self._waits = True
            return
        kind, chosen = self.kinds.currentData(), self.chosen()
        kinds = frozenset({AnnotationKind(kind)}) if kind else frozenset()
        wanted = replace(self.more.wanted, kinds=kinds, text=self.filter.text())
        shown = sort_notes(
            [note for note in self._all if wanted.matches(note)],
            self.more.order,
            self.more.descending,
        )
        self.model.show(shown, linked_notes(self._all))
        self.choose(chosen)
        self.heading.setText(
            plural("NotesPanel", len(shown), "{n} note", "{n} notes")
            if shown
            else tr("NotesPanel", "Notes")
        )
        hint = tr(
            "NotesPanel",
            "No notes yet. Select some text and press N for a note, or 1 to 5 for a highlight.",
        )
        self.empty.setText(tr("NotesPanel", "No note matches.") if self._all else hint)
        self.empty.setVisible(not shown)
        self.list.setVisible(bool(shown))
        for widget in (self.filter, self.more):
            widget.setVisible(bool(self._all))
        self._selected()

    def _selected(self) -> None:
        count = len(self.chosen())
        self.change_button.setVisible(count > 0)
        self.change_button.setText(
            plural("NotesPanel", count, "Change the note…", "Change {n} notes…")
        )

    def _delete(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1:
            self.deleted.emit(chosen[0])
        elif chosen:
            self.deleted_several.emit(chosen)
