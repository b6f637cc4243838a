"""Merges the newest good backup with what was salvaged from a damaged library.

The same item has the same row number in both. "Row" alone is a row of an SQLite table; ROWS is the
table of the rows of articles.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import apsw

from duidu.core.errors import LibraryError
from duidu.library.safety.plain_copies import copy_path, read_copy
from duidu.library.safety.restore_rows import insert, insert_copy, list_notes_by_block
from duidu.library.safety.salvage import Columns, Salvaged, salvage
from duidu.library.store.codec import integer
from duidu.library.store.schema import (
    ARTICLES,
    BLOCKS,
    BOOKMARKS,
    COLLECTIONS,
    CORRECTIONS,
    FILES,
    HISTORY,
    KNOWN,
    MET,
    NOTES,
    ORIGINALS,
    PICTURES,
    READING,
    REVIEW_LOG,
    REVIEWS,
    REWORDINGS,
    ROWS,
    TERMS,
    Table,
)

# The key of a table's rows, beside their number. Of two rows with the same key, the one with the
# higher number is newer.
_KEYS: tuple[tuple[Table, tuple[str, ...]], ...] = (
    *(
        (table, ("id",))
        for table in (NOTES, CORRECTIONS, TERMS, BOOKMARKS, COLLECTIONS, REWORDINGS, REVIEW_LOG)
    ),
    (KNOWN, ("language", "word")),
    (REVIEWS, ("language", "word", "kind")),
    (READING, ("day",)),
    (MET, ("language", "word")),
    *((table, ("number",)) for table in (FILES, HISTORY)),
    (ORIGINALS, ("article", "part")),
    (PICTURES, ("article", "position")),
)

# typeof: in a damaged file the column can hold anything.
_SEQUENCE = "SELECT name, seq FROM sqlite_sequence WHERE typeof(seq) = 'integer'"
_TEXT = (ARTICLES.name, ROWS.name, BLOCKS.name)
# Columns that belong to the text of an article; they stay as in the base where its text does.
_SIZES = ("row_count", "source_length", "target_length")
_TEXT_COLUMNS = ("revision", *_SIZES)


class Merge:
    """One merge into `base`, in a transaction of the caller's.

    `newer` counts rows that only the damaged file had; `lost` lists the titles of articles whose
    text could not be recovered.
    """

    def __init__(
        self,
        base: apsw.Connection,
        damaged: apsw.Connection,
        library: Path,
        damaged_is_later: bool = True,
        missing_was_deleted: bool = True,
    ) -> None:
        """Prepare a merge of `damaged` into `base`.

        `damaged_is_later`: it was written after `base`, so its titles hold. `missing_was_deleted`:
        what a sound table of it lacks was deleted by the person, not lost.
        """
        self.newer = 0
        self.lost: list[str] = []
        self._base = base
        self._damaged = damaged
        self._library = library
        self._damaged_is_later = damaged_is_later
        self._missing_was_deleted = missing_was_deleted
        self._sequence = {str(name): int(str(last)) for name, last in base.execute(_SEQUENCE)}

    def run(self) -> None:
        """Merge everything. Raises LibraryError when the two are not of the same library."""
        found = salvage(self._damaged, ARTICLES, lambda columns: columns["state"] != "pending")
        kept = {
            int(str(number)): identity
            for number, identity in self._base.execute("SELECT number, id FROM articles")
        }
        if any(
            kept.get(number, columns["id"]) != columns["id"]
            for number, columns in found.rows.items()
        ):
            raise LibraryError("The damaged file and the backup are not of one library.")
        # An article that a sound table lacks was deleted after the backup.
        if found.complete and self._missing_was_deleted:
            for number in kept.keys() - found.rows.keys():
                self._base.execute("DELETE FROM articles WHERE number=?", (number,))
        self._merge_articles(found.rows)
        for table, key in _KEYS:
            self._merge_items(table, key)
        # An addition that was under way can never be completed.
        self._base.execute("DELETE FROM articles WHERE state='pending'")
        list_notes_by_block(self._base)

    def _merge_articles(self, found: Mapping[int, Columns]) -> None:
        """Take over the articles that are newer in the damaged file and complete there."""
        revisions = {
            int(str(number)): value
            for number, value in self._base.execute("SELECT number, revision FROM articles")
        }
        # Only their rows and blocks are read: salvaging a whole library takes long.
        needed = {
            number
            for number, columns in found.items()
            if self._is_newer(number, columns, revisions)
        }
        wanted: Callable[[Columns], bool] = lambda columns: columns["article"] in needed  # noqa: E731 - shared by two calls
        rows = _by_article(salvage(self._damaged, ROWS, wanted)) if needed else {}
        blocks = _by_article(salvage(self._damaged, BLOCKS, wanted)) if needed else {}
        for number, columns in found.items():
            if number not in revisions and number not in needed:
                continue  # deleted before
            text = (rows.get(number, {}), blocks.get(number, {}))
            if number not in needed:
                if self._damaged_is_later:
                    self._take_over_article_row(number, columns)
            elif _is_whole(columns, *text):
                self._take_over_article(number, columns, *text)
            elif number in revisions:
                self._take_over_article_row(number, columns, _TEXT_COLUMNS)
            else:
                self._from_copy(number, columns)

    def _is_newer(self, number: int, columns: Columns, revisions: Mapping[int, object]) -> bool:
        """Whether the text of an article is newer here than in the base, or unknown there."""
        if number in revisions:
            kept = int(str(revisions[number]))
            return bool(
                kept != columns["revision"]
                if self._damaged_is_later and self._missing_was_deleted
                else kept < columns["revision"]
            )
        return number > self._sequence.get(ARTICLES.name, 0)

    def _take_over_article_row(
        self, number: int, columns: Columns, except_columns: tuple[str, ...] = ()
    ) -> None:
        """Update an article's row in the base, except these columns, which stay as they are."""
        ((*kept,),) = self._base.execute(
            f"SELECT {', '.join(ARTICLES.columns)} FROM articles WHERE number=?", (number,)
        )
        old = dict(zip(ARTICLES.columns, kept, strict=True))
        row = ARTICLES.row(
            *((old if name in except_columns else columns)[name] for name in ARTICLES.columns)
        )
        assignments = ", ".join(f"{name}=?" for name in (*ARTICLES.columns, "crc"))
        self._base.execute(f"UPDATE articles SET {assignments} WHERE number=?", (*row, number))

    def _take_over_article(
        self,
        number: int,
        columns: Columns,
        rows: Mapping[int, Columns],
        blocks: Mapping[int, Columns],
    ) -> None:
        """Take over an article with all its rows and blocks."""
        if integer(self._base, "SELECT count(*) FROM articles WHERE number=?", (number,)):
            self._base.execute("DELETE FROM blocks WHERE article=?", (number,))
            self._base.execute("DELETE FROM rows WHERE article=?", (number,))
            self._take_over_article_row(number, columns)
        else:
            insert(self._base, ARTICLES, columns, number)
            self.newer += 1
        for table, parts in ((ROWS, rows), (BLOCKS, blocks)):
            for part, values in parts.items():
                insert(self._base, table, values, part)

    def _from_copy(self, number: int, columns: Columns) -> None:
        """Read the text of an article that no backup has from its plain copy.

        Without a copy the text is lost; the notes stay, with their quotations.
        """
        try:
            lines = [
                (name, values)
                for name, values in read_copy(copy_path(self._library, columns["id"]))
                if name in _TEXT
            ]
        except LibraryError:
            self.lost.append(columns["title"])
            # The row stays, with no text: the notes need an article, and their quotations are worth
            # keeping.
            nothing = dict.fromkeys(_SIZES, 0)
            insert(self._base, ARTICLES, {**columns, **nothing}, number)
            return
        insert_copy(self._base, lines, number)
        self._take_over_article_row(number, columns, _TEXT_COLUMNS)
        self.newer += 1

    def _merge_items(self, table: Table, key: tuple[str, ...]) -> None:
        """Merge a table of small items: notes, corrections, terms, files, ..."""
        found: Salvaged = salvage(self._damaged, table)
        highest = self._sequence.get(table.name, 0)
        articles = {number for (number,) in self._base.execute("SELECT number FROM articles")}
        replaced = found.complete and self._missing_was_deleted
        if replaced:
            self._base.execute(f"DELETE FROM {table.name}")
        for number, columns in found.rows.items():
            if (
                "article" in columns
                and columns["article"] is not None
                and columns["article"] not in articles
            ):
                continue
            if number <= highest and not replaced:
                continue  # the base has it, or had it and deleted it: numbers are never used twice
            self.newer += number > highest
            named = {**columns, "number": number}
            where = " AND ".join(f"{name}=?" for name in key)
            values = [named[name] for name in key]
            if (
                integer(
                    self._base,
                    f"SELECT coalesce(max(number), -1) FROM {table.name} WHERE {where}",
                    values,
                )
                <= number
            ):
                self._base.execute(f"DELETE FROM {table.name} WHERE {where}", values)
                insert(self._base, table, columns, number)


def _by_article(found: Salvaged) -> dict[int, dict[int, Columns]]:
    """The rows of a table by the number of their article, then by their own."""
    grouped: dict[int, dict[int, Columns]] = {}
    for number, columns in found.rows.items():
        grouped.setdefault(columns["article"], {})[number] = columns
    return grouped


def _is_whole(article: Columns, rows: Mapping[int, Columns], blocks: Mapping[int, Columns]) -> bool:
    """Whether the salvaged rows and blocks are all that the article had."""
    positions = {row["position"] for row in rows.values()}
    lengths = [
        sum(len(block["text"]) for block in blocks.values() if block["side"] == side)
        for side in (0, 1)
    ]
    return (
        len(positions) == len(rows) == article["row_count"]
        and lengths == [article["source_length"], article["target_length"]]
        and all(block["row"] in positions for block in blocks.values())
    )
