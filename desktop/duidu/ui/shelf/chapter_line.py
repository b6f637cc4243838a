"""The line below a chapter that is read to its end: the next one, and how to go on to it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QPushButton, QWidget

from duidu.ui.base.short_text import short
from duidu.ui.style.i18n import is_language_change, tr

# Of a text: from where on it is at its end, and how far back the line goes away again. The line
# takes some of its height, so that the two must differ.
_END, _NOT_YET = 0.999, 0.97
# Angle of the wheel, in eighths of a degree, that is no mere rest of scrolling: four notches.
_DELIBERATE = 480


class ChapterLine(QWidget):
    """Offers the next chapter at the end of one; `wanted` is emitted for going on to it.

    A click goes on, and so does turning the wheel on and on at the end.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title, self._turned = "", 0
        self.setObjectName("messages")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.button = QPushButton(self)
        self.button.setObjectName("action")
        self.button.clicked.connect(self.wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 12, 6)
        layout.addStretch(1)
        layout.addWidget(self.button)
        layout.addStretch(1)
        self.hide()

    def watch(self, view: QAbstractScrollArea) -> None:
        """Follow the wheel over a text."""
        view.viewport().installEventFilter(self)

    def follow(self, title: str, progress: float) -> None:
        """Show the title of the next chapter, "" for none, where the text is at its end."""
        least = _END if self.isHidden() else _NOT_YET
        if title != self._title:
            self._title, self._turned, least = title, 0, _END
            self._texts()
        self.setVisible(bool(title) and progress >= least)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._texts()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on when the wheel is turned on and on at the end of the text."""
        if isinstance(event, QWheelEvent) and self.isVisible():
            down = -event.angleDelta().y()
            self._turned = self._turned + down if down > 0 else 0
            if self._turned >= _DELIBERATE:
                self._turned = 0
                self.wanted.emit()
                return True
        return super().eventFilter(watched, event)

    def _texts(self) -> None:
        self.button.setText(
            tr("Books", "Next: {title}", title=short(self._title, 60)).replace("&", "&&")
        )
