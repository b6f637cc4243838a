"""The threads of one lane: made when there is work for them, ended when there is none for a while.

Not a ThreadPoolExecutor: its threads stay for good, each with its reading connection to the
library, and it knows no turns.
"""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, TypeVar

from duidu.core.promised import fulfil

A = TypeVar("A")
T = TypeVar("T")

REST = 10.0  # seconds that a thread without work stays, as a person often asks again


class Turns:
    """What all lanes share: whose turn it is of the work that must not run at the same time."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.taken: set[str] = set()  # by the work under way


@dataclass(frozen=True, slots=True, eq=False)
class _Task:
    """Work that waits for a thread, and for its turn if it has one."""

    future: "Future[Any]"
    do: Callable[[], Any]
    turn: str


class LaneThreads:
    """Does pieces of work in the order they come in, at most so many of them at once.

    Work with the same non-empty turn, in whatever lane, is done one after the other. Other work
    overtakes what waits for its turn.
    """

    def __init__(self, name: str, most: int, turns: Turns, rest: float = REST) -> None:
        self._name = name
        self._most = most
        self._turns = turns
        self._changed = turns.changed
        self._rest = rest
        self._waiting: deque[_Task] = deque()
        self._threads: set[threading.Thread] = set()
        self._resting = 0
        self._closed = False

    def submit(self, work: Callable[[A], T], argument: A, turn: str = "") -> "Future[T]":
        """Have a thread call `work` with an argument. Raises RuntimeError after shutdown()."""
        future: Future[T] = Future()
        with self._changed:
            if self._closed:
                raise RuntimeError("the threads of this lane were ended")
            self._waiting.append(_Task(future, lambda: work(argument), turn))
            self._changed.notify_all()
            # Also for work that waits for its turn: somebody has to be there when it comes.
            if len(self._waiting) > self._resting and len(self._threads) < self._most:
                self._start()
        return future

    def shutdown(self, wait: bool = True, cancel_futures: bool = False) -> None:
        """End the threads, each after the work that it does; what waits is done or cancelled."""
        with self._changed:
            self._closed = True
            left: tuple[_Task, ...] = ()
            if cancel_futures:
                left, self._waiting = tuple(self._waiting), deque()
            threads = tuple(self._threads)
            self._changed.notify_all()
        # Outside the lock: those who wait for a future are told here.
        for task in left:
            task.future.cancel()
        if wait:
            for thread in threads:
                thread.join()

    def _start(self) -> None:
        name = f"{self._name}_{len(self._threads)}"
        thread = threading.Thread(target=self._serve, name=name)
        self._threads.add(thread)
        thread.start()

    def _serve(self) -> None:
        while (task := self._next()) is not None:
            fulfil(task.future, task.do)
            if task.turn:
                with self._changed:
                    self._turns.taken.discard(task.turn)
                    self._changed.notify_all()
            # Else this thread would hold the last work, and what that holds, while it rests.
            del task

    def _next(self) -> _Task | None:
        """Wait for work that can begin; None when the thread is to end."""
        with self._changed:
            called = True
            while (task := self._taken()) is None:
                if not self._waiting and (self._closed or not called):
                    self._threads.discard(threading.current_thread())
                    return None
                self._resting += 1
                called = self._changed.wait(self._rest)
                self._resting -= 1
            return task

    def _taken(self) -> _Task | None:
        """The oldest work whose turn it is, taken out of the queue."""
        for task in self._waiting:
            if task.turn not in self._turns.taken:
                self._waiting.remove(task)
                if task.turn:
                    self._turns.taken.add(task.turn)
                return task
        return None
