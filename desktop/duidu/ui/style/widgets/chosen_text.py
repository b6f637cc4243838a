"""Read-only text as high as what it says, in which words and links are chosen."""

import math

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget


class ChosenText(QTextEdit):
    """Read-only text of a card, selectable by mouse and keyboard.

    `chosen` carries a word that was double-clicked, `link_chosen` the name of a link.
    """

    chosen = Signal(str)
    link_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QTextEdit { background: transparent; border: 0; padding: 0 }")
        self.viewport().setAutoFillBackground(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)

    def fit(self, width: int) -> QSize:
        """Break lines at a width and return the size of the text."""
        self.setLineWrapColumnOrWidth(width)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        size = self.document().size()
        return QSize(
            min(width, math.ceil(self.document().idealWidth())), math.ceil(size.height()) + 1
        )

    def fit_height(self, width: int, most: int) -> int:
        """Break lines at a width and return the height to show, at most `most`.

        If the text is higher, lines are broken again to leave room for the scroll bar.
        """
        height = self.fit(width).height()
        return (
            height
            if height <= most
            else min(
                self.fit(width - self.verticalScrollBar().sizeHint().width() - 2).height(), most
            )
        )

    def loadResource(self, kind: int, url: object) -> None:
        """Load nothing: no resource that a text names is ever read."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over links."""
        super().mouseMoveEvent(event)
        link = self.anchorAt(event.position().toPoint())
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.IBeamCursor
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose a reading by a click."""
        super().mouseReleaseEvent(event)
        link = self.anchorAt(event.position().toPoint())
        if link and not self.textCursor().hasSelection():
            self.link_chosen.emit(link)

    def mouseDoubleClickEvent(self, event: object) -> None:
        """Ask to look up the word that was double-clicked."""
        super().mouseDoubleClickEvent(event)  # type: ignore[arg-type]
        if self.textCursor().hasSelection():
            self.chosen.emit(self.textCursor().selectedText())
