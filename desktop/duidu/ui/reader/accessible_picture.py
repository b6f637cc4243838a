"""What a screen reader is told of a picture: a graphic in its row, with what is said of it."""

import shiboken6
from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow

from duidu.ui.reader.layout.picture_boxes import PlacedPicture
from duidu.ui.reader.view import ReaderView
from duidu.ui.style.i18n import tr


class PictureAccessible(QAccessibleInterface):
    """One picture of a row, a virtual child of it."""

    def __init__(self, parent: QAccessibleInterface, view: ReaderView, row: int, at: int) -> None:
        super().__init__()
        self._parent = parent
        self._view = view
        self._row = row
        self._at = at

    def isValid(self) -> bool:
        """Whether the row still has the picture."""
        return self._parent.isValid() and self._at < self._parent.childCount()

    def object(self) -> QObject:
        """None: no QObject stands behind a picture."""
        return None  # type: ignore[return-value] # Qt takes null here

    def parent(self) -> QAccessibleInterface:
        """The row."""
        return self._parent

    def window(self) -> QWindow:
        """The window of the view."""
        return self._parent.window()

    def childCount(self) -> int:
        """0: pictures have no children."""
        return 0

    def child(self, _index: int) -> QAccessibleInterface:
        """None: pictures have no children."""
        return None  # type: ignore[return-value] # Qt takes null here

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface:
        """None: pictures have no children."""
        return None  # type: ignore[return-value] # Qt takes null here

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """-1: pictures have no children."""
        return -1

    def role(self) -> QAccessible.Role:
        """A graphic."""
        return QAccessible.Role.Graphic

    def text(self, kind: QAccessible.Text) -> str:
        """As its name what the text says in its place, or that it is a picture."""
        open_text = self._view.flow.open_text if self.isValid() else None
        if open_text is None or kind is not QAccessible.Text.Name:
            return ""
        return open_text.row(self._row).pictures[self._at].words or tr("Pictures", "Picture")

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Do nothing: screen readers do not edit pictures."""

    def state(self) -> QAccessible.State:
        """Off screen out of view."""
        state = QAccessible.State()
        state.readOnly = True
        state.offscreen = self.rect().isEmpty()
        return state

    def rect(self) -> QRect:
        """Where the picture is on the screen; empty out of view."""
        open_text = self._view.flow.open_text if self.isValid() else None
        if open_text is None:
            return QRect()
        picture, viewport = open_text.row(self._row).pictures[self._at], self._view.viewport()
        for side in self._view.visible.sides:
            for row, y in self._view.visible.rows(side):
                if row.text.index != self._row:
                    continue
                for one in row.pictures:
                    if one.picture == picture and one.is_on((side,)):
                        seen = _placed(one, y).intersected(viewport.rect())
                        return QRect(viewport.mapToGlobal(seen.topLeft()), seen.size())
        return QRect()

    def interface_cast(self, _kind: QAccessible.InterfaceType) -> int:
        """A null pointer: there is no further interface; see RowAccessible."""
        return shiboken6.VoidPtr(0)  # type: ignore[return-value]


def _placed(picture: PlacedPicture, y: int) -> QRect:
    return QRect(picture.x, y + picture.y, picture.width, picture.height)
