"""Restores the tabs of the last run: the one shown at once, the others a moment later."""

from duidu.app.settings import settings_table as table
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
    """Show the article that was shown last, if it is still there."""
    shown, tabs = _read_tabs(window)
    if shown in tabs:
        window.open_article(shown)


def add_other_tabs(window: ReaderWindow) -> None:
    """Open the other articles in their order, before those opened meanwhile."""
    _, tabs = _read_tabs(window)
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
