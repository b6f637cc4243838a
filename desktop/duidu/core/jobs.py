"""What long work needs from whoever runs it: a place to report progress and to notice that it was cancelled."""

from typing import Protocol


class Job(Protocol):
    """Handed to everything that may take over 50 ms. Implementations limit themselves to ten reports a second."""

    def progress(self, done: float, message: str = "") -> None:
        """Report the share done, 0 to 1, and optionally what is being done (already translated by the caller of the job)."""

    def check(self) -> None:
        """Raise Cancelled if the person cancelled. Called often: at least every 50 ms of work."""


class NoJob:
    """For callers that neither show progress nor cancel: tests and short commands."""

    def progress(self, done: float, message: str = "") -> None:
        """Nobody listens."""

    def check(self) -> None:
        """Nobody cancels."""
