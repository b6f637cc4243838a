"""Keeps the library in step with other devices while a window is open.

It looks once a second, in the background, whether the shared files or the library have changed. As
long as the person has not set it up nothing is looked at.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from duidu.app.sync.exchange import Exchanged
from duidu.app.sync.in_step import InStep, InStepState
from duidu.app.sync.shared_files import SharedFilesError
from duidu.app.sync.shared_settings import Values, shared_values, take_over
from duidu.core.changes import Changes
from duidu.core.jobs import Job
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.style.i18n import error_text, plural, tr

LOOK_EVERY = 700  # ms: what is in the folder is here within a second
# Changes that are told one by one; of more every view reads all.
_TOLD = 20
TURN = "keep in step"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Look:
    """What a look found: what was exchanged, and a sentence where not all could be."""

    exchanged: Exchanged | None = None
    problem: str = ""


class KeepInStep(QObject):
    """The exchange of one window; `changed` says that there is something new to show of it."""

    changed = Signal()

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._in_step = InStep(
            context.session.library, settings=partial(shared_values, context.settings)
        )
        self.problem, self.last = "", 0.0
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    @classmethod
    def of(cls, context: WindowContext, window: QWidget) -> "KeepInStep":
        """That of a window, made when it is first wanted."""
        found = window.findChild(KeepInStep)
        return found if isinstance(found, KeepInStep) else cls(context, window)

    def begin(self) -> None:
        """Look from now on, if the library is kept in step."""
        if not self._context.session.library.read_only:
            self.state(lambda state: self._follow(state is not None))

    def state(self, when_read: Callable[[InStepState | None], None]) -> None:
        """Read how the library is kept in step."""
        self._run(lambda _: self._in_step.state(), when_read)

    def start(
        self, name: str, address: str, groups: Sequence[str], secrets: tuple[str, str] = ("", "")
    ) -> None:
        """Keep the library in step through a place, or other things of it.

        `secrets` are the password and the passphrase that were entered for it.
        """

        def work(_: Job) -> str:
            try:
                self._in_step.begin_with(name, address, groups, *secrets)
            except SharedFilesError as error:
                return error_text(error)
            return ""

        self._run(work, self._started)

    def stop(self) -> None:
        """Keep it in step no longer."""
        self._follow(False)
        self._run(lambda _: self._in_step.end(), lambda _: self.changed.emit())

    def look(self) -> None:
        """Exchange what is new, if anything is."""
        if not self._context.jobs.runs_for(self):
            self._run(partial(_looked, self._in_step, False), self._taken)

    def exchange(self) -> None:
        """Exchange now: the person asks for it."""
        self._run(
            partial(_looked, self._in_step, True),
            self._taken,
            tr("Sync", "Exchanging with your other devices…"),
        )

    def _run(self, work: Callable[[Job], T], done: Callable[[T], None], text: str = "") -> None:
        """Do something with the exchange; one thing after the other."""
        self._context.jobs.run(
            Lane.ORDER if text else Lane.BACKGROUND,
            work,
            owner=self,
            when_done=done,
            text=text,
            turn=TURN,
            written=True,
        )

    def _follow(self, wanted: bool) -> None:
        if wanted:
            self._timer.start()
        else:
            self._timer.stop()

    def _started(self, problem: str) -> None:
        """It was set up, or could not be."""
        if problem:
            self._say_problem(problem)
        else:
            self._follow(True)
            self.exchange()
        self.changed.emit()

    def _taken(self, found: _Look) -> None:
        """Tell every view what came, and the person what they should look at."""
        exchanged = found.exchanged
        if exchanged is None and not found.problem:
            # Nothing was tried: what was wrong before is so still.
            return
        self._say_problem(found.problem)
        if exchanged is None:
            return
        if not found.problem:
            self.last = time.time()
        for changes in _few(exchanged.changes):
            self._context.session.announce(changes)
        self._take_settings(exchanged.settings)
        if exchanged.twice:
            told = plural(
                "Sync",
                exchanged.twice,
                "A text was changed on two devices; both are kept.",
                "{n} texts were changed on two devices; both of each are kept.",
            )
            show = self._context.actions["file.sync"].trigger
            self._context.messages.offer(told, [(tr("Sync", "Look at them"), show)])
        self.changed.emit()

    def _take_settings(self, values: Values) -> None:
        """Use what was chosen on another device, and offer what it was here before."""
        settings = self._context.settings
        before = take_over(settings, values)
        if before:
            store = self._context.session.library.sync.settings
            self._run(lambda _: store.taken(values), lambda _: None)
            self._context.messages.offer(
                tr("Sync", "Settings that you changed on another device are used here, too."),
                [(tr("Sync", "Undo"), lambda: settings.set_own(before))],
            )

    def _say_problem(self, problem: str) -> None:
        """Say once that the files cannot be reached."""
        if problem != self.problem:
            self.problem = problem
            self.changed.emit()
            if problem:
                self._context.messages.error(problem)


def _looked(in_step: InStep, at_once: bool, job: Job) -> _Look:
    """What there was to exchange."""
    try:
        return _Look(in_step.exchange(job, waits=False) if at_once else in_step.look(job))
    except SharedFilesError as error:
        return _Look(in_step.taken_over(), error_text(error))


def _few(changes: Sequence[Changes]) -> Sequence[Changes]:
    """The changes; of very many one that concerns all."""
    if len(changes) <= _TOLD:
        return changes
    return [Changes(frozenset().union(*(one.kinds for one in changes)))]
