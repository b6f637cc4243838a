"""What the actions do that concern the whole window: tabs, undo and redo, full screen."""

from functools import partial

from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from duidu.app.settings.actions import ANYTIME, ARTICLE, EDIT, FILE, NOTES, VIEW
from duidu.core.draft import Draft
from duidu.ui.base.command_queue import Moved
from duidu.ui.base.feature import Feature, FeatureAction
from duidu.ui.base.short_text import short
from duidu.ui.guide.word_key import take_word_key
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.toolbar import WAYS, Toolbar
from duidu.ui.style.i18n import tr
from duidu.ui.window.focus_cycle import next_part
from duidu.ui.window.window_protocol import ReaderWindow, Resumes

MOST_RECENT = 12


def turn(window: ReaderWindow, step: int) -> None:
    """Show the tab `step` places on; after the last comes the first."""
    if window.pages:
        index = (window.tabs.currentIndex() + step) % len(window.pages)
        window.open_article(window.pages[index].article)


def turn_full_screen(window: ReaderWindow) -> None:
    """Fill the screen, or go back to the size before."""
    frame = window.window()
    if frame.isFullScreen():
        frame.showNormal()
    else:
        frame.showFullScreen()


def move(window: ReaderWindow, back: bool) -> None:
    """Undo or redo in the article shown, else in the library, and show where it happened.

    The library's turn comes when the article has nothing to undo or redo.
    """
    page = window.page
    for article in ([page.article] if page else []) + [""]:
        if window.context.commands.can_move(article, back):
            window.context.move(article, back, partial(_show_where, page))
            return


def _show_where(page: ArticlePage | None, moved: Moved) -> None:
    """Go to where something was undone or redone, unless its page was closed meanwhile."""
    if page is not None and isValid(page) and moved[1] is not None:
        page.jump(moved[1])


def show_undo(window: ReaderWindow) -> None:
    """Name in the menu what would be undone and redone."""
    stack = window.context.session.stack(window.article)
    for name, text, what in (
        ("edit.undo", "&Undo", stack.undo_text),
        ("edit.redo", "&Redo", stack.redo_text),
    ):
        label = tr("actions", text)
        window.context.actions[name].setText(f"{label}: {tr('commands', what)}" if what else label)


def fill_menus(window: ReaderWindow, toolbar: Toolbar) -> None:
    """Put all menus under the buttons of the toolbar, and have F1 ask about a word."""
    actions = window.context.actions
    modes = QMenu(window.window())
    modes.addActions([actions[name] for name in WAYS])
    menus = actions.menus(toolbar)
    _add_recent(window, menus[0])
    toolbar.set_menus(menus, modes)
    take_word_key(window.window(), actions.table)


def _add_recent(window: ReaderWindow, file_menu: QMenu) -> None:
    """Put the articles read last into the File menu; the library is asked when the menu opens."""
    menu = QMenu(tr("actions", "Open &recent"), file_menu)

    def fill() -> None:
        menu.clear()
        for article in window.context.session.library.articles.recent(MOST_RECENT):
            action = menu.addAction(short(article.title, 80).replace("&", "&&"))
            action.triggered.connect(partial(window.open_from_shelf, article.id))
        menu.setEnabled(not menu.isEmpty())

    menu.aboutToShow.connect(fill)
    after = next((action for action in file_menu.actions() if action.isSeparator()), None)
    if after is not None:
        file_menu.insertMenu(after, menu)


def continue_draft(window: ReaderWindow, resumes: Resumes, draft: Draft) -> None:
    """Open the editor of a draft again, where it was."""
    from duidu.ui.window.kept_drafts import resume_draft

    resume_draft(window, resumes, draft)


def show_drafts(window: ReaderWindow) -> None:
    """Show the list of what was typed and not finished."""
    from duidu.ui.window.drafts_sheet import DraftsSheet

    DraftsSheet(window.context, window.window()).show()


UNDO: Feature[ReaderWindow] = Feature(
    "undo",
    "Take back what was done to an article or to the library, and do it again.",
    (
        FeatureAction(
            "edit.undo",
            "&Undo",
            EDIT,
            0,
            ("Ctrl+Z",),
            "undo",
            needs=ANYTIME,
            run=lambda window: move(window, back=True),
        ),
        FeatureAction(
            "edit.redo",
            "&Redo",
            EDIT,
            0,
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            needs=ANYTIME,
            run=lambda window: move(window, back=False),
        ),
    ),
)

TABS: Feature[ReaderWindow] = Feature(
    "tabs",
    "Have several articles open, and go from one to the next.",
    (
        FeatureAction(
            "file.close",
            "&Close article",
            FILE,
            2,
            ("Ctrl+W",),
            run=lambda window: window.close_page(window.tabs.currentIndex()),
        ),
        FeatureAction(
            "article.next_tab",
            "&Next article",
            ARTICLE,
            0,
            ("Ctrl+Tab",),
            run=lambda window: turn(window, 1),
        ),
        FeatureAction(
            "article.previous_tab",
            "&Previous article",
            ARTICLE,
            0,
            ("Ctrl+Shift+Tab",),
            run=lambda window: turn(window, -1),
        ),
    ),
)

WINDOW: Feature[ReaderWindow] = Feature(
    "window",
    "Go round the parts of the window, fill the screen, quit.",
    (
        FeatureAction(
            "file.quit",
            "&Quit",
            FILE,
            2,
            ("Ctrl+Q",),
            needs=ANYTIME,
            run=lambda window: window.close(),
        ),
        FeatureAction(
            "view.next_part",
            "Next p&art of the window",
            VIEW,
            4,
            ("F6",),
            needs=ANYTIME,
            run=next_part,
        ),
        FeatureAction(
            "view.full_screen",
            "Full scr&een",
            VIEW,
            4,
            ("F11",),
            checkable=True,
            needs=ANYTIME,
            run=turn_full_screen,
        ),
    ),
)

DRAFTS: Feature[ReaderWindow] = Feature(
    "drafts",
    "Go on with what was typed and not finished; it is kept while you type.",
    (
        FeatureAction(
            "notes.drafts",
            "Dra&fts…",
            NOTES,
            3,
            ("Ctrl+Alt+D",),
            needs=ANYTIME,
            order=2,
            run=show_drafts,
        ),
    ),
)

WINDOW_FEATURES: tuple[Feature[ReaderWindow], ...] = (UNDO, TABS, WINDOW, DRAFTS)
