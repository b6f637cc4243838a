"""Turning from one article to another in the same tab, as from chapter to chapter."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QTabBar


class Tab(Protocol):
    """A page in a tab."""

    article: str


class TabbedWindow(Protocol):
    """A window whose articles are in tabs."""

    @property
    def article(self) -> str:
        """The id of the article shown, "" when none is."""

    @property
    def pages(self) -> Sequence[Tab]:
        """All pages, in the order of their tabs."""

    @property
    def tabs(self) -> QTabBar:
        """One tab for each page."""

    def add_tab(self, article: str, at: int) -> None:
        """Open an article in a tab before that one, without showing it."""

    def open_article(self, article: str) -> object:
        """Show an article in its tab, or in a new one."""

    def close_page(self, index: int) -> None:
        """Close a tab."""


def turn_to_chapter(window: TabbedWindow, article: str) -> None:
    """Show an article in the tab of the one shown, unless it has one of its own."""
    shown, index = window.article, window.tabs.currentIndex()
    opened = [page.article for page in window.pages]
    if shown and article not in opened:
        window.add_tab(article, index)
        window.open_article(article)
        window.close_page([page.article for page in window.pages].index(shown))
    else:
        window.open_article(article)
