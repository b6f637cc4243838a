"""The words of articles that a person replaced, the old beside the new."""

from collections.abc import Collection, Sequence
from typing import Any

import apsw

from duidu.core.article import SideName
from duidu.core.rewording import Rewording
from duidu.library.store.article_record import article_id, article_number
from duidu.library.store.codec import SIDES, has_table, side_number
from duidu.library.store.database import Database
from duidu.library.store.records import RecordMapping, Records
from duidu.library.store.schema import REWORDINGS, Value, clean

_OF_ARTICLE = "article=(SELECT number FROM articles WHERE id=?)"
# Names in one query; SQLite takes more.
_AT_ONCE = 500


class Rewordings(Records[Rewording]):
    """All rewordings of one library."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, RecordMapping(REWORDINGS, ("id",), _values, _item))

    def of_article(self, article: str) -> list[Rewording]:
        """Those of one article, in the order they were last put."""
        return self._select(_OF_ARTICLE, (clean(article),))

    def of_blocks(self, article: str, blocks: Collection[tuple[SideName, int]]) -> list[Rewording]:
        """Those in some blocks of an article, each named by its side and id."""
        found: list[Rewording] = []
        for side in SideName:
            ids = [block for name, block in blocks if name is side]
            for first in range(0, len(ids), _AT_ONCE):
                part = ids[first : first + _AT_ONCE]
                marks = ", ".join("?" * len(part))
                where = f"{_OF_ARTICLE} AND side=? AND block IN ({marks})"
                found += self._select(where, (clean(article), side_number(side), *part))
        return found

    def _where(
        self, connection: apsw.Connection, condition: str, values: Sequence[Value]
    ) -> list[Rewording]:
        # One that is open for reading only may be of an earlier version.
        if not has_table(connection, REWORDINGS):
            return []
        return super()._where(connection, condition, values)


def _values(connection: apsw.Connection, item: Rewording) -> tuple[Value, ...]:
    return (
        *(item.id, article_number(connection, item.article), side_number(item.side)),
        *(item.block, item.start, item.end, item.old, item.new),
        *(item.author, float(item.created), item.step),
    )


def _item(connection: apsw.Connection, columns: dict[str, Any]) -> Rewording:
    return Rewording(
        *(columns["id"], article_id(connection, columns["article"]), SIDES[columns["side"]]),
        *(columns["block"], columns["start"], columns["stop"], columns["old"], columns["new"]),
        *(columns["author"], columns["created"], columns["step"]),
    )
