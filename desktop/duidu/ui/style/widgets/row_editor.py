"""A delegate of a list whose rows are edited in a field laid over them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStyledItemDelegate, QWidget

from duidu.ui.style.widgets.listed_rows import Index


class RowEditor(QStyledItemDelegate):
    """Knows the field that is open, so that it can be left from outside.

    A class of it sets `editor` once the field is filled. `ended` says that the field is about to
    go.
    """

    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.editor: QLineEdit | QPlainTextEdit | None = None

    def leave(self) -> None:
        """Hand over what is typed, and close the field."""
        if self.editor is not None:
            self.commitData.emit(self.editor)
            self.closeEditor.emit(self.editor)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Take the field away."""
        if editor is self.editor:
            self.editor = None
            self.ended.emit()
        super().destroyEditor(editor, index)
