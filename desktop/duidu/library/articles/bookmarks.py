"""Bookmarks: text positions that the user marked to come back to."""

from dataclasses import dataclass
from typing import Any

import apsw

from duidu.core.article import SideName
from duidu.library.store.article_record import article_id, article_number
from duidu.library.store.codec import SIDES, side_number
from duidu.library.store.database import Database
from duidu.library.store.records import RecordMapping, Records
from duidu.library.store.schema import BOOKMARKS, Value, clean

_OF_ARTICLE = "article=(SELECT number FROM articles WHERE id=?)"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A position (side, block id, code point in the block) with a title."""

    id: str
    article: str
    side: SideName
    block: int
    offset: int
    title: str = ""
    created: float = 0.0


class Bookmarks(Records[Bookmark]):
    """All bookmarks of one library."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, RecordMapping(BOOKMARKS, ("id",), _values, _item))

    def of_article(self, article: str) -> list[Bookmark]:
        """The bookmarks of one article, in the order they were last put."""
        return self._select(_OF_ARTICLE, (clean(article),))

    def of_block(self, article: str, side: SideName, block: int) -> list[Bookmark]:
        """The bookmarks in one block of an article, in the order they were last put."""
        where = (clean(article), side_number(side), block)
        return self._select(f"{_OF_ARTICLE} AND side=? AND block=?", where)


def _values(connection: apsw.Connection, item: Bookmark) -> tuple[Value, ...]:
    article = article_number(connection, item.article)
    return (
        item.id,
        article,
        side_number(item.side),
        item.block,
        item.offset,
        item.title,
        float(item.created),
    )


def _item(connection: apsw.Connection, columns: dict[str, Any]) -> Bookmark:
    place = (SIDES[columns["side"]], columns["block"], columns["place"])
    return Bookmark(
        columns["id"],
        article_id(connection, columns["article"]),
        *place,
        columns["title"],
        columns["created"],
    )
