"""Panel of the article's notes: filter, sort, jump, edit in place, change several.

It only shows notes; keeping what is changed is the control's work.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from duidu.app.notes.notes_view import NoteOrder, NotesInOrder, filtered, notes_in_order
from duidu.core.annotation import Annotation, AnnotationKind
from duidu.core.jobs import Job, NoJob
from duidu.ui.base.note_words import kind_name
from duidu.ui.base.panel import OwnKeys, Panel
from duidu.ui.base.search_field import SearchField
from duidu.ui.notes.note_rows import MANY, NoteRow, NotesList, NotesModel
from duidu.ui.notes.notes_filter import FilterButton
from duidu.ui.style.i18n import plural, tr
from duidu.ui.style.theme import Theme

FilterSoon = Callable[[Callable[[Job], list[Annotation]], Callable[[list[Annotation]], None]], None]
"""Does work in the background and hands its result on."""


class NotesPanel(Panel):
    """Notes of the article with filters and a button for what can be done with them.

    Signals carry ids of notes; `edited` also a text, `menu_asked` also a point on the screen.
    """

    jumped = Signal(str)
    edited = Signal(str, str)
    deleted = Signal(str)
    deleted_several = Signal(object)
    menu_asked = Signal(QPoint, object)

    def __init__(
        self, theme: Theme, filter_soon: FilterSoon, parent: QWidget | None = None
    ) -> None:
        """`filter_soon` filters very many notes in the background, the newest wish alone."""
        super().__init__(theme, parent)
        self._filter_soon = filter_soon
        self._read = notes_in_order(())
        self._waits = False
        self.filter, self.kinds, self.more = (
            SearchField(self),
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

    def show_notes(self, notes: NotesInOrder) -> None:
        """Show the notes of the article."""
        self._read = notes
        self._fill_kinds()
        self._refilter()

    def use_names(self, names: Mapping[str, str]) -> None:
        """Set the person's own names of the colours."""
        self.more.names = names
        self._refilter()

    def chosen(self) -> list[str]:
        """Ids of the selected notes, in the order shown."""
        return [self.model.notes[row].id for rows in self._selected_rows() for row in rows]

    def _selected_rows(self) -> list[range]:
        """The selected rows in order; thousands that follow each other are one range."""
        found = [
            range(part.top(), min(part.bottom() + 1, len(self.model.notes)))
            for part in self.list.selectionModel().selection()  # type: ignore[attr-defined] # iterable, its stub does not say so
        ]
        return sorted(found, key=lambda rows: rows.start)

    def choose(self, notes: Collection[str]) -> None:
        """Select notes by their ids."""
        wanted, selection = set(notes), QItemSelection()
        rows = [row for row, note in enumerate(self.model.notes) if wanted and note.id in wanted]
        for first, last in _runs(rows):
            selection.select(self.model.index(first), self.model.index(last))
        self.list.selectionModel().select(
            selection, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        if rows:
            self.list.scrollTo(self.model.index(rows[-1]))

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
        present = [kind for kind in AnnotationKind if self._read.counts.kinds[kind]]
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
        self.more.fill(self._read.counts)
        self._show()

    def _show(self) -> None:
        """Show the notes that pass the filters: at once, or soon where they are very many."""
        if self.row.editor is not None:
            self._waits = True
            return
        kind, notes = self.kinds.currentData(), self._read.notes
        kinds = frozenset({AnnotationKind(kind)}) if kind else frozenset()
        wanted = replace(self.more.wanted, kinds=kinds, text=self.filter.text())
        order, descending = self.more.order, self.more.descending

        def work(job: Job) -> list[Annotation]:
            return filtered(notes, wanted, order, descending, job)

        if len(notes) > MANY:
            self._filter_soon(work, self._list)
        else:
            self._list(work(NoJob()))

    def _list(self, shown: Sequence[Annotation]) -> None:
        """List these notes; what stays in the list stays selected."""
        if self.row.editor is not None:
            self._waits = True
            return
        chosen = self.chosen()
        self.model.links = self._read.links
        # In another order, or without what they answer, replies are rows like others.
        in_order = self.more.order is NoteOrder.PLACE and len(shown) == len(self._read.notes)
        self.model.depths = self._read.depths if in_order and not self.more.descending else {}
        self.list.expect(len(shown))
        self.model.show(shown)
        if not self.list.uniformItemSizes():
            # A note may have another height now.
            self.list.scheduleDelayedItemsLayout()
        if self.chosen() != chosen:
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
        self.empty.setText(tr("NotesPanel", "No note matches.") if self._read.notes else hint)
        self.empty.setVisible(not shown)
        self.list.setVisible(bool(shown))
        for widget in (self.filter, self.more):
            widget.setVisible(bool(self._read.notes))
        self._selected()

    def _selected(self) -> None:
        count = sum(map(len, self._selected_rows()))
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


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each run of numbers that follow each other."""
    first = 0
    for number in range(1, len(rows) + 1):
        if number == len(rows) or rows[number] != rows[number - 1] + 1:
            yield rows[first], rows[number - 1]
            first = number
