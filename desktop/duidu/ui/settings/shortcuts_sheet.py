"""Dialogs of the keys: one lists all of them, the other changes them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from duidu.app.settings.actions import MENUS, PAGE_KEYS, Action, conflicts, keys_of, plain
from duidu.app.settings.settings import Settings
from duidu.ui.base.search_field import SearchField
from duidu.ui.base.sheet import Sheet
from duidu.ui.style.i18n import tr
from duidu.ui.style.theme import Theme

COLUMNS = 3
# NATIVE is what this system calls the keys, PORTABLE what the settings keep.
NATIVE = QKeySequence.SequenceFormat.NativeText
PORTABLE = QKeySequence.SequenceFormat.PortableText


class CheatSheet(Sheet):
    """Lists all keys: those of the page, then those of each menu, in columns."""

    def __init__(self, settings: Settings, table: Sequence[Action], parent: QWidget) -> None:
        super().__init__(parent, 1120, 760)
        self._settings = settings
        self._table = table
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(self._scroll)
        self.texts()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("Keys", "Keyboard"))
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setHorizontalSpacing(28)
        groups = [
            (
                tr("Keys", "On the page"),
                [(tr("actions", keys), tr("actions", text)) for keys, text in PAGE_KEYS],
            )
        ]
        groups += [(plain(tr("actions", menu)), self._of_menu(menu)) for menu in MENUS]
        heights = [0] * COLUMNS
        for title, lines in groups:
            column = heights.index(min(heights))
            grid.addWidget(
                _group(title, lines, holder),
                heights[column],
                column,
                len(lines) + 2,
                1,
                Qt.AlignmentFlag.AlignTop,
            )
            heights[column] += len(lines) + 2
        self._scroll.setWidget(holder)

    def _of_menu(self, menu: str) -> list[tuple[str, str]]:
        """Keys and names of a menu's actions that have keys."""
        lines = []
        for action in self._table:
            keys = keys_of(action, self._settings.shortcuts)
            if action.menu == menu and keys:
                lines.append(
                    (
                        "  ".join(QKeySequence(key).toString(NATIVE) for key in keys),
                        plain(tr("actions", action.text)),
                    )
                )
        return lines


class ShortcutSheet(Sheet):
    """Lists all actions; the keys of the selected one are edited at the bottom.

    Keys that belong to several actions are marked and named.
    """

    def __init__(
        self, settings: Settings, table: Sequence[Action], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent, 640, 640)
        self._settings = settings
        self._table = table
        self._theme = theme
        self.search, self.list, self.edit, self.note = (
            SearchField(self),
            QTreeWidget(self),
            QKeySequenceEdit(self),
            QLabel(self),
        )
        self.search.setClearButtonEnabled(True)
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.edit.setClearButtonEnabled(True)
        self.standard, self.all_standard = QPushButton(self), QPushButton(self)
        foot = QHBoxLayout()
        foot.addWidget(self.edit, 1)
        for button in (self.standard, self.all_standard):
            button.setObjectName("action")
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.column.addWidget(self.search)
        self.column.addWidget(self.list)
        self.column.addLayout(foot)
        self.column.addWidget(self.note)
        self.search.textChanged.connect(self._fill)
        self.list.currentItemChanged.connect(self._selected)
        self.edit.editingFinished.connect(self._changed)
        self.standard.clicked.connect(lambda: self._reset((self._chosen(),)))
        self.all_standard.clicked.connect(lambda: self._reset(tuple(self._settings.shortcuts)))
        self.texts()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("Keys", "Change the keys"))
        self.search.setPlaceholderText(tr("Keys", "Search the commands"))
        self.search.setAccessibleName(tr("Keys", "Search the commands"))
        self.list.setHeaderLabels([tr("Keys", "Command"), tr("Keys", "Keys")])
        self.list.setAccessibleName(tr("Keys", "Commands"))
        self.edit.setAccessibleName(tr("Keys", "New keys"))
        self.standard.setText(tr("Keys", "Standard keys"))
        self.all_standard.setText(tr("Keys", "Standard keys for all"))
        self._fill()

    def _fill(self) -> None:
        """List the actions that match the search, and keep the selection."""
        chosen = self._chosen()
        wanted = self.search.text().casefold().strip()
        self.list.blockSignals(True)
        self.list.clear()
        for action in self._table:
            name = plain(tr("actions", action.text))
            if wanted not in name.casefold():
                continue
            keys = "  ".join(
                QKeySequence(key).toString(NATIVE)
                for key in keys_of(action, self._settings.shortcuts)
            )
            item = QTreeWidgetItem(self.list, [name, keys])
            item.setData(0, Qt.ItemDataRole.UserRole, action.id)
            if self._rivals(action):
                item.setForeground(1, self._theme.colors.accent)
                item.setText(1, "⚠ " + keys)
            if action.id == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._selected()

    def _rivals(self, action: Action) -> list[str]:
        """Names of the other actions that have one of its keys."""
        names = {other.id: plain(tr("actions", other.text)) for other in self._table}
        claims = conflicts(self._settings.shortcuts, self._table).values()
        return [
            names[other]
            for ids in claims
            if action.id in ids
            for other in ids
            if other != action.id
        ]

    def _chosen(self) -> str:
        item = self.list.currentItem()
        return item.data(0, Qt.ItemDataRole.UserRole) if item is not None else ""

    def _selected(self) -> None:
        """Show the keys of the selected action and with which others they conflict."""
        action = next((action for action in self._table if action.id == self._chosen()), None)
        self.edit.setEnabled(action is not None)
        self.standard.setEnabled(action is not None and action.id in self._settings.shortcuts)
        self.all_standard.setEnabled(bool(self._settings.shortcuts))
        if action is None:
            self.note.setText(tr("Keys", "Choose a command, then press its new keys."))
            return
        keys = keys_of(action, self._settings.shortcuts)
        self.edit.setKeySequence(QKeySequence(keys[0]) if keys else QKeySequence())
        rivals = self._rivals(action)
        self.note.setText(
            tr("Keys", "These keys also belong to: {names}", names=", ".join(rivals))
            if rivals
            else ""
        )

    def _changed(self) -> None:
        action = next((action for action in self._table if action.id == self._chosen()), None)
        if action is None:
            return
        keys = self.edit.keySequence().toString(PORTABLE)
        if keys != (keys_of(action, self._settings.shortcuts) or ("",))[0]:
            self._settings.set_shortcut(
                action.id, None if keys == (action.keys or ("",))[0] else keys
            )
            self._fill()

    def _reset(self, actions: tuple[str, ...]) -> None:
        """Give actions the keys of the table again."""
        for action in actions:
            self._settings.set_shortcut(action, None)
        self._fill()


def _group(title: str, lines: list[tuple[str, str]], parent: QWidget) -> QWidget:
    """A heading with lines of keys and names below it."""
    widget = QWidget(parent)
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 14)
    grid.setVerticalSpacing(4)
    heading = QLabel(title, widget)
    heading.setObjectName("panelTitle")
    grid.addWidget(heading, 0, 0, 1, 2)
    for number, (keys, text) in enumerate(lines, 1):
        shown = QLabel(keys, widget)
        shown.setObjectName("secondary")
        for column, label in enumerate((shown, QLabel(text, widget))):
            label.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(label, number, column)
    grid.setColumnStretch(1, 1)
    return widget
