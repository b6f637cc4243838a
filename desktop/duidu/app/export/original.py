"""Writes what a person changed back into the file that an article was made from."""

from dataclasses import replace
from pathlib import Path

from duidu.app.article.texts_now import TextsNow, opens_as_read, texts_now
from duidu.app.export.comments_now import with_comments
from duidu.app.export.statuses_now import statuses_now
from duidu.core.errors import FileError, Sentence
from duidu.core.jobs import Job, NoJob
from duidu.formats.base.exported import Written
from duidu.library.articles.originals import Original
from duidu.library.library import Library


def write_original(library: Library, article: str, job: Job | None = None) -> Written:
    """Return the file an article came from, in which only what was changed differs.

    That are texts, statuses and comments.

    Raises FileError where no file is kept, or a change cannot be written into it; LibraryError,
    Cancelled.
    """
    job = job or NoJob()
    (whole, alignment), original = library.at_one_moment(
        lambda: (library.articles.whole(article), _kept(library, article))
    )
    if library.articles.info(article).coming is not None:
        raise FileError(
            "The rest of “{title}” is still being added, so that it cannot be written back yet; "
            "leave it open in the window for a while, then write it again.",
            title=whole.title,
        )
    if original is None:
        raise FileError(
            "No original file of “{title}” is kept: it came from a text that cannot be written "
            "back, or was opened before Duidu kept such files. Remove it and open its file again.",
            title=whole.title,
        )
    job.check()
    try:
        now = texts_now(whole, alignment, original.places, opens_as_read(original))
        job.check()
        # Reading again what the file says of each text is the longer part of the work.
        statuses = statuses_now(whole, alignment, now)
        job.check()
        changed = bool(now.changed or statuses)
        written = now.file.write(now.changed, statuses) if changed else Written(original.data)
        job.check()
        written = with_comments(library, article, original, written, now.places)
    except LookupError as error:
        raise FileError(
            "The original file of “{title}” does not fit the article; export it in another format.",
            title=whole.title,
        ) from error
    return replace(written, left_out=(*written.left_out, *_left(now)))


def original_suffix(library: Library, article: str) -> str:
    """The suffix of the file that is kept, in lower case; "" where there is none."""
    return Path(library.originals.name(article)).suffix.lower()


def _kept(library: Library, article: str) -> Original | None:
    """The file that is kept; one that only began to be is none."""
    if library.articles.info(article).coming is not None:
        return None
    return library.originals.of(article)


def _left(now: TextsNow) -> tuple[str, ...]:
    """Say of which texts article and file differ by now; () where there is none."""
    return (*_lost(now.lost), *_homeless(now.homeless))


def _homeless(count: int) -> tuple[str, ...]:
    """A sentence where texts of the article have no field in the file, else none."""
    if not count:
        return ()
    if count == 1:
        return (
            Sentence(
                "1 text was left out: the file has no place for it. Export the article in another "
                "format to keep it."
            ),
        )
    return (
        Sentence(
            "{count} texts were left out: the file has no place for them. Export the article in "
            "another format to keep them.",
            count=count,
        ),
    )


def _lost(count: int) -> tuple[str, ...]:
    """A sentence where fields have no text in the article any more, else none."""
    if not count:
        return ()
    if count == 1:
        return (
            Sentence("1 text that is no longer in the article was left in the file as it was."),
        )
    return (
        Sentence(
            "{count} texts that are no longer in the article were left in the file as they were.",
            count=count,
        ),
    )
