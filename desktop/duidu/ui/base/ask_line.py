"""One line asked for: tags, a name, words in the place of others."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from duidu.ui.base.sheet import Sheet


class AskLine(Sheet):
    """`written` carries the line; it may be empty only where something was there before."""

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
