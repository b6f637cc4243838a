"""Glossary panel: search, add, edit, delete, import and export terms.

Terms that this article renders otherwise are flagged.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from duidu.app.words.glossary import as_term
from duidu.core.visible_text import show_controls
from duidu.library.words.stored_terms import StoredTerm
from duidu.ui.base.panel import OwnKeys, Panel
from duidu.ui.base.search_field import SearchField
from duidu.ui.glossary.term_places import FoundTerms
from duidu.ui.style.i18n import plural, tr
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.button_lines import ButtonLines

ID = Qt.ItemDataRole.UserRole
MOST_SHOWN = 2_000  # more would take longer to list than to filter


class TermsPanel(Panel):
    """List of terms with a filter; signals carry ids of terms.

    `differing` asks for the next place of a term, `export_asked` carries the terms to export.
    """

    add_asked = Signal()
    edit_asked = Signal(str)
    delete_asked = Signal(object)
    differing = Signal(str)
    import_asked = Signal()
    export_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._found = FoundTerms()
        self.filter, self.projects, self.list, self.hint = (
            SearchField(self),
            QComboBox(self),
            QTreeWidget(self),
            QLabel(self),
        )
        self.filter.setClearButtonEnabled(True)
        self.hint.setObjectName("secondary")
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list.setRootIsDecorated(False)
        self.list.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.list.setColumnCount(3)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        self.list.itemDoubleClicked.connect(lambda item: self.edit_asked.emit(item.data(0, ID)))
        self.list.itemSelectionChanged.connect(self._selected)
        self.list.itemClicked.connect(self._clicked)
        for widget in (self.filter, self.projects, self.list, self.hint):
            self.body.addWidget(widget, 1 if widget is self.list else 0)
        self.buttons = {
            name: QPushButton(self) for name in ("add", "edit", "delete", "import", "export")
        }
        for names in (("add", "edit", "delete"), ("import", "export")):
            line = ButtonLines()
            for name in names:
                self.buttons[name].setObjectName("action")
                line.addWidget(self.buttons[name])
            self.body.addLayout(line)
        self.buttons["add"].clicked.connect(self.add_asked)
        self.buttons["edit"].clicked.connect(self._edit)
        self.buttons["delete"].clicked.connect(self._delete)
        self.buttons["import"].clicked.connect(self.import_asked)
        self.buttons["export"].clicked.connect(lambda: self.export_asked.emit(self._wanted()))
        self.filter.textChanged.connect(self._show)
        self.projects.currentIndexChanged.connect(self._show)
        self.setFocusProxy(self.list)
        OwnKeys({"Del": self._delete, "Return": self._edit, "Enter": self._edit}, self.list)

    def show_terms(self, found: FoundTerms) -> None:
        """Show the glossary, with where the article has its terms."""
        self._found = found
        self._fill_projects()
        self._show()

    def chosen(self) -> list[str]:
        """Ids of the selected terms."""
        return [item.data(0, ID) for item in self.list.selectedItems()]

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.filter.setPlaceholderText(tr("TermsPanel", "Filter terms"))
        self.filter.setAccessibleName(tr("TermsPanel", "Filter terms"))
        self.projects.setAccessibleName(tr("TermsPanel", "Project"))
        self.list.setAccessibleName(tr("TermsPanel", "Terms"))
        self.list.setHeaderLabels(
            [tr("TermsPanel", "Term"), tr("TermsPanel", "Rendering"), tr("TermsPanel", "Here")]
        )
        names = {
            "add": tr("TermsPanel", "Add…"),
            "edit": tr("TermsPanel", "Edit…"),
            "delete": tr("TermsPanel", "Delete"),
            "import": tr("TermsPanel", "Import…"),
            "export": tr("TermsPanel", "Export…"),
        }
        for name, button in self.buttons.items():
            button.setText(names[name])
        self._fill_projects()
        self._show()

    def tint(self) -> None:
        """Take the theme's colours."""
        super().tint()
        if self.isVisible():
            self._show()

    def _fill_projects(self) -> None:
        kept = self.projects.currentData()
        names = sorted({term.project for term in self._found.terms if term.project})
        self.projects.blockSignals(True)
        self.projects.clear()
        self.projects.addItem(tr("TermsPanel", "All projects"), "")
        for name in names:
            self.projects.addItem(show_controls(name), name)
        self.projects.setCurrentIndex(max(0, self.projects.findData(kept)))
        self.projects.blockSignals(False)
        self.projects.setVisible(bool(names))

    def _wanted(self) -> list[StoredTerm]:
        """The terms of the project that have the text of the filter."""
        project = self.projects.currentData()
        return [
            term
            for term in self._found.with_text(self.filter.text())
            if not project or term.project == project
        ]

    def _show(self) -> None:
        """List the terms that pass the filter, and keep the selection."""
        chosen = set(self.chosen())
        shown = self._wanted()
        self.list.blockSignals(True)
        self.list.clear()
        for term in shown[:MOST_SHOWN]:
            self._add(term).setSelected(term.id in chosen)
        self.list.blockSignals(False)
        self.heading.setText(
            plural("TermsPanel", len(shown), "{n} term", "{n} terms")
            if shown
            else tr("TermsPanel", "Terms")
        )
        hint = tr(
            "TermsPanel",
            "No terms yet. Select words and press Shift+G; their "
            "counterpart on the other side is filled in.",
        )
        if len(shown) > MOST_SHOWN:
            self.hint.setText(
                tr("TermsPanel", "The first {n:,} are listed; filter for others.", n=MOST_SHOWN)
            )
        else:
            self.hint.setText(tr("TermsPanel", "No term matches.") if self._found.terms else hint)
        self.hint.setVisible(not shown or len(shown) > MOST_SHOWN)
        self.list.setVisible(bool(shown))
        self.body.setStretchFactor(self.hint, int(not shown))
        self._selected()

    def _add(self, term: StoredTerm) -> QTreeWidgetItem:
        """Add the line of a term; its tips say what a narrow panel cuts."""
        source, rendering = show_controls(term.source), show_controls(term.target)
        item = QTreeWidgetItem(self.list, [source, rendering, self._here(term.id)])
        item.setData(0, ID, term.id)
        is_forbidden = as_term(term).is_forbidden
        if is_forbidden:
            # Crossed out, since a narrow panel would cut the word; it is in the tip.
            rendering = tr("TermsPanel", "{term} (forbidden)", term=rendering)
            crossed = item.font(1)
            crossed.setStrikeOut(True)
            item.setFont(1, crossed)
            item.setForeground(1, self.theme.colors.secondary)
            item.setData(1, Qt.ItemDataRole.AccessibleTextRole, rendering)
        for column, text in enumerate((source, rendering)):
            item.setToolTip(column, "\n".join(filter(None, (text, show_controls(term.note)))))
        if term.id in self._found.places and self._found.places[term.id][0].differently:
            item.setForeground(2, self.theme.colors.accent)
            item.setToolTip(2, _differing(is_forbidden))
        return item

    def _here(self, term: str) -> str:
        if term not in self._found.places:
            return ""
        counts = self._found.places[term][0]
        return (
            f"{counts.found} (≠ {counts.differently})" if counts.differently else str(counts.found)
        )

    def _selected(self) -> None:
        self.buttons["edit"].setEnabled(len(self.chosen()) == 1)
        self.buttons["delete"].setEnabled(bool(self.chosen()))
        self.buttons["export"].setEnabled(bool(self._found.terms))

    def _clicked(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 2 and item.text(2):
            self.differing.emit(item.data(0, ID))

    def _edit(self) -> None:
        if self.chosen():
            self.edit_asked.emit(self.chosen()[0])

    def _delete(self) -> None:
        if self.chosen():
            self.delete_asked.emit(self.chosen())


def _differing(is_forbidden: bool) -> str:
    """What the flag in the last column means."""
    if is_forbidden:
        return tr(
            "TermsPanel",
            "This forbidden rendering is used here. A click goes to the next such place.",
        )
    return tr("TermsPanel", "Rendered differently here. A click goes to the next such place.")
