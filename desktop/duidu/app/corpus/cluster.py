"""Has tasks done by the workers of a Dask cluster, whichever machines they are on.

A task carries what its files hold, so that workers need no folder in common with this machine. Each
worker keeps processes of ours for it, as this machine would. When a worker is lost, the scheduler
gives its tasks to another; what came of a task is taken once, whoever did it.
"""

import tempfile
import threading
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any

from duidu import __version__
from duidu.app.corpus.asked import Answer, Asked
from duidu.app.corpus.worker import Worker
from duidu.core.errors import DuiduError, UsageError

_PLUGIN = "duidu"
_SECONDS = 20  # for which a scheduler may take to answer
# Tasks for each thread of a worker: one is under way while the next comes over the network.
_EACH = 2
_LEAST = 8


class WorkersPlugin:
    """What each worker of the cluster keeps: processes of ours, one for each task at a time."""

    name = _PLUGIN

    def __init__(self) -> None:
        self._version = __version__

    def setup(self, worker: object) -> None:
        """Begin without any process. Raises DuiduError for another version of the program."""
        if self._version != __version__:
            raise DuiduError("Its workers have another version of Duidu than this machine.")
        self._lock = threading.Lock()
        self._idle: list[Worker] = []
        self._all: list[Worker] = []

    def teardown(self, worker: object) -> None:
        """End all processes."""
        for one in self._all:
            one.close()
            one.end()

    def answer(self, asked: Asked, contents: tuple[bytes, ...]) -> Answer:
        """Do a task, of which the files are here only as what they hold."""
        with self._lock:
            process = self._idle.pop() if self._idle else Worker()
            if process not in self._all:
                self._all.append(process)
        try:
            with tempfile.TemporaryDirectory(prefix="duidu-") as folder:
                here = _written(Path(folder), asked, contents)
                return process.answer(Asked(asked.task, here, asked.quick, asked.wanted))
        finally:
            with self._lock:
                self._idle.append(process)


class Cluster:
    """The workers of a scheduler."""

    def __init__(self, address: str) -> None:
        """Ask the scheduler for its workers. Raises DuiduError."""
        try:
            from distributed import Client
            from distributed.comm.addressing import get_address_host_port
        except ImportError as error:
            raise UsageError(
                "A cluster needs the package distributed; install duidu[cluster]."
            ) from error
        try:
            # First, since a client that was never one complains in words of its own at the end.
            host_and_port: Any = get_address_host_port
            host_and_port(address)
            client: Any = Client
            self._client: Any = client(address, timeout=_SECONDS, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise DuiduError(
                "No Dask scheduler answers at {address}; see that it runs, and that its version "
                "is that of this machine.",
                address=address,
            ) from error
        self._prepare(address)

    @property
    def at_once(self) -> int:
        """Twice as many tasks as the workers have threads by now; workers may come and go."""
        threads: int = sum(self._client.nthreads().values())
        return max(_LEAST, _EACH * threads)

    def submit(self, asked: Asked, contents: tuple[bytes, ...]) -> "Future[Answer]":
        """Have a task done by some worker."""
        remote = self._client.submit(do_task, asked, contents, pure=False)
        local: Future[Answer] = Future()
        remote.add_done_callback(lambda done: _hand_over(done, asked, local))
        return local

    def close(self) -> None:
        """Forget what is under way; the cluster stays."""
        with suppress(OSError, TimeoutError):
            self._client.close(timeout=_SECONDS)

    def _prepare(self, address: str) -> None:
        """Give all workers what they need, also those that come later. Raises DuiduError."""
        try:
            self._client.register_plugin(_plugin(), name=_PLUGIN)
        except Exception as error:
            self.close()
            raise DuiduError(
                "The workers at {address} cannot align: {value}. Install this version of "
                "duidu[cluster] on each.",
                address=address,
                value=str(error).rstrip("."),
            ) from error


def do_task(asked: Asked, contents: tuple[bytes, ...]) -> Answer:
    """Do a task on the worker that this runs on."""
    from distributed import get_worker

    plugin: Any = get_worker().plugins[_PLUGIN]
    answer: Answer = plugin.answer(asked, contents)
    return answer


def _plugin() -> Any:  # noqa: ANN401 - its class is made of one of distributed, which may be absent
    from distributed import WorkerPlugin

    return type("DuiduWorkers", (WorkersPlugin, WorkerPlugin), {})()


def _hand_over(done: Any, asked: Asked, local: "Future[Answer]") -> None:  # noqa: ANN401 - a future of distributed
    """Give what came of a task to who waits for it; a task that no worker outlives has failed."""
    if done.status == "finished":
        local.set_result(done.result())
        return
    why = "the workers of the cluster that had it ended or lost it, one after the other"
    if done.status == "error" and isinstance(done.exception(), DuiduError):
        why = str(done.exception())
    local.set_result({"failed": f"“{asked.files[0].name}”: {why.rstrip('.')}."})


def _written(folder: Path, asked: Asked, contents: tuple[bytes, ...]) -> tuple[Path, ...]:
    """Files with these contents; they keep their names and those of the folders they were in."""
    here = []
    for number, (file, data) in enumerate(zip(asked.files, contents, strict=True)):
        place = folder / str(number) / file.parent.name / file.name
        place.parent.mkdir(parents=True)
        place.write_bytes(data)
        here.append(place)
    return tuple(here)
