"""What a screen reader is told: a view is a document, each row a paragraph of it.

The name of a paragraph is its text, its description the counterpart; its text can be read by
letters and words, too. Made when asked for.
"""

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget

from duidu.app.article.word_context import word_context
from duidu.core.article import SideName
from duidu.ui.reader.accessible_picture import PictureAccessible
from duidu.ui.reader.accessible_text import Blocks, TextAccessible
from duidu.ui.reader.paint.status_sign import status_name
from duidu.ui.reader.view import ReaderView
from duidu.ui.style.i18n import listed, plural


class RowAccessible(QAccessibleInterface):
    """One row, a virtual child of the view."""

    def __init__(self, document: "ViewAccessible", view: ReaderView, row: int) -> None:
        super().__init__()
        self._document = document
        self._view = view
        self._row = row
        self._pictures: dict[int, PictureAccessible] = {}
        self._words = TextAccessible(view, self._blocks)

    def isValid(self) -> bool:
        """Whether the view and the row still exist."""
        open_text = self._view.flow.open_text if shiboken6.isValid(self._view) else None
        return open_text is not None and self._row < open_text.row_count()

    def object(self) -> QObject:
        """None: no QObject stands behind a row."""
        return None  # type: ignore[return-value] # Qt takes null here

    def parent(self) -> QAccessibleInterface:
        """The document."""
        return self._document

    def window(self) -> QWindow:
        """The window of the view."""
        return self._document.window()

    def childCount(self) -> int:
        """The number of pictures at the row."""
        open_text = self._view.flow.open_text if self.isValid() else None
        return len(open_text.row(self._row).pictures) if open_text else 0

    def child(self, index: int) -> QAccessibleInterface:
        """One picture."""
        if not 0 <= index < self.childCount():
            return None  # type: ignore[return-value] # Qt takes null here
        if index not in self._pictures:
            # Kept here, because Qt holds no reference to what Python made.
            made = PictureAccessible(self, self._view, self._row, index)
            self._pictures[index] = made
            QAccessible.registerAccessibleInterface(made)
        return self._pictures[index]

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """The picture at a point of the screen."""
        for index in range(self.childCount()):
            if self.child(index).rect().contains(x, y):
                return self.child(index)
        return None  # type: ignore[return-value] # Qt takes null here

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The number of a picture."""
        return next((index for index, one in self._pictures.items() if one is child), -1)

    def role(self) -> QAccessible.Role:
        """A paragraph."""
        return QAccessible.Role.Paragraph

    def text(self, kind: QAccessible.Text) -> str:
        """The row on the caret's side as its name, the other side as its description.

        Its status and the number of its notes are the help text.
        """
        if not self.isValid():
            return ""
        open_text = self._view.flow.open_text
        if kind is QAccessible.Text.Help and open_text is not None:
            notes = len(open_text.annotations(self._row))
            told = plural("ReaderView", notes, "{n} note here", "{n} notes here") if notes else ""
            status = status_name(open_text.row(self._row).row.blocks.status)
            return listed(filter(None, (status, told)))
        side, blocks = self._blocks()
        if kind is QAccessible.Text.Description and open_text is not None:
            is_own = self._view.caret is None or self._view.caret.side is side
            blocks = open_text.row(self._row).blocks(side.other) if is_own else ()
        elif kind is not QAccessible.Text.Name:
            blocks = ()
        return "\n".join(block.text for block in blocks)

    def _blocks(self) -> Blocks:
        """The blocks on the caret's side, and that side.

        A row without text on this side is read on the other: silence tells nothing.
        """
        open_text = self._view.flow.open_text if self.isValid() else None
        if open_text is None:
            return SideName.SOURCE, ()
        row = open_text.row(self._row)
        side = self._view.caret.side if self._view.caret else SideName.SOURCE
        if not row.blocks(side):
            side = side.other
        return side, row.blocks(side)

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Do nothing: screen readers do not edit the text."""

    def state(self) -> QAccessible.State:
        """Focusable, focused where the caret is, off screen out of view."""
        state = QAccessible.State()
        state.focusable = True
        state.readOnly = True
        state.focused = self._view.hasFocus() and self._row == self._document.current
        state.offscreen = self.rect().isEmpty()
        return state

    def rect(self) -> QRect:
        """Where the row is on the screen; empty out of view."""
        if not self.isValid():
            return QRect()
        viewport = self._view.viewport()
        for row, y in self._view.visible.rows(self._view.visible.sides[0]):
            if row.text.index == self._row:
                seen = QRect(0, y, viewport.width(), row.height).intersected(viewport.rect())
                return QRect(viewport.mapToGlobal(seen.topLeft()), seen.size())
        return QRect()

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        """The address of the text; a null pointer for what else there could be.

        None or the base's answer crashes once a client walks the tree (PySide6 6.11).
        """
        is_text = kind is QAccessible.InterfaceType.TextInterface
        address = shiboken6.getCppPointer(self._words)[0] if is_text else 0
        return shiboken6.VoidPtr(address)  # type: ignore[return-value]


