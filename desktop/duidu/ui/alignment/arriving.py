"""Has the rest of a text of very many rows added to the library while its first rows are read.

The work goes on when the page is closed, and after another start when it is opened again. What has
come stays, whatever ends it.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.ui.base.jobs import Lane, Work
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.style.i18n import tr

_TOLD_EVERY = 1.0  # seconds between two times at which the views take up what came


class Arriving(QObject):
    """The work behind one page. `ended` is emitted once all is there, at once if it is already."""

    ended = Signal()

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._page = page
        self._session, self._jobs = page.context.session, page.context.jobs
        self._work: Work | None = None
        self._told = 0.0
        self._jobs.progressed.connect(self._progressed)
        self._jobs.ended.connect(self._work_ended)

    def begin(self) -> None:
        """Add what is still to come, if the library can be written to."""
        library = self._session.library
        info = library.articles.info(self._page.article)
        if info.coming is None:
            self.ended.emit()
            return
        self.tell_how_many()
        if not library.read_only:
            self._run(tr("Arriving", "Adding the rest of “{title}”…", title=info.title))

    def go_on(self) -> bool:
        """Begin again where it was cancelled or failed; whether anything is still to come."""
        is_coming = self._session.library.articles.info(self._page.article).coming is not None
        if is_coming and self._work is None:
            self.begin()
        return is_coming

    def _run(self, text: str) -> None:
        """Add the rest as a job, whose progress the message line shows as `text`."""
        session, article, jobs = self._session, self._page.article, self._jobs

        def work(job: Job) -> None:
            session.opener.arrivals.add_rest(article, job)

        self._work = jobs.run(
            Lane.ORDER,
            work,
            # The rows are written: other views are told also when the page was closed meanwhile.
            owner=jobs,
            when_done=self._told_whole(),
            text=text,
            key=f"arrive {article}",
            written=True,
        )

    def _told_whole(self) -> "Callable[[None], None]":
        """What is done when all is there, whether the page is still open or not."""
        session, article = self._session, self._page.article
        kinds = frozenset({Changed.MORE_ROWS, Changed.ALL_ROWS})

        def done(_: None) -> None:
            session.announce(Changes(kinds, article))
            session.announce(Changes(frozenset({Changed.ARTICLES})))
            if isValid(self) and not self._page.is_left:
                self._page.tell_beside_title("")
                self.ended.emit()

        return done

    def _progressed(self, work: Work, _: float, __: str) -> None:
        """Have the views take up what came, about once a second."""
        now = time.monotonic()
        if work is self._work and not self._page.is_left and now - self._told >= _TOLD_EVERY:
            self._told = now
            self._take_up()

    def _take_up(self) -> None:
        self._session.announce(Changes(frozenset({Changed.MORE_ROWS}), self._page.article))
        self.tell_how_many()

    def tell_how_many(self) -> None:
        """Say beside the title how much of the text is there."""
        coming = self._session.library.articles.info(self._page.article).coming
        if coming is not None:
            self._page.tell_beside_title(
                tr(
                    "Arriving",
                    "{here:,} of {whole:,} rows are there",
                    here=coming.rows,
                    whole=coming.whole,
                )
            )

    def _work_ended(self, work: Work) -> None:
        """Show what came until it was cancelled or failed, and offer to go on after a cancel."""
        if work is not self._work:
            return
        self._work = None
        if self._page.is_left or not self._page.window().isVisible():
            return
        self._take_up()
        if work.cancelled:
            self._page.context.messages.say(
                tr(
                    "Arriving",
                    "The rest of “{title}” was not added.",
                    title=self._page.open_text.title,
                ),
                [(tr("Arriving", "Go on"), self.begin)],
            )
