"""Tells one job how far the files of a text are that are read at the same time."""

from collections.abc import Sequence
from threading import Lock

from duidu.core.errors import Sentence
from duidu.core.jobs import Job

# The share of an opening that is done when its files are read; what comes then begins there.
SHARE = 0.025


class Readings:
    """The files of one text, by their names, and how much of each is read.

    They are read on threads of their own; the job is told by one of them at a time.
    """

    def __init__(self, job: Job, names: Sequence[str]) -> None:
        self._job, self._names = job, names
        self._shares = [0.0] * len(names)
        self._telling = Lock()

    def jobs(self) -> list["Job"]:
        """Return a job for each of the files."""
        return [_Reading(self, number) for number in range(len(self._names))]

    def told(self, number: int, share: float) -> None:
        """Tell the job that so much of a file is read; it is shown the one that is least far."""
        with self._telling:
            self._shares[number] = max(share, self._shares[number])
            least = min(self._shares)
            self._job.progress(
                SHARE * sum(self._shares) / len(self._shares),
                Sentence(
                    "Reading “{name}”… {percent} %",
                    name=self._names[self._shares.index(least)],
                    percent=int(100 * least),
                ),
            )

    def check(self) -> None:
        """Raise Cancelled if the person cancelled."""
        self._job.check()


class _Reading:
    """The job of reading one of the files."""

    def __init__(self, readings: Readings, number: int) -> None:
        self._readings, self._number = readings, number

    def progress(self, done: float, message: str = "") -> None:
        """Report the share of the file that is read."""
        self._readings.told(self._number, done)

    def check(self) -> None:
        """Raise Cancelled if the person cancelled."""
        self._readings.check()
