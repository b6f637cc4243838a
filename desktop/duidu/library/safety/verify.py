"""Checks a library: SQLite's structure, references, the checksum of each row, complete articles."""

from collections.abc import Callable
from dataclasses import dataclass

import apsw

from duidu.core.jobs import Job, NoJob
from duidu.library.store.article_record import COMING
from duidu.library.store.codec import has_table
from duidu.library.store.own_schema import foreign_things, missing_things
from duidu.library.store.schema import MIGRATIONS, ORIGINALS, checksum

# Rows whose checksums are computed between two looks whether the job was cancelled.
_ROWS_A_STEP = 500
_STEPS_A_CHECK = 20_000  # instructions of SQLite between two checks of the job: some milliseconds


@dataclass(frozen=True, slots=True)
class Health:
    """What a check found, one short line each for a log; none if all is well.

    `rows` is the number of rows of user data that were examined.
    """

    problems: tuple[str, ...]
    rows: int

    @property
    def good(self) -> bool:
        """Whether everything is what was written."""
        return not self.problems


def examine(connection: apsw.Connection, job: Job | None = None) -> Health:
    """Check a library of any schema, reading all of it.

    Raises Cancelled. Damage is reported, never raised.
    """
    job = job or NoJob()
    problems: list[str] = []
    with Interruptible(connection, job):
        for look in (_structure, _schema, _references, _articles, _originals, _note_blocks):
            problems += _tried(look.__name__.strip("_"), lambda look=look: look(connection))  # type: ignore[misc]
        rows = 0
        # With a broken structure the scan of rows would only repeat the same errors.
        for table in crc_tables(connection) if not problems else ():
            counted, wrong = check_rows(connection, table, job)
            rows += counted
            problems += wrong
    return Health(tuple(problems), rows)


def crc_tables(connection: apsw.Connection) -> list[str]:
    """Names of the tables whose rows carry a checksum."""
    query = (
        "SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) i "
        "WHERE m.type='table' AND i.name='crc' ORDER BY 1"
    )
    return [str(name) for (name,) in connection.execute(query)]


def crc_columns(connection: apsw.Connection, table: str) -> tuple[str, ...]:
    """The columns that a table's checksum covers, in order."""
    names = (str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})"))
    return tuple(name for name in names if name not in ("number", "crc"))


def check_rows(connection: apsw.Connection, table: str, job: Job) -> tuple[int, list[str]]:
    """The number of rows in a table, and a line for each whose checksum does not match."""
    columns = ", ".join(crc_columns(connection, table))
    wrong: list[str] = []
    counted = 0

    def look() -> list[str]:
        nonlocal counted
        for row in connection.execute(f"SELECT number, {columns}, crc FROM {table} NOT INDEXED"):
            counted += 1
            if checksum(row[1:-1]) != row[-1]:
                wrong.append(f"{table}: row {row[0]} is not what was written")
            if counted % _ROWS_A_STEP == 0:
                job.check()
        return wrong

    found = _tried(table, look)
    return counted, found if found is wrong else wrong + found


class Interruptible:
    """Lets a job cancel long SQL statements, for the length of a with statement."""

    def __init__(self, connection: apsw.Connection, job: Job) -> None:
        self._connection = connection
        self._job = job

    def __enter__(self) -> None:
        self._connection.set_progress_handler(self._look, _STEPS_A_CHECK)

    def __exit__(self, *_: object) -> None:
        self._connection.set_progress_handler(None)

    def _look(self) -> bool:
        self._job.check()
        return False


def _tried(name: str, look: Callable[[], list[str]]) -> list[str]:
    try:
        return look()
    except (apsw.Error, UnicodeDecodeError) as error:
        return [f"{name}: {error}"]


def _structure(connection: apsw.Connection) -> list[str]:
    found = [str(line) for (line,) in connection.execute("PRAGMA integrity_check(20)")]
    return [] if found == ["ok"] else found


def _schema(connection: apsw.Connection) -> list[str]:
    version = int(connection.pragma("user_version"))
    # What a newer version makes is not known; tests have migrations of their own.
    if version > len(MIGRATIONS):
        return []
    return [
        *(f"foreign: {thing}" for thing in foreign_things(connection, MIGRATIONS[:version])),
        *(f"missing: {thing}" for thing in missing_things(connection, MIGRATIONS[:version])),
    ]


def _references(connection: apsw.Connection) -> list[str]:
    return [
        f"{table}: row {row} refers to nothing"
        for table, row, *_ in connection.execute("PRAGMA foreign_key_check")
    ]


def _articles(connection: apsw.Connection) -> list[str]:
    """Articles that are incomplete: missing rows and blocks have no checksum that could tell."""
    query = """
        SELECT a.id FROM articles a WHERE a.state != 'pending' AND (
          a.row_count != (SELECT count(*) FROM rows r WHERE r.article = a.number)
          OR a.source_length != (SELECT coalesce(sum(length(text)), 0) FROM blocks b
            WHERE b.article = a.number AND b.side = 0)
          OR a.target_length != (SELECT coalesce(sum(length(text)), 0) FROM blocks b
            WHERE b.article = a.number AND b.side = 1)
          OR EXISTS (SELECT 1 FROM blocks b WHERE b.article = a.number AND NOT EXISTS
            (SELECT 1 FROM rows r WHERE r.article = a.number AND r.position = b.row)))"""
    return [f"articles: {identity} is not whole" for (identity,) in connection.execute(query)]


def _originals(connection: apsw.Connection) -> list[str]:
    """Files kept to be written back into of which a part is missing."""
    if not has_table(connection, ORIGINALS):
        return []
    # Of a text whose rows still come, it is kept before the next ones do.
    query = f"""
        SELECT a.id FROM originals o JOIN articles a ON a.number = o.article
        WHERE a.state != 'pending' AND NOT instr(a.metadata, '{COMING}') GROUP BY a.number
        HAVING count(*) != max(o.parts) OR min(o.parts) != max(o.parts)"""
    return [f"originals: that of {name} is not whole" for (name,) in connection.execute(query)]


def _note_blocks(connection: apsw.Connection) -> list[str]:
    """Whether the list of notes by block, which has no checksum, agrees with the notes."""
    listed = "SELECT article, side, block, note FROM note_blocks"
    wanted = """
        SELECT DISTINCT n.article, a.value ->> 0 = 'target', a.value ->> 1, n.number
        FROM notes n NOT INDEXED, json_each(n.anchors) a WHERE n.deleted IS NULL"""
    differ = [
        f"SELECT 1 FROM ({one} EXCEPT {other})"
        for one, other in ((listed, wanted), (wanted, listed))
    ]
    found = connection.execute(f"{differ[0]} UNION ALL {differ[1]} LIMIT 1").fetchone()
    return ["note_blocks: not what the notes say"] if found else []
