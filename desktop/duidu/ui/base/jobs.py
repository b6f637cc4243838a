"""Runs long work off the window's thread and delivers results in it.

Work runs in lanes by who waits for it, so that nothing a person waits for queues behind something
longer. The lanes share the processor: between two of them Python changes every half millisecond
(ui/window/application.py: leave_room).

While work is under way the person edits, undoes, closes the tab or leaves. Whoever calls
Jobs.run answers for each of these; docs/ways-of-the-data.md, "A background result", says how:

- what is shown: ask again in `changed`, under the same key, which drops the older result;
- what is written: in one transaction that looks whether what it was worked out from still
  holds, and otherwise writes nothing or works it out again;
- what is written in the work itself: `owner` is the Jobs object and not a page, and `written` is
  set, so that the views are told whatever was closed meanwhile.
"""

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from duidu.core.errors import Cancelled, DuiduError
from duidu.core.jobs import Job
from duidu.core.system_failure import system_failure
from duidu.ui.base.lane_threads import LaneThreads, Turns
from duidu.ui.style.i18n import error_text, tr, translated_text
from duidu.ui.style.told_progress import Pace, told_progress

T = TypeVar("T")
REPORT_EVERY = 0.1  # seconds


class Lane(StrEnum):
    """Who waits for the work, and with that how many pieces of it are done at once.

    Each thread has a reading connection to the library of its own; all writes go to the library's
    one writer, from whatever lane.
    """

    # The window itself: what a page needs to be shown and to be worked with. A moment each.
    PAGE = "page"
    # A person, who has asked something and looks at where the answer will be: find, contents,
    # notes, cards, lists. Short, or given back in parts.
    ANSWER = "answer"
    # A person, who has given an order and goes on meanwhile: open, export, print, import, align
    # again. Seconds to minutes.
    ORDER = "order"
    # Nobody, but it shows at what is in view: its word links, the marks beside the scroll bar.
    SEEN = "seen"
    # Nobody: what improves or keeps safe what is not in view.
    BACKGROUND = "background"

    @property
    def most(self) -> int:
        """How many pieces of work are done at once.

        As many answers and orders as a person can be expected to wait for at the same time: fewer
        would queue behind each other, and a thread costs next to nothing. In the background one
        for what takes minutes and one for the rest.
        """
        return {"answer": 8, "order": 8}.get(self.value, 2)


class Work:
    """One piece of work under way; the work gets it as its Job."""

    def __init__(self, text: str, report: Callable[["Work", float, str], None]) -> None:
        self.text = self.told = text
        self._report, self._pace = report, Pace()
        self._cancelled = threading.Event()
        self._last = 0.0

    def progress(self, done: float, message: str = "") -> None:
        """Report progress (0 to 1), at most ten times a second; `told` says it in words."""
        now = time.monotonic()
        if now - self._last >= REPORT_EVERY or done >= 1:
            self._last = now
            seconds = self._pace.seconds(done, now)
            own = told_progress(self.text, done, seconds) if self.text else ""
            self.told = translated_text(message) or own
            self._report(self, done, self.told)

    def check(self) -> None:
        """Raise Cancelled once cancel() was called."""
        if self._cancelled.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to end; its result will not be delivered."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to end."""
        return self._cancelled.is_set()


@dataclass(frozen=True, slots=True)
class _Receiver:
    """Who waits for a result, and under which key it was asked for."""

    owner: QObject
    when_done: Callable[[Any], None]
    key: str
    written: bool
    # Kept until the result is delivered: see _let_go_after.
    work: Callable[[Job], Any]

    @property
    def is_gone(self) -> bool:
        """Whether the owner was deleted, or the object whose method takes the result."""
        done = self.when_done
        taker = getattr(done.func if isinstance(done, partial) else done, "__self__", None)
        return any(isinstance(one, QObject) and not isValid(one) for one in (self.owner, taker))

    def belongs_to(self, owner: QObject) -> bool:
        """Whether the result is for this object or for one inside it."""
        one: QObject | None = self.owner if isValid(self.owner) else None
        while one is not None and one is not owner:
            one = one.parent()
        return one is not None


