"""The user's annotations: written, found by block, article or id, deleted and restored.

Deleted ones are kept for 30 days; earlier texts as long as their note.
"""

import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import apsw

from duidu.core.annotation import AnchorState, Annotation
from duidu.core.article import SideName
from duidu.core.errors import LibraryError
from duidu.library.notes.emergency_notes import keep_note
from duidu.library.store.article_record import article_number
from duidu.library.store.codec import (
    SIDES,
    anchors_of,
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
# Notes deleted for good in one transaction.
_PURGED = 500

_COLUMNS = ", ".join(f"n.{name}" for name in NOTES.columns)
_NOTES = (
    f"SELECT n.number, {_COLUMNS}, n.crc, a.id FROM notes n JOIN articles a ON a.number = n.article"
)
_NOTED = (
    "SELECT DISTINCT b.side, b.block FROM note_blocks b JOIN notes n ON n.number = b.note "
    "WHERE b.article=? AND n.deleted IS NULL AND"
)
_LOST = f"instr(n.anchors, '\"{AnchorState.LOST.value}\"')"


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


class Notes:
    """All annotations of one library. Every write returns only when it is durable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, note: Annotation) -> None:
        """Store an annotation, new or changed (same id).

        Raises MissingError for an unknown article, and LibraryError when it could not be stored:
        the text is then in the emergency file that the message names, if any disk had room.
        """
        self.put_all((note,))

    def put_all(self, notes: Iterable[Annotation]) -> None:
        """Store several in one transaction: all or none."""
        kept = tuple(notes)

        def work(connection: apsw.Connection) -> None:
            for note in kept:
                put_note(connection, note)

        try:
            self._database.write(work)
        # An unknown article is the caller's mistake; the text would be no safer in a file.
        except MissingError:
            raise  # the request is wrong, not the disk
        except LibraryError as error:
            raise keep_note(self._database.where.path, kept, error) from error

    def get(self, note: str) -> Annotation | None:
        """One annotation by id, also a deleted one; None if there is none."""
        found = self._database.read(lambda c: _read(c, "n.id=?", (clean(note),)))
        return found[0] if found else None

    def of_article(self, article: str, deleted: bool = False) -> list[Annotation]:
        """The annotations of an article, oldest first; with `deleted`, the deleted ones."""
        condition = (
            f"a.id=? AND n.deleted IS {'NOT ' if deleted else ''}NULL ORDER BY n.created, n.number"
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
            sure = connection.execute(f"{_NOTED} {_LOST}=0", (number,)).fetchall()
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
