"""What an article was when other devices were first told of it, and the edits of its rows since.

The text goes once, as a file named by its checksum: a line that says what the article is, and one
for each row. Edits go as lines of the log.
"""

import hashlib
import json
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import apsw

from duidu.core.alignment import Alignment, Row
from duidu.core.article import Article, Side
from duidu.core.picture import Picture
from duidu.library.articles.article_rows import StoredRow
from duidu.library.store.article_record import COMING, PARTS, article_columns
from duidu.library.store.codec import SIDES, dumps
from duidu.library.store.database import Database
from duidu.library.sync.capture import Capture, put_out
from duidu.library.sync.entries import hash_of, load_entry, save_entry
from duidu.library.sync.kinds import ARTICLE, EDIT, TEXT
from duidu.library.sync.lines import Line
from duidu.library.sync.packed import pack, unpack
from duidu.library.sync.row_content import contents, is_decided, key_of, stored_row
from duidu.library.sync.row_edits import KEY, RowEdit, hunks, replay, with_neighbour
from duidu.library.sync.text_pictures import pictures_in, told_pictures
from duidu.library.sync.told import remember

# Seconds for which an article is not told: its alignment is made better behind the page meanwhile.
_SETTLES = 120.0
_FINAL = ("duidu-refined", "file", "alone")
_HEAD = ("title", "source_language", "target_language", "aligner", "created")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of an article's text; `packed` is None until its file is there."""

    article: str
    clock: str
    sha256: str
    packed: bytes | None
    shown: list[bytes]
    numbers: list[int]
    revision: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """The rows that an article should have, those it has, and the contents of all."""

    shown: list[bytes]
    rows: list[bytes]
    contents: dict[bytes, str]
    unfit: list[str]

    def stored(self, start: int, end: int) -> list[StoredRow]:
        """Some of the rows that it should have. Raises ValueError."""
        return [stored_row(self.contents[key]) for key in self.rows[start:end]]


def _split(keys: bytes) -> list[bytes]:
    return [keys[at : at + KEY] for at in range(0, len(keys), KEY)]


def _packed_numbers(numbers: Sequence[int]) -> bytes:
    return pack(array("q", numbers).tobytes())


