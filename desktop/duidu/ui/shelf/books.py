"""Books of one window: from chapter to chapter, how far all of it is read, and taking it away."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from duidu.app.opening.shelf import RemoveArticle, progress_of
from duidu.core.changes import Changed, Changes
from duidu.ui.base.context import WindowContext
from duidu.ui.base.short_text import short
from duidu.ui.shelf.chapter_line import ChapterLine
from duidu.ui.style.i18n import tr

if TYPE_CHECKING:
    from duidu.library.articles.article_info import ArticleInfo
    from duidu.library.articles.collections import Collection


class Books(QObject):
    """What a window knows of the book that an article is a chapter of.

    Nothing is read before a page is painted, or of a closed window. `line` offers what is next.
    """

    def __init__(self, context: WindowContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._is_awake = False
        self._known: dict[str, tuple[Collection, list[ArticleInfo]] | None] = {}
        self._shown = ""
        # By book: the chapter shown last, which the library may not know yet.
        self._last: dict[str, str] = {}
        self.line = ChapterLine(window)
        self.line.wanted.connect(lambda: self.step(self._shown, 1))
        context.session.listeners.append(self._changed)

    def _wake(self) -> None:
        """Read books from now on."""
        self._is_awake = True

    def book_of(self, article: str) -> "tuple[Collection, list[ArticleInfo]] | None":
        """The book of an article with its chapters on the shelf, None if it is in none."""
        if not self._is_awake or not article or not self._window.isVisible():
            return None
        if article not in self._known:
            collections = self._context.session.library.collections
            book = collections.of_article(article)
            self._known[article] = None if book is None else (book, collections.chapters(book))
        return self._known[article]

    def beside(self, article: str, step: int) -> "ArticleInfo | None":
        """The chapter so many places on, None at the ends and outside of a book."""
        found = self.book_of(article)
        if found is None:
            return None
        ids = [info.id for info in found[1]]
        at = ids.index(article) + step if article in ids else -1
        return found[1][at] if 0 <= at < len(ids) else None

    def step(self, article: str, step: int) -> None:
        """Open the next chapter (1) or the one before (-1), or say that there is none."""
        self._wake()
        to = self.beside(article, step)
        if to is not None:
            self._context.navigation.chapter_wanted.emit(to.id)
        elif self.book_of(article) is None:
            self._context.messages.say(tr("Books", "This text is not a chapter of a book."))
        elif step > 0:
            self._context.messages.say(tr("Books", "This is the last chapter of the book."))
        else:
            self._context.messages.say(tr("Books", "This is the first chapter of the book."))

    def watch(self, view: QAbstractScrollArea, seen: SignalInstance) -> None:
        """Follow the wheel over the text of a page, and read its book after its first paint."""
        self.line.watch(view)
        seen.connect(self._wake)

    def follow(self, article: str, progress: float, alone: str) -> str:
        """Offer the next chapter at the end of an article, "" for none.

        Returns what is said of the article by itself (`alone`), and how far its book is read.
        """
        self._shown = article
        if (found := self.book_of(article)) is not None:
            self._last[found[0].id] = article
        after = self.beside(article, 1)
        self.line.follow(after.title if after else "", progress)
        if found is None:
            return alone
        chapters = [
            replace(info, progress=progress) if info.id == article else info for info in found[1]
        ]
        whole = round(progress_of(chapters) * 100)
        return tr("Books", "{part} · book {n} %", part=alone, n=whole)

    def last_read(self, article: str) -> str:
        """The chapter to open where the shelf has a book by this one."""
        self._wake()
        found = self.book_of(article)
        last = self._last.get(found[0].id, article) if found is not None else article
        there = {info.id for info in found[1]} if found is not None else set()
        return last if last in there else article

    def narrowed(self, article: str) -> str:
        """The id of the book to search for an article, "" for the whole library."""
        self._wake()
        found = self.book_of(article)
        return "" if found is None else found[0].id

    def show_chapters(self, article: str) -> None:
        """Show the chapters of the book that an article is in; make one of it if it is in none."""
        from duidu.app.opening.books import make_book
        from duidu.ui.shelf.chapters_sheet import ChaptersSheet

        library = self._context.session.library
        book = library.collections.of_article(article)
        if book is None:
            title = library.articles.info(article).title
            command = make_book(library, title, [article])
            if self._context.do("", command) is None:
                return
            self._context.offer_undo("", tr("Books", "“{title}” is a book now.", title=title))
            identity = command.book
        else:
            identity = book.id
        ChaptersSheet(self._context, identity, self._window.window()).show()

    def remove(self, article: str) -> None:
        """Take an article off the shelf, or the book that stands there by it."""
        from duidu.app.opening.books import remove_book

        library = self._context.session.library
        book = library.collections.of_article(article)
        title = short(library.articles.info(article).title if book is None else book.title)
        command = RemoveArticle(library, article) if book is None else remove_book(library, book.id)
        if self._context.do("", command) is not None:
            self._context.offer_undo("", tr("MainWindow", "“{title}” was removed.", title=title))

    def _changed(self, changes: Changes) -> None:
        if Changed.ARTICLES in changes.kinds:
            self._known.clear()
