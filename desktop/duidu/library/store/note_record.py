"""The row of one annotation: written together with its history and its list of blocks."""

from typing import Any

import apsw

from duidu.core.annotation import Annotation
from duidu.library.store.article_record import article_number
from duidu.library.store.codec import anchors_of, note_values, side_number, verified_columns
from duidu.library.store.schema import HISTORY, NOTES, clean


def put_note(connection: apsw.Connection, note: Annotation) -> int:
    """Insert or replace an annotation; a text it replaces goes into the note's history.

    Returns its number, which is another after each change. Raises MissingError when its article is
    not in the library.
    """
    article = article_number(connection, note.article)
    old = connection.execute(f"{NOTES.select} WHERE id=?", (clean(note.id),)).fetchone()
    if old is not None:
        columns = verified_columns(NOTES, old)
        if columns["text"] != clean(note.text) and columns["text"]:
            connection.execute(
                HISTORY.insert, HISTORY.row(note.id, article, columns["text"], columns["modified"])
            )
        if columns["article"] != article:
            _take_history(connection, note.id, article)
        _unlist(connection, columns["number"], columns["article"], columns["anchors"])
        connection.execute("DELETE FROM notes WHERE number=?", (columns["number"],))
    connection.execute(NOTES.insert, NOTES.row(*note_values(note, article)))
    number = connection.last_insert_rowid()
    if note.deleted is None:
        list_note(connection, number, article, note)
    return number


def _take_history(connection: apsw.Connection, note: str, article: int) -> None:
    """Move a note's history to another article; it would be purged with the old one."""
    for stored in connection.execute(f"{HISTORY.select} WHERE note=?", (clean(note),)).fetchall():
        columns = verified_columns(HISTORY, stored)
        row = HISTORY.row(columns["note"], article, columns["text"], columns["modified"])
        connection.execute(
            "UPDATE history SET article=?, crc=? WHERE number=?",
            (article, row[-1], columns["number"]),
        )


def list_note(connection: apsw.Connection, number: int, article: int, note: Annotation) -> None:
    """List a note under the blocks its anchors are in, so that a page finds it fast."""
    places = {(article, side_number(anchor.side), anchor.block, number) for anchor in note.anchors}
    connection.executemany("INSERT INTO note_blocks VALUES(?,?,?,?)", sorted(places))


def list_row(connection: apsw.Connection, number: int, columns: dict[str, Any]) -> None:
    """List a note by its stored values, as list_note does; a deleted one is listed nowhere."""
    if columns["deleted"] is None:
        places = _places(columns["article"], number, columns["anchors"])
        connection.executemany("INSERT INTO note_blocks VALUES(?,?,?,?)", places)


def unlist_row(connection: apsw.Connection, number: int, columns: dict[str, Any]) -> None:
    """Remove a note from the lists of blocks, by its stored values."""
    _unlist(connection, number, columns["article"], columns["anchors"])


def _unlist(connection: apsw.Connection, number: int, article: int, anchors: str) -> None:
    """Remove a note from the lists of the blocks its anchors were in."""
    connection.executemany(
        "DELETE FROM note_blocks WHERE article=? AND side=? AND block=? AND note=?",
        _places(article, number, anchors),
    )


def _places(article: int, number: int, anchors: str) -> list[tuple[int, int, int, int]]:
    """The rows of note_blocks of a note with these stored anchors."""
    return sorted(
        {
            (article, side_number(anchor.side), anchor.block, number)
            for anchor in anchors_of(anchors)
        }
    )
