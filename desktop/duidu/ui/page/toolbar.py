"""The toolbar over the text: menu, contents, title, search, pinyin, ways of reading, look."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.ui.base.actions import Actions
from duidu.ui.style.i18n import is_language_change, tr
from duidu.ui.style.icons import icon
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.choice_menu import ChoiceMenu

MODES = (
    "view.side_by_side",
    "view.sentences",
    "view.paragraphs",
    "view.source_only",
    "view.target_only",
)
WAYS = (*MODES, "view.swap", "view.reveal", "view.reveal_original", "view.focus")
"""What the menu of ways of reading lists."""


class Toolbar(QWidget):
    """A row of buttons around the title. `set_title` shows what is open."""

    def __init__(self, theme: Theme, actions: Actions, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions = actions
        self._title, self._details = "", ""
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.menu_button = self._button()
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.title = QLabel(self)
        self.title.setObjectName("title")
        self.details = QLabel(self)
        self.details.setObjectName("secondary")
        for label in (self.title, self.details):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.modes_button = self._button()
        self.modes_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.pinyin_button = self._button(actions.show_icon("view.pinyin"))
        self.pinyin_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.pinyin_button.setMenu(ChoiceMenu(settings, table.PINYIN_SHOWN, self))
        self._lay_out()
        theme.changed.connect(self.tint)
        self.tint()

    def set_title(self, title: str, details: str) -> None:
        """Show a title and, in secondary colour, the progress."""
        self._title, self._details = title, details
        self.details.setAccessibleName(details)
        self.title.setAccessibleName(title)
        self._elide()

    def set_menus(self, menus: Sequence[QMenu], modes: QMenu) -> None:
        """Put the menus under the menu button, and the ways of reading under their own."""
        whole = QMenu(self)
        for menu in menus:
            whole.addMenu(menu)
        self.menu_button.setMenu(whole)
        self.modes_button.setMenu(modes)

    def show_mode(self, name: str) -> None:
        """Show which way of reading is on."""
        pictures = {
            "view.side_by_side": "side_by_side",
            "view.sentences": "interleaved",
            "view.paragraphs": "interleaved",
        }
        self.modes_button.setIcon(
            icon(pictures.get(name, "one_side"), self._theme.colors, self.devicePixelRatioF())
        )

    def tint(self) -> None:
        """Take the theme's colours and the language's texts."""
        self.menu_button.setIcon(icon("menu", self._theme.colors, self.devicePixelRatioF()))
        self.show_mode(next((name for name in MODES if self._actions[name].isChecked()), MODES[0]))
        for button, text in (
            (self.menu_button, tr("Bar", "Menu")),
            (self.modes_button, tr("Bar", "Ways of reading")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self.tint()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the texts to the room there is."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        how, most = Qt.TextElideMode, (self.title.width() + self.details.width()) * 2 // 3
        metrics = self.details.fontMetrics()
        self.details.setText(metrics.elidedText(self._details, how.ElideRight, most))
        self._row.activate()  # the title has the room that the details leave
        room = max(40, self.title.width())
        self.title.setText(self.title.fontMetrics().elidedText(self._title, how.ElideMiddle, room))

    def _lay_out(self) -> None:
        """Put buttons and title into a row."""
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 8, 5)
        row.setSpacing(2)
        row.addWidget(self.menu_button)
        row.addWidget(self._button(self._actions.show_icon("view.contents")))
        row.addWidget(self.title, 1)
        row.addSpacing(6)
        row.addWidget(self.details)
        row.addSpacing(12)
        row.addWidget(self._button(self._actions.show_icon("edit.find")))
        row.addWidget(self.pinyin_button)
        row.addWidget(self.modes_button)
        row.addWidget(self._button(self._actions.show_icon("view.look")))
        row.addWidget(self._button(self._actions.show_icon("view.notes")))

    def _button(self, action: QAction | None = None) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(20, 20))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if action is not None:
            button.setDefaultAction(action)
        return button
