"""What stands on the shelf, and commands on whole articles: rename and remove.

Commands are on the library's own undo stack, that of the article "".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.library.articles.article_info import ArticleInfo
from duidu.library.library import Library


def shelf_entries(library: Library) -> Iterator[dict[str, object]]:
    """Books, and texts that are in none, last read first, as a listing prints them."""
    books = library.collections.of_articles()
    numbers = library.collections.on_shelf()
    infos = library.articles.listed(numbers)
    for info in (infos[number] for number in numbers if number in infos):
        book = books.get(info.id)
        chapters = [info] if book is None else library.collections.chapters(book)
        entry: dict[str, object] = {
            "id": info.id if book is None else book.id,
            "title": info.title if book is None else book.title,
            "languages": list(filter(None, (info.source_language, info.target_language))),
            "rows": sum(one.row_count for one in chapters),
            "progress": progress_of(chapters),
            "chapters": None,
        }
        if book is not None:
            entry["chapters"] = [{"article": one.id, "title": one.title} for one in chapters]
            entry["failed"] = [one.name for one in book.failed]
        yield entry


def article_entries(library: Library) -> Iterator[dict[str, object]]:
    """Articles, last read first, as a listing prints them; `book` is the title of theirs, or ""."""
    books = library.collections.of_articles()
    for info in library.articles.all():
        book = books.get(info.id)
        yield {
            "id": info.id,
            "title": info.title,
            "languages": list(filter(None, (info.source_language, info.target_language))),
            "rows": info.row_count,
            "progress": info.progress,
            "book": "" if book is None else book.title,
        }


def progress_of(chapters: Sequence[ArticleInfo]) -> float:
    """How far chapters are read, 0 to 1, each counted by its length."""
    lengths = [max(1, one.source_length) for one in chapters]
    read = sum(one.progress * size for one, size in zip(chapters, lengths, strict=True))
    return read / max(1, sum(lengths))


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
