"""The way from a panel or a sheet to what the guide says of it."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from duidu.ui.style.i18n import is_language_change, name, tr

GUIDE = "help.guide"


def ask_guide(widget: QWidget, *about: str) -> None:
    """Have the window that a widget belongs to show what the guide says of something.

    That is the id of a command, the name of the class of a panel or a sheet, or other words. Of
    several the first that the guide tells of.
    """
    above: QWidget | None = widget
    while above is not None:
        if (action := above.findChild(QAction, GUIDE)) is not None:
            action.setData(about)
            action.trigger()
            return
        above = above.parentWidget()


class GuideButton(QToolButton):
    """A question mark in the head of a panel; it opens the guide where that tells of the panel."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self.setObjectName("flat")
        self.setText("?")
        self.clicked.connect(lambda: ask_guide(panel, type(panel).__name__))
        self.texts()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        name(self, tr("Guide", "What the guide says of it"))
        self.setToolTip(self.accessibleName())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self.texts()
        super().changeEvent(event)
