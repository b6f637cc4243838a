"""The context menu of a place in the text."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from duidu.core.article import Place
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.style.i18n import tr

Filler = Callable[[QMenu, Place], None]
MARKING = (
    "notes.add",
    "notes.question",
    "notes.alternative",
    "notes.tag",
    "notes.underline",
    "notes.yellow",
)
COPYING = ("edit.copy", "edit.copy_pinyin")


class ContextMenu(PageControl):
    """Opens the menu where it is asked for.

    `fillers` add what controls offer there; actions of the window follow.
    """

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self.fillers: list[Filler] = []
        page.view.context_menu_requested.connect(self.open)

    def open(self, at: QPoint, place: Place | None) -> None:
        """Open the menu of a place at a point of the screen."""
        if place is not None:
            self.made(place).popup(at)

    def made(self, place: Place) -> QMenu:
        """Make the menu for a place; the caret goes there unless the place is selected."""
        view = self.page.view
        inside = any(
            one.side is place.side
            and one.block == place.block
            and one.start <= place.offset < one.end
            for one in view.selection_in_view()
        )
        if not inside:
            view.put_caret(place)
            view.highlight_caret(look_up=False)
        menu = QMenu(self.page)
        menu.aboutToHide.connect(menu.deleteLater)
        for fill in self.fillers:
            fill(menu, place)
            if not menu.isEmpty():
                menu.addSeparator()
        self._add(menu, COPYING)
        menu.addSeparator()
        self._add(menu, MARKING)
        menu.addSeparator()
        repair = menu.addMenu(tr("PageMenu", "Alignment"))
        self.page.context.actions.fill("&Article", repair)
        return menu

    def _add(self, menu: QMenu, names: tuple[str, ...]) -> None:
        menu.addActions([self.page.context.actions[name] for name in names])
