"""What the helpers of the window need of it, so that none of them knows the class MainWindow."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from duidu.core.draft import Draft, DraftKind
from duidu.ui.base.message_line import MessageLine
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.page.page_feature import PageWindow
from duidu.ui.page.toolbar import Toolbar
from duidu.ui.shelf.feature import ShelfWindow

# For each editor how its drafts are continued, by the control that this function imports, or by the
# window for None.
Resumes = Mapping[
    DraftKind,
    tuple[Callable[[], type[PageControl]] | None, Callable[[Any, Draft], object]],
]


class ReaderWindow(PageWindow, ShelfWindow, Protocol):
    """A window with a toolbar, article pages in tabs and a message line."""

    @property
    def toolbar(self) -> Toolbar:
        """The toolbar over the text."""

    @property
    def tabs(self) -> QTabBar:
        """One tab for each article page."""

    @property
    def stack(self) -> QStackedWidget:
        """Holds all pages and shows one."""

    @property
    def messages(self) -> MessageLine:
        """The line at the foot."""

    @property
    def memory(self) -> QObject | None:
        """What keeps the tabs with each change; None until those of the last run are back."""

    @property
    def page(self) -> ArticlePage | None:
        """The article page shown, None when there is none."""

    @property
    def pages(self) -> Sequence[ArticlePage]:
        """All article pages, in the order of their tabs."""

    def add_tab(self, article: str, at: int) -> None:
        """Open an article in a tab before that one, without showing it."""

    def open_from_shelf(self, article: str) -> None:
        """Open an article of the library, and offer to read its files again if they changed."""

    def close_page(self, index: int) -> None:
        """Close a tab."""

    def focusWidget(self) -> QWidget | None:
        """The widget inside the window that has the focus, or had it last."""

    def close(self) -> bool:
        """Close the window; False when it stays open."""
