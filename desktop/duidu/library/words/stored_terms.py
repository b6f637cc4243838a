"""The user's glossary as it is stored. Finding terms in text is the lexicon's work."""

import json
from dataclasses import dataclass, field
from typing import Any

import apsw

from duidu.library.store.codec import dumps
from duidu.library.store.database import Database
from duidu.library.store.records import RecordMapping, Records
from duidu.library.store.schema import TERMS, Value


@dataclass(frozen=True, slots=True)
class StoredTerm:
    """A term and its rendering, with BCP 47 codes.

    `project` groups terms ("" for all); times are seconds since 1970. `extra` may hold the
    `status` of the rendering and the `source_status` of the word, as lexicon.terms names them, and
    the `article` the term was added from.
    """

    id: str
    source_language: str
    target_language: str
    source: str
    target: str
    note: str = ""
    project: str = ""
    created: float = 0.0
    modified: float = 0.0
    extra: dict[str, str] = field(default_factory=dict)


class StoredTerms(Records[StoredTerm]):
    """All terms of one library."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, RecordMapping(TERMS, ("id",), _values, _item))

    def of_project(self, project: str) -> list[StoredTerm]:
        """The terms of one project and those of no project."""
        return self._select("project IN ('', ?)", (project,))

    def projects(self) -> list[str]:
        """The names of all projects, sorted."""
        query = f"SELECT DISTINCT project FROM {TERMS.name} WHERE project!=''"
        return self._database.read(lambda c: sorted(str(name) for (name,) in c.execute(query)))


def _values(_: apsw.Connection, item: StoredTerm) -> tuple[Value, ...]:
    words = (item.source_language, item.target_language, item.source, item.target, item.note)
    return (
        item.id,
        item.project,
        *words,
        dumps(item.extra),
        float(item.created),
        float(item.modified),
    )


def _item(_: apsw.Connection, columns: dict[str, Any]) -> StoredTerm:
    """The term in a verified row."""
    names = (
        "id",
        "source_language",
        "target_language",
        "source",
        "target",
        "note",
        "project",
        "created",
        "modified",
    )
    return StoredTerm(**{name: columns[name] for name in names}, extra=json.loads(columns["extra"]))
