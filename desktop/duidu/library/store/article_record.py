"""The one row that stands for an article: found by id, verified, changed with its checksum."""

from typing import Any

import apsw

from duidu.library.store.codec import verified_columns
from duidu.library.store.library_errors import MissingError
from duidu.library.store.schema import ARTICLES, Value, clean

# What stands under these names in an article's metadata is the library's own: how far a long text
# is aligned (articles/part_states.py), and how much of it is still to come (articles/coming.py).
PARTS = "duidu:parts"
COMING = "duidu:coming"


def article_columns(connection: apsw.Connection, article: str) -> dict[str, Any]:
    """The verified row of an article. Raises MissingError if there is none with this id."""
    found = connection.execute(
        f"{ARTICLES.select} WHERE id=? AND state != 'pending'", (clean(article),)
    ).fetchone()
    if found is None:
        raise MissingError("There is no article {article!r} in the library.", article=article)
    return verified_columns(ARTICLES, found)


def article_number(connection: apsw.Connection, article: str) -> int:
    """The number under which an article's parts are stored. Raises MissingError."""
    return int(article_columns(connection, article)["number"])


def article_id(connection: apsw.Connection, number: int | None) -> str:
    """The id of an article by its number; "" for None or an unknown number."""
    found = (
        None
        if number is None
        else connection.execute("SELECT id FROM articles WHERE number=?", (number,)).fetchone()
    )
    return "" if found is None else str(found[0])


def change_article(connection: apsw.Connection, number: int, **changes: Value) -> None:
    """Change some columns of an article and update its checksum."""
    found = connection.execute(f"{ARTICLES.select} WHERE number=?", (number,)).fetchall()
    columns = {**verified_columns(ARTICLES, found[0]), **changes}
    assignments = ", ".join(f"{name}=?" for name in (*ARTICLES.columns, "crc"))
    values = ARTICLES.row(*(columns[name] for name in ARTICLES.columns))
    connection.execute(f"UPDATE articles SET {assignments} WHERE number=?", (*values, number))


def delete_article(connection: apsw.Connection, number: int) -> None:
    """Delete an article with all its parts, by its number."""
    # note_blocks has no foreign key that would delete its rows along.
    connection.execute("DELETE FROM note_blocks WHERE article=?", (number,))
    connection.execute("DELETE FROM articles WHERE number=?", (number,))
