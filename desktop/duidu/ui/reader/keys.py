"""The keyboard in the reading view: keys that move, select and reveal.

Keys of actions belong to the window's table of actions.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from duidu.core.fault_guard import FaultGuard
from duidu.ui.reader.caret import Point
from duidu.ui.reader.surface import Surface

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier

_Action = Callable[[], None]


class Keys:
    """A table of keys and of what each does to the view."""

    def __init__(self, view: Surface) -> None:
        self._view = view
        self._guard = FaultGuard()
        table = self._moving() | self._selecting()
        # By number, because keyboards send keys that Qt's enumeration has no name for.
        self._table = {
            (pressed.value, modifiers): action for (pressed, modifiers), action in table.items()
        }

    def _moving(self) -> dict[tuple[Qt.Key, Qt.KeyboardModifier], _Action]:
        """Keys that scroll, move the caret or show hidden text."""
        view, key = self._view, Qt.Key
        return {
            (key.Key_Right, _NONE): view.next_word,
            (key.Key_Left, _NONE): view.previous_word,
            (key.Key_Down, _CTRL): view.next_sentence,
            (key.Key_Up, _CTRL): view.previous_sentence,
            (key.Key_J, _NONE): view.next_sentence,
            (key.Key_K, _NONE): view.previous_sentence,
            (key.Key_Down, _NONE): lambda: view.scroll_by_line(1),
            (key.Key_Up, _NONE): lambda: view.scroll_by_line(-1),
            (key.Key_PageDown, _NONE): lambda: view.scroll_by_screenful(1),
            (key.Key_PageUp, _NONE): lambda: view.scroll_by_screenful(-1),
            (key.Key_Home, _NONE): lambda: view.go_to_edge(last=False),
            (key.Key_End, _NONE): lambda: view.go_to_edge(last=True),
            (key.Key_Home, _CTRL): lambda: view.go_to_edge(last=False),
            (key.Key_End, _CTRL): lambda: view.go_to_edge(last=True),
            (key.Key_Tab, _NONE): view.switch_side,
            (key.Key_Space, _NONE): view.reveal,
            (key.Key_E, _NONE): lambda: view.peek(True),
        }

    def _selecting(self) -> dict[tuple[Qt.Key, Qt.KeyboardModifier], _Action]:
        """Keys that extend the selection to a point."""
        view, key = self._view, Qt.Key
        points: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], Point | None]] = {
            (key.Key_Right, _SHIFT): lambda: self._letter_point(1),
            (key.Key_Left, _SHIFT): lambda: self._letter_point(-1),
            (key.Key_Right, _SHIFT | _CTRL): lambda: self._word_point(1),
            (key.Key_Left, _SHIFT | _CTRL): lambda: self._word_point(-1),
            (key.Key_Down, _SHIFT): lambda: view.line_point(1),
            (key.Key_Up, _SHIFT): lambda: view.line_point(-1),
            (key.Key_PageDown, _SHIFT): lambda: view.line_point(self._lines_in_view()),
            (key.Key_PageUp, _SHIFT): lambda: view.line_point(-self._lines_in_view()),
            (key.Key_Home, _SHIFT | _CTRL): lambda: view.caret.first() if view.caret else None,
            (key.Key_End, _SHIFT | _CTRL): lambda: view.caret.last() if view.caret else None,
        }
        return {pressed: self._extending(point) for pressed, point in points.items()}

    def _extending(self, find_point: Callable[[], Point | None]) -> _Action:
        """An action that extends the selection to the point found when it is carried out."""

        def extend() -> None:
            point = find_point()
            if point is not None:
                self._view.move_caret(point, keep=True)

        return extend

    def press(self, event: QKeyEvent) -> bool:
        """Carry out a key; returns whether it is one of the table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._view.copy()
            return True
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._view.select_all()
            return True
        # macOS reports arrow keys as keys of the keypad.
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        action = self._table.get((event.key(), modifiers))
        if action is None or self._view.caret is None:
            return False
        # Held down, these would show and hide the text again and again.
        if not event.isAutoRepeat() or event.key() not in (Qt.Key.Key_Space, Qt.Key.Key_E):
            with self._guard.part():
                action()
        return True

    def release(self, event: QKeyEvent) -> bool:
        """End a peek with its key; returns whether it was that key."""
        if event.key() == Qt.Key.Key_E and not event.isAutoRepeat():
            self._view.peek(False)
            return True
        return False

    def _line(self) -> int:
        return self._view.flow.block_fonts.body.hanzi_line

    def _lines_in_view(self) -> int:
        return max(1, self._view.visible.height // self._line() - 1)

    def _letter_point(self, step: int) -> Point | None:
        return self._view.caret.by_letter(step) if self._view.caret else None

    def _word_point(self, step: int) -> Point | None:
        return self._view.caret.by_word(step) if self._view.caret else None
