"""The field of a search or a filter: the one kind of text field of which no draft is kept."""

from PySide6.QtWidgets import QLineEdit


class SearchField(QLineEdit):
    """A line that says what is looked for; nothing of it is worth keeping."""
