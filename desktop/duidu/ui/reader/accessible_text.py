"""The text of a row as a screen reader asks for it: by letters, words and lines, with places.

Offsets are UTF-16 units of the row's blocks, with a newline between them. What PySide6 6.11 does
not ask Python for (attributes, selections) is not told: there are none.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessibleTextInterface

from duidu.core.article import Block, Place, SideName
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.layout.utf16 import Utf16
from duidu.ui.reader.view import ReaderView

Blocks = tuple[SideName, tuple[Block, ...]]


class TextAccessible(QAccessibleTextInterface):
    """The text of a row on one side; `blocks` gives the side and its blocks now."""

    def __init__(self, view: ReaderView, blocks: Callable[[], Blocks]) -> None:
        super().__init__()
        self._view = view
        self._blocks = blocks

    def characterCount(self) -> int:
        """The length of the text."""
        text = self._text()
        return Utf16(text).to_qt(len(text))

    def text(self, start: int, end: int) -> str:
        """The text between two offsets; a negative end is that of the text."""
        text = self._text()
        units = Utf16(text)
        last = len(text) if end < 0 else units.from_qt(end)
        return text[units.from_qt(start) : last]

    def cursorPosition(self) -> int:
        """Where the caret is; -1 if it is not in this text."""
        side, blocks = self._blocks()
        caret = self._view.caret if blocks else None
        place = caret.place if caret else None
        return -1 if place is None or place.side is not side else self._offset(place, blocks)

    def setCursorPosition(self, position: int) -> None:
        """Move the caret there, and show it."""
        place, caret = self._place(position), self._view.caret
        if place is not None and caret is not None:
            self._view.move_caret(caret.at(place))

    def characterRect(self, offset: int) -> QRect:
        """Where a letter is on the screen; empty out of view."""
        place = self._place(offset)
        if place is not None:
            letter = Stretch(place.side, place.block, place.offset, place.offset + 1)
            for piece, x, y in self._view.visible.pieces_with(letter):
                for rect in piece.rects(letter.start, letter.end):
                    found = rect.translated(x, y).toRect()
                    return QRect(self._view.viewport().mapToGlobal(found.topLeft()), found.size())
        return QRect()

    def offsetAtPoint(self, point: QPoint) -> int:
        """The offset nearest to a point of the screen; -1 beside the text."""
        side, blocks = self._blocks()
        at = self._view.viewport().mapFromGlobal(point)
        hit = self._view.visible.hit_test(at.x(), at.y()) if blocks else None
        return -1 if hit is None or hit.place.side is not side else self._offset(hit.place, blocks)

    def scrollToSubstring(self, start: int, end: int) -> None:
        """Show a place without moving the caret."""
        if (place := self._place(start)) is not None:
            self._view.show_place(place)

    def selectionCount(self) -> int:
        """None is told."""
        return 0

    def addSelection(self, start: int, end: int) -> None:
        """Do nothing: a selection is the person's."""

    def removeSelection(self, index: int) -> None:
        """Do nothing: a selection is the person's."""

    def setSelection(self, index: int, start: int, end: int) -> None:
        """Do nothing: a selection is the person's."""

    def _text(self) -> str:
        return "\n".join(block.text for block in self._blocks()[1])

    def _offset(self, place: Place, blocks: tuple[Block, ...]) -> int:
        """The offset of a place in these blocks; -1 if it is in none of them."""
        before = 0
        for block in blocks:
            if block.id == place.block:
                return Utf16(self._text()).to_qt(before + place.offset)
            before += len(block.text) + 1
        return -1

    def _place(self, offset: int) -> Place | None:
        """The place at an offset; None outside the text."""
        side, blocks = self._blocks()
        point = Utf16(self._text()).from_qt(offset)
        for block in blocks:
            if 0 <= point <= len(block.text):
                return Place(side, block.id, point)
            point -= len(block.text) + 1
        return None
