"""Carries out what a person does without holding the window up.

Each command and each undo runs on the library's side, ahead of writes of the background. The window
waits a moment for it, as nearly all of them are durable within that, and goes on otherwise.
"""

import sys
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillRunning
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from duidu.app.base.commands import Command, closed_by
from duidu.app.session import Session
from duidu.core.article import Place
from duidu.core.changes import Changes
from duidu.core.errors import DuiduError, LibraryError
from duidu.core.fault_guard import FaultGuard
from duidu.core.system_failure import system_failure
from duidu.ui.base.message_line import MessageLine
from duidu.ui.style.i18n import error_text, tr

T = TypeVar("T")
Moved = tuple[Changes, Place | None]

PATIENCE = 0.02  # seconds: little more than a frame
_SAID_AFTER = 500  # ms


def ignore(_: object) -> None:
    """Do nothing with a result."""


def forget() -> None:
    """Do nothing after a failure."""


@dataclass(slots=True, eq=False)
class _Step:
    """One command or undo under way: what the library's side does, and what follows here.

    `is_long` and `closes` are asked when its turn comes: whether it writes in batches, and which
    articles leave the shelf with it.
    """

    work: Callable[[], Any]
    is_long: Callable[[], bool]
    closes: Callable[[], frozenset[str]]
    deliver: Callable[[Any], None]
    if_failed: Callable[[], None]
    future: "Future[Any] | None" = None
    result: list[Any] = field(default_factory=list)
    failed: bool = False
    ended: list[Callable[[], None]] = field(default_factory=list)


