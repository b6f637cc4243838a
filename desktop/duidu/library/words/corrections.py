"""The user's corrections of words and readings: for one occurrence, one article or everywhere.

What a value means is up to the code that uses it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import apsw

from duidu.core.article import SideName
from duidu.library.store.article_record import article_id, article_number
from duidu.library.store.codec import SIDES, side_number
from duidu.library.store.database import Database
from duidu.library.store.records import RecordMapping, Records
from duidu.library.store.schema import CORRECTIONS, Value, clean


class Scope(StrEnum):
    """How far a correction reaches."""

    PLACE = "place"
    ARTICLE = "article"
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: `kind` ("words", "reading") says of what, `value` is what holds instead.

    `article` is "" for everywhere; `side`, `block` and `start`..`end` (code points) are set only
    for a single occurrence.
    """

    id: str
    kind: str
    scope: Scope
    word: str
    value: str
    article: str = ""
    side: SideName | None = None
    block: int | None = None
    start: int | None = None
    end: int | None = None
    created: float = 0.0


class Corrections(Records[Correction]):
    """All corrections of one library."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, RecordMapping(CORRECTIONS, ("id",), _values, _item))

    def for_article(self, article: str) -> list[Correction]:
        """The corrections in force in an article: its own and those for everywhere.

        In the order they were last put.
        """
        return self._select(
            "article IS NULL OR article=(SELECT number FROM articles WHERE id=?)", (clean(article),)
        )


def _values(connection: apsw.Connection, item: Correction) -> tuple[Value, ...]:
    """The values of a correction, for CORRECTIONS.row."""
    article = article_number(connection, item.article) if item.article else None
    side = None if item.side is None else side_number(item.side)
    place = (article, side, item.block, item.start, item.end)
    return (
        item.id,
        item.kind,
        item.scope.value,
        *place,
        item.word,
        item.value,
        float(item.created),
    )


def _item(connection: apsw.Connection, columns: dict[str, Any]) -> Correction:
    """The correction in a verified row."""
    return Correction(
        id=columns["id"],
        kind=columns["kind"],
        scope=Scope(columns["scope"]),
        word=columns["word"],
        value=columns["value"],
        article=article_id(connection, columns["article"]),
        side=None if columns["side"] is None else SIDES[columns["side"]],
        block=columns["block"],
        start=columns["start"],
        end=columns["stop"],
        created=columns["created"],
    )
