"""Command palette: finds a command by a few letters of its name and runs it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from duidu.app.settings.actions import Action, plain
from duidu.core.fault_guard import FaultGuard
from duidu.ui.base.actions import Actions
from duidu.ui.base.panel import OwnKeys
from duidu.ui.base.search_field import SearchField
from duidu.ui.style.guide_link import ask_guide
from duidu.ui.style.i18n import tr
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.empty_hint import EmptyHint
from duidu.ui.style.widgets.raised_paper import INNER, SHADOW, RaisedPaper

WIDTH, HEIGHT = 560, 420


class CommandPalette(RaisedPaper):
    """Search field over the page with the commands that are enabled now."""

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, theme.colors)
        self._actions = actions
        self._guard = FaultGuard()
        self._before: QWidget | None = None  # what had the focus when it was opened
        self.field, self.list = SearchField(self), QTreeWidget(self)
        self.list.setColumnCount(3)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.empty = EmptyHint(self.list)
        for column in (1, 2):
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(SHADOW + INNER,) * 4)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.field.textChanged.connect(self._show)
        self.field.installEventFilter(self)
        OwnKeys({"F1": lambda: ask_guide(self.ground, self._chosen())}, self.field)
        self.list.itemClicked.connect(self._do)
        theme.changed.connect(lambda: setattr(self, "colors", theme.colors))

    def open(self) -> None:
        """Show the palette at the top of the window, with an empty field."""
        width, height = min(WIDTH, self.ground.width() - 40), min(HEIGHT, self.ground.height() - 80)
        self.setGeometry(
            (self.ground.width() - width) // 2 - SHADOW,
            52 - SHADOW,
            width + 2 * SHADOW,
            height + 2 * SHADOW,
        )
        self.field.setPlaceholderText(tr("Palette", "What would you like to do?"))
        self.field.setAccessibleName(tr("Palette", "What would you like to do?"))
        self.list.setAccessibleName(tr("Palette", "Commands"))
        self.empty.say(tr("Palette", "No command is called so."))
        self.field.clear()
        self._show()
        self._before = QApplication.focusWidget()
        self.raise_()
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the field's keys: arrows choose, Return runs, Esc closes.

        The palette closes when the field loses the focus, too.
        """
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            row = self.list.currentIndex().row()
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: 8,
                Qt.Key.Key_PageUp: -8,
            }
            key = Qt.Key(event.key())
            if key in steps and self.list.topLevelItemCount():
                wanted = min(max(0, row + steps[key]), self.list.topLevelItemCount() - 1)
                self.list.setCurrentIndex(self.list.model().index(wanted, 0))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
                with self._guard.part():
                    self._do(self.list.itemFromIndex(self.list.currentIndex()))
                return True
            if key == Qt.Key.Key_Escape:
                self._close()
                return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        """List the enabled commands that match, the best first."""
        wanted = self.field.text().casefold().strip()
        self.list.clear()
        found = [
            action
            for action in self._actions.table
            if self._actions[action.id].isEnabled() and action.id != "help.palette"
        ]
        scored = [
            (rank, action) for action in found if (rank := self._rank(wanted, action)) is not None
        ]
        for _, action in sorted(scored, key=lambda pair: pair[0]):
            keys = (
                self._actions[action.id].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            )
            item = QTreeWidgetItem(
                self.list, [self._name(action), plain(tr("actions", action.menu)), keys]
            )
            item.setData(0, Qt.ItemDataRole.UserRole, action.id)
            for column in (1, 2):
                item.setForeground(column, self.colors.secondary)
        self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _rank(self, wanted: str, action: Action) -> int | None:
        """Return how well letters fit an action; names in the window's language come first.

        The English name serves in every language.
        """
        own, english = match(wanted, self._name(action)), match(wanted, plain(action.text))
        return own if own is not None or english is None or english > 2 else english + 4

    def _name(self, action: Action) -> str:
        return plain(tr("actions", action.text))

    def _chosen(self) -> str:
        """The id of the command that Return would run, "" if there is none."""
        return str(self.list.currentIndex().siblingAtColumn(0).data(Qt.ItemDataRole.UserRole) or "")

    def _do(self, item: QTreeWidgetItem) -> None:
        name = item.data(0, Qt.ItemDataRole.UserRole)
        self._close()
        self._actions[name].trigger()

    def _close(self) -> None:
        """Give the focus back to where the person was; that hides the palette."""
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus()
        self.hide()


def match(wanted: str, name: str) -> int | None:
    """Return how well letters fit a name, None for not at all; lower is better.

    0 for its beginning, 1 for that of a word in it, 2 for inside it, 3 for scattered in order.
    """
    text = name.casefold()
    if text.startswith(wanted):
        return 0
    if any(word.startswith(wanted) for word in text.split()):
        return 1
    if wanted in text:
        return 2
    letters = iter(text)
    return 3 if all(letter in letters for letter in wanted if not letter.isspace()) else None
