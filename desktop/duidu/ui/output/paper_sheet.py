"""Asks how an article is to stand on paper, before it is printed or saved as PDF."""

from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFormLayout, QLabel, QWidget

from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import PAPER_SETTINGS, PAPER_SIZE
from duidu.ui.base.sheet import Sheet
from duidu.ui.style.i18n import tr


class PaperSheet(Sheet):
    """One box for each of the settings; a printer says itself how large its sheets are.

    What is chosen is kept for the next time when the sheet is accepted.
    """

    def __init__(self, settings: Settings, parent: QWidget, *, printing: bool) -> None:
        super().__init__(parent, 460, 320)
        self._settings, self._printing = settings, printing
        asked = [one for one in PAPER_SETTINGS if not printing or one is not PAPER_SIZE]
        self.boxes = {one: QComboBox(self) for one in asked}
        self._labels = {one: QLabel(self) for one in asked}
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for setting, box in self.boxes.items():
            for key, text in setting.choices:
                box.addItem(text, key)
            box.setCurrentIndex(max(0, box.findData(settings.get(setting))))
            self._labels[setting].setBuddy(box)
            form.addRow(self._labels[setting], box)
        buttons = QDialogButtonBox(self)
        self.button = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.button.setObjectName("primary")
        self.button.setDefault(True)
        self.cancel = buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.column.addLayout(form)
        self.column.addStretch(1)
        self.column.addWidget(buttons)
        self.texts()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        title = tr("Print", "Print") if self._printing else tr("Print", "Save as PDF")
        self.setWindowTitle(title)
        self.button.setText(f"{title}…")
        self.cancel.setText(tr("Print", "Cancel"))
        for setting, box in self.boxes.items():
            self._labels[setting].setText(tr("settings", setting.text))
            box.setAccessibleName(self._labels[setting].text())
            for index, (_, text) in enumerate(setting.choices):
                box.setItemText(index, tr("settings", text))

    def accept(self) -> None:
        """Keep what was chosen, and go on."""
        for setting, box in self.boxes.items():
            self._settings.set(setting, box.currentData())
        super().accept()
