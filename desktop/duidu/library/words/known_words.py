"""Which words the reader knows, and what the review keeps about each. What a level means is the study room's business."""

from dataclasses import dataclass
from typing import Any

import apsw

from duidu.library.store.database import Database
from duidu.library.store.records import RecordMapping, Records
from duidu.library.store.schema import KNOWN, Value


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A word of a language with a level and a value in the form its user chooses (JSON); `changed` is seconds since 1970."""

    language: str
    word: str
    level: int
    value: str = ""
    changed: float = 0.0


class KnownWords(Records[KnownWord]):
    """All words of one library; the key is language and word."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, RecordMapping(KNOWN, ("language", "word"), _values, _item))

    def levels(self, language: str) -> dict[str, int]:
        """Word to level of one language, all of them at once."""
        return {item.word: item.level for item in self._select("language=?", (language,))}


def _values(_: apsw.Connection, item: KnownWord) -> tuple[Value, ...]:
    return (item.language, item.word, item.level, item.value, float(item.changed))


def _item(_: apsw.Connection, columns: dict[str, Any]) -> KnownWord:
    return KnownWord(**{name: columns[name] for name in KNOWN.columns})
