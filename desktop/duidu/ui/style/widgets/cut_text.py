"""A button whose text is longer than its room shows the beginning, with an ellipsis."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QWidget


def cut_to(button: QAbstractButton, whole: str, width: int) -> None:
    """Show as much of a text as a button of so many px can; its name says all of it."""
    metrics = button.fontMetrics()
    button.setText(whole)
    room = width - (button.sizeHint().width() - metrics.horizontalAdvance(whole))
    button.setText(metrics.elidedText(whole, Qt.TextElideMode.ElideRight, max(0, room)))
    button.setAccessibleName(whole)


class CutBox(QCheckBox):
    """A check box for panels, which can be narrow; a tip says what is cut off."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""

    def say(self, text: str) -> None:
        """Set the text, in the language in use."""
        self._whole = text
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the text as there is room for now."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        cut_to(self, self._whole, self.width())
        self.setToolTip(self._whole if self.text() != self._whole else "")
