"""The work of the check on one page, behind it: what is in view first, again what changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from duidu.app.alignment.left import REFINED
from duidu.core.article import SideName
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage

if TYPE_CHECKING:
    from duidu.app.check.article_check import ArticleCheck, Found
    from duidu.app.check.located import Located

T = TypeVar("T")
_SETTLED = 400  # ms after a change until the rows are read again
_BEHIND = 5_000  # ms after one that came from behind the page, where more follow
_MOVED = {Changed.TEXT, Changed.ALIGNMENT, Changed.ARTICLES, Changed.MORE_ROWS, Changed.ALL_ROWS}
_DECIDED = {Changed.CHECKS, Changed.READINGS, Changed.TERMS}


class CheckWork(QObject):
    """Checks one page while somebody looks; every step is a job.

    `told` is emitted when there is something new in `found`, `rows_changed` when the text is
    another.
    """

    told = Signal()
    rows_changed = Signal()

    def __init__(self, page: ArticlePage, is_watched: Callable[[], bool]) -> None:
        """`is_watched` says whether somebody looks at what is found."""
        super().__init__(page)
        self.page = page
        self._is_watched = is_watched
        self._check: ArticleCheck | None = None
        self.found: Found | None = None
        self.works = False
        # Whether what was found is of the text as it is, and whether the person stopped the work.
        self._is_behind, self._is_stopped = True, False
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self.go_on)
        listeners = page.context.settings.listeners
        listeners.append(self._setting_changed)
        self.destroyed.connect(lambda: listeners.remove(self._setting_changed))

    @property
    def located(self) -> "tuple[Located, ...]":
        """What was found so far, also what was set aside."""
        return self.found.located if self.found else ()

    def changed(self, changes: Changes) -> None:
        """Check again what a change concerns, once the page is at rest."""
        if changes.article not in ("", self.page.article):
            return
        moved = bool(changes.kinds & _MOVED)
        if self._check is not None and moved:
            self._check.rows_changed()
            self.rows_changed.emit()
        if self._check is not None and Changed.TERMS in changes.kinds:
            self._check.checks_changed()
        if moved or changes.kinds & _DECIDED:
            self._is_behind = True
            self._begin_in(_BEHIND if changes.initiator == REFINED else _SETTLED)

    def _setting_changed(self, key: str) -> None:
        if key in ("", "check.ways", "check.own"):
            self._is_behind = True
            self._begin_in(0)

    def _begin_in(self, wait: int) -> None:
        """Work in so many ms, unless nobody looks or the work was stopped."""
        if self._is_watched() and not self._is_stopped:
            # What a person did is not put off by what comes from behind the page.
            left = self._settled.remainingTime() if self._settled.isActive() else wait
            self._settled.start(min(wait, left) if wait == _BEHIND else wait)

    def watched(self) -> None:
        """Begin with what is not checked yet: somebody looks."""
        if self._is_behind and not self.works and not self._is_stopped:
            self.go_on()

    def unwatched(self) -> None:
        """Leave the rest until somebody looks again."""
        self._settled.stop()
        if self.works:
            self.page.context.jobs.cancel(self._key)
            self.works, self._is_behind = False, True

    def stop(self) -> None:
        """Leave the rest until the person wants it."""
        self.unwatched()
        self._is_stopped = True
        self.told.emit()

    def go_on(self) -> None:
        """Work on what is not checked yet, the rows in view first."""
        self._is_behind = self._is_stopped = False
        self._step(in_view=True)

    def _step(self, *, in_view: bool) -> None:
        """Have the next piece done."""
        lane = Lane.SEEN if in_view else Lane.BACKGROUND
        self.works = True
        seen, settings = self._rows_in_view(), self.page.context.settings

        def work(job: Job) -> "Found":
            from duidu.app.check.ways import ways_of

            return self._checker().step(seen, ways_of(settings), job)

        self.page.context.jobs.run(lane, work, owner=self, when_done=self._take, key=self._key)

    def _take(self, found: "Found") -> None:
        """Tell what was found, and go on with the rest."""
        self.found = found
        self.works = not found.is_complete
        if self.works:
            self._step(in_view=False)
        self.told.emit()

    def ask(self, work: "Callable[[ArticleCheck, Job], T]", then: Callable[[T], None]) -> None:
        """Have something answered by what checks the article, between two steps of the work."""
        self.page.context.jobs.run(
            Lane.ANSWER,
            lambda job: work(self._checker(), job),
            owner=self,
            when_done=then,
            key=f"{self._key} answer",
            turn=self._key,
        )

    def _checker(self) -> "ArticleCheck":
        """What checks the article; for a job's thread, since it loads for a moment."""
        if self._check is None:
            from duidu.app.check.article_check import ArticleCheck

            session = self.page.context.session
            self._check = ArticleCheck(session.library, lambda: session.lexicon, self.page.article)
        return self._check

    @property
    def _key(self) -> str:
        return f"check {self.page.article}"

    def _rows_in_view(self) -> range:
        shown = [
            row.text.index for side in SideName for row, _ in self.page.view.visible.rows(side)
        ]
        return range(min(shown), max(shown) + 1) if shown else range(0)
