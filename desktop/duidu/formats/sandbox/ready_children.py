"""Keeps children ready that have loaded what most files need, before there is a file to read.

Each of them reads one file and ends, as any other does; it is confined when it is told which file
that is. So the start of Python, which takes longer than reading most files, is over by then.
"""

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from duidu.core.child_process import Child, start_child
from duidu.formats.sandbox.confinement.confine import start_confined

_PAIR = 2  # a text and its translation are read at the same time
_PATIENCE = 120.0  # seconds for which children wait when a file is expected
_MOMENT = 2.0  # seconds for which taking one waits for one that is being started


class ReadyChildren:
    """Children that wait for a file. Any thread may take one.

    They are started by a thread of their own: starting one needs the disk, and on Linux a child
    ends with the thread that started it. `may` says whether the machine can bear them.
    """

    def __init__(self, command: Sequence[str], may: Callable[[], bool] = lambda: True) -> None:
        self._command, self._may = command, may
        self._ready: list[Child] = []
        self._wanted, self._until = 0, 0.0
        self._change = threading.Condition()
        self._keeper: threading.Thread | None = None
        self._closed = False

    def expect(self, files: int = _PAIR) -> None:
        """Have children ready for so many files, which may come soon or never."""
        with self._change:
            if self._closed:
                return
            self._wanted, self._until = files, time.monotonic() + _PATIENCE
            if self._keeper is None:
                self._keeper = threading.Thread(
                    target=self._keep, name="ready children", daemon=True
                )
                self._keeper.start()
            self._change.notify_all()

    def take(self) -> Child | None:
        """Return a child that waits for its request and is the caller's from now on, if any."""
        with self._change:
            self._change.wait_for(lambda: self._ready or not self._wanted, _MOMENT)
            self._wanted = max(0, self._wanted - 1)
            while self._ready:
                child = self._ready.pop(0)
                # The system may have ended one meanwhile, where memory is short.
                if child.poll() is None:
                    return child
                _end(child)
        return None

    def close(self) -> None:
        """End those that wait; no more are started."""
        with self._change:
            self._closed, self._wanted = True, 0
            self._change.notify_all()
        if self._keeper is not None:
            self._keeper.join()

    def _keep(self) -> None:
        """Start and end children until no more are wanted for good."""
        while (step := self._next()) is not None:
            step()

    def _next(self) -> Callable[[], object] | None:
        """Wait until a child is to be started or ended, and return what does so; None at the end.

        Nobody who expects or takes one waits for that.
        """
        with self._change:
            while True:
                left = self._until - time.monotonic()
                if left <= 0 and self._wanted:
                    self._wanted = 0
                    self._change.notify_all()
                if len(self._ready) > self._wanted:
                    return partial(_end, self._ready.pop())
                if self._closed:
                    return None
                if len(self._ready) < self._wanted:
                    return self._start
                self._change.wait(left if self._wanted else None)

    def _start(self) -> None:
        """Start a child, if the machine bears it."""
        child = None
        if self._may():
            # Where none can be started, whoever has a file to read is told why.
            with suppress(OSError):
                child = start_confined(self._command) or start_child(self._command)
        with self._change:
            if child is None:
                self._wanted = len(self._ready)
            else:
                self._ready.append(child)
            self._change.notify_all()


def _end(child: Child) -> None:
    """End a child that has read nothing."""
    child.kill()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    child.wait()
