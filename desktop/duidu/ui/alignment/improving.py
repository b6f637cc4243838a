"""Has the alignment of one article made better, step by step, while it is read.

Each step is a job of its own: it takes the part of the text that is on the screen when it begins,
and what else waits in the background comes between two of them. While rows are paired by length
alone the message line says how far the work is and how long it will take; after that a quiet word
beside the title does. On battery, and while others need the processor, it steps aside.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from duidu.app.alignment.left import Left
from duidu.core.alignment import ROUGH
from duidu.core.changes import Changes
from duidu.core.jobs import Job
from duidu.ui.alignment.encoder_rest import REFINING
from duidu.ui.base.jobs import Lane, Work
from duidu.ui.base.short_text import short
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.style.i18n import tr
from duidu.ui.style.told_progress import told_progress

_LOOK_AGAIN = 2_000  # ms until it is asked again whether the work may go on
_BUSY = 4  # times as long as the last step it waits while others need the processor
_LONGEST = 20_000  # ms that it waits then at most
_SEEN_FIRST = 250  # ms until it is asked again whether what is in view has its words and links
_PATIENCE = 10.0  # seconds that the next step waits for them at most
_MOST_OF_TITLE = 40  # code points of a title in the message line, which tells more than that


@dataclass(frozen=True, slots=True)
class _Step:
    """What one step did, what is left after it, and how many seconds it took.

    `unlike`: it was the first, and what it aligned does not look like translations.
    """

    changes: Changes | None
    left: Left | None
    seconds: float
    unlike: bool = False


class _Either:
    """A job that ends when the step is cancelled, or all of the work.

    `before` is what was left when the step began.
    """

    def __init__(self, step: Job, whole: Work | None, before: Left | None) -> None:
        self._step, self._whole = step, whole
        # A paragraph of a book's length is one row, which takes minutes.
        self._is_last = before is not None and before.rough and before.rows == 1
        self._done = 0.0 if before is None else before.done

    def progress(self, done: float, message: str = "") -> None:
        """Tell the whole of a step that does all that is left; other steps are short."""
        if self._whole is not None and self._is_last:
            share = self._done + (1 - self._done) * done
            self._whole.progress(share, told_progress(self._whole.text, share, 0.0))

    def check(self) -> None:
        """Raise Cancelled if either was cancelled."""
        self._step.check()
        if self._whole is not None:
            self._whole.check()


class Improving(QObject):
    """The work behind one page; `said` carries what is to be told beside the title, or ""."""

    said = Signal(str)

    def __init__(self, page: ArticlePage, words_wait: Callable[[], bool]) -> None:
        """`words_wait` tells whether rows in view have no words and links yet."""
        super().__init__(page)
        self._page = page
        self._words_wait = words_wait
        self._patient_until = 0.0
        self._session, self._jobs = page.context.session, page.context.jobs
        self._whole: Work | None = None
        self._running: Work | None = None
        self._left: Left | None = None
        self._rows_a_second = 0.0
        self._anyway = self._stopped = False
        # When the last step ended; 0.0 if the work rested since, for which no time is told.
        self._since = 0.0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._go_on)
        self._jobs.ended.connect(self._ended)

    @property
    def has_work(self) -> bool:
        """Whether there is something left that it is not waiting with."""
        return self._running is not None

    @property
    def is_seen(self) -> bool:
        """Whether its page is on the screen."""
        return self._page.isVisible()

    def begin(self) -> None:
        """Make the alignment better, if it can be."""
        info = self._session.library.articles.info(self._page.article)
        if info.aligner == ROUGH:
            title = short(info.title, _MOST_OF_TITLE)
            text = tr("Background", "Aligning “{name}”…", name=title)
            self._whole = Work(text, self._jobs.progressed.emit)
            self._jobs.started.emit(self._whole)
        self._run()

    def work_anyway(self) -> None:
        """Go on, or begin again, also on battery and on a busy machine."""
        self._anyway, self._stopped = True, False
        if self._running is None:
            self._since = 0.0
            self._again.stop()
            self.begin() if self._whole is None else self._run()

    def stop(self) -> None:
        """End the work; it goes on when the article is opened again."""
        self._stopped = True
        self._again.stop()
        self._jobs.cancel(self._key)
        self._end()

    @property
    def _key(self) -> str:
        return f"refine {self._page.article}"

    def _run(self) -> None:
        """Have the next step done."""
        session, article, whole = self._session, self._page.article, self._whole
        near, jobs = self._page.view.place(), self._jobs

        def work(job: Job) -> _Step:
            began = time.monotonic()
            before = session.improve.left(article, near)
            changes = session.refine(article, _Either(job, whole, before), near)
            left = session.improve.left(article, near)
            is_first = before is not None and before.rough and not before.done
            unlike = is_first and bool(session.improve.doubt(article))
            return _Step(changes, left, time.monotonic() - began, unlike)

        def done(step: _Step) -> None:
            if step.changes is not None:
                session.announce(step.changes)
            if isValid(self) and not self._page.is_left:
                self._take(step)
            elif whole is not None:
                jobs.ended.emit(whole)

        self._running = self._jobs.run(
            Lane.BACKGROUND,
            work,
            # The rows are written: other views are told also when the page was closed meanwhile.
            owner=jobs,
            when_done=done,
            key=self._key,
            turn=REFINING,
        )

    def _take(self, step: _Step) -> None:
        """Tell how far the work is, and go on if there is more and it gets on."""
        if step.unlike:
            self._page.context.messages.say(
                tr(
                    "Opening",
                    "These two texts do not look like translations "
                    "of each other; check that they belong together.",
                )
            )
        before, self._left, self._running = self._left, step.left, None
        if step.left is None or step.left == before or self._stopped:
            self._end()
            return
        # On a busy machine the work waits between two steps, and that is part of how long it takes.
        now = time.monotonic()
        seconds, self._since = now - self._since if self._since else step.seconds, now
        if before is not None and before.rough == step.left.rough and seconds > 0:
            pace = max(0, before.rows - step.left.rows) / seconds
            # Parts differ: what was seen before counts for most of it.
            kept = self._rows_a_second or pace
            self._rows_a_second = 0.8 * kept + 0.2 * pace
        self._tell(step.left)
        self._patient_until = time.monotonic() + _PATIENCE
        self._wait(step)

    def _wait(self, step: _Step) -> None:
        """Go on at once, or later where the machine is needed for something else."""
        machine = self._session.machine
        if self._anyway or (step.left is not None and step.left.seen_waits):
            self._run()
        elif self._seen_comes_first():
            self._again.start(_SEEN_FIRST)
        elif machine.on_battery() or self._is_behind():
            self._since = 0.0
            self._again.start(_LOOK_AGAIN)
        elif machine.is_busy():
            self._again.start(min(_LONGEST, int(_BUSY * 1000 * step.seconds)))
        else:
            self._run()

    def _go_on(self) -> None:
        """Go on if nothing speaks against it any more."""
        if not self._anyway and self._seen_comes_first():
            self._again.start(_SEEN_FIRST)
            return
        waits = not self._anyway and (self._session.machine.on_battery() or self._is_behind())
        if waits and not (self._page.isVisible() and self._left and self._left.seen_waits):
            if self._left is not None:
                self._tell(self._left)
            self._since = 0.0
            self._again.start(_LOOK_AGAIN)
        else:
            self._run()

    def _seen_comes_first(self) -> bool:
        """Whether what is in view is still to get its words and links.

        Each step changes the article, and what is worked out for its rows meanwhile is lost.
        """
        return self.is_seen and time.monotonic() < self._patient_until and self._words_wait()

    def _is_behind(self) -> bool:
        """Whether another page is on the screen whose alignment is being made better."""
        if self.is_seen:
            return False
        others = self._page.window().findChildren(Improving)
        return any(one.has_work and one.is_seen for one in others)

    def _tell(self, left: Left) -> None:
        """Tell in the message line how far a first alignment is, beside the title what follows."""
        share = round(100 * left.done)
        waits = not self._anyway and self._session.machine.on_battery()
        if self._whole is not None and not left.rough:
            self._jobs.ended.emit(self._whole)
            self._whole = None
        if waits:
            self.said.emit(tr("Background", "waits while on battery, {n} %", n=share))
        elif left.rough:
            self.said.emit("")
        else:
            self.said.emit(tr("Background", "improving the alignment, {n} %", n=share))
        if self._whole is not None:
            text = told_progress(self._whole.text, left.done, self._seconds(left))
            self._whole.progress(left.done, text)

    def _seconds(self, left: Left) -> float:
        return left.rows / self._rows_a_second if self._rows_a_second else 0.0

    def _end(self) -> None:
        if self._whole is not None:
            self._jobs.ended.emit(self._whole)
        self._whole = None
        self.said.emit("")

    def _ended(self, work: Work) -> None:
        """Take note that the step, or all of the work, was cancelled."""
        whole = self._whole is not None and self._whole.cancelled
        if work is self._running and (work.cancelled or whole):
            # Also where this step came to its end before it noticed.
            self._running, self._stopped = None, self._stopped or whole
            self._end()
