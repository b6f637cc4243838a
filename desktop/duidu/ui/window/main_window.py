"""The window: toolbar, tabs, start page or article pages, message line.

In the program it stands in a frame, the window of the system. It only assembles these and the
features; what actions do is in the features.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.core.changes import Changed, Changes
from duidu.core.errors import DuiduError
from duidu.core.fault_guard import FaultGuard
from duidu.ui.base.actions import Actions
from duidu.ui.base.context import WindowContext
from duidu.ui.base.feature import FeatureAction
from duidu.ui.base.frame import LEAST
from duidu.ui.base.jobs import Jobs
from duidu.ui.base.message_line import MessageLine
from duidu.ui.base.short_text import short
from duidu.ui.base.turn_tab import turn_to_chapter
from duidu.ui.guide.feature import begin_tour
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.control_maker import ControlMaker
from duidu.ui.page.page_feature import PageFeature
from duidu.ui.page.toolbar import Toolbar
from duidu.ui.shelf.open_files import OpenFiles
from duidu.ui.style.i18n import error_text, is_language_change
from duidu.ui.style.theme import Theme
from duidu.ui.window.features import FEATURES, Features
from duidu.ui.window.window_actions import continue_draft, fill_menus, show_undo
from duidu.ui.window.window_memory import WindowMemory, remember

if TYPE_CHECKING:
    from duidu.ui.glossary.search_page import SearchPage
    from duidu.ui.page.page_control import PageControl
    from duidu.ui.shelf.start_page import StartPage

C = TypeVar("C", bound="PageControl")


class MainWindow(QMainWindow):
    """One window for one library, several articles in tabs."""

    left = Signal(str)
    """It closes, and its pages are left; the id of the article that was shown, or ""."""

    def __init__(self, session: Session, theme: Theme, features: Features = FEATURES) -> None:
        super().__init__()
        theme.dress(self)
        self.session = session
        self._guard = FaultGuard()
        self.jobs = Jobs(self)
        self._features = features
        self._control_maker = ControlMaker(
            features.loaders, self.jobs, self, features.panel_loaders
        )
        self.actions_ = Actions(self, theme, session.settings, features.actions)
        self.messages = MessageLine(theme, self)
        self.messages.follow(self.jobs)
        self.context = WindowContext(session, self.jobs, theme, self.messages, self.actions_)
        self.opening = OpenFiles(self.context, self)
        self.toolbar = Toolbar(theme, self.actions_, session.settings, self)
        self.tabs, self.stack = QTabBar(self), QStackedWidget(self)
        self._pages: list[ArticlePage] = []
        self.memory: WindowMemory | None = None
        self._closed = self._follows_screen = False
        self._start_page: StartPage | None = None
        self._search_page: SearchPage | None = None
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST)
        QTimer.singleShot(0, self._fill_menus)

    @property
    def page(self) -> ArticlePage | None:
        """The article page shown, None on the start page."""
        page = self.stack.currentWidget()
        return page if isinstance(page, ArticlePage) else None

    @property
    def article(self) -> str:
        """The id of the article shown, "" on the start page."""
        return self.page.article if self.page else ""

    @property
    def pages(self) -> Sequence[ArticlePage]:
        """All open article pages, in the order of their tabs."""
        return tuple(self._pages)

    @property
    def start_page(self) -> "StartPage":
        """The start page, made when it is first wanted."""
        if self._start_page is None:
            from duidu.ui.shelf.start_page import StartPage as Page

            self._start_page = Page(self.context, self)
            self.stack.addWidget(self._start_page)
            self._connect_start(self._start_page)
        return self._start_page

    def show_search(self, book: str = "", text: str = "") -> None:
        """Show the search in the library or a book, for a text if one is given; Esc goes back."""
        if self._search_page is None:
            from duidu.ui.glossary.search_page import SearchPage as Page

            self._search_page = Page(self.context, self)
            self.stack.addWidget(self._search_page)
            self._search_page.left.connect(self.leave_search)
            self._search_page.chosen.connect(self.context.navigation.article_wanted)
        caret = self.page.view.caret if self.page else None
        selected = caret.short_text(60) if caret and caret.has_selection else ""
        if self.stack.currentWidget() is not self._search_page:
            self._search_page.begin(self.stack.currentWidget(), text or selected, book)
        self.show_in_stack(self._search_page)

    def leave_search(self, back: QWidget | None) -> None:
        """Go back to the article or the start page from which the search was called."""
        if isinstance(back, ArticlePage) and back in self._pages:
            self.open_article(back.article)
        else:
            self.show_start()

    def open_article(self, article: str) -> ArticlePage:
        """Show an article in its tab, or in a new one."""
        page = next(
            (page for page in self.pages if page.article == article), None
        ) or self._new_page(article)
        self.tabs.setCurrentIndex(self.pages.index(page))
        self.show_page(page)
        return page

    def close_page(self, index: int) -> None:
        """Close a tab."""
        (page := self._pages.pop(index)).leave()
        self.tabs.removeTab(index)
        self.stack.removeWidget(page)
        self.session.close_article(page.article)
        page.view.let_go()
        page.deleteLater()
        if self._pages:
            self.show_page(self._pages[min(index, len(self._pages) - 1)])
        else:
            self.show_start()
        self.tabs.setVisible(len(self._pages) > 1)

    def show_start(self) -> None:
        """Show the start page with the articles as they are now."""
        self.start_page.refresh()
        self.show_in_stack(self.start_page)
        self.start_page.setFocus()

    def show_in_stack(self, shown: QWidget) -> None:
        """Show a page of the stack, with the actions and the title that go with it."""
        if self.page not in (None, shown):
            self.messages.withdraw()  # it was of the article that is left
        self.stack.setCurrentWidget(shown)
        self._allow_article_actions(self.page)
        self._show_title()

    def open_files(self, paths: Sequence[Path]) -> None:
        """Open files from the command line or another start of the program, if there are any."""
        if paths:
            self.opening.files(paths)

    def follow_tabs(self) -> None:
        """Keep tabs and size with each change from now on: the tabs of the last run are back."""
        self.memory = WindowMemory(self, self.window())

    def come_forward(self, paths: Sequence[Path]) -> None:
        """Open the files of another start of the program, and raise the window."""
        self.open_files(paths)
        self.window().raise_()
        self.window().activateWindow()

    def _lay_out(self) -> None:
        """Put toolbar, tabs, pages and message line below one another."""
        self.tabs.setExpanding(False)
        self.tabs.setDocumentMode(True)
        self.tabs.setDrawBase(False)
        self.tabs.setTabsClosable(True)
        self.tabs.setMovable(False)
        # Keys of their own turn and close tabs; the focus does not stop here.
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.hide()
        layout = QVBoxLayout(column := QWidget(self))
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.toolbar)
        layout.addWidget(self.tabs)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.opening.books.line)
        layout.addWidget(self.messages)
        self.setCentralWidget(column)

    def _connect(self) -> None:
        """Listen to library, settings and the parts of the window, and bind the actions."""
        self.session.listeners.append(self._changed)
        self.session.settings.listeners.append(self._setting_changed)
        self.opening.shown = lambda: self.article
        self.opening.opened.connect(self.open_article)
        self.opening.collecting.ended.connect(self.show_start)
        self.tabs.tabBarClicked.connect(
            lambda index: self.show_page(self.pages[index]) if index >= 0 else None
        )
        self.tabs.tabCloseRequested.connect(self.close_page)
        self.context.navigation.article_wanted.connect(
            lambda article, place, marked: self.open_article(article).jump(place, marked)
        )
        self.context.navigation.chapter_wanted.connect(partial(turn_to_chapter, self))
        self.context.navigation.draft_wanted.connect(
            partial(continue_draft, self, self._features.resumes)
        )
        self.actions_.triggered.connect(lambda _: self.messages.go_on())
        self._bind_actions()
        self._show_mode()

    def _bind_actions(self) -> None:
        for feature in self._features.windows:
            for action in feature.actions:
                self.actions_.bind(action.id, partial(action.run, self))
        for feature in self._features.pages:
            for action in feature.actions:
                self.actions_.bind(action.id, partial(self._run_on_page, feature, action))

    def _run_on_page(self, feature: PageFeature[C], action: FeatureAction[C]) -> None:
        if self.page is not None:
            feature.run(action, self.page)

    def _connect_start(self, start: "StartPage") -> None:
        start.open_requested.connect(self.opening.choose)
        start.paste_requested.connect(self.opening.clipboard)
        start.sample_requested.connect(self.actions_["file.sample"].trigger)
        start.shelf.opened.connect(
            lambda article: self.open_from_shelf(self.opening.books.last_read(article))
        )
        start.shelf.removed.connect(self.opening.books.remove)
        start.shelf.chapters_wanted.connect(self.opening.books.show_chapters)

    def add_tab(self, article: str, at: int) -> None:
        """Open an article in a tab at an index, without showing it."""
        self._new_page(article, at)

    def _new_page(self, article: str, at: int = -1) -> ArticlePage:
        """Make a page in a tab at an index, at the end for -1."""
        page = ArticlePage(self.context, article, self._features.loaders, self)
        page.place_changed.connect(self._show_title)
        page.told.connect(self._show_title)
        page.panel_changed.connect(self._check_panel)
        page.seen.connect(lambda: self._control_maker.make_soon(page))
        self.opening.books.watch(page.view, page.seen)
        page.seen.connect(self._show_title)
        page.seen.connect(partial(begin_tour, self.context, page))
        index = len(self._pages) if at < 0 else at
        self._pages.insert(index, page)
        self.stack.addWidget(page)
        self.tabs.insertTab(index, _escaped(page.open_text.title))
        self.tabs.setVisible(len(self._pages) > 1)
        return page

    def _fill_menus(self) -> None:
        """Set the texts of actions and fill the menus, then show the warnings of the start."""
        self.actions_.texts()
        fill_menus(self, self.toolbar)
        for warning in filter(
            None, (*self.session.library.warnings, self.session.settings.problem)
        ):
            self.messages.error(warning)

    def show_page(self, page: ArticlePage) -> None:
        """Show the page of an article."""
        self.show_in_stack(page)
        show_undo(self)

    def _allow_article_actions(self, page: ArticlePage | None) -> None:
        """Enable the actions that need an article, and check those of the panels shown."""
        self.actions_.set_has_article(page is not None)
        for panel in self._features.panel_actions:
            self._check_panel(panel, False)
        if page is not None:
            page.announce_panels()

    def _check_panel(self, panel: str, shown: bool) -> None:
        if panel in self._features.panel_actions:
            self.actions_[self._features.panel_actions[panel]].setChecked(shown)

    def _show_title(self) -> None:
        page = self.page
        title = short(page.open_text.title) if page else ""
        self.setWindowTitle(f"{title} – 对读 Duidu" if title else "对读 Duidu")
        told = (page.article, page.progress, page.details) if page else ("", 0.0, "")
        self.toolbar.set_title(title, self.opening.books.follow(*told))

    def open_from_shelf(self, article: str) -> None:
        """Open an article of the library, and offer to read its files again if they changed."""
        self.open_article(article)
        self.opening.check_files(article)

    def _close_gone(self) -> None:
        """Close the pages of articles that were replaced or removed from the library."""
        kept = self.session.library.articles.titles([page.article for page in self._pages])
        for index in reversed(range(len(self._pages))):
            if self._pages[index].article not in kept:
                self.close_page(index)

    def _changed(self, changes: Changes) -> None:
        """Have pages, tabs and start page show what a change of the library concerns."""
        if Changed.ARTICLES in changes.kinds:
            self._close_gone()
        for page in tuple(self._pages):
            with self._guard.part():
                page.changed(changes)
            page.controls.changed(changes)
        if changes.kinds & {Changed.ARTICLES, Changed.PICTURES}:
            if self._start_page is not None:
                self._start_page.refresh()
            for index, page in enumerate(self.pages):
                title = _escaped(page.open_text.title)
                if self.tabs.tabText(index) != title:
                    self.tabs.setTabText(index, title)
            self._show_title()
        show_undo(self)

    def _setting_changed(self, key: str) -> None:
        if key in (table.THEME.key, ""):
            self.context.theme.use(self.session.settings.get(table.THEME))
        if key == "problem":
            self.messages.error(self.session.settings.problem)
        elif key != "shortcuts":
            for page in self.pages:
                page.apply()
        self._show_mode()

    def _show_mode(self) -> None:
        self.toolbar.show_mode("view." + self.session.settings.get(table.MODE))

    def showEvent(self, event: QShowEvent) -> None:
        """Have icons drawn again, for other pixels, when the window goes to another screen."""
        super().showEvent(event)
        handle = self.window().windowHandle()
        if handle is not None and not self._follows_screen:
            self._follows_screen = True
            handle.screenChanged.connect(lambda _: self.context.theme.changed.emit())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language: make the menus again."""
        super().changeEvent(event)
        if is_language_change(event):
            self._fill_menus()
            self._show_title()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and text everywhere."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        if self.opening.dropped(event.mimeData(), on_page=True):
            event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed and done, tabs, places and the size of the window; end the jobs."""
        if not self.context.settle():
            event.ignore()
            return
        # A fault in one of these steps must not keep the rest from being kept.
        with self._guard.part():
            if self.memory is not None:
                self.memory.stop()
            if not self._closed:
                remember(self, self.window())
        self._closed, shown = True, self.article
        while self._pages:
            self._guard.tell((self._pages.pop().leave,))
        self.left.emit(shown)
        self._guard.tell((self._save_settings, self.jobs.close, self.session.flush_drafts))
        super().closeEvent(event)
        self.window().close()

    def _save_settings(self) -> None:
        try:
            self.session.settings.save()
        except DuiduError as error:
            self.messages.error(error_text(error))


def _escaped(title: str) -> str:
    """Return a title as the text of a tab, where an ampersand would mark a mnemonic."""
    return short(title).replace("&", "&&")
