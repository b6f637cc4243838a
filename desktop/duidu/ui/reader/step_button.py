"""The way back into step: a small button at the foot of the gutter while one side is pushed against the other."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from duidu.ui.style.i18n import is_language_change, tr


class StepButton(QToolButton):
    """Hidden while both sides stand in step."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setObjectName("step")
        self._texts()
        self.hide()

    def place(self, in_step: bool, divider: int | None) -> None:
        """Show over the divider, or hide."""
        self.setVisible(not in_step)
        self.adjustSize()
        page = self._page.rect()
        middle = page.center().x() if divider is None else divider
        self.move(middle - self.width() // 2, page.bottom() - self.height() - 12)

    def changeEvent(self, event: QEvent) -> None:
        """Another language of the interface."""
        super().changeEvent(event)
        if is_language_change(event):
            self._texts()

    def _texts(self) -> None:
        self.setText(tr("ReaderView", "Back in step"))
        self.setToolTip(tr("ReaderView", "Bring both texts back side by side (Shift+Y)"))
