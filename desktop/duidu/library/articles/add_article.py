"""Stores a new article: in small transactions, and visible only when all of it is there."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import apsw

from duidu.core.alignment import Alignment, Row
from duidu.core.article import Article, Block
from duidu.core.errors import LibraryError
from duidu.core.jobs import Job
from duidu.library.articles.article_info import SourceFile, add_files
from duidu.library.articles.row_order import SPACING
from duidu.library.store.article_record import change_article, delete_article
from duidu.library.store.codec import beads_text, block_values, dumps, integer
from duidu.library.store.database import Database, run_in_transaction
from duidu.library.store.schema import ARTICLES, BLOCKS, ROWS, Value

if TYPE_CHECKING:
    # Few texts are so long that they are read while their rows come.
    from duidu.library.articles.coming import Coming

    # Few come from a file that can be written back into.
    from duidu.library.articles.originals import Original

# Some 50,000 code points. A note written meanwhile waits for one batch: hundredths of a second.
ROWS_A_BATCH = 500

# Rows of each table that one transaction deletes; a part of a file is a thousand times as long.
_IN_PARTS = (*((table, 500) for table in ("blocks", "rows", "notes", "history")), ("originals", 2))

Stored = tuple[Value, ...]
# A row with its blocks on both sides, in order.
PlacedRow = tuple[Row, Sequence[Block], Sequence[Block]]


def add_article(
    database: Database,
    article: Article,
    alignment: Alignment,
    files: Sequence[SourceFile],
    job: Job,
    identity: str,
    on_shelf: bool = True,
    coming: "Coming | None" = None,
    original: "Original | None" = None,
) -> str:
    """Add everything or nothing, and return the article's id; see Articles.add.

    Raises ValueError unless every block is in exactly one row; Cancelled, LibraryError.
    """
    _check(article, alignment)
    article, alignment = _beginning(article, alignment, coming)
    import uuid  # loads much of Python's library, and this module is loaded at every start

    identity = identity or str(uuid.uuid4())
    number = database.write(lambda c: _begin(c, identity, article, alignment, tuple(files)))
    try:
        done = 0
        placed = placed_rows(article, alignment.rows)
        while batch := list(islice(placed, ROWS_A_BATCH)):
            job.check()
            rows, blocks = stored(number, batch, done)
            database.write(lambda c, rows=rows, blocks=blocks: insert(c, rows, blocks))  # type: ignore[misc]
            done += len(rows)
            job.progress(done / len(alignment.rows))
        if original is not None:
            from duidu.library.articles.originals import keep_original  # few articles have one

            keep_original(database, number, original, job)
        job.check()
        # One small write makes all of it visible at once.
        database.write(lambda c: _finish(c, number, on_shelf))
    except BaseException:
        _take_back(database, number)
        raise
    return identity


def forget_unfinished(connection: apsw.Connection) -> None:
    """Delete what remains of additions that were cut off when their process ended.

    Call it at opening, when no addition can be under way.
    """
    left = [
        int(str(number))
        for (number,) in connection.execute("SELECT number FROM articles WHERE state='pending'")
    ]

    def work(connection: apsw.Connection) -> None:
        for number in left:
            delete_article(connection, number)

    if left:
        run_in_transaction(connection, work)


def delete_in_parts(database: Database, number: int, before: float) -> bool:
    """Delete an article that was removed before some time; whether it still was so.

    From the first part on it is what an addition that was cut off leaves: unseen, and forgotten at
    the next opening at the latest.
    """

    def begin(connection: apsw.Connection) -> bool:
        query = "SELECT EXISTS (SELECT 1 FROM articles WHERE number=? AND state=? AND deleted<?)"
        # The person may have brought it back meanwhile.
        if not integer(connection, query, (number, "removed", before)):
            return False
        change_article(connection, number, state="pending")
        return True

    def some(connection: apsw.Connection) -> bool:
        before = connection.total_changes()
        for table, most in _IN_PARTS:
            connection.execute(
                f"DELETE FROM {table} WHERE number IN "
                f"(SELECT number FROM {table} WHERE article=? LIMIT {most})",
                (number,),
            )
        return connection.total_changes() > before

    if not database.write(begin):
        return False
    while database.write(some):
        pass
    database.write(lambda c: delete_article(c, number))
    return True


def _check(article: Article, alignment: Alignment) -> None:
    """Raise ValueError unless every block is in exactly one row and ids are unique on a side."""
    for side, placed in (
        (article.source, [block for row in alignment.rows for block in row.blocks.source]),
        (article.target, [block for row in alignment.rows for block in row.blocks.target]),
    ):
        if sorted(placed) != list(range(len(side.blocks))):
            raise ValueError("every block must stand in exactly one row")
        if len({block.id for block in side.blocks}) != len(side.blocks):
            raise ValueError("block ids must differ within a side")


def _beginning(
    article: Article, alignment: Alignment, coming: "Coming | None"
) -> tuple[Article, Alignment]:
    """The first rows of an article, and its record as it is while the others are to come.

    All of it where nothing is to come, whatever its file calls by that name.
    """
    from duidu.library.articles.coming import with_coming

    if coming is None:
        return replace(article, metadata=with_coming(article.metadata, None)), alignment
    source, target = (
        replace(side, blocks=side.blocks[:count])
        for side, count in zip((article.source, article.target), coming.blocks, strict=True)
    )
    told = with_coming(article.metadata, coming)
    first = replace(alignment, rows=alignment.rows[: coming.rows])
    return replace(article, source=source, target=target, metadata=told), first


def _begin(
    connection: apsw.Connection,
    identity: str,
    article: Article,
    alignment: Alignment,
    files: tuple[SourceFile, ...],
) -> int:
    """Insert the article as pending, with its files, and return its number."""
    if connection.execute("SELECT 1 FROM articles WHERE id=?", (identity,)).fetchone():
        raise LibraryError(
            "There is already an article {identity!r} in the library.", identity=identity
        )
    now = time.time()
    lengths = [
        sum(len(block.text) for block in side.blocks) for side in (article.source, article.target)
    ]
    described = (
        identity,
        article.title,
        article.source.language,
        article.target.language,
        dumps(article.metadata),
    )
    counted: Stored = (alignment.aligner, "pending", 1, len(alignment.rows), *lengths)
    connection.execute(
        ARTICLES.insert, ARTICLES.row(*described, *counted, now, now, 0.0, None, None, None, None)
    )
    number = connection.last_insert_rowid()
    add_files(connection, number, files)
    return number


def _finish(connection: apsw.Connection, number: int, on_shelf: bool) -> None:
    """Put the article on the shelf, or with those removed, from where it can be restored."""
    if on_shelf:
        change_article(connection, number, state="present")
    else:
        change_article(connection, number, state="removed", deleted=time.time())


def placed_rows(article: Article, rows: Sequence[Row]) -> Iterator[PlacedRow]:
    """Yield rows of an article, each with its blocks."""
    source, target = article.source.blocks, article.target.blocks
    for row in rows:
        yield (
            row,
            [source[unit] for unit in row.blocks.source],
            [target[unit] for unit in row.blocks.target],
        )


def stored(
    number: int, rows: Sequence[PlacedRow], before: int
) -> tuple[list[Stored], list[Stored]]:
    """Rows and their blocks with their checksums; so many rows stand before them."""
    stored_rows: list[Stored] = []
    blocks: list[Stored] = []
    for at, (row, *sides) in enumerate(rows, before + 1):
        position = at * SPACING
        for side, units in enumerate((row.blocks.source, row.blocks.target)):
            blocks += (
                BLOCKS.row(*block_values(number, side, (unit + 1) * SPACING, position, block))
                for unit, block in zip(units, sides[side], strict=True)
            )
        stored_rows.append(row_stored(number, position, row, *sides))
    return stored_rows, blocks


def row_stored(
    article: int, position: int, row: Row, source: Sequence[Block], target: Sequence[Block]
) -> Stored:
    """A row with its checksum, ready for ROWS.insert; `source`, `target` are its blocks."""
    bead = row.blocks
    lengths = (sum(len(block.text) for block in side) for side in (source, target))
    judged = (
        beads_text(row.sentences),
        float(bead.score),
        bead.origin.value,
        int(bead.status),
        int(row.crossing),
    )
    return ROWS.row(article, position, *judged, *lengths)


def insert(connection: apsw.Connection, rows: list[Stored], blocks: list[Stored]) -> None:
    """Write rows and blocks that `stored` made."""
    connection.executemany(ROWS.insert, rows)
    connection.executemany(BLOCKS.insert, blocks)


def _take_back(database: Database, number: int) -> None:
    """Delete an article that could not be completed."""
    try:
        database.write(lambda c: delete_article(c, number))
    except LibraryError:
        return  # it stays unseen, and the next opening forgets it
