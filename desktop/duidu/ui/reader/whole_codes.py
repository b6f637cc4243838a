"""Keeps the codes in a text field whole: each is one place for the caret, and goes as a whole.

Half a tag would leave a file that no other program reads.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from duidu.core.codes import code_around, codes_in, outside_codes
from duidu.ui.reader.layout.utf16 import Utf16

_Moves = QTextCursor.MoveOperation
_SHADE = 56  # of 255, how much a code is shaded
# What a deletion without a selection takes: a letter, or with Ctrl a word.
_TAKES = {
    Qt.Key.Key_Backspace: (_Moves.PreviousCharacter, _Moves.PreviousWord),
    Qt.Key.Key_Delete: (_Moves.NextCharacter, _Moves.NextWord),
}


class WholeCodes(QObject):
    """Watches a field: the caret and both ends of a selection never stand inside a code."""

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__(field)
        self._field, self._was = field, 0
        self._shades = _Shades(field)
        field.installEventFilter(self)
        field.cursorPositionChanged.connect(self._moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete a code as a whole, as one step of undo."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._delete(event)
        return False

    def _delete(self, event: QKeyEvent) -> bool:
        """Carry out a deletion that would cut a code; whether it was one."""
        cursor = self._field.textCursor()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = Qt.KeyboardModifier.ControlModifier
        takes = _TAKES.get(Qt.Key(event.key()))
        if takes is None or held not in (Qt.KeyboardModifier.NoModifier, control):
            return False
        if not cursor.hasSelection():
            cursor.movePosition(takes[held == control], QTextCursor.MoveMode.KeepAnchor)
        text = self._field.toPlainText()
        units = Utf16(text)
        ends = units.from_qt(cursor.selectionStart()), units.from_qt(cursor.selectionEnd())
        wider = outside_codes(text, *ends)
        if wider == ends or ends[0] == ends[1]:
            return False
        cursor.setPosition(units.to_qt(wider[0]))
        cursor.setPosition(units.to_qt(wider[1]), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._field.setTextCursor(cursor)
        return True

    def _moved(self) -> None:
        """Move the caret out of a code: on in the direction of a step, else to the nearer end."""
        cursor = self._field.textCursor()
        text = self._field.toPlainText()
        units = Utf16(text)
        at, anchor = units.from_qt(cursor.position()), units.from_qt(cursor.anchor())
        place = self._beside(text, at)
        self._was = place
        begins = anchor
        if cursor.hasSelection() and (code := code_around(text, anchor)):
            begins = code.start if anchor <= place else code.end
            # A double click inside a code takes all of it.
            if (inside := code_around(text, at)) and inside == code:
                begins, place = code.start, code.end
        if (place, begins) == (at, anchor):
            return
        kept = cursor.hasSelection()
        cursor.setPosition(units.to_qt(begins if kept else place))
        if kept:
            cursor.setPosition(units.to_qt(place), QTextCursor.MoveMode.KeepAnchor)
        self._field.setTextCursor(cursor)

    def _beside(self, text: str, at: int) -> int:
        code = code_around(text, at)
        if code is None:
            return at
        if self._was in (code.start, code.end) and abs(at - self._was) == 1:
            return code.end if at > self._was else code.start
        return code.start if at - code.start <= code.end - at else code.end


class _Shades(QSyntaxHighlighter):
    """Shades codes, so that they are seen to be one place each."""

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__(field.document())
        self._field = field

    def highlightBlock(self, text: str) -> None:
        """Shade the codes of a line."""
        shade = self._field.palette().placeholderText().color()
        shade.setAlpha(_SHADE)
        look = QTextCharFormat()
        look.setBackground(shade)
        units = Utf16(text)
        for start, end, _ in codes_in(text):
            first = units.to_qt(start)
            self.setFormat(first, units.to_qt(end) - first, look)
