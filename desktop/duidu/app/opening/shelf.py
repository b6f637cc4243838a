"""Commands on whole articles: rename and remove.

They are on the library's own undo stack, that of the article "".
"""

from dataclasses import dataclass, field

from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.library.library import Library


@dataclass(slots=True)
class RemoveArticle:
    """Takes an article off the shelf; it stays in the library for 30 days."""

    library: Library
    article: str
    text: str = "Remove article"
    merge_key: str = ""
    place: Place | None = None

    def closes(self, back: bool) -> frozenset[str]:
        """The article, unless it is put back."""
        return frozenset() if back else frozenset({self.article})

    def do(self) -> Changes:
        """Take it off the shelf."""
        self.library.articles.remove(self.article)
        return Changes(frozenset({Changed.ARTICLES}), self.article)

    def undo(self) -> Changes:
        """Put it back."""
        self.library.articles.restore(self.article)
        return Changes(frozenset({Changed.ARTICLES}), self.article)


@dataclass(slots=True)
class RenameArticle:
    """Gives an article another title."""

    library: Library
    article: str
    title: str
    text: str = "Rename article"
    merge_key: str = ""
    place: Place | None = None
    _before: str = field(default="", init=False)

    def do(self) -> Changes:
        """Set the new title."""
        self._before = self.library.articles.info(self.article).title
        self.library.articles.rename(self.article, self.title)
        return Changes(frozenset({Changed.ARTICLES}), self.article)

    def undo(self) -> Changes:
        """Set the title it had."""
        self.library.articles.rename(self.article, self._before)
        return Changes(frozenset({Changed.ARTICLES}), self.article)
