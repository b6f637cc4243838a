"""Is everything what was written? SQLite's structure, references, the checksum of every row, and that articles are whole."""

from collections.abc import Callable
from dataclasses import dataclass

import apsw

from duidu.core.jobs import Job, NoJob
from duidu.library.store.schema import checksum

_ROWS_A_STEP = 500
_STEPS_A_CHECK = 20_000  # SQLite's instructions between two looks at the job: some milliseconds


@dataclass(frozen=True, slots=True)
class Health:
    """What a check found, each a short line for a log; none if all is well. `rows` is how many rows of user data were looked at."""

    problems: tuple[str, ...]
    rows: int

    @property
    def good(self) -> bool:
        """Whether everything is what was written."""
        return not self.problems


def examine(connection: apsw.Connection, job: Job | None = None) -> Health:
    """Check a library of any schema, reading all of it. Raises Cancelled; damage is never raised but reported."""
    job = job or NoJob()
    problems: list[str] = []
    with _Interruptible(connection, job):
        for look in (_structure, _references, _articles, _note_places):
            problems += _tried(look.__name__.strip("_"), lambda look=look: look(connection))  # type: ignore[misc]
        rows = 0
        for table in crc_tables(connection) if not problems else ():
            counted, wrong = check_rows(connection, table, job)
            rows += counted
            problems += wrong
    return Health(tuple(problems), rows)


def crc_tables(connection: apsw.Connection) -> list[str]:
    """Names of the tables whose rows carry a checksum."""
    query = "SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) i WHERE m.type='table' AND i.name='crc' ORDER BY 1"
    return [str(name) for (name,) in connection.execute(query)]


def crc_columns(connection: apsw.Connection, table: str) -> tuple[str, ...]:
    """The columns that a table's checksum covers, in order."""
    names = (str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})"))
    return tuple(name for name in names if name not in ("number", "crc"))


def check_rows(connection: apsw.Connection, table: str, job: Job) -> tuple[int, list[str]]:
    """How many rows a table has, and a line for each that is not what was written."""
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


class _Interruptible:
    """While it lasts, the job is looked at during long statements of SQLite."""

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


def _references(connection: apsw.Connection) -> list[str]:
    return [
        f"{table}: row {row} refers to nothing"
        for table, row, *_ in connection.execute("PRAGMA foreign_key_check")
    ]


def _articles(connection: apsw.Connection) -> list[str]:
    """Rows and blocks that are missing as a whole have no checksum that could tell."""
    query = """
        SELECT a.id FROM articles a WHERE a.state != 'pending' AND (
          a.row_count != (SELECT count(*) FROM rows r WHERE r.article = a.number)
          OR a.source_length != (SELECT coalesce(sum(length(text)), 0) FROM blocks b WHERE b.article = a.number AND b.side = 0)
          OR a.target_length != (SELECT coalesce(sum(length(text)), 0) FROM blocks b WHERE b.article = a.number AND b.side = 1)
          OR EXISTS (SELECT 1 FROM blocks b WHERE b.article = a.number AND NOT EXISTS
            (SELECT 1 FROM rows r WHERE r.article = a.number AND r.position = b.row)))"""
    return [f"articles: {identity} is not whole" for (identity,) in connection.execute(query)]


def _note_places(connection: apsw.Connection) -> list[str]:
    """The list of notes by block has no checksum: it must be what the notes themselves say."""
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
