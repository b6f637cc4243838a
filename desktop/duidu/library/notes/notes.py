"""The user's annotations: written, found by block, article or id, deleted and restored.

Deleted ones are kept for 30 days; earlier texts as long as their note.
"""

import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import apsw

from duidu.core.annotation import AnchorState, Annotation
from duidu.core.article import SideName
from duidu.core.errors import LibraryError
from duidu.library.notes.emergency_notes import keep_note
from duidu.library.notes.long_notes import LONG, LongNote, LongNotes, may_be_long
from duidu.library.store.article_record import article_number
from duidu.library.store.codec import (
    SIDES,
    anchors_of,
    each_anchor,
    integer,
    note_of,
    side_number,
    verified_columns,
)
from duidu.library.store.database import Database
from duidu.library.store.library_errors import MissingError
from duidu.library.store.note_record import put_note
from duidu.library.store.schema import HISTORY, NOTES, clean

# How long a deleted note can be brought back.
KEPT_DAYS = 30
# Block ids in one query: SQLite allows 32,766 values, but short queries are prepared faster.
_ASKED = 400
# Bytes of a long annotation's anchors that are read for a glance at it.
_BEGINNING = 8_000
# Notes deleted for good in one transaction.
_PURGED = 500

_COLUMNS = ", ".join(f"n.{name}" for name in NOTES.columns)
_NOTES = (
    f"SELECT n.number, {_COLUMNS}, n.crc, a.id FROM notes n JOIN articles a ON a.number = n.article"
)
_LOST = f"instr(n.anchors, '\"{AnchorState.LOST.value}\"')"
# Whether one is lost is asked once a note, and not for each of its blocks: it takes a look through
# all its anchors.
_NOTED = (
    "SELECT DISTINCT b.side, b.block FROM note_blocks b WHERE b.article=? AND b.note NOT IN "
    f"(SELECT n.number FROM notes n WHERE n.article=? AND (n.deleted IS NOT NULL OR {_LOST}>0))"
)


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier text of a note and when it was written (seconds since 1970)."""

    text: str
    modified: float


def _read(
    connection: apsw.Connection, condition: str, values: Sequence[str | int | float]
) -> list[Annotation]:
    return [
        note_of(verified_columns(NOTES, row[:-1]), row[-1])
        for row in connection.execute(f"{_NOTES} WHERE {condition}", values)
    ]


def _numbered(connection: apsw.Connection, numbers: Sequence[int]) -> list[Annotation]:
    """The annotations with these numbers."""
    found: list[Annotation] = []
    for i in range(0, len(numbers), _ASKED):
        some = numbers[i : i + _ASKED]
        found += _read(connection, f"n.number IN ({','.join('?' * len(some))})", some)
    return found


def _sizes(
    connection: apsw.Connection, article: int, side: SideName, blocks: Sequence[int], newest: int
) -> dict[int, int]:
    """The numbers of the notes in blocks, or of the newest, and the bytes their anchors take."""
    found: dict[int, int] = {}
    limit = f" LIMIT {newest}" if newest else ""
    for i in range(0, len(blocks), _ASKED):
        some = blocks[i : i + _ASKED]
        query = (
            "SELECT DISTINCT n.number, octet_length(n.anchors) FROM note_blocks b "
            "JOIN notes n ON n.number = b.note WHERE b.article=? AND b.side=? "
            f"AND b.block IN ({','.join('?' * len(some))}) ORDER BY b.note DESC{limit}"
        )
        values = (article, side_number(side), *some)
        found.update(
            (int(str(number)), int(str(size))) for number, size in connection.execute(query, values)
        )
    return found


def _long_note(connection: apsw.Connection, number: int) -> LongNote:
    """A long annotation, read and verified whole. For a job's thread."""
    row = connection.execute(f"{_NOTES} WHERE n.number=?", (number,)).fetchall()[0]
    columns = verified_columns(NOTES, row[:-1])
    anchors, columns["anchors"] = columns["anchors"], "[]"
    return LongNote(note_of(columns, str(row[-1])), each_anchor(anchors))


def _beginning(connection: apsw.Connection, note: str) -> Annotation:
    """A long annotation with the first of its anchors; not verified, since it is not read whole."""
    columns = ", ".join(
        f"substr(CAST(n.anchors AS BLOB), 1, {_BEGINNING})" if name == "anchors" else f"n.{name}"
        for name in NOTES.columns
    )
    query = f"SELECT {columns}, a.id FROM notes n JOIN articles a ON a.number = n.article"
    row = connection.execute(f"{query} WHERE n.id=?", (note,)).fetchall()[0]
    named = dict(zip(NOTES.columns, row[:-1], strict=True))
    # The last letter may be cut in two.
    beginning = named["anchors"]
    assert isinstance(beginning, bytes)
    anchors = tuple(each_anchor(beginning.decode("utf-8", "ignore"), part=True))
    if not anchors:  # one quotation as long as that
        return _read(connection, "n.id=?", (note,))[0]
    return replace(note_of({**named, "anchors": "[]"}, str(row[-1])), anchors=anchors)


