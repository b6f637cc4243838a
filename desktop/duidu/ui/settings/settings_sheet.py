"""Dialog of the settings, built from their table: search, presets, preview, reset."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QWidget,
)

from duidu.app.settings import settings_table as table
from duidu.app.settings.author import (
    author_name,
    choose_author,
    forget_author,
    is_author_chosen,
)
from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import AnySetting, Setting
from duidu.app.study.review_plan import choose_parameters
from duidu.ui.base.kept_line import KeptLine
from duidu.ui.base.search_field import SearchField
from duidu.ui.base.sheet import Sheet
from duidu.ui.settings.preview import Preview
from duidu.ui.settings.tones_row import TonesRow
from duidu.ui.style.i18n import tr
from duidu.ui.style.theme import Theme

FONTS = {
    table.CHINESE_FONT.key: QFontDatabase.WritingSystem.SimplifiedChinese,
    table.LATIN_FONT.key: QFontDatabase.WritingSystem.Latin,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One setting in the dialog; `show` updates its control from the settings."""

    setting: AnySetting
    label: QLabel
    control: QWidget
    reset: QPushButton
    show: Callable[[], None]


class SettingsSheet(Sheet):
    """Dialog with every setting of the table that has a text; changes apply at once."""

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, 760, 720)
        self._settings = settings
        self.search, self.presets = SearchField(self), QComboBox(self)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.preview = Preview(settings, theme, self)
        self._grid_holder = QWidget(self)
        self._grid = QGridLayout(self._grid_holder)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._headings: dict[str, QLabel] = {}
        self.rows: list[Row] = []
        self._make_rows()
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
            row.label.setText(tr("settings", row.setting.text))
            row.control.setAccessibleName(row.label.text())
            row.reset.setText(tr("Settings", "Reset"))
            row.reset.setAccessibleName(tr("Settings", "Reset: {name}", name=row.label.text()))
            if isinstance(row.control, QComboBox):
                for index, (_, text) in enumerate(row.setting.choices):
                    row.control.setItemText(index, tr("settings", text))
                if row.setting.key in FONTS:
                    row.control.setItemText(0, tr("Settings", "The program's own"))
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
            control, show = make_control(setting, self._settings, self)
            label, reset = QLabel(self), QPushButton(self)
            label.setBuddy(control)
            reset.setObjectName("link")
            reset.clicked.connect(lambda _=False, setting=setting: self._reset(setting))
            number = self._grid.rowCount()
            for column, widget in enumerate((label, control, reset)):
                self._grid.addWidget(widget, number, column)
            self.rows.append(Row(setting, label, control, reset, show))
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _filter(self) -> None:
        """Show the settings that match the search, and the headings above them."""
        wanted = self.search.text().casefold().strip()
        for row in self.rows:
            setting = row.setting
            english = [setting.group, setting.text, *(text for _, text in setting.choices)]
            # In English too: a change of the language must not empty the list that it is made in.
            texts = [*(tr("settings", text) for text in english), *english]
            shown = wanted in " ".join(texts).casefold()
            for widget in (row.label, row.control):
                widget.setVisible(shown)
            row.reset.setVisible(shown and self._is_changed(row.setting))
        for group, heading in self._headings.items():
            heading.setVisible(
                any(row.label.isVisibleTo(self) for row in self.rows if row.setting.group == group)
            )

    def _is_changed(self, setting: AnySetting) -> bool:
        if setting is table.AUTHOR:
            return is_author_chosen(self._settings)
        return self._settings.is_changed(setting)

    def _reset(self, setting: AnySetting) -> None:
        if setting is table.AUTHOR:
            forget_author(self._settings)
        else:
            self._settings.reset(setting)

    def _show(self) -> None:
        for row in self.rows:
            # Showing a value must not set it.
            row.control.blockSignals(True)
            row.show()
            row.control.blockSignals(False)
        self._filter()

    def _changed(self, _key: str) -> None:
        self._show()
        self.preview.apply()

    def _preset_chosen(self, index: int) -> None:
        self._settings.use_preset(self.presets.itemData(index))


