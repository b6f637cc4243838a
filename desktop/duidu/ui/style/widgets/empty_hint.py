"""What an empty list says in the place of its rows."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel

MARGIN = 4  # px


class EmptyHint(QLabel):
    """A sentence in a list while it has no rows; screen readers are told it with the list."""

    def __init__(self, view: QAbstractItemView) -> None:
        """For a view that has its model already."""
        super().__init__(view.viewport())
        self._view = view
        self.setObjectName("secondary")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMargin(MARGIN)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        model = view.model()
        for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self._follow)
        view.viewport().installEventFilter(self)
        self._follow()

    def say(self, text: str) -> None:
        """Set the sentence, in the language in use."""
        self.setText(text)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the size of the list."""
        if event.type() is QEvent.Type.Resize:
            self.resize(self._view.viewport().size())
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        """Be there while the list is empty."""
        is_empty = self._view.model().rowCount() == 0
        self.resize(self._view.viewport().size())
        self.setVisible(is_empty)
        self._view.setAccessibleDescription(self.text() if is_empty else "")
