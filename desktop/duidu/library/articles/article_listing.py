"""Questions about many articles at once, answered without reading what is not shown."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import apsw

from duidu.library.articles.article_info import ArticleInfo, article_info
from duidu.library.store.codec import integer, verified_columns
from duidu.library.store.schema import ARTICLES, Value, clean

# Values in one query: SQLite allows 32,766, but short queries are prepared faster.
_ASKED = 400
_PRESENT = "state='present'"
_LAST_READ_FIRST = "ORDER BY opened DESC, number DESC"


def article_numbers(connection: apsw.Connection, wanted: str = "") -> list[int]:
    """The numbers of the articles on the shelf, last opened first.

    With `wanted`, of those whose title has this text, whatever its case.
    """
    if not wanted:
        query = f"SELECT number FROM articles WHERE {_PRESENT} {_LAST_READ_FIRST}"
        return [int(str(number)) for (number,) in connection.execute(query)]
    query = f"SELECT number, title FROM articles WHERE {_PRESENT} {_LAST_READ_FIRST}"
    # SQLite folds the case of ASCII letters only.
    return [
        int(str(number))
        for number, title in connection.execute(query)
        if wanted.casefold() in str(title).casefold()
    ]


def count_articles(connection: apsw.Connection) -> int:
    """How many articles are on the shelf."""
    return integer(connection, f"SELECT count(*) FROM articles WHERE {_PRESENT}")


def infos_of(connection: apsw.Connection, numbers: Sequence[int]) -> dict[int, ArticleInfo]:
    """What is known of the articles with these numbers, as far as they are there."""
    return {
        columns["number"]: article_info(columns)
        for rows in in_parts(connection, f"{ARTICLES.select} WHERE number IN", numbers)
        for columns in (verified_columns(ARTICLES, row) for row in rows)
    }


def recent_articles(connection: apsw.Connection, count: int) -> list[ArticleInfo]:
    """The articles opened last."""
    query = f"{ARTICLES.select} WHERE {_PRESENT} {_LAST_READ_FIRST} LIMIT ?"
    rows = connection.execute(query, (count,)).fetchall()
    return [article_info(verified_columns(ARTICLES, row)) for row in rows]


def titles_of(connection: apsw.Connection, articles: Collection[str]) -> dict[str, str]:
    """The titles of those of these articles that are on the shelf, by id."""
    query = f"SELECT id, title FROM articles WHERE {_PRESENT} AND id IN"
    wanted = [clean(article) for article in articles]
    return {
        str(article): str(title)
        for rows in in_parts(connection, query, wanted)
        for article, title in rows
    }


def in_parts(
    connection: apsw.Connection, query: str, values: Sequence[Value]
) -> Iterator[Iterable[tuple[Value, ...]]]:
    """The rows that a query ending in IN gives for these values, some hundred values at a time."""
    for first in range(0, len(values), _ASKED):
        some = values[first : first + _ASKED]
        marks = ",".join("?" * len(some))
        yield connection.execute(f"{query} ({marks})", tuple(some)).fetchall()