class Notes:
    """All annotations of one library. Every write returns only when it is durable."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._long = LongNotes()

    def put(self, note: Annotation) -> None:
        """Store an annotation, new or changed (same id).

        Raises MissingError for an unknown article, and LibraryError when it could not be stored:
        the text is then in the emergency file that the message names, if any disk had room.
        """
        self.put_all((note,))

    def put_all(self, notes: Iterable[Annotation]) -> None:
        """Store several in one transaction: all or none."""
        kept = tuple(notes)

        # One that may yet be taken back leaves its number to another.
        is_final = not self._database.is_writing

        def work(connection: apsw.Connection) -> list[int]:
            return [put_note(connection, note) for note in kept]

        try:
            numbers = self._database.write(work)
        # An unknown article is the caller's mistake; the text would be no safer in a file.
        except MissingError:
            raise  # the request is wrong, not the disk
        except LibraryError as error:
            raise keep_note(self._database.where.path, kept, error) from error
        for number, note in zip(numbers, kept, strict=True):
            if is_final and note.deleted is None and may_be_long(note):
                self._long.keep(number, LongNote(note, note.anchors))

    def get(self, note: str) -> Annotation | None:
        """One annotation by id, also a deleted one; None if there is none."""
        found = self._database.read(lambda c: _read(c, "n.id=?", (clean(note),)))
        return found[0] if found else None

    def glance(self, note: str) -> Annotation | None:
        """`get` for the window: a long one with its first anchors and its ends only."""
        return self._database.read(lambda c: self._glance(c, clean(note)))

    def _glance(self, connection: apsw.Connection, note: str) -> Annotation | None:
        query = "SELECT number FROM notes WHERE id=? AND octet_length(anchors) >= ?"
        long = connection.execute(query, (note, LONG)).fetchone()
        if long is None:
            found = _read(connection, "n.id=?", (note,))
            return found[0] if found else None
        kept = self._long.get(int(str(long[0])))
        return kept.head if kept is not None else _beginning(connection, note)

    def are_long(self, notes: Collection[str]) -> bool:
        """Whether one of these few notes is on so many blocks that the window must not read it."""
        marks = ",".join("?" * len(notes))
        query = f"SELECT 1 FROM notes WHERE id IN ({marks}) AND octet_length(anchors) >= {LONG}"
        values = tuple(map(clean, notes))
        return bool(self._database.read(lambda c: c.execute(query, values).fetchall()))

    def of_article(self, article: str, deleted: bool = False) -> list[Annotation]:
        """The annotations of an article, oldest first; with `deleted`, the deleted ones."""
        condition = (
            f"a.id=? AND n.deleted IS {'NOT ' if deleted else ''}NULL ORDER BY n.created, n.number"
        )
        return self._database.read(lambda c: _read(c, condition, (clean(article),)))

    def on_whole(self, article: str) -> list[Annotation]:
        """The annotations on an article as a whole, which have no anchors, oldest first."""
        condition = (
            "a.id=? AND n.deleted IS NULL AND octet_length(n.anchors)=2 "
            "ORDER BY n.created, n.number"
        )
        return self._database.read(lambda c: _read(c, condition, (clean(article),)))

    def all(self) -> list[Annotation]:
        """All annotations of all articles that are not removed, by article, oldest first."""
        condition = (
            "n.deleted IS NULL AND a.state='present' ORDER BY n.article, n.created, n.number"
        )
        return self._database.read(lambda c: _read(c, condition, ()))

    def count(self, article: str = "") -> int:
        """How many annotations an article, or the whole library, has."""
        query = (
            "SELECT count(*) FROM notes n JOIN articles a ON a.number = n.article "
            "WHERE n.deleted IS NULL AND a.state='present'"
        )
        values = (clean(article),) if article else ()
        return self._database.read(
            lambda c: integer(c, query + (" AND a.id=?" if article else ""), values)
        )

    def in_blocks(
        self, article: str, side: SideName, blocks: Sequence[int], newest: int = 0
    ) -> list[Annotation]:
        """The annotations with an anchor in one of these blocks, oldest first.

        For the visible page: fast however many notes there are. With `newest`, only so many of
        those written last.
        """
        limit = f" ORDER BY note DESC LIMIT {newest}" if newest else ""

        def work(connection: apsw.Connection) -> list[Annotation]:
            number = article_number(connection, article)
            found: dict[str, Annotation] = {}
            # A note with anchors in several of the blocks is found more than once, hence the
            # dictionary.
            for i in range(0, len(blocks), _ASKED):
                some = blocks[i : i + _ASKED]
                marks = ",".join("?" * len(some))
                where = (
                    "SELECT note FROM note_blocks "
                    f"WHERE article=? AND side=? AND block IN ({marks}){limit}"
                )
                notes = _read(
                    connection, f"n.number IN ({where})", (number, side_number(side), *some)
                )
                found.update((note.id, note) for note in notes)
            return sorted(found.values(), key=lambda note: note.created)[-newest:]

        return self._database.read(work)

    def of_page(
        self,
        article: str,
        blocks: Mapping[SideName, Sequence[int]],
        newest: int = 0,
        read_long: bool = False,
    ) -> tuple[list[Annotation], bool]:
        """`in_blocks` of both sides for the visible page, and whether these are all.

        A long annotation has its first anchors, its ends and those in these blocks. The first time
        one is met it must be read whole: with `read_long`, in a job, it is; else it is left out.
        """

        def work(connection: apsw.Connection) -> tuple[list[Annotation], bool]:
            number = article_number(connection, article)
            sizes: dict[int, int] = {}
            for side, ids in blocks.items():
                sizes.update(_sizes(connection, number, side, ids, newest))
            notes = _numbered(connection, [one for one, size in sizes.items() if size < LONG])
            long = [
                self._long_note(connection, one, read_long)
                for one, size in sizes.items()
                if size >= LONG
            ]
            notes += (one.within(blocks) for one in long if one is not None)
            return sorted(notes, key=lambda note: note.created), None not in long

        return self._database.read(work)

    def _long_note(self, connection: apsw.Connection, number: int, read: bool) -> LongNote | None:
        """A long annotation, if it is kept or is to be read."""
        found = self._long.get(number)
        if found is None and read:
            found = _long_note(connection, number)
            self._long.keep(number, found)
        return found

    def deleted_in(self, article: str, side: SideName, blocks: Collection[int]) -> list[Annotation]:
        """The deleted annotations with an anchor in one of these few blocks."""
        if not blocks:
            return []
        # They are listed under no block. What is searched for is how anchors_text begins an anchor.
        named = [f'["{side.value}",{block},' for block in sorted(blocks)]
        there = " OR ".join(["instr(n.anchors, ?)"] * len(named))
        condition = f"n.deleted IS NOT NULL AND a.id=? AND ({there})"
        found = self._database.read(lambda c: _read(c, condition, (clean(article), *named)))
        return [
            note
            for note in found
            if any(anchor.side is side and anchor.block in blocks for anchor in note.anchors)
        ]

    def noted_blocks(self, article: str) -> set[tuple[SideName, int]]:
        """The blocks with a note that still has its place; reads hardly any note.

        Raises MissingError.
        """

        def work(connection: apsw.Connection) -> set[tuple[SideName, int]]:
            number = article_number(connection, article)
            sure = connection.execute(_NOTED, (number, number)).fetchall()
            found = {(SIDES[int(str(side))], int(str(block))) for side, block in sure}
            # A lost anchor still names the block it last stood in.
            query = f"SELECT anchors FROM notes n WHERE article=? AND deleted IS NULL AND {_LOST}>0"
            for (anchors,) in connection.execute(query, (number,)):
                found.update(
                    (anchor.side, anchor.block)
                    for anchor in anchors_of(str(anchors))
                    if anchor.state is not AnchorState.LOST
                )
            return found

        return self._database.read(work)

    def delete(self, note: str) -> Annotation:
        """Hide a note, which can be restored for 30 days; return it as it was.

        Raises LibraryError if there is none.
        """
        return self._mark(note, time.time())

    def restore(self, note: str) -> Annotation:
        """Undo delete; return the note as it was before."""
        return self._mark(note, None)

    def history(self, note: str) -> list[Version]:
        """Earlier texts, newest first."""
        query = f"{HISTORY.select} WHERE note=? ORDER BY number DESC"
        rows = self._database.read(lambda c: c.execute(query, (clean(note),)).fetchall())
        return [
            Version(columns["text"], columns["modified"])
            for columns in (verified_columns(HISTORY, row) for row in rows)
        ]

    def purge(self, now: float) -> int:
        """Delete for good, with their history, what was deleted over 30 days before `now`.

        Returns how many.
        """

        def work(connection: apsw.Connection) -> int:
            gone = connection.execute(
                f"SELECT number, id FROM notes WHERE deleted < ? LIMIT {_PURGED}",
                (now - KEPT_DAYS * 86400,),
            ).fetchall()
            for number, identity in gone:
                connection.execute("DELETE FROM history WHERE note=?", (identity,))
                connection.execute("DELETE FROM notes WHERE number=?", (number,))
            return len(gone)

        # In parts: nobody waits for thousands of them.
        purged = 0
        while some := self._database.write(work):
            purged += some
        return purged

    def _mark(self, note: str, deleted: float | None) -> Annotation:
        def work(connection: apsw.Connection) -> Annotation:
            found = _read(connection, "n.id=?", (clean(note),))
            if not found:
                raise LibraryError("There is no note {note!r} in the library.", note=note)
            put_note(connection, replace(found[0], deleted=deleted))
            return found[0]

        return self._database.write(work)
