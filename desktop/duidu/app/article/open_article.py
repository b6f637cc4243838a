"""An article of the library open for reading: an OpenText with small caches.

Words that no cache has are asked of the annotator.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from typing import TYPE_CHECKING, Generic, TypeVar

from duidu.app.article.kept_words import KeptWords, words_of
from duidu.app.article.open_text import RowText
from duidu.app.article.worked_out import WORD_LINKS, WordPair, WorkedOut
from duidu.core.annotation import Annotation
from duidu.core.article import Block, Place, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.token import Token
from duidu.library.library import Library

if TYPE_CHECKING:
    from duidu.app.article.annotator import Annotator

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
# Rows read at once, so that a screen asks the library once or twice.
_FETCHED = 24
# Enough for scrolling back and forth over some screens without asking again.
_KEPT_ROWS = 600
_KEPT_BLOCKS = 400


class Cache(Generic[K, V]):
    """Keeps the values used last; safe to use from any thread."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[K, V] = OrderedDict()
        self._guard = threading.Lock()

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The value of a key, made if it is not kept."""
        with self._guard:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        # Outside the lock: making takes time and may ask this cache again. Two threads may then
        # make the same value, which does no harm.
        value = make()
        self.put(key, value)
        return value

    def put(self, key: K, value: V) -> None:
        """Keep a value and drop the one that was unused longest, if there are too many."""
        with self._guard:
            self._values[key] = value
            self._values.move_to_end(key)
            if len(self._values) > self._size:
                self._values.popitem(last=False)

    def __contains__(self, key: object) -> bool:
        return key in self._values

    def clear(self) -> None:
        """Forget everything."""
        with self._guard:
            self._values.clear()


class OpenArticle:
    """One article of the library, open for reading; safe to use from any thread.

    `changed` must be told of every change. Word links, and readings that the translation
    decides, are worked out in the background (app/alignment/word_links) and handed to
    take_over; until then no word answers another.
    """

    def __init__(
        self,
        article: str,
        library: Library,
        annotator: "Callable[[], Annotator]",
        kept: KeptWords | None = None,
    ) -> None:
        """`annotator` loads what cuts and reads words; it is called when first needed."""
        self.article = article
        self._library = library
        self._annotator = annotator
        self._kept = kept
        self._kept_words: dict[tuple[SideName, Block], str] = {}
        self._info = library.articles.info(article)
        self._rows: Cache[int, RowText] = Cache(_KEPT_ROWS)
        # A row has a few blocks on each side.
        self._row_of: Cache[tuple[SideName, int], int] = Cache(4 * _KEPT_ROWS)
        self._tokens: Cache[tuple[SideName, Block], tuple[Token, ...]] = Cache(_KEPT_BLOCKS)
        self._notes: Cache[int, tuple[Annotation, ...]] = Cache(_KEPT_ROWS)
        self._links: Cache[int, tuple[WordPair, ...]] = Cache(_KEPT_ROWS)

    @property
    def title(self) -> str:
        """The article's title."""
        return self._info.title

    def language(self, side: SideName) -> str:
        """BCP 47 code of a side."""
        return self._info.source_language if side is SideName.SOURCE else self._info.target_language

    def row_count(self) -> int:
        """How many rows there are."""
        return self._info.row_count

    def row_lengths(self, side: SideName) -> list[int]:
        """Code points of each row on one side."""
        return self._library.articles.row_lengths(self.article, side)

    def row(self, index: int) -> RowText:
        """One row; its neighbours are read with it, since they are painted next."""
        if index not in self._rows:
            # Stretches with fixed borders, so that scrolling up, too, reads each row once.
            first = index - index % _FETCHED
            stored = self._library.articles.rows(self.article, first, first + _FETCHED)
            rows = [RowText(row.index, row.row, row.source, row.target) for row in stored]
            # Of this stretch only: the words of its blocks are asked for next.
            self._kept_words = self._kept.find(self.article, rows) if self._kept else {}
            # Blocks are asked for their row next, for instance by each mark on the page.
            for row in rows:
                self._rows.put(row.index, row)
                for side in SideName:
                    for block in row.blocks(side):
                        self._row_of.put((side, block.id), row.index)
        return self._rows.get(index, self._no_row(index))

    def row_of(self, side: SideName, block: int) -> int:
        """The row in which a block stands."""
        return self._row_of.get(
            (side, block), lambda: self._library.articles.row_of(self.article, side, block)
        )

    def tokens(self, side: SideName, block: Block) -> tuple[Token, ...]:
        """The words of a block, corrected by the person and read with the counterpart in mind."""
        key = (side, block)
        return self._tokens.get(key, lambda: self._words(side, block))

    def annotations(self, index: int) -> tuple[Annotation, ...]:
        """Annotations with an anchor in this row, oldest first."""
        return self._notes.get(index, lambda: self._read_notes(index))

    def answers(
        self, index: int, side: SideName, block: int, start: int, end: int
    ) -> tuple[tuple[int, int, int], ...]:
        """Word links of the words in start..end."""
        # Asked whether it is there, since get() would keep the empty value and the row would count
        # as worked out.
        links = self._links.get(index, tuple) if index in self._links else ()
        here, there = (0, 1) if side is SideName.SOURCE else (1, 0)
        return tuple(
            dict.fromkeys(
                link[there]
                for link in links
                if link[here][0] == block and link[here][1] < end and start < link[here][2]
            )
        )

    def rows_to_work_out(self, rows: Iterable[int]) -> list[int]:
        """Return which of these rows have no word links yet."""
        return [index for index in rows if index not in self._links]

    def take_over(self, worked_out: WorkedOut) -> Changes | None:
        """Show these words and links from now on.

        Returns the rows whose readings changed by it, None when none did.
        """
        # Compared before they are replaced: only rows that read otherwise are painted again.
        changed = {
            side_block
            for side_block, tokens in worked_out.words.items()
            if self._tokens.get(side_block, tuple) != tokens
        }
        for key, tokens in worked_out.words.items():
            self._tokens.put(key, tokens)
        for index, pairs in worked_out.links.items():
            self._links.put(index, pairs)
        rows = sorted({self.row_of(side, block.id) for side, block in changed})
        return (
            Changes(frozenset({Changed.READINGS}), self.article, tuple(map(str, rows)), WORD_LINKS)
            if rows
            else None
        )

    def reading_position(self) -> Place | None:
        """Where the person was reading last, None for an article never read."""
        kept = self._library.articles.reading_position(self.article)
        return Place(*kept) if kept else None

    def changed(self, changes: Changes) -> None:
        """Forget what a change made stale."""
        # What take_over has just put is not stale.
        if (changes.article and changes.article != self.article) or changes.initiator == WORD_LINKS:
            return
        # Notes move along with rows and text.
        if changes.kinds & {Changed.ANNOTATIONS, Changed.ALIGNMENT, Changed.TEXT}:
            self._notes.clear()
        if changes.kinds & {Changed.ALIGNMENT, Changed.TEXT, Changed.ARTICLES}:
            self._info = self._library.articles.info(self.article)
            self._rows.clear()
            self._row_of.clear()
        if changes.kinds & {
            Changed.ALIGNMENT,
            Changed.TEXT,
            Changed.WORDS,
            Changed.READINGS,
            Changed.TERMS,
        }:
            self._kept_words = {}
            self._tokens.clear()
            self._links.clear()

    def _words(self, side: SideName, block: Block) -> tuple[Token, ...]:
        kept = self._kept_words.get((side, block))
        return (
            self._annotator().tokens(self, side, block)
            if kept is None
            else words_of(kept, block.text)
        )

    def _read_notes(self, index: int) -> tuple[Annotation, ...]:
        row = self.row(index)
        # By id, since a note with anchors on both sides is found twice.
        found: dict[str, Annotation] = {}
        for side in SideName:
            ids = [block.id for block in row.blocks(side)]
            found.update(
                (note.id, note) for note in self._library.notes.in_blocks(self.article, side, ids)
            )
        return tuple(sorted(found.values(), key=lambda note: note.created))

    def _no_row(self, index: int) -> Callable[[], RowText]:
        def fail() -> RowText:
            raise IndexError(f"no row {index} in an article of {self.row_count()}")

        return fail
