"""Adds the rest of texts of very many rows, of which the first are being read already.

What was read when the text was opened is still there as a rule; after another start of the program
the files are read again, if they are as they were.
"""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from duidu.app.base.gc_pause import gc_paused
from duidu.app.opening.early import decided, rest_of
from duidu.app.opening.found_article import read_article
from duidu.app.opening.read_files import digests
from duidu.core.errors import FileError, LibraryError, Sentence
from duidu.core.jobs import Job, Within
from duidu.library.articles.article_info import ArticleInfo
from duidu.library.library import Library
from duidu.library.store.library_errors import StaleError

if TYPE_CHECKING:
    from duidu.library.articles.add_more import Rest

# The share of the work that is done once the files are read again.
_READ_AGAIN = 0.4


class Arrivals:
    """The rest of the texts of one library; safe to use from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._guard = threading.Lock()
        self._held: dict[str, Callable[[Job], Rest]] = {}

    def hold(self, article: str, rest: "Callable[[Job], Rest]") -> None:
        """Hold what gives all rows of a text that was just read, until they are in the library."""
        with self._guard:
            self._held[article] = rest

    def release(self, article: str) -> None:
        """Let a text go that nobody reads any more: it can be read again from its files."""
        with self._guard:
            self._held.pop(article, None)

    def add_rest(self, article: str, job: Job) -> None:
        """Add all that is still to come of an article.

        The job is told how many rows there are. Ends without a word where all is there. Raises
        LibraryError, where the files are not as they were too, Cancelled; what has come stays. Ends
        quietly where the article left the shelf.
        """
        info = self._library.articles.info(article)
        if info.coming is None:
            self.release(article)
            return
        with self._guard:
            made = self._held.get(article)
        part = job if made is not None else Within(job, _READ_AGAIN, 1.0)
        if made is None:
            made = self._read_again(info, Within(job, 0.0, _READ_AGAIN))
            # Asked for again after a pause, it need not be read a third time.
            self.hold(article, made)
        whole = info.coming.whole
        try:
            with gc_paused():
                for left in self._library.articles.add_more(article, made(_Quiet(job)), job):
                    self._tell(part, info.title, whole if left is None else left.rows, whole)
        except StaleError:
            self.release(article)
            # Taken off the shelf meanwhile it may come back, and is then opened again.
            if article in self._library.articles.titles([article]):
                raise
        self.release(article)

    def _tell(self, job: Job, title: str, here: int, whole: int) -> None:
        job.progress(
            here / whole,
            Sentence(
                "Adding the rest of “{title}”… {here:,} of {whole:,} rows",
                title=title,
                here=here,
                whole=whole,
            ),
        )

    def _read_again(self, info: ArticleInfo, job: Job) -> "Callable[[Job], Rest]":
        """Read a text again. Raises LibraryError where its files are not as they were."""
        assert info.coming is not None
        files = self._library.articles.files(info.id)
        try:
            same = digests([file.path for file in files]) == tuple(file.sha256 for file in files)
            encoding, choices = decided(info.coming.how)
        except (FileError, ValueError):
            same = False
        if not files or not same:
            raise self._refusal(info)
        found = read_article([file.path for file in files], encoding, job, choices, early=True)
        return lambda job: rest_of(found, None, job)

    def _refusal(self, info: ArticleInfo) -> LibraryError:
        assert info.coming is not None
        return LibraryError(
            "Only {here:,} of {whole:,} rows of “{title}” are in the library, and its file is gone "
            "or has changed since; put it back, or open it anew.",
            here=info.coming.rows,
            whole=info.coming.whole,
            title=info.title,
        )


class _Quiet:
    """A job that is told of the rows in the library, and not of those on their way there."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def progress(self, done: float, message: str = "") -> None:
        """Does nothing."""

    def check(self) -> None:
        """Raise Cancelled if the person cancelled."""
        self._job.check()
