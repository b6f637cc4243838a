"""The articles of the library: listed, added, removed, read row by row, and edited."""

import json
import math
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import apsw

from duidu.core.alignment import Alignment, Row
from duidu.core.annotation import Annotation
from duidu.core.article import Article, Block, Place, Side, SideName
from duidu.core.errors import LibraryError
from duidu.core.jobs import Job, NoJob
from duidu.library.articles.add_article import add_article, delete_in_parts
from duidu.library.articles.article_info import (
    ArticleInfo,
    SourceFile,
    article_info,
    files_of,
    stored_path,
)
from duidu.library.articles.article_listing import (
    article_numbers,
    count_articles,
    infos_of,
    recent_articles,
    titles_of,
)
from duidu.library.articles.article_rows import (
    RowTexts,
    StoredRow,
    bare_rows,
    blocks_between,
    row_statuses,
    row_texts,
    rows_holding,
    stored_rows,
)
from duidu.library.articles.kept_orders import KeptOrders
from duidu.library.store.article_record import article_columns, article_number, change_article
from duidu.library.store.codec import SIDES, dumps, side_number, verified_columns
from duidu.library.store.database import Database
from duidu.library.store.note_record import put_note
from duidu.library.store.schema import ARTICLES, Value

if TYPE_CHECKING:
    from duidu.library.articles.add_more import Rest
    from duidu.library.articles.coming import Coming
    from duidu.library.articles.originals import Original
    from duidu.library.articles.part_states import PartState
    from duidu.library.articles.row_order import RowOrder

T = TypeVar("T")