class ViewAccessible(QAccessibleWidget):
    """A reading view: a document whose children are its rows."""

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view, QAccessible.Role.Document, view.accessibleName())
        self._view = view
        self._rows: dict[int, RowAccessible] = {}
        self._told = -1, ""  # the row and the sentence last told of

    @property
    def current(self) -> int:
        """The row of the caret, -1 without one."""
        return self._view.caret.point.row if self._view.caret else -1

    def childCount(self) -> int:
        """The number of rows."""
        return self._view.flow.open_text.row_count() if self._view.flow.open_text else 0

    def child(self, index: int) -> QAccessibleInterface:
        """One row."""
        if not 0 <= index < self.childCount():
            return None  # type: ignore[return-value] # Qt takes null here
        if index not in self._rows:
            # Kept here, because Qt holds no reference to what Python made.
            self._rows[index] = RowAccessible(self, self._view, index)
            QAccessible.registerAccessibleInterface(self._rows[index])
        return self._rows[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The number of a row."""
        return next((index for index, row in self._rows.items() if row is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """The row at a point of the screen."""
        point = self._view.viewport().mapFromGlobal(QPoint(x, y))
        for row, top in self._view.visible.rows(self._view.visible.sides[0]):
            if top <= point.y() < top + row.height:
                return self.child(row.text.index)
        return None  # type: ignore[return-value] # Qt takes null here

    def focusChild(self) -> QAccessibleInterface:
        """The row of the caret."""
        return self.child(self.current)

    def interface_cast(self, _kind: QAccessible.InterfaceType) -> int:
        """A null pointer: there is no further interface; see RowAccessible."""
        return shiboken6.VoidPtr(0)  # type: ignore[return-value]

    def announce(self) -> None:
        """Tell screen readers that the caret is in another row, or in another sentence of it."""
        row, sentence = self.child(self.current), self._sentence()
        before, self._told = self._told, (self.current, sentence)
        if row is None or self._told == before:
            return
        if before[0] == self.current and sentence:
            said = QAccessibleAnnouncementEvent(self._view, sentence)
            QAccessible.updateAccessibility(said)
        else:
            QAccessible.updateAccessibility(QAccessibleEvent(row, QAccessible.Event.Focus))

    def _sentence(self) -> str:
        """The sentence of the caret, "" between sentences."""
        open_text, caret = self._view.flow.open_text, self._view.caret
        place = caret.place if caret else None
        if open_text is None or place is None:
            return ""
        near = word_context(open_text, place.side, place.block, place.offset)
        return near.sentence_text if near is not None else ""


class Accessibility:
    """Makes the accessible views of the program and keeps them; installed once, at its start.

    Qt does not own what Python made, and a client may ask for rows of a closed view.
    """

    def __init__(self) -> None:
        self._views: dict[int, ViewAccessible] = {}
        self._closed: list[ViewAccessible] = []
        QAccessible.installFactory(self.interface)

    def interface(self, _kind: str, thing: QObject | None) -> QAccessibleInterface | None:
        """The accessible interface of a reading view; None for everything else."""
        if not isinstance(thing, ReaderView):
            return None
        number = id(thing)
        if number not in self._views:
            view = self._views[number] = ViewAccessible(thing)
            thing.caret_moved.connect(view.announce)
            thing.destroyed.connect(lambda: self._closed.append(self._views.pop(number)))
        return self._views[number]
