"""What of the interface a person asks about: the word under the pointer, or what has the focus."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from duidu.app.settings.actions import plain

LONGEST = 60
"""Characters of what can be the name of something; a longer text explains by itself."""


def asked_words(window: QWidget, where: QPoint | None = None) -> tuple[str, ...]:
    """The texts of the interface that are asked about in a window, the best first.

    Behind them comes the class of the panel or the sheet that they stand in. There is nothing where
    the pointer rests on no word. `where` is a place of the screen, that of the pointer if it is
    left out.
    """
    place = QCursor.pos() if where is None else where
    widget = _under(window, place)
    words = [word for word in _words_of(widget, place) if 0 < len(word) <= LONGEST]
    return tuple(dict.fromkeys([*words, *_above(widget)])) if words else ()


def _above(widget: QWidget | None) -> Iterator[str]:
    """The class of the panel or the sheet that a widget stands in."""
    while widget is not None:
        if isinstance(widget, QDialog) or widget.objectName() == "panel":
            yield type(widget).__name__
        widget = None if widget.isWindow() else widget.parentWidget()


def _under(window: QWidget, place: QPoint) -> QWidget | None:
    """What of a window is seen at a place of the screen, None where that is another window."""
    inside = window.mapFromGlobal(place)
    if not window.isVisible() or not window.rect().contains(inside):
        return None
    at_top = QApplication.widgetAt(place)
    if at_top is not None and at_top.window() is not window.window():
        return None
    return window.childAt(inside)


def _words_of(widget: QWidget | None, place: QPoint) -> Iterator[str]:
    if isinstance(widget, QToolButton) and (action := widget.defaultAction()) is not None:
        yield plain(action.text())
    elif isinstance(widget, QAbstractButton):
        yield plain(widget.text())
        yield widget.accessibleName()
    elif isinstance(widget, QLabel):
        yield plain(widget.text())
    elif widget is not None:
        yield from _of_a_field(widget, place)


def _of_a_field(widget: QWidget, place: QPoint) -> Iterator[str]:
    """The words of what is not a word itself: the label of a field, the command in a list."""
    above = widget.parentWidget()
    if isinstance(above, QAbstractItemView):
        row = above.indexAt(widget.mapFromGlobal(place)).siblingAtColumn(0)
        # A row with the id of a command; other lists hold what is the person's own.
        if "." in str(row.data(Qt.ItemDataRole.UserRole)):
            yield str(row.data())
    elif isinstance(widget, QGroupBox):
        yield plain(widget.title())
    elif isinstance(widget, QComboBox | QLineEdit | QAbstractSpinBox):
        yield widget.accessibleName()
        labels = widget.window().findChildren(QLabel)
        yield from (plain(one.text()) for one in labels if one.buddy() is widget)
