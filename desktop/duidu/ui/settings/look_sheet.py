"""Sheet of the reading look: named looks, and the settings of type, size, measure and theme."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from duidu.app.settings.looks import LOOK_SETTINGS, LOOKS, look_now, use_look, use_values
from duidu.app.settings.settings import Settings
from duidu.ui.base.sheet import Sheet
from duidu.ui.settings.preview import Preview
from duidu.ui.settings.setting_rows import SettingRow, add_row, is_changed
from duidu.ui.style.i18n import tr
from duidu.ui.style.theme import Theme


class LookSheet(Sheet):
    """Changes apply at once, to the text behind it too; one button takes all of them back."""

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, 620, 640)
        self._settings = settings
        self._before = look_now(settings)
        self.looks = {look.name: QPushButton(self) for look in LOOKS}
        self.preview = Preview(settings, theme, self)
        self.back = QPushButton(self)
        for button in (*self.looks.values(), self.back):
            button.setObjectName("action")
        self.back.clicked.connect(lambda: use_values(settings, self._before))
        named = QHBoxLayout()
        named.setSpacing(8)
        for look in LOOKS:
            button = self.looks[look.name]
            button.setAutoDefault(False)
            button.clicked.connect(partial(use_look, settings, look))
            named.addWidget(button, 1)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        self.rows: list[SettingRow] = [
            add_row(setting, settings, grid, self) for setting in LOOK_SETTINGS
        ]
        self.column.addLayout(named)
        self.column.addWidget(self.preview)
        self.column.addLayout(grid)
        self.column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.back)
        self.column.addLayout(foot)
        self.texts()
        settings.listeners.append(self._changed)
        self.finished.connect(lambda: settings.listeners.remove(self._changed))

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("Look", "Look of the page"))
        for look in LOOKS:
            self.looks[look.name].setText(tr("settings", look.name))
        self.back.setText(tr("Look", "As it was before"))
        for row in self.rows:
            row.texts()
        self._show()

    def _show(self) -> None:
        for row in self.rows:
            row.show_value()
            row.reset.setVisible(is_changed(row.setting, self._settings))
        self.back.setEnabled(look_now(self._settings) != self._before)

    def _changed(self, _key: str) -> None:
        self._show()
        self.preview.apply()