class Articles:
    """All articles of one library. Articles are named by their ids."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._orders = KeptOrders()
        self._revision = 0

    def add(
        self,
        article: Article,
        alignment: Alignment,
        files: Sequence[SourceFile] = (),
        job: Job | None = None,
        id: str = "",
        on_shelf: bool = True,
        coming: "Coming | None" = None,
        original: "Original | None" = None,
    ) -> str:
        """Store a new article completely or not at all; return its id (a new UUID unless given).

        One that is not `on_shelf` is as if it had been removed, until it is restored. With `coming`
        only its first rows are stored, and `add_more` adds the others. `original` is the file to be
        written back into. For a job's thread: takes seconds. Raises Cancelled, LibraryError.
        """
        how = job or NoJob(), id, on_shelf, coming, original
        return add_article(self._database, article, alignment, files, *how)

    def add_more(self, article: str, rest: "Rest", job: Job) -> "Iterator[Coming | None]":
        """Add what is to come of an article, and say after each batch what is left.

        Its revision stays: what was there is as it was. Raises StaleError where it left the shelf,
        or the rows are another text's; Cancelled, LibraryError.
        """
        from duidu.library.articles.add_more import add_more

        return add_more(self._database, article, rest, job)

    def all(self, removed: bool = False) -> list[ArticleInfo]:
        """The articles, last opened first; with `removed`, those removed that can be restored."""
        state = ("removed" if removed else "present",)
        query = f"{ARTICLES.select} WHERE state=? ORDER BY opened DESC, number DESC"
        rows = self._database.read(lambda c: c.execute(query, state).fetchall())
        return [article_info(verified_columns(ARTICLES, row)) for row in rows]

    def numbers(self, wanted: str = "") -> list[int]:
        """Numbers of the articles, last opened first; with `wanted`, of those so titled.

        They name articles to `listed`, and cost a hundredth of what `all` reads.
        """
        return self._database.read(lambda c: article_numbers(c, wanted))

    def listed(self, numbers: Sequence[int]) -> dict[int, ArticleInfo]:
        """Title, languages, counts and times of articles by their numbers."""
        return self._database.read(lambda c: infos_of(c, numbers))

    def count(self) -> int:
        """How many articles there are."""
        return self._database.read(count_articles)

    def recent(self, count: int) -> list[ArticleInfo]:
        """The articles opened last."""
        return self._database.read(lambda c: recent_articles(c, count))

    def titles(self, articles: Collection[str]) -> dict[str, str]:
        """The titles of these articles by id, without those that are not on the shelf."""
        return self._database.read(lambda c: titles_of(c, articles))

    def info(self, article: str) -> ArticleInfo:
        """Title, languages, counts and times of one article. Raises MissingError."""
        return article_info(self._database.read(lambda c: article_columns(c, article)))

    def files(self, article: str) -> list[SourceFile]:
        """The files it was made from."""
        return self._database.read(lambda c: files_of(c, article_number(c, article)))

    def find_by_hash(self, sha256: str) -> list[str]:
        """Ids of the articles made from a file with this content, last opened first."""
        query = (
            "SELECT DISTINCT a.id FROM files f JOIN articles a ON a.number = f.article "
            "WHERE f.sha256=? AND a.state='present' ORDER BY a.opened DESC"
        )
        return [
            str(id)
            for (id,) in self._database.read(lambda c: c.execute(query, (sha256,)).fetchall())
        ]

    def find_by_file(self, path: Path, modified: float) -> list[str]:
        """Ids of the articles made from the file at this path with this time of change."""
        query = (
            "SELECT DISTINCT a.id FROM files f JOIN articles a ON a.number = f.article "
            "WHERE f.path=? AND f.modified=? AND a.state='present' ORDER BY a.opened DESC"
        )
        return [
            str(id)
            for (id,) in self._database.read(
                lambda c: c.execute(query, (stored_path(path), modified)).fetchall()
            )
        ]

    def rename(self, article: str, title: str) -> None:
        """Give it another title."""
        self._change(article, title=title)

    def remove(self, article: str) -> None:
        """Take it off the list; it can be restored until it is purged."""
        self._change(article, state="removed", deleted=time.time())

    def restore(self, article: str) -> None:
        """Undo remove."""
        self._change(article, state="present", deleted=None)

    def set_reading_position(
        self, article: str, side: SideName, block: int, offset: int, progress: float
    ) -> None:
        """Remember where the reader is and how much is read; counts as opening it."""
        place = {"place_side": side_number(side), "place_block": block, "place_offset": offset}
        self._change(article, **place, progress=float(progress), opened=time.time())

    def move_reading_position(self, article: str, place: Place) -> None:
        """Keep that the text where the reader is stands elsewhere by now."""
        side = side_number(place.side)
        self._change(article, place_side=side, place_block=place.block, place_offset=place.offset)

    def reading_position(self, article: str) -> tuple[SideName, int, int] | None:
        """Side, block id and code point last set; None before the first time."""
        columns = self._database.read(lambda c: article_columns(c, article))
        if columns["place_side"] is None:
            return None
        return SIDES[columns["place_side"]], columns["place_block"], columns["place_offset"]

    def revision(self, article: str) -> int:
        """The number that every change of its rows raises. Raises MissingError."""
        return self.info(article).revision

    def row_count(self, article: str) -> int:
        """The number of rows."""
        return self.info(article).row_count

    def row_lengths(self, article: str, side: SideName) -> list[int]:
        """Code points of each row on one side, 0 without a counterpart; reads no text."""
        number = side_number(side)
        return self._ordered(article, lambda _, __, order: order.lengths[number].tolist())

    def statuses(self, article: str) -> bytes:
        """The number of each row's status, a byte a row; reads no text."""
        return self._ordered(article, row_statuses)

    def rows(self, article: str, first: int, last: int) -> list[StoredRow]:
        """Rows first..last (last not included) with their blocks; fewer at the article's end."""
        return self._ordered(article, lambda c, n, o: stored_rows(c, n, o, max(0, first), last))

    def bare_rows(self, article: str, first: int, last: int) -> list[Row]:
        """The rows first..last (last not included) without their blocks, which no bead names.

        A fifth of the work of `rows`, for what looks through a whole article.
        """
        return self._ordered(article, lambda c, n, o: bare_rows(c, n, o, max(0, first), last))

    def row_texts(self, article: str, first: int, last: int, alone: bool = False) -> list[RowTexts]:
        """The bare texts of rows first..last (last not included); ten times as fast as `rows`."""
        first = max(0, first)
        return self._ordered(article, lambda c, n, o: row_texts(c, n, o, first, last, alone))

    def row_of(self, article: str, side: SideName, block: int) -> int:
        """The index of the row that holds a block. Raises LibraryError for an unknown block."""

        def work(connection: apsw.Connection) -> int:
            number, order = self._orders.of(connection, article)
            where = (number, side_number(side), block)
            found = connection.execute(
                "SELECT row FROM blocks WHERE article=? AND side=? AND id=?", where
            ).fetchone()
            if found is None:
                raise LibraryError(
                    "The article {article!r} has no block {block} on the {side} side.",
                    article=article,
                    block=block,
                    side=side,
                )
            return order.row_index(found[0])

        return self._database.read(work)

    def rows_of(self, article: str, blocks: Sequence[tuple[SideName, int]]) -> list[int]:
        """The indexes of the rows that hold these blocks, -1 for one that is gone."""
        return self._ordered(article, lambda c, n, o: rows_holding(c, n, o, blocks))

    def whole(self, article: str) -> tuple[Article, Alignment]:
        """The complete article and alignment, as given to `add`; the window reads rows."""

        def work(connection: apsw.Connection) -> tuple[Article, Alignment]:
            columns = article_columns(connection, article)
            number, order = self._orders.of(connection, article)
            rows = stored_rows(connection, number, order, 0, len(order.rows))
            languages = (columns["source_language"], columns["target_language"])
            sides = tuple(
                Side(language, _in_order(rows, side))
                for side, language in zip(SIDES, languages, strict=True)
            )
            whole = Article(columns["title"], sides[0], sides[1], article_info(columns).metadata)
            return whole, Alignment(tuple(row.row for row in rows), columns["aligner"])

        return self._database.read(work)

    def blocks(self, article: str, side: SideName) -> tuple[Block, ...]:
        """All blocks of one side in reading order."""

        def work(connection: apsw.Connection) -> tuple[Block, ...]:
            found = blocks_between(connection, article_number(connection, article), None)
            return tuple(
                block for _, _, block in sorted(found[side_number(side)], key=lambda item: item[1])
            )

        return self._database.read(work)

    def replace_rows(
        self,
        article: str,
        first: int,
        count: int,
        rows: Sequence[StoredRow],
        notes: Sequence[Annotation] = (),
        revision: int | None = None,
    ) -> list[StoredRow]:
        """Replace `count` rows from `first` on, with the notes whose anchors moved along.

        One transaction. Each new row gives its blocks, its sentence beads, `crossing`, and the
        score, origin and confirmation of its paragraph bead; its index and block indexes are
        computed anew. A block that keeps its id keeps its place among the blocks of its side; one
        with a new id comes after the block before it in `rows`. Returns the rows that were there:
        passing them back undoes the edit exactly.

        With `revision`, that of the article when `rows` were worked out: if it has another one by
        now, or the rows do not fit in any more, nothing is written and StaleError is raised.
        """
        # Imported here: reading, which every start does, needs neither.
        from duidu.library.articles.position_plan import NO_ENDS, RowReplacement
        from duidu.library.articles.replace_rows import (
            lowest_positions,
            refuse_stale,
            replace_stored_rows,
        )

        def work(connection: apsw.Connection) -> list[StoredRow]:
            info = article_info(article_columns(connection, article))
            number, order = self._orders.of(connection, article)
            # Inside the transaction: between a check before it and the write a person may edit.
            refuse_stale(order, revision, first + count)
            before = stored_rows(connection, number, order, first, first + count)
            edit = RowReplacement(
                first,
                before,
                rows,
                lowest_positions(connection, number, order, first, before),
                info.coming.ends if info.coming else NO_ENDS,
            )
            # Never used twice, not even after a rollback: it tells whether a cached order is valid.
            self._revision = max(self._revision, order.revision) + 1
            after = replace_stored_rows(connection, number, order, edit, self._revision)
            self._orders.keep(article, after)
            for note in notes:
                put_note(connection, note)
            return before

        return self._database.write(work)

    def set_aligner(
        self, article: str, aligner: str, revision: int, parts: "Sequence[PartState]" = ()
    ) -> None:
        """Keep the name of what aligned its rows, which had this revision, and what is left.

        Raises StaleError if they have changed since.
        """
        from duidu.library.articles.part_states import with_parts
        from duidu.library.articles.replace_rows import refuse_stale

        def work(connection: apsw.Connection) -> None:
            number, order = self._orders.of(connection, article)
            refuse_stale(order, revision, 0)
            told = with_parts(json.loads(article_columns(connection, article)["metadata"]), parts)
            change_article(connection, number, aligner=aligner, metadata=dumps(told))

        self._database.write(work)

    def next_block(self, article: str, side: SideName) -> int:
        """A block id not yet used on that side, nor by a block that is still to come."""
        from duidu.library.articles.new_blocks import free_block

        return self._database.read(lambda c: free_block(c, article, side))

    def purge(self, before: float) -> list[str]:
        """Delete for good what was removed before that time; return the ids.

        In parts: nobody waits for a book to be deleted.
        """
        query = "SELECT number, id FROM articles WHERE state='removed' AND deleted < ?"
        gone = {
            int(str(number)): str(identity)
            for number, identity in self._database.read(
                lambda c: c.execute(query, (before,)).fetchall()
            )
        }
        return [
            identity
            for number, identity in gone.items()
            if delete_in_parts(self._database, number, before)
        ]

    def discard(self, article: str) -> None:
        """Delete for good an article that is off the shelf, as one that could not be completed."""
        number = self._database.read(lambda c: article_number(c, article))
        delete_in_parts(self._database, number, math.inf)

    def _change(self, article: str, **changes: Value) -> None:
        self._database.write(lambda c: change_article(c, article_number(c, article), **changes))

    def _ordered(self, article: str, work: "Callable[[apsw.Connection, int, RowOrder], T]") -> T:
        """Read from the connection what an article, by its number, has in its order of rows."""
        return self._database.read(lambda c: work(c, *self._orders.of(c, article)))


def _in_order(rows: Sequence[StoredRow], side: SideName) -> tuple[Block, ...]:
    """The blocks of one side of these rows, sorted by their index in the side."""
    numbered = [
        (index, block)
        for row in rows
        for index, block in zip(
            row.row.blocks.source if side is SideName.SOURCE else row.row.blocks.target,
            row.blocks(side),
            strict=True,
        )
    ]
    return tuple(block for _, block in sorted(numbered, key=lambda item: item[0]))