class Jobs(QObject):
    """Runs work in lanes.

    `started`, `progressed` and `ended` are for the message line; `failed` carries a whole sentence.
    """

    started = Signal(object)
    progressed = Signal(object, float, str)
    ended = Signal(object)
    failed = Signal(str)
    _arrived = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[Lane, LaneThreads] = {}
        self._turns = Turns()
        self._running: dict[Work, _Receiver] = {}
        self._futures: set[Future[Any]] = set()
        self._closed = False
        # Seconds that close() waits for work that does not look whether it was cancelled, such as
        # loading the encoder; None waits until it has ended.
        self.patience: float | None = None
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        lane: Lane,
        work: Callable[[Job], T],
        *,
        owner: QObject,
        when_done: Callable[[T], None],
        text: str = "",
        key: str = "",
        turn: str = "",
        written: bool = False,
    ) -> Work:
        """Do `work` in a lane and hand its result to `when_done` in this thread.

        `owner` is whom the result is for, usually the page or the sheet; a result that comes after
        its owner was deleted or left (see drop) is dropped here, so that no receiver has to ask.
        A newer job with the same non-empty `key` cancels the older one, whose result is dropped.
        Jobs with the same `turn`, which is the key where none is given, run one after the other;
        all others may run at the same time, those of a lane too.
        `text` names the work in the message line while it runs. `written` says that a result is of
        something that is kept already: it comes also if it was cancelled at the last moment.
        """
        if key:
            self.cancel(key)
        item = Work(text, self.progressed.emit)
        if self._closed:
            item.cancel()
            return item
        self._running[item] = _Receiver(owner, when_done, key, written, work)
        executor = self._lanes.get(lane)
        if executor is None:
            executor = self._lanes[lane] = LaneThreads(lane.value, lane.most, self._turns)
        self.started.emit(item)
        future = executor.submit(_let_go_after(work), item, turn=turn or key)
        self._futures.add(future)
        future.add_done_callback(lambda finished: self._finished(item, finished))
        return item

    def cancel(self, key: str) -> None:
        """Cancel what runs under this key; "" cancels everything."""
        for item, receiver in self._running.items():
            if not key or receiver.key == key:
                item.cancel()

    def drop(self, owner: QObject) -> None:
        """Cancel what runs for an owner or for anything in it, as for a page that is closed.

        The owner may still live for a moment, but nobody looks at it any more.
        """
        for item, receiver in self._running.items():
            if receiver.belongs_to(owner):
                item.cancel()

    def runs_for(self, owner: QObject) -> bool:
        """Whether anything runs for an owner or for anything in it, and is still wanted."""
        return any(
            receiver.belongs_to(owner) and not item.cancelled
            for item, receiver in self._running.items()
        )

    @property
    def idle(self) -> bool:
        """Whether nothing runs and nothing waits to be delivered."""
        return not self._running

    def close(self) -> None:
        """Cancel everything and wait for the threads to end; nothing is run or delivered after it.

        With `patience`, threads that do not end in time are left behind (see busy). Timers of a
        closed window may still ask for work before its objects are deleted.
        """
        if self._closed:
            return
        self._closed = True
        self.cancel("")
        for executor in self._lanes.values():
            executor.shutdown(wait=self.patience is None, cancel_futures=True)
        wait(tuple(self._futures), self.patience)
        self._lanes.clear()
        self._running.clear()

    @property
    def busy(self) -> bool:
        """Whether a thread is at work, be it for a result that nobody wants any more."""
        return bool(self._futures)

    def _finished(self, item: Work, future: "Future[Any]") -> None:
        """Hand a result over to the window's thread; runs on that of the work."""
        self._futures.discard(future)
        if not self._closed:
            self._arrived.emit(item, future)

    def _deliver(self, item: Work, future: "Future[Any]") -> None:
        """Hand a result to its receiver, unless it was cancelled or deleted; tell failures."""
        receiver = self._running.pop(item, None)
        if receiver is None:
            return
        self.ended.emit(item)
        if receiver.is_gone:
            return
        error = future.exception()
        unwanted = item.cancelled and error is None and not receiver.written
        if isinstance(error, Cancelled) or unwanted:
            return
        if error is None:
            receiver.when_done(future.result())
        elif told := error if isinstance(error, DuiduError) else system_failure(error):
            self.failed.emit(error_text(told))
        else:
            # A bug: the person gets a sentence, the exception hook the traceback.
            kind, name = type(error).__name__, item.text or tr("Jobs", "The work")
            self.failed.emit(
                tr(
                    "Jobs",
                    "{name} stopped because of an error in Duidu ({kind}). Nothing was lost.",
                    name=name,
                    kind=kind,
                )
            )
            sys.excepthook(type(error), error, error.__traceback__)


def _let_go_after(work: Callable[[Job], T]) -> Callable[[Job], T]:
    """Return work that its thread no longer refers to when its result is there.

    The work may hold a page that was closed meanwhile. Were the thread's reference the last one,
    the page and its timers would be deleted in that thread, which Qt forbids; so the receiver, in
    the window's thread, holds the work longer.
    """
    held = [work]

    def once(job: Job) -> T:
        wanted = held.pop()
        try:
            # It may have been cancelled while it waited.
            job.check()
            return wanted(job)
        finally:
            del wanted  # which the traceback of an error would keep

    return once
