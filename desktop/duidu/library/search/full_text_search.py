"""Search over the notes and texts of the whole library, from one Chinese character on.

The index gives candidates; each is then searched itself, so the index may be incomplete.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import apsw

from duidu.core.annotation import Annotation
from duidu.core.article import SideName
from duidu.core.jobs import Job, NoJob
from duidu.library.search.search_text import (
    Spans,
    Wanted,
    index_text,
    literal,
    occurrences,
    phrase,
    searchable,
)
from duidu.library.store.codec import SIDES, integer, note_of, side_number, verified_columns
from duidu.library.store.database import Database
from duidu.library.store.derived_data import DerivedData
from duidu.library.store.schema import BLOCKS, NOTES, Table, clean

T = TypeVar("T")

_BATCH = 500  # rows read or indexed at a time
_LOOKED_AT = 250  # candidates examined at a time: slightly more than the hits usually asked for
_COMMON = 5_000  # blocks; a word in more of them is too common to narrow a search down
# A search first indexes a backlog of at most so many rows; a longer one is left to `index` and
# examined row by row until then.
_WAITING = 2000


@dataclass(frozen=True, slots=True)
class NoteHit:
    """A note found; `spans` are the places of the words in its text (code points).

    `spans` is empty where only a quotation or a tag contains the words.
    """

    note: Annotation
    spans: Spans


@dataclass(frozen=True, slots=True)
class TextHit:
    """A block that contains the words at `spans` (code points), and the texts opposite it."""

    article: str
    side: SideName
    block: int
    text: str
    spans: Spans
    counterpart: tuple[str, ...] = ()


class FullTextSearch:
    """Finds what is stored at this moment.

    `index` adds a large import to the index; without it a search only takes longer.
    """

    def __init__(self, database: Database, derived: DerivedData) -> None:
        self._database = database
        self._derived = derived
        self._words: tuple[int, list[str]] = (-1, [])

    def index(self, job: Job | None = None) -> None:
        """Bring the index up to date. Raises Cancelled.

        For a job after the first paint and after an article was added.
        """
        job = job or NoJob()
        for table in (NOTES, BLOCKS):
            last = self._last(table)
            while (upto := self._index_some(table)) < last:
                job.check()
                job.progress(upto / last)

    # More hits than this are not read; all of them would have to be loaded.
    def notes(self, query: str, limit: int = 200) -> list[NoteHit]:
        """Notes with `query` in their text, a quotation or a tag; last written first."""
        wanted = searchable(clean(query)).strip()
        if not wanted:
            return []
        hits: list[NoteHit] = []
        for rows in self._candidates(NOTES, phrase(wanted), None):
            live = [columns for columns in rows if columns["deleted"] is None]
            found = self._database.read(
                lambda c, live=live: [_note_hit(c, columns, wanted) for columns in live]  # type: ignore[misc]
            )
            hits += filter(None, found)
            if len(hits) >= limit:
                break
        return hits[:limit]

    def texts(
        self,
        query: str,
        side: SideName | None = None,
        article: str = "",
        limit: int | None = 200,
        answered_by: str = "",
        not_answered_by: str = "",
    ) -> list[TextHit]:
        """Blocks that contain `query`, on one side or both, in one article or all.

        The last added come first; within one article the order is not defined. With `answered_by`
        only those whose counterpart contains that too, with `not_answered_by` only those whose does
        not.
        """
        wanted, yes, no = (
            searchable(clean(words)).strip() for words in (query, answered_by, not_answered_by)
        )
        if not wanted:
            return []
        return self.find(
            literal(wanted),
            side,
            article,
            limit,
            literal(yes) if yes else None,
            literal(no) if no else None,
        )

    def find(
        self,
        wanted: Wanted,
        side: SideName | None = None,
        article: str = "",
        limit: int | None = 200,
        answered: Wanted | None = None,
        unanswered: Wanted | None = None,
    ) -> list[TextHit]:
        """Blocks that match any search pattern (inflections, pinyin); else as `texts`."""
        hits: list[TextHit] = []
        number = self._article(article) if article else None
        for rows in self._candidates(BLOCKS, wanted.words, number, self._answered(answered)):
            asked = [
                columns for columns in rows if side is None or columns["side"] == side_number(side)
            ]
            found = self._database.read(
                lambda c, asked=asked: [_text_hit(c, columns, wanted) for columns in asked]  # type: ignore[misc]
            )
            hits += [
                hit
                for hit in found
                if hit and _has(hit, answered, True) and not _has(hit, unanswered, False)
            ]
            if limit is not None and len(hits) >= limit:
                return hits[:limit]
        return hits

    def words(self, first: str, end: str) -> list[str]:
        """The indexed words of article texts from `first` on and before `end`, all folded."""
        upto = self._indexed_upto(BLOCKS)
        if self._words[0] != upto:
            self._words = upto, self._derived.run(_all_words)
        known = self._words[1]
        return known[bisect_left(known, first) : bisect_left(known, end)]

    def _answered(self, wanted: Wanted | None) -> set[int] | None:
        """Numbers of the blocks opposite those that may contain what the other side must.

        None where nothing is required, where the index cannot tell, and where the words are so
        common that it would not help.
        """
        if wanted is None or not wanted.words or self._indexed_upto(BLOCKS) < self._last(BLOCKS):
            return None
        query = f"SELECT rowid FROM blocks WHERE blocks MATCH ? LIMIT {_COMMON}"
        numbers = self._derived.run(partial(_numbers, query=query, values=(wanted.words,)))
        # The limit was reached: there may be more, so the set would be incomplete.
        if len(numbers) == _COMMON:
            return None
        across = (
            "SELECT other.number FROM blocks one JOIN blocks other"
            " ON other.article = one.article AND other.row = one.row AND other.side = 1 - one.side"
            f" WHERE one.number IN ({','.join(map(str, numbers))})"
        )
        return set(self._database.read(partial(_numbers, query=across, values=())))

    def _candidates(
        self, table: Table, words: str, article: int | None, among: set[int] | None = None
    ) -> Iterator[list[dict[str, Any]]]:
        """Verified rows that may contain the words, newest first, some hundred at a time.

        The caller examines each. Of the index's answers only those `among` these numbers are used,
        if given.
        """
        upto = self._indexed_upto(table)
        # What is not indexed yet is examined itself, so a search never misses what was just
        # written.
        yield from self._scan(table, article, upto, None)
        if not words:  # signs and symbols are not in the index
            yield from self._scan(table, article, 0, upto)
            return
        low, high = (0, upto) if article is None else self._bounds(article)
        most = _LOOKED_AT if among is None else _COMMON
        query = (
            f"SELECT rowid FROM {table.name} WHERE {table.name} MATCH ? "
            f"AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT {most}"
        )
        high = min(high, upto)
        while found := self._derived.run(partial(_numbers, query=query, values=(words, low, high))):
            kept = found if among is None else [number for number in found if number in among]
            for first in range(0, len(kept), _LOOKED_AT):
                yield self._rows(
                    table,
                    f"number IN ({','.join(map(str, kept[first : first + _LOOKED_AT]))})",
                    article,
                    "",
                )
            high = found[-1] - 1

    def _indexed_upto(self, table: Table) -> int:
        """Index a small backlog; return up to which number the index is complete."""
        last = self._last(table)
        upto = self._derived.run(lambda c: _mark(c, table))
        if last - upto <= _WAITING:
            while upto < last:
                upto = self._index_some(table)
        return upto

    def _scan(
        self, table: Table, article: int | None, above: int, upto: int | None
    ) -> Iterator[list[dict[str, Any]]]:
        """Verified rows that are not in the index yet, newest first."""
        while True:
            condition = f"number > {above}" + ("" if upto is None else f" AND number <= {upto}")
            rows = self._rows(table, condition, article, f"LIMIT {_BATCH}")
            if not rows:
                return
            yield rows
            upto = rows[-1]["number"] - 1

    def _rows(
        self, table: Table, condition: str, article: int | None, limit: str
    ) -> list[dict[str, Any]]:
        """Verified rows of present articles (or of one) for which a condition holds."""
        here = (
            "article IN (SELECT number FROM articles WHERE state='present')"
            if article is None
            else f"article={article}"
        )
        query = f"{table.select} WHERE {condition} AND {here} ORDER BY number DESC {limit}"
        return self._database.read(
            lambda c: [verified_columns(table, row) for row in c.execute(query)]
        )

    def _article(self, article: str) -> int:
        query = "SELECT coalesce((SELECT number FROM articles WHERE id=?), -1)"
        return self._database.read(lambda c: integer(c, query, (clean(article),)))

    def _bounds(self, article: int) -> tuple[int, int]:
        """The lowest and highest number of an article's blocks."""

        def work(connection: apsw.Connection) -> tuple[int, int]:
            low, high = (
                f"SELECT coalesce({end}(number), 0) FROM blocks WHERE article=?"
                for end in ("min", "max")
            )
            return integer(connection, low, (article,)), integer(connection, high, (article,))

        return self._database.read(work)

    def _last(self, table: Table) -> int:
        """The highest number in a table, 0 if it is empty."""
        return self._database.read(
            lambda c: integer(c, f"SELECT coalesce(max(number), 0) FROM {table.name}")
        )

    def _index_some(self, table: Table) -> int:
        """Index the next batch of rows; return up to which number all are indexed."""

        def work(connection: apsw.Connection) -> int:
            done = _mark(connection, table)
            query = f"{table.select} WHERE number > {done} ORDER BY number LIMIT {_BATCH}"
            rows = self._database.read(
                lambda c: [verified_columns(table, row) for row in c.execute(query)]
            )
            texts = [(columns["number"], index_text(_text(table, columns))) for columns in rows]
            connection.executemany(f"INSERT INTO {table.name}(rowid, text) VALUES(?, ?)", texts)
            upto = int(rows[-1]["number"]) if rows else self._last(table)
            connection.execute("INSERT OR REPLACE INTO marks VALUES(?, ?)", (table.name, upto))
            return upto

        return self._derived.run(work)


