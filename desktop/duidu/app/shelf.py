"""What the start page does with articles: rename and remove, each a command that can be undone."""

from dataclasses import dataclass

from duidu.app.reading import Place
from duidu.core.changes import Changed, Changes
from duidu.library.library import Library

_ARTICLES = frozenset({Changed.ARTICLES})


@dataclass(slots=True)
class RemoveArticle:
    """Takes an article off the shelf; it and its notes stay restorable for 30 days."""

    library: Library
    article: str
    text: str = "Remove article"
    merge_key: str = ""
    place: Place | None = None

    def do(self) -> Changes:
        """Remove it."""
        self.library.articles.remove(self.article)
        return Changes(_ARTICLES, self.article)

    def undo(self) -> Changes:
        """Put it back."""
        self.library.articles.restore(self.article)
        return Changes(_ARTICLES, self.article)


@dataclass(slots=True)
class RenameArticle:
    """Gives an article another title."""

    library: Library
    article: str
    title: str
    text: str = "Rename article"
    merge_key: str = ""
    place: Place | None = None
    _before: str = ""

    def do(self) -> Changes:
        """Rename it."""
        self._before = self.library.articles.info(self.article).title
        self.library.articles.rename(self.article, self.title)
        return Changes(_ARTICLES, self.article)

    def undo(self) -> Changes:
        """Give it its old title."""
        self.library.articles.rename(self.article, self._before)
        return Changes(_ARTICLES, self.article)
