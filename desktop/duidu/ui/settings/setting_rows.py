"""Rows of the dialogs of settings: label, control and reset of one setting."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QPushButton,
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
from duidu.ui.settings.tones_row import TonesRow
from duidu.ui.style.i18n import tr

FONTS = {
    table.CHINESE_FONT.key: QFontDatabase.WritingSystem.SimplifiedChinese,
    table.LATIN_FONT.key: QFontDatabase.WritingSystem.Latin,
}
_SPIN_MARGINS = QMargins(7, 0, 0, 0)
"""Left of a number, in px: Qt ignores the padding that a style sheet gives to its field."""


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting in the dialog; `show` updates its control from the settings."""

    setting: AnySetting
    label: QLabel
    control: QWidget
    reset: QPushButton
    show: Callable[[], None]

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.label.setText(tr("settings", self.setting.text))
        self.control.setAccessibleName(self.label.text())
        self.reset.setText(tr("Settings", "Reset"))
        self.reset.setAccessibleName(tr("Settings", "Reset: {name}", name=self.label.text()))
        if isinstance(self.control, QComboBox):
            for index, (_, text) in enumerate(self.setting.choices):
                self.control.setItemText(index, tr("settings", text))
            if self.setting.key in FONTS:
                self.control.setItemText(0, tr("Settings", "The program's own"))

    def show_value(self) -> None:
        """Show the value of the moment; showing it does not set it."""
        self.control.blockSignals(True)
        self.show()
        self.control.blockSignals(False)


def add_row(
    setting: AnySetting, settings: Settings, grid: QGridLayout, parent: QWidget
) -> SettingRow:
    """Make the row of a setting, below those that are in the grid."""
    control, show = make_control(setting, settings, parent)
    label, reset = QLabel(parent), QPushButton(parent)
    label.setBuddy(control)
    reset.setObjectName("link")
    reset.clicked.connect(lambda: reset_setting(setting, settings))
    number = grid.rowCount()
    for column, widget in enumerate((label, control, reset)):
        grid.addWidget(widget, number, column)
    return SettingRow(setting, label, control, reset, show)


def is_changed(setting: AnySetting, settings: Settings) -> bool:
    """Whether a setting has another value than the usual one."""
    if setting is table.AUTHOR:
        return is_author_chosen(settings)
    return settings.is_changed(setting)


def reset_setting(setting: AnySetting, settings: Settings) -> None:
    """Give a setting its usual value."""
    if setting is table.AUTHOR:
        forget_author(settings)
    else:
        settings.reset(setting)


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
    spin.lineEdit().setTextMargins(_SPIN_MARGINS)
    spin.valueChanged.connect(lambda value: settings.set(setting, value))
    return spin, lambda: spin.setValue(settings.get(setting))


def _decimal(
    setting: Setting[float], settings: Settings, spin: QDoubleSpinBox
) -> tuple[QWidget, Callable[[], None]]:
    spin.setRange(setting.least, setting.most)
    spin.setSingleStep(setting.step)
    spin.setDecimals(1)
    spin.lineEdit().setTextMargins(_SPIN_MARGINS)
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
