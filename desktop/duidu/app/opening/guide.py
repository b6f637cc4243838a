"""The guide that comes with the program: added as the book that it is, and looked through.

Its files are pairs of texts, a chapter each, in which names of commands are strong. When the
program is updated, chapters of the guide before give way to those of now.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from duidu.app.opening.add_folder import add_texts
from duidu.app.opening.known_files import known_article
from duidu.app.opening.opener import Opener
from duidu.core.article import Place, SideName
from duidu.core.jobs import Job
from duidu.library.articles.article_info import stored_path
from duidu.library.library import Library
from duidu.resources import resource

# Where a guide lies in a checkout, and in what is installed.
_GUIDE = re.compile(r"[/\\]_?resources[/\\]guide(?:[/\\]\w+)?$")


def guide_folder(language: str = "") -> Path:
    """Where the guide lies whose pictures are in a language of the interface, by its code.

    The texts are the same in all, and so a guide that is in the library stays the guide.
    """
    folder = resource("guide", language.split("_")[0])
    return folder if language and folder.is_dir() else resource("guide", "en")


def chapter_files(language: str = "") -> list[Path]:
    """The files of the guide, in order."""
    return sorted(guide_folder(language).glob("*.md"))


def chapter_of(words: str) -> Path:
    """The first chapter that tells of a command of this name, else one with these words.

    That is the first of all where no chapter has them. The last only lists the keys.
    """
    files = chapter_files()
    telling = (file for file in files if words and has_words(file, words))
    return chapter_on(words) or next(telling, files[0])


def chapter_on(command: str) -> Path | None:
    """The first chapter that tells of a command of this name, None where none does."""
    strong = f"**{command}**"
    return next((file for file in chapter_files() if strong in file.read_text("utf-8")), None)


def has_words(file: Path, words: str) -> bool:
    """Whether words stand in a chapter."""
    # Letters inside another word say nothing of it; hanzi have no such borders.
    whole = rf"(?<![a-z]){re.escape(words.casefold())}(?![a-z])"
    return re.search(whole, file.read_text("utf-8").casefold()) is not None


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
    library: Library,
    opener: Opener,
    folder: Path,
    title: str,
    job: Job,
    came: Callable[[str], object],
) -> None:
    """Add the guide to the library as a book of this title; `came` is called with each article.

    Chapters of an older guide leave the shelf. Raises Cancelled.
    """
    _stay_one_book(library, folder)
    added = add_texts(library, opener, (folder,), job, came)
    now = (*added.added, *added.known)

    def settle() -> None:
        book = library.collections.get(added.book)
        if book is None:
            return
        old = [article for article in book.articles if article not in now]
        library.collections.change(
            book.id,
            lambda kept: replace(
                kept.without(old), title=title if kept.title == folder.name else kept.title
            ),
        )
        for article in old:
            library.articles.remove(article)

    library.together(settle)


def _stay_one_book(library: Library, folder: Path) -> None:
    """Have a guide that was added from another folder be the one of this folder.

    That is the one in another language, or of a program that lay elsewhere.
    """
    here = stored_path(folder)
    for book in library.collections.all():
        if len(book.sources) == 1 and book.sources != (here,) and _GUIDE.search(book.sources[0]):
            library.collections.change(book.id, lambda kept: replace(kept, sources=(here,)))
            return
