"""Dialog that lists all keys."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from duidu.app.settings.actions import MENUS, PAGE_KEYS, Action, keys_of, plain
from duidu.app.settings.settings import Settings
from duidu.ui.base.sheet import Sheet
from duidu.ui.style.i18n import tr
from duidu.ui.style.widgets.lines_in_columns import LinesInColumns


class CheatSheet(Sheet):
    """Lists all keys: those of the page, then those of each menu, in columns."""

    def __init__(self, settings: Settings, table: Sequence[Action], parent: QWidget) -> None:
        super().__init__(parent, 1120, 760)
        self._settings = settings
        self._table = table
        self.lines = LinesInColumns(self)
        self.column.addWidget(self.lines)
        self.texts()

    def explain(self) -> None:
        """Leave for the guide: F1 pressed once more."""
        self.close()
        super().explain()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("Keys", "Keyboard"))
        on_page = [(tr("actions", keys), tr("actions", text)) for keys, text in PAGE_KEYS]
        menus = [(plain(tr("actions", menu)), self._of_menu(menu)) for menu in MENUS]
        self.lines.show_groups([(tr("Keys", "On the page"), on_page), *menus])

    def _of_menu(self, menu: str) -> list[tuple[str, str]]:
        """Keys and names of a menu's actions that have keys."""
        lines = []
        for action in self._table:
            keys = keys_of(action, self._settings.shortcuts)
            if action.menu == menu and keys:
                native = QKeySequence.SequenceFormat.NativeText
                shown = "  ".join(QKeySequence(key).toString(native) for key in keys)
                lines.append((shown, plain(tr("actions", action.text))))
        return lines