def make_control(
    setting: AnySetting, settings: Settings, parent: QWidget
) -> tuple[QWidget, Callable[[], None]]:
    """Create the control for a setting's type, and the function that updates it."""
    if isinstance(setting.default, bool):
        return _switch(cast("Setting[bool]", setting), settings, parent)
    if isinstance(setting.default, int):
        return _number(cast("Setting[int]", setting), settings, QSpinBox(parent))
    if isinstance(setting.default, float):
        return _decimal(cast("Setting[float]", setting), settings, QDoubleSpinBox(parent))
    if setting.key == table.OWN_TONES.key:
        return _tones(setting, settings, TonesRow(parent))
    if setting.key == table.AUTHOR.key:
        return _author(settings, parent)
    if setting.key == table.FSRS_PARAMETERS.key:
        return _parameters(setting, settings, parent)
    return _choice(setting, settings, QComboBox(parent))


def _author(settings: Settings, parent: QWidget) -> tuple[QWidget, Callable[[], None]]:
    line = KeptLine(lambda name: choose_author(settings, name), parent)

    def show() -> None:
        chosen = is_author_chosen(settings)
        line.show_kept(author_name(settings) if chosen else "")
        line.setPlaceholderText(tr("Settings", "No name") if chosen else author_name(settings))

    return line, show


def _parameters(
    setting: Setting[str], settings: Settings, parent: QWidget
) -> tuple[QWidget, Callable[[], None]]:
    """A line for numbers; those that are no parameters are told and not kept."""

    def choose(text: str) -> None:
        kept = choose_parameters(settings, text)
        wrong = tr("Settings", "These are not 21 numbers of FSRS-6; the ones before hold.")
        line.setToolTip("" if kept else wrong)
        line.setAccessibleDescription("" if kept else wrong)
        font = line.font()
        font.setStrikeOut(not kept)
        line.setFont(font)

    line = KeptLine(choose, parent)

    def show() -> None:
        line.setPlaceholderText(tr("Settings", "Those of the package"))
        # While somebody types, numbers are written otherwise than they are kept.
        if not line.hasFocus():
            line.show_kept(settings.get(setting))

    return line, show


def _tones(
    setting: Setting[str], settings: Settings, row: TonesRow
) -> tuple[QWidget, Callable[[], None]]:
    row.changed.connect(lambda colors: settings.set(setting, colors))
    return row, lambda: row.show_colors(settings.get(setting))


def _switch(
    setting: Setting[bool], settings: Settings, parent: QWidget
) -> tuple[QWidget, Callable[[], None]]:
    box = QCheckBox(parent)
    box.toggled.connect(lambda on: settings.set(setting, on))
    return box, lambda: box.setChecked(settings.get(setting))


def _number(
    setting: Setting[int], settings: Settings, spin: QSpinBox
) -> tuple[QWidget, Callable[[], None]]:
    spin.setRange(int(setting.least), int(setting.most))
    spin.setSingleStep(int(setting.step))
    spin.setSuffix(f" {setting.unit}" if setting.unit else "")
    # Scrolling the dialog must not move the focus here, as it does by default.
    spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    spin.valueChanged.connect(lambda value: settings.set(setting, value))
    return spin, lambda: spin.setValue(settings.get(setting))


def _decimal(
    setting: Setting[float], settings: Settings, spin: QDoubleSpinBox
) -> tuple[QWidget, Callable[[], None]]:
    spin.setRange(setting.least, setting.most)
    spin.setSingleStep(setting.step)
    spin.setDecimals(1)
    spin.valueChanged.connect(lambda value: settings.set(setting, round(value, 2)))
    return spin, lambda: spin.setValue(settings.get(setting))


def _choice(
    setting: Setting[str], settings: Settings, box: QComboBox
) -> tuple[QWidget, Callable[[], None]]:
    for key, text in setting.choices:
        box.addItem(text, key)
    if setting.key in FONTS:
        box.addItem("", "")
        for family in QFontDatabase.families(FONTS[setting.key]):
            box.addItem(family, family)
    box.currentIndexChanged.connect(lambda index: settings.set(setting, box.itemData(index)))
    return box, lambda: box.setCurrentIndex(max(0, box.findData(settings.get(setting))))
