"""Contents and bookmarks of one page.

Both are read in the background, headings when the panel is first shown and when the text changes,
bookmarks when they are first needed: a book may have ten thousand.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QKeySequence

from duidu.app.notes.bookmarks import (
    PlacedBookmark,
    next_bookmark,
    place_of,
    read_bookmarks,
    remove_bookmark,
    turn_bookmark,
)
from duidu.app.search.find_pattern import Query
from duidu.app.search.headings import Heading, found_headings, read_headings
from duidu.core.article import Place, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.library.articles.article_info import ArticleInfo
from duidu.library.articles.bookmarks import Bookmark
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.style.i18n import tr

if TYPE_CHECKING:
    from duidu.ui.page.contents_panel import ContentsPanel


class ContentsControl(PageControl):
    """Keeps the contents panel of one page."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._panel: ContentsPanel | None = None
        self._headings: list[Heading] = []
        # None while nobody read them, or after a change.
        self._marks: list[PlacedBookmark] | None = None
        page.offer_panel("contents", self._make_panel)
        page.view.place_changed.connect(lambda _: self._show_here())
        page.view.caret_moved.connect(self._show_here)

    def changed(self, changes: Changes) -> None:
        """Read again what an edit may have moved."""
        if self._panel is not None and Changed.ARTICLES in changes.kinds:
            self._read_chapters()
        if changes.article not in ("", self.page.article):
            return
        moved = changes.kinds & {Changed.TEXT, Changed.ALIGNMENT, Changed.ALL_ROWS}
        if moved and self._panel is not None:
            self._refresh()
        # Places move along with rows and text.
        if moved or Changed.BOOKMARKS in changes.kinds:
            self._marks = None
            if self._panel is not None:
                self._read_bookmarks()

    def turn_bookmark(self) -> None:
        """Set a bookmark at the sentence read now, or remove it."""
        here = self._here()
        if here is None:
            return
        context, article = self.page.context, self.page.article
        command = turn_bookmark(context.session.library, self.page.open_text, here)
        if context.do(article, command) is not None:
            context.offer_undo(
                article,
                tr("Contents", "Bookmark set.")
                if command.adds
                else tr("Contents", "Bookmark removed."),
            )

    def step_bookmark(self, step: int) -> None:
        """Go to the next bookmark (1) or the one before (-1)."""
        if self._marks is None:
            self._read_bookmarks(step)
        else:
            self._step(self._marks, step)

    def _step(self, marks: list[PlacedBookmark], step: int) -> None:
        """Go to the next of these bookmarks, or tell how to set one."""
        here = self._here()
        found = next_bookmark(marks, self.page.open_text, here, step) if here is not None else None
        if found is not None:
            self.page.jump(place_of(found))
        else:
            keys = (
                self.page.context.actions["article.bookmark"]
                .shortcut()
                .toString(QKeySequence.SequenceFormat.NativeText)
            )
            self.page.context.messages.say(
                tr("Contents", "This article has no bookmarks. {keys} sets one.", keys=keys)
            )

    def _here(self) -> Place | None:
        """Return the caret's place if it is in view, else that of the first line."""
        view = self.page.view
        caret = view.caret.place if view.caret else None
        if caret is not None:
            rects = view.visible.rects(
                Stretch(caret.side, caret.block, caret.offset, caret.offset + 1)
            )
            if any(rect.intersects(QRectF(view.viewport().rect())) for rect in rects):
                return caret
        return view.place()

    def _read_bookmarks(self, step: int = 0) -> None:
        """Read the bookmarks, list them, and go on to the next one if a step is wanted."""
        library, open_text = self.page.context.session.library, self.page.open_text
        self.page.context.jobs.run(
            Lane.ANSWER,
            partial(read_bookmarks, library, open_text),
            owner=self,
            when_done=partial(self._show_bookmarks, step),
            key=f"bookmarks {self.page.article}",
        )

    def _show_bookmarks(self, step: int, marks: list[PlacedBookmark]) -> None:
        self._marks = marks
        if self._panel is not None:
            self._panel.show_bookmarks([one.bookmark for one in marks])
        if step:
            self._step(marks, step)

    def _unmark(self, bookmark: Bookmark) -> None:
        context, article = self.page.context, self.page.article
        if context.do(article, remove_bookmark(context.session.library, bookmark)) is not None:
            context.offer_undo(article, tr("Contents", "Bookmark removed."))

    def _make_panel(self) -> "ContentsPanel":
        """Make the panel, and have chapters, headings and bookmarks read for it."""
        from duidu.ui.page.contents_panel import ContentsPanel

        panel = self._panel = ContentsPanel(self.page.context.theme)
        panel.jumped.connect(self.page.jump)
        panel.asked.connect(self._filter)
        panel.unmarked.connect(self._unmark)
        panel.chapter_chosen.connect(self.page.context.navigation.chapter_wanted)
        panel.show_headings(())
        self._refresh()
        self._read_chapters()
        self._read_bookmarks()
        return panel

    def _read_chapters(self) -> None:
        """List the chapters of the book, if the article is in one."""
        collections, article = self.page.context.session.library.collections, self.page.article

        def work(_: Job) -> tuple[str, list[ArticleInfo]]:
            book = collections.of_article(article)
            return ("", []) if book is None else (book.title, collections.chapters(book))

        def show(found: tuple[str, list[ArticleInfo]]) -> None:
            if self._panel is not None:
                self._panel.show_chapters(*found, article)

        self.page.context.jobs.run(
            Lane.ANSWER, work, owner=self, when_done=show, key=f"chapters {article}"
        )

    def _refresh(self) -> None:
        self.page.context.jobs.run(
            Lane.ANSWER,
            self._read,
            owner=self,
            when_done=self._show,
            key=f"contents {self.page.article}",
        )

    def _read(self, job: Job) -> list[Heading]:
        return read_headings(self.page.context.session.library, self.page.article, job)

    def _show(self, headings: list[Heading]) -> None:
        self._headings = headings
        if self._panel is not None:
            self._panel.show_headings(headings)
            self._show_here()

    def _filter(self, typed: str) -> None:
        """List the headings that have what was typed, as they are found on a worker."""
        session, text, headings = self.page.context.session, self.page.open_text, self._headings
        languages = {side: text.language(side) for side in SideName}

        def work(job: Job) -> list[Heading]:
            if not typed:
                return headings
            patterns, query = session.patterns, Query(typed)
            matchers = {side: patterns.matcher(query, languages[side]) for side in SideName}
            return found_headings(headings, matchers, job)

        def show(found: list[Heading]) -> None:
            # Headings that were read meanwhile are filtered by a job of their own.
            if self._panel is not None and headings is self._headings:
                self._panel.show_found(found)

        self.page.context.jobs.run(
            Lane.ANSWER,
            work,
            owner=self,
            when_done=show,
            key=f"contents filter {self.page.article}",
        )

    def _show_here(self) -> None:
        place = None if self._panel is None else self._here()
        if place is not None and self._panel is not None:
            self._panel.show_here(self.page.open_text.row_of(place.side, place.block))
