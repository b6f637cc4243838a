"""Collections: books of several chapters, each chapter an article of the library.

A collection is one row with the ids of its articles in order. An article that was removed keeps its
place in it, and is back there when it is restored.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import apsw

from duidu.core.errors import LibraryError
from duidu.library.articles.article_info import ArticleInfo, article_info
from duidu.library.articles.article_listing import in_parts
from duidu.library.store.codec import dumps, has_table, verified_columns
from duidu.library.store.database import Database
from duidu.library.store.records import RecordMapping, Records
from duidu.library.store.schema import ARTICLES, COLLECTIONS, Value, clean


@dataclass(frozen=True, slots=True)
class Chapter:
    """An article in a collection; `part` is the name of the part it belongs to, "" for none."""

    article: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file of a collection that could not be read, and the sentence that says why.

    `template` and `values` are those of a Sentence, so that it can be shown in another language.
    """

    name: str
    template: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Collection:
    """A named, ordered list of articles.

    `sources` are the folders it was made from, as paths are stored (article_info.stored_path);
    `failed` are the files that could not be added the last time; `created` in seconds since 1970.
    """

    id: str
    title: str
    chapters: tuple[Chapter, ...] = ()
    sources: tuple[str, ...] = ()
    failed: tuple[FailedFile, ...] = ()
    created: float = 0.0

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of all its articles in order, those that are off the shelf as well."""
        return tuple(chapter.article for chapter in self.chapters)

    def with_chapter(self, chapter: Chapter, after: str | None) -> "Collection":
        """The collection with a chapter after that of an article; at the front for ""."""
        ids = self.articles
        if after is None:
            at = len(ids)
        else:
            at = ids.index(after) + 1 if after in ids else 0 if not after else len(ids)
        return replace(self, chapters=(*self.chapters[:at], chapter, *self.chapters[at:]))

    def without(self, articles: Iterable[str]) -> "Collection":
        """The collection without the chapters of these articles."""
        gone = frozenset(articles)
        return replace(self, chapters=tuple(c for c in self.chapters if c.article not in gone))


class Collections(Records[Collection]):
    """All collections of one library. An article is in one of them at most."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, RecordMapping(COLLECTIONS, ("id",), _values, _item))

    def put_all(self, items: Iterable[Collection]) -> None:
        """Store collections. Raises LibraryError if an article would be in two of them."""
        kept = tuple(items)

        def work() -> None:
            self._refuse_shared(kept)
            Records.put_all(self, kept)

        self._database.together(work)

    def change(self, collection: str, change: Callable[[Collection], Collection]) -> Collection:
        """Store what `change` makes of a collection as it is by now; return it.

        Raises LibraryError where it is gone.
        """

        def work() -> Collection:
            now = self.get(collection)
            if now is None:
                raise LibraryError("This book is no longer in the library; nothing was changed.")
            new = change(now)
            if new != now:
                self.put(new)
            return new

        return self._database.together(work)

    def exchange(self, old: str, new: str) -> None:
        """Put an article into the place that another has in its collection, if it is in one."""
        found = self.of_article(old)
        if found is not None and new not in found.articles:
            chapters = (replace(c, article=new) if c.article == old else c for c in found.chapters)
            self.put(replace(found, chapters=tuple(chapters)))

    def of_article(self, article: str) -> Collection | None:
        """The collection that an article is a chapter of, None if it is in none."""
        return next((one for one in self.all() if article in one.articles), None)

    def of_articles(self) -> dict[str, Collection]:
        """The collection of each article that is in one."""
        return {article: one for one in self.all() for article in one.articles}

    def of_source(self, sources: Sequence[str]) -> Collection | None:
        """The collection made last from just these folders."""
        wanted = sorted(sources)
        return next((one for one in self.all()[::-1] if sorted(one.sources) == wanted), None)

    def named(self, name: str) -> list[Collection]:
        """The collections with this id, else those with this title."""
        found = self.all()
        return [one for one in found if one.id == name] or [
            one for one in found if one.title == name
        ]

    def chapters(self, collection: Collection) -> list[ArticleInfo]:
        """What is known of its chapters in order, without those that are off the shelf."""
        wanted = [clean(article) for article in collection.articles]
        query = f"{ARTICLES.select} WHERE state='present' AND id IN"

        def work(connection: apsw.Connection) -> dict[str, ArticleInfo]:
            infos = (
                article_info(verified_columns(ARTICLES, row))
                for rows in in_parts(connection, query, wanted)
                for row in rows
            )
            return {info.id: info for info in infos}

        found = self._database.read(work)
        return [found[article] for article in wanted if article in found]

    def on_shelf(self, wanted: str = "") -> list[int]:
        """Numbers of what stands on the shelf, last opened first.

        A collection stands there once, by the number of the chapter that was read last, its first
        one if none was. With `wanted`, those articles and collections in whose title that text is.
        """
        found = self.all()
        books = {article: one for one in found for article in one.articles}
        places = {article: at for one in found for at, article in enumerate(one.articles)}
        query = (
            "SELECT number, id, title, place_side FROM articles WHERE state='present' "
            "ORDER BY opened DESC, number DESC"
        )

        def work(connection: apsw.Connection) -> list[int]:
            shelf: dict[str, int] = {}
            # What was added last was opened last, too, but perhaps never read.
            read: set[str] = set()
            first: dict[str, int] = {}
            for number, identity, title, place in connection.execute(query):
                article = str(identity)
                book = books.get(article)
                key, name = (article, str(title)) if book is None else (book.id, book.title)
                if wanted.casefold() not in name.casefold():
                    continue
                is_first = book is not None and places[article] < first.get(key, 0)
                if key not in shelf or (key not in read and (place is not None or is_first)):
                    shelf[key], first[key] = int(str(number)), places.get(article, 0)
                read |= {key} if place is not None else set()
            return list(shelf.values())

        return self._database.read(work)

    def _refuse_shared(self, items: Sequence[Collection]) -> None:
        """Raise LibraryError if an article of these is in another collection, or twice in one."""
        others = {one.id: one for one in self.all()} | {one.id: one for one in items}
        seen: dict[str, str] = {}
        for one in others.values():
            for article in one.articles:
                if article in seen:
                    raise LibraryError(
                        "This text is a chapter of “{title}” already; leave it out there first.",
                        title=seen[article],
                    )
                seen[article] = one.title

    def _where(
        self, connection: apsw.Connection, condition: str, values: Sequence[Value]
    ) -> list[Collection]:
        # A library that is open for reading only may be of an earlier version.
        if not has_table(connection, COLLECTIONS):
            return []
        return super()._where(connection, condition, values)


def _values(_: apsw.Connection, item: Collection) -> tuple[Value, ...]:
    return (
        item.id,
        item.title,
        dumps(item.sources),
        dumps([(chapter.article, chapter.part) for chapter in item.chapters]),
        dumps([(one.name, one.template, one.values) for one in item.failed]),
        float(item.created),
    )


def _item(_: apsw.Connection, columns: dict[str, Any]) -> Collection:
    """The collection in a verified row."""
    return Collection(
        columns["id"],
        columns["title"],
        tuple(Chapter(*chapter) for chapter in json.loads(columns["chapters"])),
        tuple(json.loads(columns["sources"])),
        tuple(FailedFile(*one) for one in json.loads(columns["failed"])),
        columns["created"],
    )
