"""The actions of one window as Qt actions: menus, keys, texts, check marks."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from duidu.app.settings.actions import MENUS, Action, Needs, keys_of, plain
from duidu.app.settings.settings import Settings
from duidu.ui.base.panel import OwnKeys
from duidu.ui.style.guide_link import ask_guide
from duidu.ui.style.i18n import tr
from duidu.ui.style.icons import icon
from duidu.ui.style.theme import Theme


class Actions(QObject):
    """Makes the Qt actions of a table of actions, in the order of the menus.

    Each does nothing until `bind` says what.
    """

    triggered = Signal(str)
    refused = Signal()
    """An action was wanted that needs a translation, and the article shown has none yet."""

    def __init__(
        self, window: QWidget, theme: Theme, settings: Settings, table: Sequence[Action]
    ) -> None:
        super().__init__(window)
        self.table = table
        self._by_id = {action.id: action for action in table}
        self._window = window
        self._theme = theme
        self._settings = settings
        self._has_article = False
        self._said: dict[str, str] = {}
        self.is_alone: Callable[[], bool] = lambda: False
        """Whether the article shown has no translation."""
        self._all = {action.id: self._made(action) for action in table}
        theme.changed.connect(self._tint)
        settings.listeners.append(self._setting_changed)
        self._check()

    def __getitem__(self, name: str) -> QAction:
        """Return the Qt action of an id."""
        return self._all[name]

    def bind(self, name: str, handler: Callable[[], object]) -> None:
        """Connect an action to the function that carries it out."""
        self._all[name].triggered.connect(lambda _checked=False: self._act(name, handler))

    def _act(self, name: str, handler: Callable[[], object]) -> None:
        """Carry an action out, unless it needs a translation where there is none."""
        if self._by_id[name].needs is not Needs.TRANSLATION or not self.is_alone():
            handler()
            return
        if self._all[name].isCheckable():
            self._all[name].toggle()
        self.refused.emit()

    def set_has_article(self, has: bool) -> None:
        """Enable or disable the actions that need an open article."""
        self._has_article = has
        for name in self._all:
            self._allow(name)

    def fill(self, name: str, menu: QMenu) -> None:
        """Put the actions of one menu into a QMenu, with a separator between groups."""
        group = 0
        for action in (action for action in self.table if action.menu == name):
            if action.group != group and not menu.isEmpty():
                menu.addSeparator()
            group = action.group
            menu.addAction(self._all[action.id])

    def menus(self, parent: QWidget) -> list[QMenu]:
        """Make all menus, filled, in the order of the menu bar."""
        made = []
        for name in MENUS:
            menu = QMenu(tr("actions", name), parent)
            self.fill(name, menu)
            menu.aboutToShow.connect(partial(self._ask, name))
            OwnKeys({"F1": partial(self._explain, menu)}, menu)
            made.append(menu)
        return made

    def _explain(self, menu: QMenu) -> None:
        """Show what the guide says of the command that is lit in a menu."""
        chosen = menu.activeAction()
        menu.hide()
        ask_guide(self._window, chosen.objectName() if chosen is not None else "")

    def _ask(self, menu: str) -> None:
        """Ask what else the texts of a menu say now that it opens."""
        for action in self.table:
            if action.menu == menu and action.tells is not None:
                action.tells(self._window, partial(self.tell, action.id))

    def tell(self, name: str, said: str) -> None:
        """Say something behind the text of an action; "" for nothing."""
        self._said[name] = said
        self._all[name].setText(self._text(self._by_id[name]))

    def _text(self, action: Action) -> str:
        said = self._said.get(action.id)
        return tr("actions", action.text) + (f" ({said})" if said else "")

    def texts(self) -> None:
        """Set texts in the language in use."""
        self._said.clear()
        for action in self.table:
            qt = self._all[action.id]
            qt.setText(self._text(action))
            keys = qt.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            qt.setToolTip(plain(qt.text()) + (f" ({keys})" if keys else ""))

    def _made(self, action: Action) -> QAction:
        qt = QAction(self._window)
        qt.setObjectName(action.id)
        qt.setCheckable(action.checkable)
        qt.setIconVisibleInMenu(False)
        qt.setEnabled(action.needs is Needs.NOTHING)
        qt.setShortcuts([QKeySequence(keys) for keys in keys_of(action, self._settings.shortcuts)])
        qt.triggered.connect(lambda _checked=False: self.triggered.emit(action.id))
        self._window.addAction(qt)
        return qt

    def _allow(self, name: str) -> None:
        self._all[name].setEnabled(self._has_article or self._by_id[name].needs is Needs.NOTHING)

    def _tint(self) -> None:
        for action in self.table:
            if action.icon and not self._all[action.id].icon().isNull():
                self.show_icon(action.id)

    def show_icon(self, name: str) -> QAction:
        """Give an action its icon and return it; only actions that are seen need one."""
        self._all[name].setIcon(
            icon(self._by_id[name].icon, self._theme.colors, self._window.devicePixelRatioF())
        )
        return self._all[name]

    def _setting_changed(self, key: str) -> None:
        if key == "shortcuts":
            for action in self.table:
                self._all[action.id].setShortcuts(
                    [QKeySequence(keys) for keys in keys_of(action, self._settings.shortcuts)]
                )
            self.texts()
        self._check()

    def _check(self) -> None:
        """Set the check marks that follow the settings."""
        for action in self.table:
            if action.is_on is not None:
                self._all[action.id].setChecked(action.is_on(self._settings))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the language of the window."""
        if event.type() is QEvent.Type.LanguageChange:
            self.texts()
        return super().eventFilter(watched, event)
