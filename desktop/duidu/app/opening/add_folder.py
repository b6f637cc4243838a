"""Adds many texts at once, as a folder has them; a text that fails does not stop the others.

A folder is a book: its texts become the chapters of one collection.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from duidu.app.opening.folders import FolderTexts, Group, texts_among, texts_in
from duidu.app.opening.found_article import read_article
from duidu.app.opening.known_files import grew_from
from duidu.app.opening.opener import Opened, Opener
from duidu.app.opening.read_files import digests
from duidu.app.opening.recognised import Choices
from duidu.core.errors import DuiduError, FileError, Sentence
from duidu.core.jobs import Job, Within
from duidu.formats.registry import display_name
from duidu.library.articles.article_info import stored_path
from duidu.library.articles.collections import Chapter, Collection, FailedFile
from duidu.library.library import Library


@dataclass(frozen=True, slots=True)
class AddedTexts:
    """Ids of articles added now and of those that were there before; why texts were refused.

    `book` is the id of the collection they are in, "" for none; `title` is its title.
    """

    added: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    refused: tuple[DuiduError, ...] = ()
    book: str = ""
    title: str = ""


def add_texts(
    library: Library,
    opener: Opener,
    paths: Sequence[Path],
    job: Job,
    came: Callable[[str], object] = lambda _: None,
    as_book: bool = True,
) -> AddedTexts:
    """Add the texts of a folder or two, or of many files, which are paired by their names.

    They are a book unless `as_book` is False. `came` is called with the id of each article that was
    added, as soon as it is there. What was added before a cancel stays. Raises FileError and
    UsageError where there is nothing to add, Cancelled.
    """
    folder = any(path.is_dir() for path in paths)
    texts = texts_in(paths) if folder else texts_among(paths)
    book = BookInMaking(library, opener, texts if as_book else replace(texts, title=""))
    added: list[str] = []
    known: list[str] = []
    for number, group in enumerate(texts.groups):
        job.check()
        share = Within(job, number / len(texts.groups), (number + 1) / len(texts.groups))
        try:
            # The first is read at once, so that the person does not wait for a long one.
            opened = book.add(group, share, early=not added)
        # Cancelled is not one of these: it ends the whole.
        except DuiduError as error:
            book.refuse(group.paths[0], error)
        else:
            (known if opened.known else added).append(opened.article)
            if not opened.known:
                came(opened.article)
    book.finish()
    return AddedTexts(tuple(added), tuple(known), tuple(book.refused), book.id, texts.title)


@dataclass(slots=True)
class BookInMaking:
    """Adds texts one by one as chapters, each in one transaction with its place in the book.

    Texts that are no book, or only one, are added by themselves.
    """

    library: Library
    opener: Opener
    texts: FolderTexts
    id: str = ""
    refused: list[DuiduError] = field(default_factory=list)
    _failed: list[FailedFile] = field(default_factory=list)
    # The article after which the next one comes: that of the text before it.
    _last: str = ""

    def __post_init__(self) -> None:
        """Find the book that was made of the same folder before."""
        for path, error in self.texts.failed:
            self.refuse(path, error)
        if self._is_book and (found := self._made_before()) is not None:
            self.id = found.id

    @property
    def _is_book(self) -> bool:
        return bool(self.texts.title) and len(self.texts.groups) > 1

    def add(
        self,
        group: Group,
        job: Job,
        encoding: str = "",
        choices: Choices | None = None,
        early: bool = False,
    ) -> Opened:
        """Add a text, or find it in the library; raises as Opener.open_files does."""
        if not self._is_book:
            return self.opener.open_files(group.paths, job, encoding, choices=choices)
        # Opened on its own at the same time it is that article.
        with self.opener.in_hand.alone(digests(group.paths), job):
            return self._add(group, job, encoding, choices, early)

    def _add(
        self, group: Group, job: Job, encoding: str, choices: Choices | None, early: bool
    ) -> Opened:
        """Add a text as a chapter while nobody else opens its files."""
        known = "" if encoding or choices else self._known(group.paths)
        if known:
            self._place(known, group.part, restore=False)
            return Opened(known, known=True)
        if (completed := self._completed(group.paths, job, early)) is not None:
            return completed
        found = read_article(group.paths, encoding, job, choices, self.opener.ready, early)
        opened = self.opener.keep(found, job, early=early, on_shelf=False)
        self._place(opened.article, group.part, restore=not opened.known)
        return opened

    def _completed(self, paths: Sequence[Path], job: Job, early: bool) -> Opened | None:
        """The chapter that had no translation before, with the one that was put beside it."""
        for text, other in zip(paths, paths[::-1], strict=True) if len(paths) == 2 else ():
            article = self._known([text])
            if article and self.library.articles.info(article).is_alone:
                from duidu.app.opening.add_translation import Translating

                adding = Translating(self.library, self.opener, early)
                adding.from_file(article, other, job).do()
                self._last = article
                return Opened(article)
        return None

    def refuse(self, path: Path, error: DuiduError) -> None:
        """Take note of a text that could not be added, and why."""
        self.refused.append(named(path, error))
        values = {name: str(value) for name, value in error.values.items()}
        self._failed.append(FailedFile(display_name(path), error.template, values))

    def finish(self) -> None:
        """Keep with the book what could not be added."""
        failed = tuple(self._failed)
        if self.id and self.library.collections.get(self.id) is not None:
            self.library.collections.change(self.id, lambda now: replace(now, failed=failed))

    def fresh(self) -> None:
        """Make another book, also of a folder of which there is one."""
        self.id = ""

    def _made_before(self) -> Collection | None:
        """The book of these folders; of folders that were moved, by their name and a text."""
        sources = tuple(map(stored_path, self.texts.sources))
        collections = self.library.collections
        if (found := collections.of_source(sources)) is not None:
            return found
        alike = [
            one
            for one in collections.all()
            if one.title == self.texts.title or _names(one.sources) == _names(sources)
        ]
        return next((one for one in alike if self._shares_a_text(one)), None)

    def _shares_a_text(self, book: Collection) -> bool:
        for group in self.texts.groups:
            try:
                wanted = digests(group.paths)
            except DuiduError:
                continue
            return any(article in book.articles for article in self._with_files(wanted))
        return False

    def _with_files(self, wanted: Sequence[str]) -> list[str]:
        """The articles on the shelf that were made of just these contents, or of a text of them."""
        articles = self.library.articles
        return [
            article
            for article in articles.find_by_hash(wanted[0])
            if {file.sha256 for file in articles.files(article)} == set(wanted)
            or grew_from(self.library, article, wanted)
        ]

    def _known(self, paths: Sequence[Path]) -> str:
        """The article of these files in this book, or in none; one of another book stays there."""
        found = self._with_files(digests(paths))
        if not found:
            return ""
        books = self.library.collections.of_articles()
        own = [article for article in found if article in books and books[article].id == self.id]
        return next(iter([*own, *(article for article in found if article not in books)]), "")

    def _place(self, article: str, part: str, restore: bool) -> None:
        """Put an article on the shelf and into the book, after the text before it."""

        def work() -> None:
            if restore:
                self.library.articles.restore(article)
            book = self._book()
            # None: the person took the book apart meanwhile, so that the rest are single texts.
            if book is not None and article not in book.articles:
                self.library.collections.put(book.with_chapter(Chapter(article, part), self._last))

        self.library.together(work)
        self._last = article

    def _book(self) -> Collection | None:
        """The book as it is by now, a new one for the first chapter, None if it is gone."""
        if self.id:
            return self.library.collections.get(self.id)
        import uuid

        self.id = str(uuid.uuid4())
        sources = tuple(map(stored_path, self.texts.sources))
        return Collection(self.id, self.texts.title, (), sources, (), time.time())


def _names(sources: Sequence[str]) -> list[str]:
    return sorted(source.rsplit("/", 1)[-1] for source in sources)


def named(path: Path, error: DuiduError) -> DuiduError:
    """An error that says which file it is about: of one file alone that need not be said."""
    name = display_name(path)
    if name in str(error):
        return error
    return FileError("“{name}”: {why}", name=name, why=error.sentence)


def sentence_of(failed: FailedFile) -> Sentence:
    """Which file failed and why, as a translatable text."""
    why = Sentence(failed.template, **failed.values)
    return why if failed.name in why else Sentence("“{name}”: {why}", name=failed.name, why=why)
