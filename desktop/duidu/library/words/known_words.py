"""The words the user knows, and the state of review of each.

What a level means is up to the study package.
"""

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from duidu.library.store.database import Database
from duidu.library.store.records import RecordMapping, Records
from duidu.library.store.schema import KNOWN, Value, clean


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
    """All known words of one library; the key is language and word.

    The levels are kept in memory: a person may know 50,000 words, and each mark asks for them.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database, RecordMapping(KNOWN, ("language", "word"), _values, _item))
        self._levels: dict[str, dict[str, int]] = {}
        self._guard = threading.Lock()
        self._writes = 0
        # Levels read when no more than so many writes of the library were committed may be old.
        self._old_until = -1

    def levels(self, language: str) -> Mapping[str, int]:
        """Word to level for one language. A later change makes another mapping."""
        if self._database.is_writing or self._database.is_at_one_moment:
            # Not what all others read: may still be taken back, or is over.
            return self._read_levels(language)
        with self._guard:
            kept, writes = self._levels.get(language), self._writes
            is_old = self._database.committed <= self._old_until
        if kept is None:
            kept = self._read_levels(language)
            with self._guard:
                if writes == self._writes and not is_old:
                    self._levels[language] = kept
        return kept

    def _read_levels(self, language: str) -> dict[str, int]:
        # Not as records: to check each of them takes ten times as long.
        query = f"SELECT word, level FROM {KNOWN.name} WHERE language=? ORDER BY number"
        rows = self._database.read(lambda c: c.execute(query, (clean(language),)).fetchall())
        return {str(word): int(str(level)) for word, level in rows}

    def put_all(self, items: Iterable[KnownWord]) -> None:
        """Store several items, all or none."""
        super().put_all(items)
        self.forget()

    def remove(self, *key: str) -> KnownWord | None:
        """Delete the item with this key and return it, None if there was none."""
        found = super().remove(*key)
        self.forget()
        return found

    def remove_all(self, language: str, words: Sequence[str]) -> None:
        """Delete the marks of many words of a language, all or none."""

        def work(connection: apsw.Connection) -> None:
            query = f"DELETE FROM {KNOWN.name} WHERE language=? AND word=?"
            connection.executemany(query, [(language, clean(word)) for word in words])

        self._database.write(work)
        self.forget()

    def forget(self) -> None:
        """Read the levels anew when they are next asked for.

        In a transaction of several writes others still read the old ones, until it is committed.
        """
        with self._guard:
            self._writes += 1
            self._levels.clear()
            if self._database.is_writing:
                self._old_until = self._database.committed


def _values(_: apsw.Connection, item: KnownWord) -> tuple[Value, ...]:
    return (item.language, item.word, item.level, item.value, float(item.changed))


def _item(_: apsw.Connection, columns: dict[str, Any]) -> KnownWord:
    return KnownWord(**{name: columns[name] for name in KNOWN.columns})
