"""The base class of controls: objects that join one page with one feature."""

from PySide6.QtCore import QObject

from duidu.core.changes import Changes
from duidu.ui.page.article_page import ArticlePage


class PageControl(QObject):
    """Works on one page and lives as long as it. Made after the first paint of the page.

    A control reaches those made before it as `page.controls[ItsClass]`.
    """

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self.page = page

    def changed(self, changes: Changes) -> None:
        """Refresh what a change concerns; nothing unless a control says otherwise."""

    def toggle_panel(self, name: str) -> None:
        """Open a panel of the page, or close it when it is shown."""
        self.page.show_panel(name, not self.page.is_shown(name))
