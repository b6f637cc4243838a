"""Makes the controls of pages after their first paint, without holding up the window."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from duidu.core.jobs import Job
from duidu.ui.base.jobs import Jobs, Lane
from duidu.ui.page.article_page import ArticlePage


class ControlMaker(QObject):
    """Imports the classes of controls on a worker, once, then makes one control per event.

    Between two controls the event loop runs, so that clicks and keys get through. Panels are
    imported last, so that no control waits for them.
    """

    def __init__(
        self,
        loaders: Sequence[Callable[[], object]],
        jobs: Jobs,
        parent: QObject,
        panel_loaders: Sequence[Callable[[], object]] = (),
    ) -> None:
        super().__init__(parent)
        self._loaders = loaders
        self._panel_loaders = panel_loaders
        self._jobs = jobs
        self._loaded = False
        self._waiting: list[ArticlePage] = []

    def make_soon(self, page: ArticlePage) -> None:
        """Make the controls of a page that was painted."""
        if self._loaded:
            self._make_next(page)
            return
        self._waiting.append(page)
        if len(self._waiting) == 1:
            self._jobs.run(
                Lane.PAGE, partial(_load, self._loaders), owner=self, when_done=self._begin
            )

    def _begin(self, _: None) -> None:
        """Make the controls of the pages that wait, then load the panels."""
        self._loaded = True
        waiting, self._waiting = self._waiting, []
        for page in waiting:
            if isValid(page):
                self._make_next(page)
        if self._panel_loaders:
            self._jobs.run(
                Lane.PAGE,
                partial(_load, self._panel_loaders),
                owner=self,
                when_done=lambda _: None,
            )

    def _make_next(self, page: ArticlePage) -> None:
        if page.controls.make_next():
            QTimer.singleShot(0, page, lambda: self._make_next(page))


def _load(loaders: Sequence[Callable[[], object]], job: Job) -> None:
    for load in loaders:
        job.check()
        load()
