"""Has the same files opened once at a time: who comes second finds what the first has kept.

A file may be opened on its own while the folder it is in is being added.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from duidu.core.jobs import Job

_LOOK = 0.05  # seconds between two looks whether the person cancelled


class InHand:
    """The files that are being opened, by what is in them; safe to use from any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._files: set[frozenset[str]] = set()

    @contextmanager
    def alone(self, digests: Sequence[str], job: Job) -> Iterator[None]:
        """Wait until nobody else opens files with these contents, and keep others waiting.

        Raises Cancelled.
        """
        files = frozenset(digests)
        with self._changed:
            while files in self._files:
                job.check()
                self._changed.wait(_LOOK)
            self._files.add(files)
        try:
            yield
        finally:
            with self._changed:
                self._files.discard(files)
                self._changed.notify_all()
