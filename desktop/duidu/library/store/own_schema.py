"""Whether a library contains the tables that our migrations make, and nothing else.

A trigger or a view that someone put into the file runs with every write of ours: it could delete
notes that were just acknowledged, and no checksum would tell.
"""

from collections.abc import Sequence
from functools import cache

import apsw

from duidu.library.store.connect import LibraryFile
from duidu.library.store.library_errors import DamagedError, RefusedError

# The kind of what a database contains (table, index, trigger, view), and its name.
Thing = tuple[str, str]
# Made by SQLite itself. No trigger or view is.
_OF_SQLITE = ("sqlite_sequence", "sqlite_stat", "sqlite_autoindex_")
_SHOWN = 3  # names in a sentence


def foreign_things(connection: apsw.Connection, migrations: Sequence[str]) -> list[str]:
    """What these migrations do not make, or make otherwise, as “trigger NAME”."""
    wanted = _made_by(tuple(migrations))
    return [
        f"{kind} {name}"
        for (kind, name), statement in _contents(connection).items()
        if wanted.get((kind, name)) != statement
    ]


def missing_things(connection: apsw.Connection, migrations: Sequence[str]) -> list[str]:
    """What these migrations make and the database lacks, as “index NAME”."""
    found = _contents(connection)
    return [
        f"{kind} {name}" for kind, name in _made_by(tuple(migrations)) if (kind, name) not in found
    ]


def require_own_schema(
    connection: apsw.Connection, where: LibraryFile, migrations: Sequence[str]
) -> None:
    """Raise RefusedError for a library with foreign things in it, DamagedError if some are missing.

    `migrations` are those that the library went through.
    """
    foreign = foreign_things(connection, migrations)
    if foreign:
        raise RefusedError(
            "The library {path} contains what Duidu did not make and what could change your notes "
            "unnoticed ({names}); it was not opened and not changed. “duidu library repair” copies "
            "your articles and notes into a library without it.",
            path=where.path,
            names=_list(foreign),
        )
    _require_all(connection, where, migrations)


class SchemaGuard:
    """Refuses to write to an open library into which another program put something meanwhile."""

    def __init__(self, where: LibraryFile, migrations: Sequence[str]) -> None:
        self._where = where
        self._migrations = migrations
        self._checked: int | None = None

    def check(self, connection: apsw.Connection) -> None:
        """Call this in each transaction that writes, before it does.

        Raises RefusedError for foreign things, DamagedError if some of ours are missing.
        """
        # SQLite counts the changes of a schema, so that as a rule this is one number to read.
        version = int(connection.pragma("schema_version"))
        if version == self._checked:
            return
        foreign = foreign_things(connection, self._migrations)
        if foreign:
            raise RefusedError(
                "Another program put something into the library {path} while it was open that "
                "could change your notes unnoticed ({names}); nothing more is written to it. Close "
                "Duidu; “duidu library repair” copies your articles and notes into a library "
                "without it.",
                path=self._where.path,
                names=_list(foreign),
            )
        _require_all(connection, self._where, self._migrations)
        self._checked = version


def _list(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")


def _require_all(
    connection: apsw.Connection, where: LibraryFile, migrations: Sequence[str]
) -> None:
    missing = missing_things(connection, migrations)
    if missing:
        raise DamagedError(
            "The library {path} is damaged: it lacks the {names}.",
            path=where.path,
            names=", ".join(missing[:_SHOWN]),
        )


@cache
def _made_by(migrations: tuple[str, ...]) -> dict[Thing, str]:
    """What these migrations make of an empty database."""
    connection = apsw.Connection(":memory:")
    try:
        for migration in migrations:
            connection.execute(migration)
        return _contents(connection)
    finally:
        connection.close()


def _contents(connection: apsw.Connection) -> dict[Thing, str]:
    """All things in a database with their statements; white space in these does not count."""
    return {
        (str(kind), str(name)): " ".join(str(statement).split())
        for kind, name, statement in connection.execute("SELECT type, name, sql FROM sqlite_schema")
        if kind not in ("table", "index") or not str(name).startswith(_OF_SQLITE)
    }
