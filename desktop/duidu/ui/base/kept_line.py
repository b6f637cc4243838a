"""A line of text that is kept with every key, so that no draft of it is needed."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget


class KeptLine(QLineEdit):
    """A line for something short; `keep` is handed what it says after each change by a person."""

    def __init__(self, keep: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(keep)

    def show_kept(self, text: str) -> None:
        """Show what is kept, unless the person is typing it: the caret stays where it is."""
        if self.text().strip() != text.strip():
            self.setText(text)
