"""Makes the controls of pages after their first paint, without holding up the window."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from duidu.app.imported_ahead import import_ahead
from duidu.ui.base.jobs import Jobs, Lane
from duidu.ui.page.article_page import ArticlePage


class ControlMaker(QObject):
    """Imports the classes of controls, once, then makes them; one class or control per event.

    What the classes work with is imported on a worker first (app/imported_ahead.py says why not
    the classes themselves). Between two events clicks and keys get through. Panels are imported
    last, so that no control waits for them.
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
            self._jobs.run(Lane.PAGE, import_ahead, owner=self, when_done=self._begin)

    def _begin(self, _: None) -> None:
        self._load_next(iter(self._loaders), self._make_waiting)

    def _load_next(self, loaders: Iterator[Callable[[], object]], done: Callable[[], None]) -> None:
        """Import one class and leave the others to later events."""
        load = next(loaders, None)
        if load is None:
            done()
            return
        load()
        QTimer.singleShot(0, self, lambda: self._load_next(loaders, done))

    def _make_waiting(self) -> None:
        """Make the controls of the pages that wait, and import the panels."""
        self._loaded = True
        waiting, self._waiting = self._waiting, []
        for page in waiting:
            if isValid(page):
                self._make_next(page)
        self._load_next(iter(self._panel_loaders), lambda: None)

    def _make_next(self, page: ArticlePage) -> None:
        if page.controls.make_next():
            QTimer.singleShot(0, page, lambda: self._make_next(page))
