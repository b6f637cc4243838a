"""Marks notes and doubtful rows beside the scroll bar of one page."""

from PySide6.QtCore import QTimer

from duidu.app.alignment.left import REFINED
from duidu.app.alignment.marked_rows import MarkedRows, marked_rows
from duidu.core.changes import Changed, Changes
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl

_SETTLED = 300  # ms after a change until the article is looked through again
# After one that came from behind the page: a book changes every second while it is aligned, and
# looking through it takes as long.
_BEHIND = 5_000


class ScrollbarMarks(PageControl):
    """Looks through the article in the background, at first and after changes."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._look)
        self._look()

    def changed(self, changes: Changes) -> None:
        """Look through the article again when notes or rows changed."""
        if changes.article in ("", self.page.article) and changes.kinds & {
            Changed.ALIGNMENT,
            Changed.TEXT,
            Changed.ALL_ROWS,
            Changed.ANNOTATIONS,
        }:
            if changes.initiator != REFINED:
                self._settled.start(_SETTLED)
            elif not self._settled.isActive():
                self._settled.start(_BEHIND)

    def _look(self) -> None:
        library, article = self.page.context.session.library, self.page.article
        self.page.context.jobs.run(
            Lane.SEEN,
            lambda job: marked_rows(library, article, job),
            owner=self,
            when_done=self._show,
            key=f"overview {article}",
        )

    def _show(self, found: MarkedRows) -> None:
        self.page.view.set_overview(found.noted, found.doubtful)
