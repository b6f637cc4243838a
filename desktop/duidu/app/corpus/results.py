"""What was found out about documents so far: a file beside the corpus that survives any end.

Each result is written in a transaction of its own, so a run that was killed goes on from it.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import apsw
import zstandard

from duidu.app.corpus.asked import Answer
from duidu.core.errors import FileError

NAME = "results.sqlite"
_FORMAT = 1
# Bytes of the file that lie in memory, in KiB as SQLite wants them.
_CACHE = -32_000
_BUSY = 2_000  # milliseconds for which another run may hold the file, if it is about to end
_LEVEL = 3  # of zstandard


class Results:
    """Answers by their keys; one run at a time may have the file."""

    def __init__(self, path: Path) -> None:
        """Open the file or make it. Raises FileError."""
        self._path = path
        self._pack = zstandard.ZstdCompressor(_LEVEL)
        self._unpack = zstandard.ZstdDecompressor()
        try:
            self._file = apsw.Connection(str(path))
            self._prepare()
        except apsw.BusyError as error:
            raise FileError(
                "Another run writes to “{folder}”; wait for its end, or choose another folder.",
                folder=path.parent.name,
            ) from error
        except apsw.Error as error:
            raise self._failure(error) from error

    def get(self, key: str) -> Answer | None:
        """The answer under a key, None if there is none. Raises FileError."""
        try:
            found = self._file.execute("SELECT answer FROM results WHERE key = ?", (key,)).get
            answer: Answer | None = None
            # One that was damaged is found out anew.
            with suppress(zstandard.ZstdError, ValueError):
                answer = json.loads(self._unpack.decompress(found)) if found is not None else None
            return answer
        except apsw.Error as error:
            raise self._failure(error) from error

    def put(self, key: str, answer: Answer) -> None:
        """Keep an answer. Raises FileError."""
        packed = self._pack.compress(json.dumps(answer, ensure_ascii=True).encode("ascii"))
        try:
            self._file.execute("INSERT OR REPLACE INTO results VALUES (?, ?)", (key, packed))
        except apsw.Error as error:
            raise self._failure(error) from error

    def first_time(self, texts: Iterable[bytes]) -> list[bool]:
        """Whether each of these was not asked for since the file was opened. Raises FileError."""
        first = []
        try:
            for text in texts:
                self._file.execute("INSERT OR IGNORE INTO temp.seen VALUES (?)", (text,))
                first.append(self._file.changes() > 0)
        except apsw.Error as error:
            raise self._failure(error) from error
        return first

    def close(self) -> None:
        """Close the file, so that another run may have it."""
        self._file.close()

    def _prepare(self) -> None:
        """Have the file for this run alone, with its tables."""
        file = self._file
        file.set_busy_timeout(_BUSY)
        file.execute(f"PRAGMA cache_size = {_CACHE}")
        # What was seen may be more than memory holds.
        file.execute("PRAGMA temp_store = FILE")
        file.execute("PRAGMA locking_mode = EXCLUSIVE")
        if file.execute("PRAGMA user_version").get not in {0, _FORMAT}:
            raise FileError(
                "“{folder}” was made by another version of Duidu; choose another folder.",
                folder=self._path.parent.name,
            )
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA synchronous = NORMAL")
        file.execute(f"PRAGMA user_version = {_FORMAT}")
        file.execute("CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, answer BLOB)")
        file.execute("CREATE TEMP TABLE seen (text BLOB PRIMARY KEY) WITHOUT ROWID")
        file.execute(f"PRAGMA temp.cache_size = {_CACHE * 4}")

    def _failure(self, error: apsw.Error) -> FileError:
        said: Any = str(error)
        return FileError(
            "{path} cannot be read or written: {value}. Make room, or delete it to begin anew.",
            path=self._path,
            value=said,
        )
