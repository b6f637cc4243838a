"""Marks notes and doubtful rows beside the scroll bar of one page."""

import time

from PySide6.QtCore import QTimer

from duidu.app.alignment.left import REFINED
from duidu.app.alignment.marked_rows import MarkedRows, marked_rows
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl

_SETTLED = 300  # ms after a change until the article is looked through again
# After one that came from behind the page: a book changes every second while it is aligned. At
# least so many ms, and so many times as long as looking through it took the thread.
_BEHIND, _TIMES = 5_000, 40


class ScrollbarMarks(PageControl):
    """Looks through the article in the background, at first and after changes."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._look)
        self._behind = _BEHIND
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
                self._settled.start(self._behind)

    def _look(self) -> None:
        library, article = self.page.context.session.library, self.page.article

        def look(job: Job) -> tuple[MarkedRows, float]:
            began = time.thread_time()
            return marked_rows(library, article, job), time.thread_time() - began

        self.page.context.jobs.run(
            Lane.SEEN, look, owner=self, when_done=self._show, key=f"overview {article}"
        )

    def _show(self, found: tuple[MarkedRows, float]) -> None:
        rows, seconds = found
        self._behind = max(_BEHIND, round(_TIMES * 1000 * seconds))
        self.page.view.set_overview(rows.noted, rows.doubtful)
