"""Inserts rows from a copy or a damaged file into a library that is being rebuilt.

No file is opened here.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import apsw

from duidu.library.safety.plain_copies import Line
from duidu.library.store.codec import integer, note_of, verified_columns
from duidu.library.store.note_record import list_note
from duidu.library.store.schema import ARTICLES, NOTES, TABLES, Table

_BY_NAME = {table.name: table for table in TABLES}


def insert(
    connection: apsw.Connection, table: Table, columns: Mapping[str, Any], number: int | None = None
) -> int:
    """Insert a row, under its old number if given; return the number."""
    names = (*(("number",) if number is not None else ()), *table.columns, "crc")
    row = table.row(*(columns[name] for name in table.columns))
    values = row if number is None else (number, *row)
    connection.execute(
        f"INSERT INTO {table.name}({', '.join(names)}) VALUES({', '.join('?' * len(names))})",
        values,
    )
    return connection.last_insert_rowid()


def insert_copy(
    connection: apsw.Connection, lines: Iterable[Line], number: int | None = None
) -> None:
    """Insert an article, or what belongs to none, from the lines of its plain copy.

    The article gets `number` if given; all other rows get new numbers.
    """
    article: int | None = None
    for name, columns in lines:
        table = _BY_NAME[name]
        if table is ARTICLES:
            article = insert(connection, table, columns, number)
            continue
        insert(
            connection,
            table,
            {**columns, "article": article} if "article" in table.columns else columns,
        )


def list_notes_by_block(connection: apsw.Connection) -> None:
    """Rebuild the list of notes by block from the notes."""
    connection.execute("DELETE FROM note_blocks")
    for row in connection.execute(f"{NOTES.select} WHERE deleted IS NULL").fetchall():
        columns = verified_columns(NOTES, row)
        list_note(connection, columns["number"], columns["article"], note_of(columns, ""))


def count_notes(connection: apsw.Connection) -> int:
    """The number of notes that are not deleted."""
    return integer(connection, "SELECT count(*) FROM notes WHERE deleted IS NULL")
