"""The files that articles were made from, kept to be written back into.

A file is packed with what says which of its texts is where in the article, and cut into parts, so
that no write takes long. It goes with its article.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from zlib import crc32

import apsw

from duidu.core.jobs import Job
from duidu.library.store.article_record import article_number
from duidu.library.store.codec import has_table, verified_columns
from duidu.library.store.database import Database
from duidu.library.store.library_errors import DamagedError
from duidu.library.store.schema import ORIGINALS, Value

# Letters of a part: a note that is written meanwhile waits for one of them.
_PART = 1 << 20
# Bytes of a file that is kept. Above any file of translations; a packed one is a tenth of it.
LARGEST_ORIGINAL = 64 << 20
# Bytes of what is unpacked: the file, and where its texts are.
_MOST_UNPACKED = 3 * LARGEST_ORIGINAL
_LEVEL = 6
_SIDES = ("source", "target")
# Of a FieldPlace.
_COLUMNS = 4
_LARGEST = 1 << 53


class FieldPlace(NamedTuple):
    """Where a field of the file begins: the id of its block, and the code point in it.

    `checksum` is that of its text (`text_checksum`), which tells whether it was changed since.
    """

    block: int
    field: int
    start: int
    checksum: int


def text_checksum(text: str) -> int:
    """CRC-32 of a field's text."""
    return crc32(text.encode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was when it was read, and where its texts went.

    `form` is the id of its format, `encoding` how its text is encoded, `name` what it was called.
    `places` are, for each side, the fields of its FieldPlaces, in columns.
    """

    data: bytes
    form: str
    encoding: str
    name: str
    places: Mapping[str, Any]

    @property
    def sha256(self) -> str:
        """SHA-256 of its bytes, in hex."""
        import hashlib  # this module is loaded at every start

        return hashlib.sha256(self.data).hexdigest()


class Originals:
    """The files of the articles of one library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, article: str) -> Original | None:
        """The file an article was made from, None where none is kept.

        Raises MissingError, and DamagedError for one that is not what was written.
        """

        def work(connection: apsw.Connection) -> list[dict[str, Any]]:
            number = article_number(connection, article)
            # One that is open for reading only may be of an earlier version.
            if not has_table(connection, ORIGINALS):
                return []
            query = f"{ORIGINALS.select} WHERE article=? ORDER BY part"
            rows = connection.execute(query, (number,)).fetchall()
            return [verified_columns(ORIGINALS, row) for row in rows]

        parts = self._database.read(work)
        return _joined(parts) if parts else None

    def name(self, article: str) -> str:
        """What the file of an article was called, "" where none is kept; reads none of it."""

        def work(connection: apsw.Connection) -> str:
            if not has_table(connection, ORIGINALS):
                return ""
            query = "SELECT name FROM originals WHERE article=? AND part=0"
            number = article_number(connection, article)
            found = connection.execute(query, (number,)).fetchone()
            return "" if found is None else str(found[0])

        return self._database.read(work)


def parts_of(article: int, original: Original) -> Iterator[tuple[Value, ...]]:
    """The rows that keep a file of an article (by its number)."""
    letters = packed(original)
    count = -(-len(letters) // _PART)
    sha256 = original.sha256
    for part in range(count):
        data = letters[part * _PART : (part + 1) * _PART]
        yield ORIGINALS.row(article, part, count, original.name, sha256, data)


def keep_original(database: Database, article: int, original: Original, job: Job) -> None:
    """Keep a file of an article (by its number), in the place of what began to be kept before.

    Raises Cancelled, LibraryError.
    """
    database.write(
        lambda c: c.execute("DELETE FROM originals WHERE article=?", (article,)).fetchall()
    )
    for part in parts_of(article, original):
        job.check()
        database.write(lambda c, part=part: c.execute(ORIGINALS.insert, part).fetchall())  # type: ignore[misc]


def packed(original: Original) -> str:
    """A file with where its texts are, as one text."""
    import base64
    import zlib

    said = {
        "form": original.form,
        "encoding": original.encoding,
        "name": original.name,
        "places": original.places,
    }
    head = json.dumps(said, separators=(",", ":"), ensure_ascii=True).encode("ascii")
    data = zlib.compress(b"%d\n%s%s" % (len(head), head, original.data), _LEVEL)
    return base64.b85encode(data).decode("ascii")


def unpacked(letters: str, sha256: str) -> Original:
    """The file that was packed.

    Raises ValueError for anything else: a package may come from a stranger.
    """
    import base64
    import zlib

    try:
        unpacking = zlib.decompressobj()
        whole = unpacking.decompress(base64.b85decode(letters), _MOST_UNPACKED)
        length, _, rest = whole.partition(b"\n")
        said, data = json.loads(rest[: int(length)]), rest[int(length) :]
        form, encoding, name = texts = [said[one] for one in ("form", "encoding", "name")]
        places = {side: said["places"][side] for side in _SIDES}
        original = Original(data, form, encoding, name, places)
    except (ValueError, LookupError, TypeError, RecursionError, zlib.error) as error:
        raise ValueError("it cannot be unpacked") from error
    if not unpacking.eof or len(data) > LARGEST_ORIGINAL:
        raise ValueError("it unpacks to more than such a file")
    if original.sha256 != sha256:
        raise ValueError("its bytes are others")
    if any(type(text) is not str for text in texts) or not all(
        map(_are_columns, original.places.values())
    ):
        raise ValueError("it is none of ours")
    return original


def _are_columns(columns: object) -> bool:
    """Whether this is columns of whole numbers, of one length."""
    if type(columns) is not list or len(columns) not in (0, _COLUMNS):
        return False
    return (
        all(type(column) is list for column in columns)
        and len({len(column) for column in columns}) <= 1
        and all(type(n) is int and 0 <= n < _LARGEST for column in columns for n in column)
    )


def _joined(parts: list[dict[str, Any]]) -> Original:
    """The file of these parts. Raises DamagedError."""
    try:
        if [one["part"] for one in parts] != list(range(parts[0]["parts"])):
            raise ValueError("a part is missing")
        return unpacked("".join(one["data"] for one in parts), parts[0]["sha256"])
    except ValueError as error:
        raise DamagedError(
            "The original file of this article is damaged in the library ({error}), so that "
            "nothing can be written back into it. Export the article in another format.",
            error=error,
        ) from error
