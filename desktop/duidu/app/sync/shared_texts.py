"""The texts of articles in the shared files: written once, read where one is missing."""

from collections.abc import Iterator

from duidu.app.sync.row_changes import carry_out
from duidu.app.sync.shared_files import TEXTS, PlaceError, SharedFiles, SharedFilesError
from duidu.core.changes import Changed, Changes
from duidu.core.errors import LibraryError
from duidu.core.jobs import Job
from duidu.library.library import Library
from duidu.library.sync.article_texts import article_of


class SharedTexts:
    """Exchanges the texts of one library, and the edits of their rows."""

    def __init__(self, library: Library, shared: SharedFiles) -> None:
        self._library = library
        self._texts = library.sync.texts
        self._files = shared

    def write_down(self, now: float, job: Job) -> None:
        """Write down which articles and edits of rows are new here."""
        capture = self._library.sync.capture()
        for article in self._texts.changed():
            job.check()
            self._texts.capture(article, capture)
        for article in self._texts.to_publish(now):
            job.check()
            self._texts.publish(article, capture)

    def write(self, files: dict[str, int], job: Job) -> None:
        """Write the texts that are not among the files. Raises SharedFilesError."""
        there = set(files)
        for sha256, article in self._texts.files():
            name = f"{TEXTS}{sha256}.zst"
            if name not in there:
                job.check()
                self._files.write(name, self._texts.packed(article))
                there.add(name)

    def read(self, files: dict[str, int], job: Job) -> Iterator[Changes]:
        """Add the articles whose texts are there by now, carry out edits of rows, and yield each.

        Raises Cancelled, PlaceError; what cannot be read is read another time.
        """
        has_new = False
        for article, sha256 in self._texts.missing():
            name = f"{TEXTS}{sha256}.zst"
            if name in files and self._add(article, sha256, name, job):
                has_new = True
                yield Changes(frozenset({Changed.ARTICLES}), article)
        if has_new:
            yield from self._library.sync.try_waiting().changes()
        for article in self._texts.behind():
            job.check()
            if changed := carry_out(self._library, article):
                yield changed

    def _add(self, article: str, sha256: str, name: str, job: Job) -> bool:
        """Add one article, unless it is in the library; whether its text was there."""
        try:
            packed = self._files.read(name)
            if not self._is_here(article):
                text, alignment, pictures = article_of(packed, sha256)
                self._library.articles.add(text, alignment, job=job, id=article)
                # What they show follows; their words are there.
                self._library.pictures.put(article, pictures, ())
        except PlaceError:
            raise
        except (SharedFilesError, ValueError):
            return False
        self._texts.adopt(article, packed)
        return True

    def _is_here(self, article: str) -> bool:
        try:
            self._library.articles.info(article)
        except LibraryError:
            return False
        return True
