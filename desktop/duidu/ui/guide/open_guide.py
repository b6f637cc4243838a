"""Opens the guide of a window, at the place that tells of what a person asked about."""

from PySide6.QtCore import QLocale, QObject, Qt, Signal

from duidu.app.opening.guide import (
    add_guide,
    chapter_of,
    guide_folder,
    kept_chapter,
    place_of,
)
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.ui.base.jobs import Lane
from duidu.ui.guide.sections import told
from duidu.ui.shelf.feature import ShelfWindow
from duidu.ui.style.i18n import tr


class OpenGuide(QObject):
    """Shows the guide in a window; it is added to the library when it is first asked for."""

    _came = Signal(str)

    def __init__(self, window: ShelfWindow) -> None:
        super().__init__(window.window())
        self._window = window
        self._wanted = ""
        self._chapter = chapter_of("")
        self._waits = False
        # Emitted on a job's thread, so that it arrives here in the window's.
        self._came.connect(self._show_what_came, Qt.ConnectionType.QueuedConnection)

    @classmethod
    def of(cls, window: ShelfWindow) -> "OpenGuide":
        """The one of a window."""
        return window.window().findChild(cls) or cls(window)

    def show(self, *asked: str) -> None:
        """Show what the guide says of a panel, a sheet, a command (its id) or other words.

        Of several the first that it tells of. Without any, or where it tells of none, the chapter
        read last is shown, at first the first one.
        """
        found = told(self._window.context.actions.table, asked)
        self._wanted, self._chapter = found.words, found.chapter
        context = self._window.context
        article = kept_chapter(context.session.library, self._chapter)
        if article:
            self._go(article)
            return
        self._waits = True
        title = tr("Guide", "Guide to Duidu")
        context.jobs.run(
            Lane.ORDER,
            lambda job: self._add(job, title),
            owner=self,
            when_done=lambda _: self._added(),
            text=tr("Opening", "Opening {name}…", name=title),
            turn="collect",
        )

    def _add(self, job: Job, title: str) -> None:
        context = self._window.context
        session, folder = context.session, guide_folder(QLocale().name())
        add_guide(session.library, session.opener, folder, title, job, self._came.emit)

    def _show_what_came(self, article: str) -> None:
        """Show the chapter that is wanted as soon as it is there, while the others follow."""
        library = self._window.context.session.library
        if self._waits and article == kept_chapter(library, self._chapter):
            self._go(article)

    def _added(self) -> None:
        """Have the shelf know the book, and show the chapter if it was not shown yet."""
        session = self._window.context.session
        session.announce(Changes(frozenset({Changed.ARTICLES})))
        if self._waits:
            self._go(kept_chapter(session.library, self._chapter))

    def _go(self, article: str) -> None:
        """Open a chapter, at the words that are looked for."""
        self._waits = False
        window, words = self._window, self._wanted
        place = place_of(window.context.session.library, article, words) if words else None
        if place is not None:
            window.context.navigation.article_wanted.emit(article, place, len(words))
        elif article:
            window.opening.opened.emit(
                article if words else window.opening.books.last_read(article)
            )
