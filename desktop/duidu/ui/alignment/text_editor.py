"""The field that is laid over words of the page while they are edited."""

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from duidu.ui.reader.whole_codes import WholeCodes
from duidu.ui.style.i18n import tr

_PAD = 6  # px around the text
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextEditor(QPlainTextEdit):
    """Edits the words of one place, in the place's own type.

    `finished` says that Return or Ctrl+Return (True: go on with what comes next) was pressed,
    `left` that Esc was. `grown` says that the text has another height now.
    """

    finished = Signal(bool)
    left = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._several_lines = False
        WholeCodes(self)
        self.setObjectName("inPlace")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_PAD)
        self.document().documentLayout().documentSizeChanged.connect(self.grown)
        self.hide()

    def open(self, text: str, font: QFont, *, several_lines: bool) -> None:
        """Show a text; `several_lines` where Shift+Return may begin another line of it."""
        self._several_lines = several_lines
        self.setFont(font)
        self.setPlainText(text)
        name = tr("EditText", "Text of this place")
        self.setAccessibleName(name)
        self.setPlaceholderText(tr("EditText", "Write the missing text here"))
        self.moveCursor(self.textCursor().MoveOperation.End)

    def read(self) -> str:
        """The text as it is kept: in one line, unless it has several."""
        text = self.toPlainText().strip()
        return text if self._several_lines else " ".join(text.split("\n"))

    def height_needed(self) -> int:
        """Px that the text takes."""
        lines = self.document().documentLayout().documentSize().height()
        frame = self.height() - self.viewport().height()
        return round(lines * self.fontMetrics().lineSpacing()) + 2 * _PAD + frame + 2

    def lay_over(self, words: QRect, most: int) -> None:
        """Cover these words, and more where the text is longer; at most so high."""
        over = words.adjusted(-_PAD, -_PAD, _PAD, _PAD)
        needed = max(over.height(), self.height_needed())
        over.setHeight(min(most, needed))
        # A bar beside a text that is seen whole would only take room.
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if needed > most else policy.ScrollBarAlwaysOff
        )
        if self.geometry() != over:
            self.setGeometry(over)

    def event(self, event: QEvent) -> bool:
        """Take Return and Esc before the menus see them."""
        if isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._act(event)
            return True
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text, in one line where the text has one."""
        if not source.hasText():
            return
        lines = source.text().splitlines()
        self.insertPlainText(("\n" if self._several_lines else " ").join(lines))

    def _is_own(self, event: QKeyEvent) -> bool:
        if event.key() in _RETURNS:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            return not (shift and self._several_lines)
        return event.key() == Qt.Key.Key_Escape

    def _act(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            self.finished.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
