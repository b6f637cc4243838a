"""What is still to be written into the own log, and how far that is written."""

import json
from dataclasses import dataclass

import apsw

from duidu.library.store.codec import dumps, integer
from duidu.library.store.database import Database
from duidu.library.sync.capture import put_out
from duidu.library.sync.lines import Line

_LOG, _BEGINNING = "sync_log", "sync_log_beginning"
# The size of a last segment that was taken away: the next one follows it.
GONE = -1


@dataclass(frozen=True, slots=True)
class LogState:
    """How far the own log is written: number, size and CRC-32 of its last segment."""

    segment: int = 0
    size: int = 0
    crc: int = 0


@dataclass(frozen=True, slots=True)
class LogBeginning:
    """Where the own log begins: its first segment; those before it are told anew in what follows.

    `whole` are the bytes of its files when that was told, 0 where that is not known yet. `tried` is
    when it was last begun to tell all anew, in seconds since 1970.
    """

    first: int = 1
    whole: int = 0
    tried: float = 0.0


class Outbox:
    """The lines of one library that are to be told. Call it on any thread but the window's."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tell(self, line: Line) -> None:
        """Put one line into what is to be told."""
        self._database.write_quietly(lambda c: put_out(c, line))

    def to_tell(self, most: int) -> tuple[int, list[str]]:
        """Lines that are not in the log yet, of about so many letters; the last one's number."""

        def work(connection: apsw.Connection) -> tuple[int, list[str]]:
            last, size, lines = 0, 0, []
            for number, line in connection.execute(
                "SELECT number, line FROM sync_out ORDER BY number"
            ):
                last, text = int(str(number)), str(line)
                lines.append(text)
                size += len(text)
                if size >= most:
                    break
            return last, lines

        return self._database.read(work)

    def untold(self) -> int:
        """How many lines are not in the log yet."""
        return self._database.read(lambda c: integer(c, "SELECT count(*) FROM sync_out"))

    def told(self, last: int, log: LogState) -> None:
        """The lines up to this number are in the log, which is written so far by now."""

        def work(connection: apsw.Connection) -> None:
            connection.execute("DELETE FROM sync_out WHERE number<=?", (last,))
            _remember(connection, _LOG, [log.segment, log.size, log.crc])

        self._database.write_quietly(work)

    @property
    def log(self) -> LogState:
        """How far the own log is written."""
        kept = self._database.recall(_LOG)
        return LogState(*json.loads(kept)) if kept else LogState()

    @property
    def beginning(self) -> LogBeginning:
        """Where the own log begins."""
        kept = self._database.recall(_BEGINNING)
        return LogBeginning(*json.loads(kept)) if kept else LogBeginning()

    def begin_at(self, beginning: LogBeginning) -> None:
        """Keep where the own log begins."""
        said = [beginning.first, beginning.whole, beginning.tried]
        self._database.write_quietly(lambda c: _remember(c, _BEGINNING, said))

    def restart(self) -> None:
        """The own log is gone: it is written anew, behind where it was.

        Whoever has read it until there goes on reading there.
        """
        last = self.log.segment

        def work(connection: apsw.Connection) -> None:
            connection.execute("DELETE FROM sync_out")
            _remember(connection, _LOG, [last, GONE, 0])
            _remember(connection, _BEGINNING, [last + 1, 0, 0.0])

        self._database.write_quietly(work)

    def forget(self) -> None:
        """Forget what is to be told, and the own log."""

        def work(connection: apsw.Connection) -> None:
            connection.execute("DELETE FROM sync_out")
            connection.execute("DELETE FROM meta WHERE key IN (?, ?)", (_LOG, _BEGINNING))

        self._database.write_quietly(work)


def _remember(connection: apsw.Connection, key: str, said: list[float]) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES(?, ?)", (key, dumps(said)))
