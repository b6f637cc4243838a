"""Dialog that asks for one line of text: tags, a name, a correction."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from duidu.ui.base.sheet import Sheet


class AskLine(Sheet):
    """A field and a button. `written` carries the line when the person is done."""

    written = Signal(str)

    def __init__(self, title: str, hint: str, button: str, parent: QWidget, text: str = "") -> None:
        super().__init__(parent, 440, 140)
        self.setWindowTitle(title)
        self.field, self.button = QLineEdit(text, self), QPushButton(button, self)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.button.setObjectName("primary")
        for widget in (self.field, self.button):
            self.column.addWidget(widget)
        self.field.returnPressed.connect(self._finish)
        self.button.clicked.connect(self._finish)
        self.field.selectAll()

    def _finish(self) -> None:
        self.written.emit(self.field.text())
        self.close()
