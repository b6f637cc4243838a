"""Restores the tabs of the last run: the one shown at once, the others a moment later.

A page whose first paint never ended is not opened by itself a second time: that start shows the
shelf, and says why.
"""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt

from duidu.app.settings import settings_table as table
from duidu.library.safety.first_page_mark import FirstPageMark
from duidu.ui.style.i18n import tr
from duidu.ui.window.window_protocol import ReaderWindow

_NONE = "-"  # in the place of the article shown: it was the start page


def kept_tabs(window: ReaderWindow) -> str:
    """Return the ids of the article shown and of those in tabs, as the settings keep them.

    A window closed before the tabs of the last run were back keeps those as well.
    """
    shown = window.page.article if window.page else _NONE
    tabs = [page.article for page in window.pages]
    if window.memory is None:
        _, last = _read_tabs(window)
        tabs = [*last, *(article for article in tabs if article not in last)]
    return " ".join((shown, *tabs))


def show_last_tab(window: ReaderWindow) -> None:
    """Show the article that was shown last, if it is still there and could be painted then."""
    shown, tabs = _read_tabs(window)
    if shown not in tabs:
        return
    library = window.context.session.library
    mark = FirstPageMark(library.path)
    if mark.article() == shown:
        _tell_left_out(window, shown)
        return
    # Here: a page that reads by a job would be empty where its picture was.
    window.context.session.open_text(shown).read_ahead()
    page = window.open_article(shown)
    # Beside another window that holds the library the mark is that window's.
    if not library.read_only:
        mark.put(shown)
        # In functions, since a connection does not keep the object of a method.
        page.seen.connect(lambda: mark.remove(), Qt.ConnectionType.SingleShotConnection)
        # Who closes the window before the first paint could do so: it had not frozen.
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(lambda: mark.remove())


def _tell_left_out(window: ReaderWindow, article: str) -> None:
    """Say which article was not opened, and offer to open it nevertheless."""
    title = window.context.session.library.articles.info(article).title
    window.messages.say(
        tr(
            "Restore",
            "“{title}” was not opened: the last start ended before its first page was shown. It "
            "is on the shelf.",
            title=title,
        ),
        [(tr("Restore", "Open it"), partial(window.open_article, article))],
    )


def add_other_tabs(window: ReaderWindow) -> None:
    """Open the other articles in their order, before those opened meanwhile."""
    _, tabs = _read_tabs(window)
    there = [page.article for page in window.pages]
    mark = FirstPageMark(window.context.session.library.path)
    left_out = mark.article()
    if left_out and left_out not in there:
        # Told by now; it is opened again by who wants to.
        mark.remove()
        tabs = [article for article in tabs if article != left_out]
    for at, article in enumerate(tabs):
        if article not in [page.article for page in window.pages]:
            window.add_tab(article, min(at, len(window.pages)))


def _read_tabs(window: ReaderWindow) -> tuple[str, list[str]]:
    """Return the id of the article shown and of those in tabs that still exist."""
    library, settings = window.context.session.library, window.context.session.settings
    kept = settings.get(table.tabs_of(library.path)) or settings.get(table.TABS)
    shown, *tabs = kept.split() or [_NONE]
    there = library.articles.titles(tabs)
    return shown, [article for article in dict.fromkeys(tabs) if article in there]
