"""A menu of the choices of one setting, with a mark at the one in use."""

from functools import partial

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import Setting
from duidu.ui.style.i18n import tr


class ChoiceMenu(QMenu):
    """Filled each time it opens, so that language and mark are those of the moment."""

    def __init__(self, settings: Settings, setting: Setting[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._setting = setting
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        group = QActionGroup(self)
        now = self._settings.get(self._setting)
        for key, text in self._setting.choices:
            action = self.addAction(tr("settings", text))
            action.setCheckable(True)
            action.setChecked(key == now)
            group.addAction(action)
            action.triggered.connect(partial(self._choose, key))

    def _choose(self, key: str, _checked: bool = False) -> None:
        self._settings.set(self._setting, key)
