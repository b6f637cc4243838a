"""Improves the page shown in the background.

First what is still to come of its text is added, then the alignment is made better by sentence
embeddings, then the rows in view get their word links and the readings that the translation
decides. Nothing waits for it, and no row moves while it is read.
"""

from collections.abc import Sequence

from PySide6.QtCore import QTimer

from duidu.app.article.worked_out import WORD_LINKS, WorkedOut
from duidu.app.session import Session
from duidu.core.article import SideName
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.ui.alignment.arriving import Arriving
from duidu.ui.alignment.encoder_rest import encoder_rest
from duidu.ui.alignment.improving import Improving
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl

_SETTLED = 200  # ms without scrolling before the rows in view are worked out
_NEAR = 2  # rows before and after those in view


class BackgroundControl(PageControl):
    """Works for one page while it is shown."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED)
        self._settled.timeout.connect(self._work_out_rows_in_view)
        self._rest = encoder_rest(page.context.jobs, page.context.session)
        self._rest.wait()
        page.view.place_changed.connect(lambda _: self._settled.start())
        self.improving = Improving(page, lambda: bool(self._waiting()))
        self.improving.said.connect(page.tell_beside_title)
        self.arriving = Arriving(page)
        self.arriving.ended.connect(self.improving.begin)
        self.arriving.begin()
        self._settled.start()

    def work_now(self) -> None:
        """Have the rest of the text added if it is not there, else its alignment improved."""
        if not self.arriving.go_on():
            self.improving.work_anyway()

    def stop(self) -> None:
        """End the improving of the alignment; what is said of the rest of the text stays."""
        self.improving.stop()
        self.arriving.tell_how_many()

    def changed(self, changes: Changes) -> None:
        """Work changed rows out again, once they are in view and the page is at rest."""
        if changes.initiator != WORD_LINKS and changes.article in ("", self.page.article):
            self._settled.start()
        # A translation came, whose alignment may be made better.
        if Changed.ARTICLES in changes.kinds and changes.article and not self.improving.has_work:
            self.arriving.begin()

    def _work_out_rows_in_view(self) -> None:
        """Work out the rows in view that are not worked out yet."""
        if not self.page.isVisible():
            return
        if rows := self._waiting():
            self._compute(rows, soon=True)

    def _waiting(self) -> list[int]:
        """The rows in view that have no words and links yet."""
        return self.page.open_text.rows_to_work_out(self._rows_in_view())

    def _compute(self, rows: Sequence[int], soon: bool) -> None:
        """Work these rows out, roughly if it is to be soon."""
        session, article = self.page.context.session, self.page.article

        def compute(job: Job) -> WorkedOut:
            # It may have waited behind other work, and the page be closed by now.
            job.check()
            return session.word_links(article).compute(rows, job, soon)

        self.page.context.jobs.run(
            Lane.SEEN,
            compute,
            owner=self,
            when_done=self._take,
            key=f"word links {article}",
        )

    def _rows_in_view(self) -> range:
        shown = [
            row.text.index for side in SideName for row, _ in self.page.view.visible.rows(side)
        ]
        if not shown:
            return range(0)
        return range(
            max(0, min(shown) - _NEAR),
            min(self.page.open_text.row_count(), max(shown) + 1 + _NEAR),
        )

    def _take(self, worked_out: WorkedOut) -> None:
        if not self.page.open_text.is_current(worked_out):
            # The person edited meanwhile: what is in view now is worked out instead.
            self._settled.start()
            return
        _announce(self.page.context.session, self.page.open_text.take_over(worked_out))
        self._rest.wait()
        if worked_out.rough:
            self._compute(list(worked_out.links), soon=False)


def _announce(session: Session, changes: Changes | None) -> None:
    """Tell all views what a better alignment or word links changed; None for nothing."""
    if changes is not None:
        session.announce(changes)
