"""The keyboard on the page. Keys that the window's action table does not own: moving, selecting, revealing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from duidu.ui.reader.caret import Point

if TYPE_CHECKING:
    from duidu.ui.reader.view import ReaderView

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


class Keys:
    """A table of keys, and what each does to the view."""

    def __init__(self, view: "ReaderView") -> None:
        self._view = view
        key = Qt.Key
        table: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], None]] = {
            (key.Key_Right, _NONE): lambda: view.next_word(),
            (key.Key_Left, _NONE): lambda: view.previous_word(),
            (key.Key_Down, _CTRL): lambda: view.next_sentence(),
            (key.Key_Up, _CTRL): lambda: view.previous_sentence(),
            (key.Key_J, _NONE): lambda: view.next_sentence(),
            (key.Key_K, _NONE): lambda: view.previous_sentence(),
            (key.Key_Down, _NONE): lambda: view.scroll_by(self._line()),
            (key.Key_Up, _NONE): lambda: view.scroll_by(-self._line()),
            (key.Key_PageDown, _NONE): lambda: view.scroll_by_screenful(1),
            (key.Key_PageUp, _NONE): lambda: view.scroll_by_screenful(-1),
            (key.Key_Home, _NONE): lambda: view.go_to_edge(last=False),
            (key.Key_End, _NONE): lambda: view.go_to_edge(last=True),
            (key.Key_Home, _CTRL): lambda: view.go_to_edge(last=False),
            (key.Key_End, _CTRL): lambda: view.go_to_edge(last=True),
            (key.Key_Tab, _NONE): lambda: view.switch_side(),
            (key.Key_Space, _NONE): lambda: view.reveal(),
            (key.Key_E, _NONE): lambda: view.peek(True),
            (key.Key_Right, _SHIFT): lambda: self._extend(lambda: self._caret_point(1)),
            (key.Key_Left, _SHIFT): lambda: self._extend(lambda: self._caret_point(-1)),
            (key.Key_Right, _SHIFT | _CTRL): lambda: self._extend(lambda: self._word_point(1)),
            (key.Key_Left, _SHIFT | _CTRL): lambda: self._extend(lambda: self._word_point(-1)),
            (key.Key_Down, _SHIFT): lambda: self._extend(lambda: view.line_point(1)),
            (key.Key_Up, _SHIFT): lambda: self._extend(lambda: view.line_point(-1)),
            (key.Key_PageDown, _SHIFT): lambda: self._extend(
                lambda: view.line_point(self._page_lines())
            ),
            (key.Key_PageUp, _SHIFT): lambda: self._extend(
                lambda: view.line_point(-self._page_lines())
            ),
            (key.Key_Home, _SHIFT | _CTRL): lambda: self._extend(
                lambda: view.caret.first() if view.caret else None
            ),
            (key.Key_End, _SHIFT | _CTRL): lambda: self._extend(
                lambda: view.caret.last() if view.caret else None
            ),
        }
        # Keyboards send keys that Qt has no name for: compare numbers.
        self._table = {
            (pressed.value, modifiers): action for (pressed, modifiers), action in table.items()
        }

    def press(self, event: QKeyEvent) -> bool:
        """Carry out a key; says whether it is one of ours."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._view.copy()
            return True
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._view.select_all()
            return True
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        action = self._table.get((event.key(), modifiers))
        if action is None or self._view.caret is None:
            return False
        if not event.isAutoRepeat() or event.key() not in (Qt.Key.Key_Space, Qt.Key.Key_E):
            action()
        return True

    def release(self, event: QKeyEvent) -> bool:
        """The peek ends with its key."""
        if event.key() == Qt.Key.Key_E and not event.isAutoRepeat():
            self._view.peek(False)
            return True
        return False

    def _line(self) -> int:
        return self._view.flow.block_fonts.body.hanzi_line

    def _page_lines(self) -> int:
        return max(1, self._view.visible.height // self._line() - 1)

    def _caret_point(self, step: int) -> Point | None:
        return self._view.caret.by_letter(step) if self._view.caret else None

    def _word_point(self, step: int) -> Point | None:
        return self._view.caret.by_word(step) if self._view.caret else None

    def _extend(self, wanted: Callable[[], Point | None]) -> None:
        point = wanted()
        if point is not None:
            self._view.move_caret(point, keep=True)
