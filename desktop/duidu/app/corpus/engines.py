"""What has tasks done: the processes of this machine, or those of a cluster."""

import queue
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol

from duidu.app.corpus.asked import Answer, Asked
from duidu.app.corpus.worker import Worker


class Engine(Protocol):
    """Has tasks done, several at a time, in any order."""

    @property
    def at_once(self) -> int:
        """How many tasks should wait or be under way, so that nobody is without one."""

    def submit(self, asked: Asked, contents: tuple[bytes, ...]) -> "Future[Answer]":
        """Have a task done, with what its files hold."""

    def close(self) -> None:
        """End everything, also what is under way."""


class LocalProcesses:
    """So many processes of this machine, each with a thread of this one that asks it."""

    def __init__(self, count: int) -> None:
        self.at_once = 2 * count
        self._workers = [Worker() for _ in range(count)]
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(count)

    def submit(self, asked: Asked, contents: tuple[bytes, ...]) -> "Future[Answer]":
        """Have a task done by the next process that is free; it reads the files itself."""
        return self._threads.submit(self._answer, asked)

    def close(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.close()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.end()

    def _answer(self, asked: Asked) -> Answer:
        worker = self._idle.get()
        try:
            return worker.answer(asked)
        finally:
            self._idle.put(worker)
