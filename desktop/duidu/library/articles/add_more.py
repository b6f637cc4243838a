"""Adds the rest of an article whose first rows are being read already: in small transactions.

Each says with its rows how many have come, so that closing the program, or a crash, costs one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

import apsw

from duidu.core.alignment import Alignment
from duidu.core.article import Article
from duidu.core.jobs import Job
from duidu.library.articles.add_article import (
    ROWS_A_BATCH,
    PlacedRow,
    Stored,
    insert,
    placed_rows,
    stored,
)
from duidu.library.articles.article_info import article_info
from duidu.library.articles.coming import Coming, Two, with_coming
from duidu.library.articles.part_states import PartState, with_parts
from duidu.library.store.article_record import article_columns, change_article
from duidu.library.store.codec import dumps
from duidu.library.store.database import Database
from duidu.library.store.library_errors import StaleError
from duidu.library.store.schema import ROWS

if TYPE_CHECKING:
    # Few texts come from a file that can be written back into.
    from duidu.library.articles.originals import Original

_ROW_LENGTHS = ROWS.columns.index("source_length")


@dataclass(frozen=True, slots=True)
class Rest:
    """All rows of a text from the first on, and when they are there, its parts.

    `original` gives the file, where it is to be kept.
    """

    rows: Iterator[PlacedRow]
    parts: Callable[[], Sequence[PartState]]
    original: "Callable[[], Original] | None" = None


@dataclass(frozen=True, slots=True)
class Whole:
    """A text with its rows; `parts` are those in which it is aligned once they are there."""

    article: Article
    alignment: Alignment
    parts: Sequence[PartState] = ()

    def with_parts(self) -> Article:
        """The article, its metadata saying in which parts it is to be aligned."""
        return replace(self.article, metadata=with_parts(self.article.metadata, self.parts))

    def one_by_one(self) -> Iterator[PlacedRow]:
        """Yield each row with its blocks."""
        return placed_rows(self.article, self.alignment.rows)

    def begins(
        self, first: int, how: dict[str, str], most: int = 0, blocks: Two = (0, 0)
    ) -> Coming | None:
        """What is to come after so many rows; None where these are no text of their own.

        Each block must come after those before it, or edits at the end would get in its way. With
        `most` there are more rows than these, and as many blocks.
        """
        rows = self.alignment.rows
        came = [0, 0]
        for row in rows:
            for side, units in enumerate((row.blocks.source, row.blocks.target)):
                if units != tuple(range(came[side], came[side] + len(units))):
                    return None
                came[side] += len(units)
        source = sum(len(row.blocks.source) for row in rows[:first])
        target = sum(len(row.blocks.target) for row in rows[:first])
        if most:
            return Coming(first, most, (source, target), blocks, how)
        return Coming(first, len(rows), (source, target), (came[0], came[1]), how)


def add_more(database: Database, article: str, rest: Rest, job: Job) -> Iterator[Coming | None]:
    """Add all that is to come, and say after each batch what is left; see Articles.add_more."""
    columns = database.read(lambda c: article_columns(c, article))
    coming: Coming | None = article_info(columns).coming
    if coming is None:
        return
    if rest.original is not None:
        # Before any row: whatever ends the program, it is kept anew until the first ones come.
        from duidu.library.articles.originals import keep_original

        keep_original(database, columns["number"], rest.original(), job)
    _pass_by(rest, coming, job)
    batch = list(islice(rest.rows, ROWS_A_BATCH))
    while coming is not None:
        job.check()
        following = list(islice(rest.rows, ROWS_A_BATCH))
        parts = None if following else rest.parts()
        rows, blocks = stored(columns["number"], batch, coming.rows)
        left = _left(coming, batch)
        coming = database.write(
            lambda c, rows=rows, blocks=blocks, now=(coming, left), parts=parts: _add(  # type: ignore[misc]
                c, article, (rows, blocks), now, parts
            )
        )
        batch = following
        yield coming


def _pass_by(rest: Rest, coming: Coming, job: Job) -> None:
    """Leave out the rows that are there. Raises StaleError where these are others."""
    came = [0, 0]
    for number in range(coming.rows):
        if number % ROWS_A_BATCH == 0:
            job.check()
        row = next(rest.rows, None)
        if row is None:
            raise _stale()
        came = [came[0] + len(row[1]), came[1] + len(row[2])]
    if (came[0], came[1]) != coming.blocks:
        raise _stale()


def _left(coming: Coming, batch: Sequence[PlacedRow]) -> Coming:
    """What is to come after these rows. Raises StaleError where they do not follow."""
    came = list(coming.blocks)
    for row, *_ in batch:
        for side, units in enumerate((row.blocks.source, row.blocks.target)):
            if units != tuple(range(came[side], came[side] + len(units))):
                raise _stale()
            came[side] += len(units)
    return replace(coming, rows=coming.rows + len(batch), blocks=(came[0], came[1]))


def _add(
    connection: apsw.Connection,
    article: str,
    batch: tuple[list[Stored], list[Stored]],
    now: tuple[Coming, Coming],
    parts: Sequence[PartState] | None,
) -> Coming | None:
    """Add one batch, after which another state holds; with `parts` nothing is left then."""
    columns = article_columns(connection, article)
    info = article_info(columns)
    expected, left = now
    # Removed meanwhile, or another process has gone on with it.
    if info.removed is not None or info.coming != expected:
        raise _stale()
    insert(connection, *batch)
    told = with_coming(info.metadata, left) if parts is None else with_parts(info.metadata, parts)
    lengths = [
        sum(int(str(row[at])) for row in batch[0]) for at in (_ROW_LENGTHS, _ROW_LENGTHS + 1)
    ]
    change_article(
        connection,
        columns["number"],
        metadata=dumps(told),
        row_count=info.row_count + len(batch[0]),
        source_length=info.source_length + lengths[0],
        target_length=info.target_length + lengths[1],
    )
    return left if parts is None else None


def _stale() -> StaleError:
    return StaleError("This text has changed meanwhile, so the rest of it was not added.")
