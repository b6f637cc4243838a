"""Dialog that asks for one line of text: tags, a name, a correction."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from duidu.core.draft import Draft
from duidu.ui.base.context import WindowContext
from duidu.ui.base.drafts import SheetDraft, TextFields
from duidu.ui.base.sheet import Sheet

_LONGEST = 32_767  # what Qt's line holds by itself


class AskLine(Sheet):
    """A field and a button. `written` carries the line when the person is done.

    Whoever keeps the line says so with `draft.keep_nothing()`; else it stays as a draft.
    """

    written = Signal(str)

    def __init__(
        self,
        context: WindowContext,
        title: str,
        hint: str,
        button: str,
        parent: QWidget,
        text: str = "",
    ) -> None:
        super().__init__(parent, 440, 140)
        self.setWindowTitle(title)
        self.field, self.button = QLineEdit(self), QPushButton(button, self)
        # Qt would cut a longer text off without a word.
        self.field.setMaxLength(max(_LONGEST, 2 * len(text)))
        self.field.setText(text)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.button.setObjectName("primary")
        for widget in (self.field, self.button):
            self.column.addWidget(widget)
        self.field.returnPressed.connect(self._finish)
        self.button.clicked.connect(self._finish)
        self.draft = SheetDraft(self, context, TextFields({"text": self.field}))

    def ask(self, draft: Draft, again: Draft | None = None) -> None:
        """Show the dialog; `again` is a draft to go on with."""
        self.draft.begin(draft, again)
        self.field.selectAll()
        self.show()

    def _finish(self) -> None:
        self.written.emit(self.field.text())
        self.close()
