"""Dialog that changes the keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from duidu.app.settings.actions import Action, conflicts, keys_of, page_key, plain
from duidu.app.settings.settings import Settings
from duidu.ui.base.search_field import SearchField
from duidu.ui.base.sheet import Sheet
from duidu.ui.style.i18n import listed, tr
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.empty_hint import EmptyHint

# NATIVE is what this system calls the keys, PORTABLE what the settings keep.
NATIVE = QKeySequence.SequenceFormat.NativeText
PORTABLE = QKeySequence.SequenceFormat.PortableText
# Keys that do nothing by themselves.
_HELD = frozenset(
    key.value
    for key in (
        Qt.Key.Key_Control,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_unknown,
    )
)


class KeyField(QKeySequenceEdit):
    """Takes the keys that are pressed in it; `left` says that Esc was pressed instead."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys at once, where Qt waits a second for more; Esc alone leaves the field."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit()
        elif event.key() not in _HELD:
            self.setKeySequence(QKeySequence(_combination(event)))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Nothing is awaited any more."""


class ShortcutSheet(Sheet):
    """Lists all actions; the keys of the selected one are edited at the bottom.

    Keys that other actions have are named, and kept only when they are taken over from these.
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
            KeyField(self),
            QLabel(self),
        )
        self.search.setClearButtonEnabled(True)
        self.list.setColumnCount(2)
        self.list.setRootIsDecorated(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.empty = EmptyHint(self.list)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.standard, self.all_standard = QPushButton(self), QPushButton(self)
        self.take = QPushButton(self)
        foot = QHBoxLayout()
        foot.addWidget(self.edit, 1)
        for button in (self.take, self.standard, self.all_standard):
            button.setObjectName("action")
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.column.addWidget(self.search)
        self.column.addWidget(self.list)
        self.column.addLayout(foot)
        self.column.addWidget(self.note)
        self.search.textChanged.connect(self._fill)
        self.list.currentItemChanged.connect(self._selected)
        self.edit.keySequenceChanged.connect(self._changed)
        self.edit.left.connect(self._leave)
        self.take.clicked.connect(self._take_over)
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
        self.empty.say(tr("Palette", "No command is called so."))
        self.edit.setAccessibleName(tr("Keys", "New keys"))
        self.take.setText(tr("Keys", "Take them over"))
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

    def _rivals(self, action: Action) -> list[Action]:
        """The other actions that have one of its keys."""
        claims = conflicts(self._settings.shortcuts, self._table).values()
        rivals = {other for ids in claims if action.id in ids for other in ids} - {action.id}
        return [other for other in self._table if other.id in rivals]

    def _holders(self, keys: str, action: Action) -> list[Action]:
        """The actions other than this one that have these keys."""
        return [
            other
            for other in self._table
            if other is not action
            and keys.casefold()
            in (one.casefold() for one in keys_of(other, self._settings.shortcuts))
        ]

    def _chosen(self) -> str:
        item = self.list.currentItem()
        return item.data(0, Qt.ItemDataRole.UserRole) if item is not None else ""

    def _action(self) -> Action | None:
        """The selected action."""
        chosen = self._chosen()
        return next((action for action in self._table if action.id == chosen), None)

    def _keys(self, action: Action) -> str:
        """Its first keys, as the settings keep them; "" for none."""
        return (keys_of(action, self._settings.shortcuts) or ("",))[0]

    def _selected(self) -> None:
        """Show the keys of the selected action and with which others they conflict."""
        action = self._action()
        self.take.hide()
        self.edit.setEnabled(action is not None)
        self.standard.setEnabled(action is not None and action.id in self._settings.shortcuts)
        self.all_standard.setEnabled(bool(self._settings.shortcuts))
        if action is None:
            self.note.setText(tr("Keys", "Choose a command, then press its new keys."))
            return
        self._show_keys(self._keys(action))
        rivals = _names(self._rivals(action), self._keys(action))
        self.note.setText(
            tr("Keys", "These keys also belong to: {names}", names=rivals) if rivals else ""
        )

    def _show_keys(self, keys: str) -> None:
        """Put keys into the field without taking them for pressed ones."""
        self.edit.blockSignals(True)
        self.edit.setKeySequence(QKeySequence(keys))
        self.edit.blockSignals(False)

    def _changed(self) -> None:
        """Keep the keys that were pressed at once, unless another action has them."""
        action = self._action()
        keys = self.edit.keySequence().toString(PORTABLE)
        if action is None or keys == self._keys(action):
            return
        holders = _names(self._holders(keys, action), keys) if keys else ""
        self.take.setVisible(bool(holders))
        if holders:
            self.note.setText(
                tr("Keys", "Not kept yet: these keys belong to {names}.", names=holders)
            )
        else:
            self._keep(action, keys)
            self._fill()

    def _keep(self, action: Action, keys: str) -> None:
        self._settings.set_shortcut(action.id, None if keys == (*action.keys, "")[0] else keys)

    def _take_over(self) -> None:
        """Give the pressed keys to the selected action, and take them from those that have them."""
        action, keys = self._action(), self.edit.keySequence().toString(PORTABLE)
        if action is None:
            return
        for other in self._holders(keys, action):
            others = keys_of(other, self._settings.shortcuts)
            left = [one for one in others if one.casefold() != keys.casefold()]
            self._settings.set_shortcut(other.id, (*left, "")[0])
        self._keep(action, keys)
        self._fill()
        self.edit.setFocus()

    def _leave(self) -> None:
        """Show the keys that are kept, and go back to the list."""
        self._selected()
        self.list.setFocus()

    def _reset(self, actions: tuple[str, ...]) -> None:
        """Give actions the keys of the table again."""
        for action in actions:
            self._settings.set_shortcut(action, None)
        self._fill()


def _combination(event: QKeyEvent) -> int:
    """The keys of an event, as Qt numbers them.

    Shift is left out where it only makes another sign, as in ?.
    """
    modifiers, text = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, event.text()
    if text.isprintable() and text and not text.isalnum() and not text.isspace():
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return event.key() | modifiers.value  # a number, since keyboards have keys without a name


def _names(actions: Sequence[Action], keys: str) -> str:
    """The names of actions and what the page does at these keys, for a sentence; "" for none."""
    names = [plain(tr("actions", action.text)) for action in actions]
    of_page = page_key(keys)
    return listed([*names, tr("actions", of_page)] if of_page else names)
