"""Dialog with a long plain text to read and copy: notices, reports."""

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from duidu.ui.base.sheet import Sheet


class TextSheet(Sheet):
    """Shows a text in a fixed-width font, so that its columns stay aligned."""

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent, 760, 640)
        self.setWindowTitle(title)
        self.page = QPlainTextEdit(self)
        self.page.setReadOnly(True)
        self.page.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.page.setPlainText(text)
        self.column.addWidget(self.page)