class ArticleTexts:
    """The texts of one library that go to other devices."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def to_publish(self, now: float) -> list[str]:
        """Articles that nobody was told of, and that are as they will be for a while."""
        finals = ", ".join(f"'{name}'" for name in _FINAL)
        query = (
            "SELECT id FROM articles WHERE state='present' AND id NOT IN "
            f"(SELECT article FROM sync_articles) AND (aligner IN ({finals}) OR created<?) "
            f"AND instr(metadata, '{PARTS}')=0 AND instr(metadata, '{COMING}')=0 ORDER BY number"
        )
        found = self._database.read(lambda c: c.execute(query, (now - _SETTLES,)).fetchall())
        return [str(one) for (one,) in found]

    def publish(self, article: str, capture: Capture) -> None:
        """Tell of an article: its text is kept for its file, and a line names it."""
        columns, rows, pictures = self._database.read(lambda c: _read_all(c, article))
        head = {name: columns[name] for name in _HEAD}
        text = [dumps({"v": 1, **head, "metadata": json.loads(columns["metadata"]), **pictures})]
        data = "\n".join((*text, *(content for _, content in rows))).encode("utf-8", "replace")
        sha256, packed = hashlib.sha256(data).hexdigest(), pack(data)
        stamp = capture.stamps.after((), columns["created"])
        shown = [key_of(content) for _, content in rows]
        kept = Kept(
            *(article, stamp, sha256, packed, shown, [number for number, _ in rows]),
            columns["revision"],
        )

        def work(connection: apsw.Connection) -> None:
            if article_columns(connection, article)["revision"] == kept.revision:
                _put(connection, kept, behind=False)
                put_out(connection, Line(TEXT, (article,), stamp, {"sha256": sha256}))

        self._database.write(work)

    def changed(self) -> list[str]:
        """Articles whose rows are others than those that were told."""
        query = (
            "SELECT s.article FROM sync_articles s JOIN articles a ON a.id=s.article "
            "WHERE s.packed IS NOT NULL AND a.revision<>s.revision AND a.state<>'pending'"
        )
        return [str(one) for (one,) in self._database.read(lambda c: c.execute(query).fetchall())]

    def capture(self, article: str, capture: Capture) -> None:
        """Write down which rows of an article were edited here."""
        self._database.write(lambda c: capture_rows(c, article, capture))

    def is_kept(self, article: str) -> bool:
        """Whether the text of an article is or was here, and others know of it."""
        query = "SELECT 1 FROM sync_articles WHERE article=? AND packed IS NOT NULL"
        found = self._database.read(lambda c: c.execute(query, (article,)).fetchone())
        return found is not None

    def missing(self) -> list[tuple[str, str]]:
        """Articles whose text is not here yet, with the checksum of its file."""
        query = "SELECT article, sha256 FROM sync_articles WHERE packed IS NULL"
        found = self._database.read(lambda c: c.execute(query).fetchall())
        return [(str(article), str(sha256)) for article, sha256 in found]

    def behind(self) -> list[str]:
        """Articles that have edits of other devices still to come."""
        query = (
            "SELECT s.article FROM sync_articles s JOIN articles a ON a.id=s.article "
            "WHERE behind<>0 AND packed IS NOT NULL"
        )
        return [str(one) for (one,) in self._database.read(lambda c: c.execute(query).fetchall())]

    def files(self) -> Iterator[tuple[str, str]]:
        """Checksums of all texts that are here, with their articles."""
        query = "SELECT sha256, article FROM sync_articles WHERE packed IS NOT NULL"
        found = self._database.read(lambda c: c.execute(query).fetchall())
        yield from ((str(sha256), str(article)) for sha256, article in found)

    def packed(self, article: str) -> bytes:
        """The file of an article's text."""
        kept = self._database.read(lambda c: load_kept(c, article))
        assert kept is not None
        assert kept.packed is not None
        return kept.packed

    def adopt(self, article: str, packed: bytes) -> None:
        """Keep the text of an article that is in the library by now."""

        def work(connection: apsw.Connection) -> None:
            kept = load_kept(connection, article)
            assert kept is not None
            columns, rows = _read(connection, article)
            numbers = [number for number, _ in rows]
            shown = [key_of(content) for _, content in rows]
            new = Kept(
                article, kept.clock, kept.sha256, packed, shown, numbers, columns["revision"]
            )
            _put(connection, new, behind=True)
            _know(connection, article)

        self._database.write(work)

    def wanted(self, connection: apsw.Connection, article: str) -> Wanted:
        """The rows that an article should have. Raises ValueError for edits that are none."""
        kept = load_kept(connection, article)
        assert kept is not None
        assert kept.packed is not None
        base = unpack(kept.packed).decode("utf-8").split("\n")[1:]
        found = {key_of(content): content for content in base}
        edits = []
        for edit, new in edits_of(connection, article):
            edits.append(edit)
            found.update(zip(edit.new, new, strict=True))
        rows, unfit = replay([key_of(content) for content in base], edits)
        return Wanted(kept.shown, rows, found, unfit)

    def carried_out(self, connection: apsw.Connection, article: str, wanted: Wanted) -> None:
        """The article has the rows that it should have by now; tell of edits that do not fit."""
        kept = load_kept(connection, article)
        assert kept is not None
        columns = article_columns(connection, article)
        numbers = _numbers(connection, columns["number"])
        new = Kept(
            *(article, kept.clock, kept.sha256, kept.packed, wanted.rows, numbers),
            columns["revision"],
        )
        _put(connection, new, behind=False)
        for stamp in wanted.unfit:
            query = "SELECT said FROM sync_edits WHERE article=? AND clock=?"
            said = json.loads(str(connection.execute(query, (article, stamp)).fetchall()[0][0]))
            # What an aligner did, another does again.
            if any(map(is_decided, said["new"])):
                remember(connection, stamp, {"kind": EDIT, "article": article, "edit": stamp})


