"""The base class of panels beside the text: a title, a close button and a body.

Keys that a panel or its list has of its own stand in a table that is given to `OwnKeys`.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from duidu.core.fault_guard import FaultGuard
from duidu.ui.style.guide_link import GuideButton
from duidu.ui.style.i18n import is_language_change, tr
from duidu.ui.style.icons import icon
from duidu.ui.style.theme import Theme

LEAST_WIDTH = 220


class OwnKeys(QObject):
    """Keys that belong to a panel, or to a list in it, while the focus is there.

    Without this, Qt would first look for an action of the window that has the same key.
    """

    def __init__(
        self,
        table: Mapping[str, Callable[[], object]],
        *widgets: QWidget,
        when: Callable[[], bool] = lambda: True,
    ) -> None:
        """`table` says what each key does; keys are written as in actions: "Del", "Shift+Return".

        They are left to the window while `when` says so.

        The keys work in these widgets and in what they contain, but a widget inside that uses a key
        itself keeps it, as a text field does. A list uses all letters and Del, to search its rows:
        for such keys name the list beside the panel.
        """
        super().__init__(widgets[0])
        self._guard = FaultGuard()
        self._when = when
        self._table = {QKeySequence(name).toString(): act for name, act in table.items()}
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Claim a key of the table before the window does, and carry it out when it comes."""
        kind = event.type()
        if kind is not QEvent.Type.ShortcutOverride and kind is not QEvent.Type.KeyPress:
            return False
        assert isinstance(event, QKeyEvent)
        # The Enter and Del of the keypad count as well.
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = self._table.get(QKeySequence(event.key() | modifiers.value).toString())
        if act is None or not self._wanted():
            return False
        event.accept()
        if kind is QEvent.Type.KeyPress:
            # A key whose action fails is still no key of the widget, which would do something else.
            with self._guard.part():
                act()
        return True

    def _wanted(self) -> bool:
        with self._guard.part():
            return self._when()
        return False


class Panel(QWidget):
    """A panel; subclasses fill `body` and set their texts in texts()."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(LEAST_WIDTH)
        self.heading = QLabel(self)
        self.heading.setObjectName("panelTitle")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        self.close_button = QToolButton(self)
        self.close_button.setObjectName("flat")
        self.close_button.setIconSize(QSize(16, 16))
        self.close_button.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(GuideButton(self))
        top.addWidget(self.close_button)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 10, 10)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(self.body, 1)
        OwnKeys({"Esc": self.closed.emit}, self)
        theme.changed.connect(self.tint)
        self.tint()

    def take_focus(self) -> None:
        """Focus the panel's list or field, or its close button where that cannot be used."""
        first = self.focusProxy()
        there = first is not None and first.isVisibleTo(self) and first.isEnabled()
        (first if there and first is not None else self.close_button).setFocus(
            Qt.FocusReason.TabFocusReason
        )

    def filled(self) -> None:
        """Move the focus off the close button, once the panel has something to use."""
        if self.close_button.hasFocus():
            self.take_focus()

    def texts(self) -> None:
        """Set the texts in the language in use."""

    def tint(self) -> None:
        """Take the theme's colours."""
        self.close_button.setIcon(icon("close", self.theme.colors, self.devicePixelRatioF()))
        self.close_button.setAccessibleName(tr("Panel", "Close"))
        self.close_button.setToolTip(tr("Panel", "Close"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self.tint()
            self.texts()
        super().changeEvent(event)
