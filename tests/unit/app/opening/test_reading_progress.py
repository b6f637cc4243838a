"""The person sees how far the reading of each file is, and the bar never goes back."""

from duidu.app.opening.reading_progress import SHARE, Readings
from duidu.core.errors import Sentence
from duidu.core.jobs import NoJob


class Seen(NoJob):
    """A job that keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[float, str]] = []

    def progress(self, done: float, message: str = "") -> None:
        """Keep what is told."""
        assert isinstance(message, Sentence)
        self.told.append((done, message))


def test_one_file_is_told_with_its_percents() -> None:
    job = Seen()
    (reading,) = Readings(job, ["book.srt"]).jobs()
    reading.progress(0.349)
    assert job.told == [(SHARE * 0.349, "Reading “book.srt”… 34 %")]


def test_of_two_files_the_one_that_is_least_far_is_named() -> None:
    job = Seen()
    left, right = Readings(job, ["a.zh.epub", "a.en.epub"]).jobs()
    left.progress(0.5)
    right.progress(0.75)
    left.progress(1.0)
    # What comes late does not go back.
    right.progress(0.25)
    assert [message for _, message in job.told] == [
        "Reading “a.en.epub”… 0 %",
        "Reading “a.zh.epub”… 50 %",
        "Reading “a.en.epub”… 75 %",
        "Reading “a.en.epub”… 75 %",
    ]
    shares = [share for share, _ in job.told]
    assert shares == sorted(shares)
    assert shares[-1] <= SHARE
