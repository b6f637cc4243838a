"""The interface by which long work reports progress and notices that it was cancelled."""

from typing import Protocol


class Job(Protocol):
    """Passed to everything that may take over 50 ms; reports at most ten times a second."""

    def progress(self, done: float, message: str = "") -> None:
        """Report the share done, 0 to 1, and optionally what is being done.

        The text is translated already, or is a Sentence.
        """

    def check(self) -> None:
        """Raise Cancelled if the person cancelled. To be called at least every 50 ms of work."""


# An object rather than None, so that long work never asks whether there is a job.
class NoJob:
    """A job for tests and short commands, which neither show progress nor cancel."""

    def progress(self, done: float, message: str = "") -> None:
        """Does nothing."""

    def check(self) -> None:
        """Does nothing."""


class Within:
    """A job that is a part of another, from share `start` of it to share `end`."""

    def __init__(self, job: Job, start: float, end: float) -> None:
        self._job, self._start, self._share = job, start, end - start

    def progress(self, done: float, message: str = "") -> None:
        """Report the share of the part."""
        self._job.progress(self._start + self._share * done, message)

    def check(self) -> None:
        """Raise Cancelled if the person cancelled."""
        self._job.check()
