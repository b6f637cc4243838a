"""The words the user knows, and the state of review of each.

What a level means is up to the study package.
"""

from dataclasses import dataclass
from typing import Any

import apsw

from duidu.library.store.database import Database
from duidu.library.store.records import RecordMapping, Records
from duidu.library.store.schema import KNOWN, Value


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A word of a language with its level and a value, which is JSON of the code that uses it.

    `changed` is seconds since 1970.
    """

    language: str
    word: str
    level: int
    value: str = ""
    changed: float = 0.0


class KnownWords(Records[KnownWord]):
    """All known words of one library; the key is language and word."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, RecordMapping(KNOWN, ("language", "word"), _values, _item))

    def levels(self, language: str) -> dict[str, int]:
        """Word to level for one language."""
        return {item.word: item.level for item in self._select("language=?", (language,))}


def _values(_: apsw.Connection, item: KnownWord) -> tuple[Value, ...]:
    return (item.language, item.word, item.level, item.value, float(item.changed))


def _item(_: apsw.Connection, columns: dict[str, Any]) -> KnownWord:
    return KnownWord(**{name: columns[name] for name in KNOWN.columns})