def article_of(packed: bytes, sha256: str) -> tuple[Article, Alignment, list[Picture]]:
    """The article of a file and its pictures. Raises ValueError for what is none, or another."""
    data = unpack(packed)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError("its checksum does not match")
    head, *lines = data.decode("utf-8").split("\n")
    said = json.loads(head)
    sides: tuple[list[Any], list[Any]] = ([], [])
    rows = []
    for row in map(stored_row, lines):
        at = [
            tuple(range(len(side), len(side) + len(row.blocks(name))))
            for side, name in zip(sides, SIDES, strict=True)
        ]
        for side, name in zip(sides, SIDES, strict=True):
            side.extend(row.blocks(name))
        rows.append(_placed(row, at[0], at[1]))
    source, target = (
        Side(str(said[name]), tuple(side))
        for name, side in zip(("source_language", "target_language"), sides, strict=True)
    )
    metadata = {str(key): str(value) for key, value in said["metadata"].items()}
    article = Article(str(said["title"]), source, target, metadata)
    return article, Alignment(tuple(rows), str(said["aligner"])), pictures_in(said)


def _placed(row: StoredRow, source: tuple[int, ...], target: tuple[int, ...]) -> Row:
    return replace(row.row, blocks=replace(row.row.blocks, source=source, target=target))


def tell_again(connection: apsw.Connection) -> None:
    """Put all texts and edits into what is to be told."""
    texts = "SELECT article, clock, sha256 FROM sync_articles ORDER BY article"
    for article, clock, sha256 in connection.execute(texts).fetchall():
        line = Line(TEXT, (str(article),), str(clock), {"sha256": str(sha256)})
        put_out(connection, line)
    edits = "SELECT article, clock, said FROM sync_edits ORDER BY article, clock"
    for article, clock, said in connection.execute(edits).fetchall():
        put_out(connection, Line(EDIT, (str(article),), str(clock), json.loads(str(said))))


def take_line(connection: apsw.Connection, line: Line) -> None:
    """Take over what another device tells of an article's text. Raises ValueError."""
    if len(line.key) != 1:
        raise ValueError("it is of another form")
    article = line.key[0]
    if line.kind == TEXT:
        sha256 = line.fields.get("sha256")
        if not isinstance(sha256, str) or len(sha256) != 64 or not sha256.isalnum():
            raise ValueError("it is of another form")
        kept = load_kept(connection, article)
        # Of a library that was copied before: what was told first is what all begin with.
        if kept is None or (line.stamp < kept.clock and kept.sha256 != sha256):
            _put(connection, Kept(article, line.stamp, sha256, None, [], [], -1), behind=True)
        return
    old, new = line.fields.get("old"), line.fields.get("new")
    if not isinstance(old, list) or not isinstance(new, list):
        raise ValueError("it is of another form")
    if not all(isinstance(one, str) and len(one) == 2 * KEY for one in old):
        raise ValueError("it is of another form")
    for content in new:
        stored_row(content)
    put_edit(connection, article, line.stamp, old, new)
    connection.execute("UPDATE sync_articles SET behind=1 WHERE article=?", (article,))


def put_edit(
    connection: apsw.Connection, article: str, stamp: str, old: list[str], new: list[str]
) -> None:
    """Keep an edit."""
    connection.execute(
        "INSERT OR IGNORE INTO sync_edits VALUES(?, ?, ?)",
        (article, stamp, dumps({"old": old, "new": new})),
    )


def edits_of(connection: apsw.Connection, article: str) -> Iterator[tuple[RowEdit, list[str]]]:
    """The edits of an article, each with the contents of its new rows."""
    query = "SELECT clock, said FROM sync_edits WHERE article=? ORDER BY clock"
    for clock, said in connection.execute(query, (article,)).fetchall():
        edit = json.loads(str(said))
        new = tuple(map(key_of, edit["new"]))
        old = tuple(map(bytes.fromhex, edit["old"]))
        yield RowEdit(str(clock), old, new), edit["new"]


def rows_of_edit(connection: apsw.Connection, article: str, stamp: str) -> list[StoredRow]:
    """The rows that an edit put in the place of others; [] where it is not known."""
    query = "SELECT said FROM sync_edits WHERE article=? AND clock=?"
    found = connection.execute(query, (article, stamp)).fetchone()
    return [] if found is None else list(map(stored_row, json.loads(str(found[0]))["new"]))