def _note_hit(connection: apsw.Connection, columns: dict[str, Any], wanted: str) -> NoteHit | None:
    note = note_of(columns, _article_id(connection, columns["article"]))
    return (
        NoteHit(note, occurrences(searchable(note.text), wanted))
        if wanted in searchable(_note_text(note))
        else None
    )


def _text_hit(
    connection: apsw.Connection, columns: dict[str, Any], wanted: Wanted
) -> TextHit | None:
    """The hit in a block, with the texts opposite it; None if the words are not in it."""
    spans = wanted.find(columns["text"])
    if not spans:
        return None
    query = "SELECT text FROM blocks WHERE article=? AND row=? AND side=? ORDER BY position"
    where = (columns["article"], columns["row"], 1 - columns["side"])
    answers = tuple(str(text) for (text,) in connection.execute(query, where))
    article = _article_id(connection, columns["article"])
    return TextHit(article, SIDES[columns["side"]], columns["id"], columns["text"], spans, answers)


def _has(hit: TextHit, wanted: Wanted | None, otherwise: bool) -> bool:
    """Whether a hit's counterpart contains something; `otherwise` if nothing is asked of it."""
    return otherwise if wanted is None else bool(wanted.find("\n".join(hit.counterpart)))


def _all_words(connection: apsw.Connection) -> list[str]:
    """Every word in the index of article texts, sorted.

    SQLite takes as long to list one range of them as to list all.
    """
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.block_words"
        " USING fts5vocab('main', 'blocks', 'row')"
    )
    return sorted(str(term) for (term,) in connection.execute("SELECT term FROM temp.block_words"))


def _numbers(connection: apsw.Connection, query: str, values: tuple[str | int, ...]) -> list[int]:
    return [int(str(number)) for (number,) in connection.execute(query, values)]


def _mark(connection: apsw.Connection, table: Table) -> int:
    """Up to which number a table is indexed."""
    return integer(
        connection, "SELECT coalesce((SELECT upto FROM marks WHERE name=?), 0)", (table.name,)
    )


def _article_id(connection: apsw.Connection, number: int) -> str:
    return str(
        connection.execute("SELECT id FROM articles WHERE number=?", (number,)).fetchall()[0][0]
    )


def _text(table: Table, columns: dict[str, Any]) -> str:
    return _note_text(note_of(columns, "")) if table is NOTES else str(columns["text"])


def _note_text(note: Annotation) -> str:
    names = filter(None, (note.author, note.editor))
    return "\n".join((note.text, *(anchor.exact for anchor in note.anchors), *note.tags, *names))