class CommandQueue(QObject):
    """Commands of one window: one after the other in each article.

    A command that is not durable in time is pending: those after it in its article wait for it, and
    it is announced when it is on the disk. One that fails says so, and nothing of it is kept.
    """

    _arrived = Signal(str)

    def __init__(self, session: Session, messages: MessageLine, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages
        self._steps: dict[str, deque[_Step]] = {}
        self._newest = ""  # the article of the newest step
        self._latest: dict[str, Command] = {}
        self._failures = 0
        self._guard = FaultGuard()
        # What is under way by the article that leaves the shelf with it.
        self._closing: dict[str, _Step] = {}
        # Keeps what is typed on an article that is about to leave; set by who knows the editors.
        self.leave: Callable[[str], object] = ignore
        self._long: ThreadPoolExecutor | None = None
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._slow = QTimer(self, singleShot=True, interval=_SAID_AFTER)
        self._slow.timeout.connect(self._tell_of_pending)

    @property
    def idle(self) -> bool:
        """Whether nothing is pending."""
        return not any(self._steps.values())

    def do(
        self,
        article: str,
        command: Command,
        when_done: Callable[[Changes], None] = ignore,
        if_failed: Callable[[], None] = forget,
    ) -> Changes | None:
        """Carry out a command.

        Returns what changed, None when it failed and the person was told. A pending command counts
        as done and returns changes of no kind; whoever needs it to be durable passes `when_done`,
        whoever can give the person back what was typed passes `if_failed`. Both are called in any
        case, also before this returns.
        """

        def deliver(changes: Changes) -> None:
            self._session.announce(changes)
            when_done(changes)

        self._latest[article] = command
        push = partial(self._session.stack(article).push, command)
        long = bool(getattr(command, "in_batches", False))
        step = _Step(push, lambda: long, lambda: closed_by(command, False), deliver, if_failed)
        self._add(article, step)
        if step.failed:
            return None
        return step.result[0] if step.result else Changes(frozenset(), article)

    def move(
        self, article: str, back: bool, when_done: Callable[[Moved], None] = ignore
    ) -> Moved | None:
        """Undo (`back`) or redo in the stack of an article, after what is pending in it.

        Returns the changes and where they happened; None when there was nothing to do, when it
        failed and the person was told, and while it is pending.
        """

        def deliver(moved: Moved | None) -> None:
            if moved is not None:
                self._session.announce(moved[0])
                when_done(moved)

        self._latest.pop(article, None)
        stack = self._session.stack(article)
        work = stack.undo if back else stack.redo
        step = _Step(
            work, partial(stack.is_long, back), partial(stack.closes, back), deliver, forget
        )
        self._add(article, step)
        return step.result[0] if step.result else None

    def latest(self, article: str) -> Command | None:
        """The command asked for last in an article; None when undo or redo came after it."""
        return self._latest.get(article)

    def can_move(self, article: str, back: bool) -> bool:
        """Whether there is something to undo or redo, as far as is known by now."""
        stack = self._session.stack(article)
        return bool(self._steps.get(article)) or (stack.can_undo if back else stack.can_redo)

    def is_pending(self, article: str) -> bool:
        """Whether a command of an article is not on the disk yet."""
        return bool(self._steps.get(article))

    def when_durable(self, then: Callable[[bool], None]) -> None:
        """Call a function when all that is pending in the article of the newest command has ended.

        It says whether all of that succeeded; it is called at once where nothing is pending.
        """
        steps = tuple(self._steps.get(self._newest, ()))
        if steps:
            # Delivered in order: after the last one, all before it have ended.
            steps[-1].ended.append(lambda: then(not any(step.failed for step in steps)))
        else:
            then(True)

    def settle(self) -> bool:
        """Wait until everything is durable, for the end of the window; whether nothing failed."""
        before = self._failures
        while waiting := [article for article, steps in self._steps.items() if steps]:
            for article in waiting:
                step = self._steps[article][0]
                if step.future is not None:
                    step.future.exception()
                self._take(article)
        if self._long is not None:
            self._long.shutdown()
            self._long = None
        return self._failures == before

    def _add(self, article: str, step: _Step) -> None:
        """Queue a step, and wait a moment for it if it is the only one."""
        self._newest = article
        steps = self._steps.setdefault(article, deque())
        steps.append(step)
        if len(steps) > 1:
            self._slow.start()
            return
        self._start(article, step)
        if step.future is not None and not _is_done_within(step.future, PATIENCE):
            step.future.add_done_callback(lambda _: self._arrived.emit(article))
            self._slow.start()
            return
        self._take(article)

    def _start(self, article: str, step: _Step) -> None:
        """Hand a step to the library's side, or have it wait for those that must come first."""
        if (closing := self._closing.get(article)) is not None:
            closing.ended.append(lambda: self._start_after(article, step, closing))
            return
        closes = step.closes()
        for closed in closes:
            # What is typed there is kept there while it is on the shelf, and so comes along.
            self.leave(closed)
            if closed != article and (before := self._steps.get(closed)):
                before[-1].ended.append(lambda: self._resume(article, step))
                return
        self._closing.update(dict.fromkeys(closes, step))
        try:
            if step.is_long():
                # Not on the library's thread: others write between its batches.
                self._long = self._long or ThreadPoolExecutor(1, "long-command")
                step.future = self._long.submit(step.work)
            else:
                step.future = self._session.library.submit_first(step.work)
        except DuiduError as error:
            step.future = Future()
            # Without its traceback, which would keep this step, and so itself, alive.
            step.future.set_exception(error.with_traceback(None))

    def _start_after(self, article: str, step: _Step, closing: _Step) -> None:
        """Start a step of an article that another one was taking off the shelf."""
        if not closing.failed:
            step.future = Future()
            step.future.set_exception(
                LibraryError(
                    "This text was removed or replaced meanwhile, so your last change to it was "
                    "not made."
                )
            )
        self._resume(article, step)

    def _resume(self, article: str, step: _Step) -> None:
        """Start a step that waited for others, and deliver it when it is done."""
        if step.future is None:
            self._start(article, step)
        if step.future is not None:
            step.future.add_done_callback(lambda _: self._arrived.emit(article))

    def _take(self, article: str) -> None:
        """Deliver what is done in an article, in order, and start what waited for it."""
        steps = self._steps[article]
        while steps and steps[0].future is not None and steps[0].future.done():
            step = steps.popleft()
            # A fault in a view that is told must not keep what waits from being carried out.
            with self._guard.part():
                self._deliver(step, step.future)
            self._closing = {one: by for one, by in self._closing.items() if by is not step}
            for then in step.ended:
                with self._guard.part():
                    then()
            if steps and steps[0].future is None:
                self._start(article, steps[0])
                if steps[0].future is not None and not steps[0].future.done():
                    steps[0].future.add_done_callback(lambda _: self._arrived.emit(article))

    def _deliver(self, step: _Step, future: "Future[Any] | None") -> None:
        """Tell the views what changed, or the person what failed."""
        assert future is not None
        error = future.exception()
        if error is None:
            step.result.append(future.result())
            step.deliver(future.result())
            return
        step.failed = True
        self._failures += 1
        if told := error if isinstance(error, DuiduError) else system_failure(error):
            self._messages.error(error_text(told))
        else:
            # A bug: the person gets a sentence, the exception hook the traceback.
            self._messages.error(
                tr(
                    "Commands",
                    "An error in Duidu stopped this change; nothing was changed. Try it again.",
                )
            )
            sys.excepthook(type(error), error, error.__traceback__)
        step.if_failed()

    def _tell_of_pending(self) -> None:
        if not self.idle:
            self._messages.say(
                tr("Commands", "Your last change is still being saved; you can go on.")
            )


def _is_done_within(future: "Future[Any]", seconds: float) -> bool:
    try:
        future.exception(seconds)
    except StillRunning:
        return False
    return True
