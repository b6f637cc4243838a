"""The guide that comes with the program: added as the book that it is, and looked through.

Its files are pairs of texts, a chapter each, in which names of commands are strong. When the
program is updated, chapters of the guide before give way to those of now.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from duidu.app.opening.add_folder import add_texts
from duidu.app.opening.known_files import known_article
from duidu.app.opening.opener import Opener
from duidu.core.article import Place, SideName
from duidu.core.jobs import Job
from duidu.library.library import Library
from duidu.resources import resource


def chapter_files() -> list[Path]:
    """The files of the guide, in order."""
    return sorted(resource("guide").glob("*.md"))


def chapter_of(words: str) -> Path:
    """The first chapter that tells of a command of this name, else one with these words.

    That is the first of all where no chapter has them. The last only lists the keys.
    """
    files = chapter_files()
    texts = {file: file.read_text("utf-8") for file in files}
    strong = [file for file, text in texts.items() if f"**{words}**" in text]
    plain = [file for file, text in texts.items() if words.casefold() in text.casefold()]
    return next(iter([*strong, *plain] if words else ()), files[0])


def kept_chapter(library: Library, file: Path) -> str:
    """The article of a chapter in the library, "" if it is not there as it is now."""
    return known_article(library, (file,))


def place_of(library: Library, article: str, words: str) -> Place | None:
    """Where words stand first in an article, strong if they are so anywhere; None if nowhere."""
    blocks = [
        (side, block) for side in SideName for block in library.articles.blocks(article, side)
    ]
    for side, block in blocks:
        for one in block.emphasis:
            if block.text[one.start : one.end] == words:
                return Place(side, block.id, one.start)
    for side, block in blocks:
        if (at := block.text.casefold().find(words.casefold())) >= 0:
            return Place(side, block.id, at)
    return None


def add_guide(
    library: Library, opener: Opener, title: str, job: Job, came: Callable[[str], object]
) -> None:
    """Add the guide to the library as a book of this title; `came` is called with each article.

    Chapters of an older guide leave the shelf. Raises Cancelled.
    """
    folder = resource("guide")
    added = add_texts(library, opener, (folder,), job, came)
    now = (*added.added, *added.known)

    def settle() -> None:
        book = library.collections.get(added.book)
        if book is None:
            return
        old = [article for article in book.articles if article not in now]
        library.collections.change(
            book.id, lambda kept: replace(kept.without(old), title=_title(kept.title, title))
        )
        for article in old:
            library.articles.remove(article)

    library.together(settle)


def _title(kept: str, title: str) -> str:
    """The title of the book: as the person has named it, if they did."""
    return title if kept == resource("guide").name else kept
