"""What was taken over from other devices, for the views and for the person."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import apsw

from duidu.core.changes import Changed, Changes
from duidu.library.store.codec import dumps
from duidu.library.sync.kinds import DAY, Kind

_CHANGED: Mapping[str, tuple[Changed, ...]] = {
    "article": (Changed.ARTICLES,),
    "collection": (Changed.ARTICLES,),
    "note": (Changed.ANNOTATIONS,),
    "bookmark": (Changed.BOOKMARKS,),
    "correction": (Changed.READINGS, Changed.WORDS, Changed.CHECKS),
    "rewording": (Changed.ANNOTATIONS,),
    "term": (Changed.TERMS,),
    "word": (Changed.WORDS,),
    "review": (Changed.REVIEWS,),
    "answer": (Changed.REVIEWS,),
    "met": (Changed.READING,),
    "day": (Changed.READING,),
}
# Ids of notes that views are told by name; of more they read all.
_NAMED = 200


@dataclass(slots=True)
class Told:
    """Which entries changed, by kind and article, and how many texts were kept twice."""

    entries: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    twice: int = 0

    def add(self, kind: Kind, key: tuple[str, ...], article: str) -> None:
        """An entry changed."""
        self.entries.setdefault((kind.name, article), set()).add(key[0])

    def add_day(self, day: str) -> None:
        """What was read on a day changed."""
        self.entries.setdefault((DAY, ""), set()).add(day)

    def keep_twice(self, connection: apsw.Connection, kind: Kind, stays: str, beside: str) -> None:
        """A text was kept beside another, which the person is to look at."""
        self.twice += 1
        said = {"kind": kind.name, "stays": stays, "beside": beside}
        remember(connection, beside, said)

    def joined(self, other: "Told") -> "Told":
        """Both."""
        found = {key: set(ids) for key, ids in self.entries.items()}
        for key, ids in other.entries.items():
            found.setdefault(key, set()).update(ids)
        return Told(found, self.twice + other.twice)

    def changes(self) -> list[Changes]:
        """The changes as views are told of them, one for each article."""
        kinds: dict[str, set[str]] = {}
        for kind, article in self.entries:
            kinds.setdefault(article, set()).add(kind)
        found = []
        for article, names in kinds.items():
            changed = frozenset(one for name in names for one in _CHANGED.get(name, ()))
            # Ids of different kinds have nothing to do with each other.
            ids = sorted(self.entries["note", article]) if names == {"note"} else []
            found.append(Changes(changed, article, tuple(ids) if len(ids) <= _NAMED else ()))
        return found


def remember(connection: apsw.Connection, identity: str, said: Mapping[str, object]) -> None:
    """Keep what the person is to be told, once."""
    connection.execute(
        "INSERT OR IGNORE INTO sync_told(id, time, said) VALUES(?, ?, ?)",
        (identity, time.time(), dumps(said)),
    )
