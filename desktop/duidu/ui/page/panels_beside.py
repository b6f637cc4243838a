"""The text with the panels left and right of it, and the handles that divide them."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from duidu.ui.style.i18n import is_language_change, tr


class PanelsBeside(QSplitter):
    """Holds the text in the middle; its handles have names for screen readers."""

    def __init__(self, left: QWidget, text: QWidget, right: QWidget, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for index, widget in enumerate((left, text, right)):
            self.addWidget(widget)
            self.setStretchFactor(index, 1 if widget is text else 0)
        self._texts()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._texts()
        super().changeEvent(event)

    def _texts(self) -> None:
        names = (tr("Panel", "Width of the left panel"), tr("Panel", "Width of the right panel"))
        for index, name in enumerate(names, 1):
            self.handle(index).setAccessibleName(name)
            self.handle(index).setToolTip(name)