def capture_rows(connection: apsw.Connection, article: str, capture: Capture) -> None:
    """Write down which rows of an article were edited here since they were told."""
    kept, columns = load_kept(connection, article), article_columns(connection, article)
    if kept is None or kept.packed is None or kept.revision == columns["revision"]:
        return
    numbers = _numbers(connection, columns["number"])
    shown = list(kept.shown)
    query = "SELECT max(clock) FROM sync_edits WHERE article=?"
    last = str(connection.execute(query, (article,)).fetchall()[0][0] or kept.clock)
    # From the end, so that the numbers of those before stay right.
    for plain in reversed(hunks(kept.numbers, numbers)):
        hunk = with_neighbour(plain)
        some = numbers[hunk.start : hunk.end]
        new = [content for _, content in contents(connection, columns["number"], some)]
        keys = list(map(key_of, new))
        old = kept.shown[hunk.first : hunk.last]
        if keys != old:
            last = capture.stamps.after((last,))
            told = [key.hex() for key in old]
            put_edit(connection, article, last, told, new)
            put_out(connection, Line(EDIT, (article,), last, {"old": told, "new": new}))
        shown[hunk.first : hunk.last] = keys
    new_kept = Kept(
        *(article, kept.clock, kept.sha256, kept.packed, shown, numbers), columns["revision"]
    )
    _put(connection, new_kept, behind=_is_behind(connection, article))


def _is_behind(connection: apsw.Connection, article: str) -> bool:
    query = "SELECT behind FROM sync_articles WHERE article=?"
    return connection.execute(query, (article,)).fetchone() == (1,)


def load_kept(connection: apsw.Connection, article: str) -> Kept | None:
    """What is known of an article's text."""
    query = (
        "SELECT article, clock, sha256, packed, shown, numbers, revision FROM sync_articles "
        "WHERE article=?"
    )
    found: Any = connection.execute(query, (article,)).fetchone()
    if found is None:
        return None
    name, clock, sha256, packed, shown, numbers, revision = found
    order = array("q", unpack(numbers)).tolist()
    return Kept(name, clock, sha256, packed, _split(shown), order, revision)


def _put(connection: apsw.Connection, kept: Kept, behind: bool) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO sync_articles VALUES(?,?,?,?,?,?,?,?)",
        (
            *(kept.article, kept.clock, kept.sha256, kept.packed, b"".join(kept.shown)),
            *(_packed_numbers(kept.numbers), kept.revision, int(behind)),
        ),
    )


def _read(
    connection: apsw.Connection, article: str
) -> tuple[dict[str, Any], list[tuple[int, str]]]:
    """The record of an article, and number and content of each of its rows."""
    columns = article_columns(connection, article)
    return columns, list(contents(connection, columns["number"]))


def _read_all(
    connection: apsw.Connection, article: str
) -> tuple[dict[str, Any], list[tuple[int, str]], dict[str, Any]]:
    """The same with the pictures, for the head of its file."""
    columns, rows = _read(connection, article)
    return columns, rows, told_pictures(connection, columns["number"])


def _numbers(connection: apsw.Connection, article: int) -> list[int]:
    query = "SELECT number FROM rows WHERE article=? ORDER BY position"
    return [int(str(number)) for (number,) in connection.execute(query, (article,)).fetchall()]


def _know(connection: apsw.Connection, article: str) -> None:
    """Know the record of an article that came from afar, so that nothing of it counts as new."""
    entry = load_entry(connection, ARTICLE, (article,))
    if entry.row is not None:
        return
    columns = article_columns(connection, article)
    values = ARTICLE.values(columns)
    entry.row = columns["number"]
    crc = connection.execute("SELECT crc FROM articles WHERE number=?", (entry.row,)).fetchall()
    entry.stamp = int(str(crc[0][0]))
    entry.hashes = {name: hash_of(value) for name, value in values.items()}
    entry.waiting = {**values, **(entry.waiting or {})} if entry.waiting else None
    save_entry(connection, entry)
