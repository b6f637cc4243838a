"""The base class of dialogs: they never block the text, and are deleted when closed."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from duidu.ui.style.asked_word import asked_words
from duidu.ui.style.guide_link import ask_guide
from duidu.ui.style.i18n import is_language_change


class Sheet(QDialog):
    """A non-modal dialog; subclasses set their texts in texts()."""

    def __init__(self, parent: QWidget, width: int, height: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        space = parent.window().parentWidget() or parent
        self.resize(min(width, space.width()), min(height, space.height()))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 18, 20, 18)
        self.column.setSpacing(12)
        QShortcut(QKeySequence("F1"), self, self.explain)

    def explain(self) -> None:
        """Show what the guide says of the word under the pointer, or of the sheet."""
        ask_guide(self, *asked_words(self), type(self).__name__)

    def texts(self) -> None:
        """Set the texts in the language in use."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self.texts()
        super().changeEvent(event)
