"""Dialog of the settings, built from their table: search, presets, preview, reset."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QWidget,
)

from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.ui.base.search_field import SearchField
from duidu.ui.base.sheet import Sheet
from duidu.ui.settings.preview import Preview
from duidu.ui.settings.setting_rows import SettingRow, add_row, is_changed
from duidu.ui.style.i18n import tr
from duidu.ui.style.theme import Theme


class SettingsSheet(Sheet):
    """Dialog with every setting of the table that has a text; changes apply at once."""

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, 760, 720)
        self._settings = settings
        self.search, self.presets, self.empty = SearchField(self), QComboBox(self), QLabel(self)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.empty.setObjectName("secondary")
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.preview = Preview(settings, theme, self)
        self._grid_holder = QWidget(self)
        self._grid = QGridLayout(self._grid_holder)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._headings: dict[str, QLabel] = {}
        self.rows: list[SettingRow] = []
        self._make_rows()
        self._found = {row.setting.key for row in self.rows}
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._grid_holder)
        self._grid.setContentsMargins(0, 0, 16, 0)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.presets)
        self.column.addLayout(top)
        self.column.addWidget(self.preview)
        self.column.addWidget(self.empty)
        self.column.addWidget(scroll, 1)
        self.presets.currentIndexChanged.connect(self._preset_chosen)
        self.texts()
        settings.listeners.append(self._changed)
        self.finished.connect(lambda: settings.listeners.remove(self._changed))

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("Settings", "Settings"))
        self.search.setPlaceholderText(tr("Settings", "Search the settings"))
        self.search.setAccessibleName(tr("Settings", "Search the settings"))
        self.presets.setAccessibleName(tr("Settings", "Preset"))
        self.empty.setText(tr("Settings", "No setting has this."))
        self.presets.blockSignals(True)
        self.presets.clear()
        self.presets.addItem(tr("Settings", "My own settings"), "")
        for preset in table.PRESETS:
            self.presets.addItem(
                tr("Settings", "Preset: {name}", name=tr("settings", preset.text)), preset.name
            )
        self.presets.setCurrentIndex(
            max(0, self.presets.findData(self._settings.get(table.PRESET)))
        )
        self.presets.blockSignals(False)
        for group, heading in self._headings.items():
            heading.setText(tr("settings", group))
        for row in self.rows:
            row.texts()
        self._show()

    def _make_rows(self) -> None:
        """Create label, control and reset button of each setting, with headings of groups."""
        for setting in table.TABLE:
            if not setting.text:
                continue
            if setting.group not in self._headings:
                heading = self._headings[setting.group] = QLabel(self)
                heading.setObjectName("groupTitle")
                self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 3)
            self.rows.append(add_row(setting, self._settings, self._grid, self))
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _search(self) -> None:
        """Find the settings that match the search; another language finds no others."""
        wanted = self.search.text().casefold().strip()
        self._found = set()
        for row in self.rows:
            setting = row.setting
            english = [setting.group, setting.text, *(text for _, text in setting.choices)]
            texts = [*(tr("settings", text) for text in english), *english]
            if wanted in " ".join(texts).casefold():
                self._found.add(setting.key)
        self._filter()

    def _filter(self) -> None:
        """Show the settings found, and the headings above them."""
        self.empty.setVisible(not self._found)
        for row in self.rows:
            shown = row.setting.key in self._found
            for widget in (row.label, row.control):
                widget.setVisible(shown)
            row.reset.setVisible(shown and is_changed(row.setting, self._settings))
        for group, heading in self._headings.items():
            heading.setVisible(
                any(row.label.isVisibleTo(self) for row in self.rows if row.setting.group == group)
            )

    def _show(self) -> None:
        for row in self.rows:
            row.show_value()
        self._filter()

    def _changed(self, _key: str) -> None:
        self._show()
        self.preview.apply()

    def _preset_chosen(self, index: int) -> None:
        self._settings.use_preset(self.presets.itemData(index))
