"""The way from a panel or a sheet to what the guide says of it."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

GUIDE = "help.guide"


def ask_guide(widget: QWidget, about: str = "") -> None:
    """Have the window that a widget belongs to show what the guide says of something.

    That is the id of a command, the name of the class of a panel or a sheet, or other words.
    """
    above: QWidget | None = widget
    while above is not None:
        if (action := above.findChild(QAction, GUIDE)) is not None:
            action.setData(about)
            action.trigger()
            return
        above = above.parentWidget()
