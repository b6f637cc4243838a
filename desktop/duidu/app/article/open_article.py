"""An article of the library open for reading: an OpenText with small caches.

Words that no cache has are asked of the annotator.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from duidu.app.article.fresh_cache import FreshCache
from duidu.app.article.kept_words import KeptWords, words_of
from duidu.app.article.long_blocks import has_long, is_long, pieces_of
from duidu.app.article.open_text import RowText, is_alone
from duidu.app.article.row_notes import Part, RowNotes
from duidu.app.article.row_pictures import RowPictures
from duidu.app.article.worked_out import WORD_LINKS, Stamp, WordPair, WorkedOut
from duidu.core.alignment import Bead, Row
from duidu.core.annotation import Annotation
from duidu.core.article import Block, Place, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.errors import LibraryError
from duidu.core.token import Token
from duidu.language.registry import describe
from duidu.library.library import Library

if TYPE_CHECKING:
    from duidu.app.article.annotator import Annotator

# Rows read at once, so that a screen asks the library once or twice.
_FETCHED = 24
_NOTED = 8  # rows whose notes are read at once
_MOST_PREPARED = 8  # rows of that length that are read ahead
_MOST_AT_ONCE = 200_000  # code points; rows of a book's length are read one by one
# Rows and code points of them whose words are read ahead: about what a first page shows.
_FIRST_ROWS, _FIRST_LENGTH = 12, 1_000
# Enough for scrolling back and forth over some screens without asking again.
_KEPT_ROWS = 600
_KEPT_BLOCKS = 400
_ROWS = frozenset({Changed.ALIGNMENT, Changed.TEXT, Changed.ARTICLES})
_WORDS = frozenset(
    {Changed.ALIGNMENT, Changed.TEXT, Changed.WORDS, Changed.READINGS, Changed.TERMS}
)
_NO_ROW = Row(Bead((), ()), ())


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
        self._info = library.articles.info(article)
        self._changes = 0
        self.is_first_page_read = False
        self._rows: FreshCache[int, RowText] = FreshCache(_KEPT_ROWS)
        # A row has a few blocks on each side.
        self._row_of: FreshCache[tuple[SideName, int], int] = FreshCache(4 * _KEPT_ROWS)
        self._lengths: FreshCache[str, dict[SideName, list[int]]] = FreshCache(1)
        self._kept_words: FreshCache[tuple[SideName, Block], str] = FreshCache(_KEPT_BLOCKS)
        self._tokens: FreshCache[tuple[SideName, Block], tuple[Token, ...]] = FreshCache(
            _KEPT_BLOCKS
        )
        self._pieces: FreshCache[tuple[SideName, int, int], tuple[Token, ...]] = FreshCache(
            _KEPT_BLOCKS
        )
        self.notes = RowNotes(library, article, self._blocks_of, self._row_or_none, self._read_near)
        self._pictures = RowPictures(library, article, lambda: self._info.coming is not None)
        self._links: FreshCache[int, tuple[WordPair, ...]] = FreshCache(_KEPT_ROWS)
        # The rows they are of: a number may be another row's by now.
        self._linked: FreshCache[int, RowText] = FreshCache(_KEPT_ROWS)

    @property
    def title(self) -> str:
        """The article's title."""
        return self._info.title

    def language(self, side: SideName) -> str:
        """BCP 47 code of a side."""
        return self._info.source_language if side is SideName.SOURCE else self._info.target_language

    @property
    def languages(self) -> tuple[str, str]:
        """The codes of both sides."""
        return self._info.source_language, self._info.target_language

    def row_count(self) -> int:
        """How many rows there are."""
        return self._info.row_count

    def row_lengths(self, side: SideName) -> list[int]:
        """Code points of each row on one side."""
        return self._lengths.get("", self._read_lengths)[side]

    def _read_lengths(self) -> dict[SideName, list[int]]:
        """The lengths of both sides at one moment, or there may be more rows on one of them."""
        articles = self._library.articles
        return self._library.at_one_moment(
            lambda: {side: articles.row_lengths(self.article, side) for side in SideName}
        )

    def very_long_rows(self) -> list[int]:
        """The first rows that take longer to read than a window may wait."""
        if self._info.source_length + self._info.target_length <= _MOST_AT_ONCE:
            return []
        lengths = [self.row_lengths(side) for side in SideName]
        # In C over all rows: hardly any text has such a row.
        if max(max(side, default=0) for side in lengths) <= _MOST_AT_ONCE:
            return []
        longest = map(max, *lengths)
        found = (index for index, length in enumerate(longest) if length > _MOST_AT_ONCE)
        return list(islice(found, _MOST_PREPARED))

    def read_ahead(self) -> None:
        """Read what the first page shows, so that a window's thread finds it there.

        For a job's thread: the lengths of all rows, the rows where the person was reading and the
        words of what is set word by word.
        """
        lengths = [self.row_lengths(side) for side in SideName]
        place = self.reading_position()
        first = self.row_of(place.side, place.block) if place else 0
        read = 0
        for index in range(first, min(first + _FIRST_ROWS, *map(len, lengths))):
            row = self.row(index)
            if read > _FIRST_LENGTH or has_long(row):
                break
            read += max(side[index] for side in lengths)
            self._read_words(row)
        self.is_first_page_read = True

    def _read_words(self, row: RowText) -> None:
        """Read the notes of a row, and the words of what is set word by word."""
        self.annotations(row.index)
        for side in SideName:
            if describe(self.language(side)).square_characters:
                for block in row.blocks(side):
                    self.tokens(side, block)

    def row(self, index: int) -> RowText:
        """One row; its neighbours are read with it, since they are painted next.

        An empty row where there is none by now: whoever had its number is told of the change soon.
        """
        found = self._rows.found(index)
        if found is not None:
            return found
        # Stretches with fixed borders, so that scrolling up, too, reads each row once.
        first = index - index % _FETCHED
        rows = self._read(index, 1) if self._are_long(first) else self._read(first, _FETCHED)
        found = next((row for row in rows if row.index == index), None)
        return found or RowText(index, _NO_ROW, (), ())

    def _are_long(self, first: int) -> bool:
        """Whether the stretch of rows from this one on is too much to read at once."""
        if self._info.source_length + self._info.target_length <= _MOST_AT_ONCE:
            return False
        lengths = [self.row_lengths(side)[first : first + _FETCHED] for side in SideName]
        return sum(map(sum, lengths)) > _MOST_AT_ONCE

    def _read(self, first: int, count: int) -> list[RowText]:
        """Read some rows from this one on, and keep what belongs to them."""
        rows_at, row_of_at, words_at = self._rows.time, self._row_of.time, self._kept_words.time
        stored = self._library.articles.rows(self.article, first, first + count)
        rows = list(map(self._pictures.row_text, stored))
        if self._kept is not None:
            short = [row for row in rows if not has_long(row)]
            self._kept_words.put_all(self._kept.find(self.article, short), words_at)
        # Blocks are asked for their row next, for instance by each mark on the page.
        blocks = {
            (side, block.id): row.index
            for row in rows
            for side in SideName
            for block in row.blocks(side)
        }
        self._row_of.put_all(blocks, row_of_at)
        self._rows.put_all({row.index: row for row in rows}, rows_at)
        return rows

    def row_of(self, side: SideName, block: int) -> int:
        """The row in which a block stands."""
        return self._row_of.get(
            (side, block), lambda: self._library.articles.row_of(self.article, side, block)
        )

    def tokens(self, side: SideName, block: Block) -> tuple[Token, ...]:
        """The words of a block, corrected by the person and read with the counterpart in mind."""
        key = (side, block)
        return self._tokens.get(key, lambda: self._words(side, block))

    def tokens_at(self, side: SideName, block: Block, start: int, end: int) -> Sequence[Token]:
        """The words around some code points of a block; of one that is not very long, all."""
        if not is_long(block):
            return self.tokens(side, block)
        found: list[Token] = []
        for number in pieces_of(block, start, end):
            # By the id: to hash a text of this length for each question takes too long.
            found += self._pieces.get(
                (side, block.id, number), partial(self._piece, side, block, number)
            )
        return found

    def _piece(self, side: SideName, block: Block, number: int) -> tuple[Token, ...]:
        return self._annotator().piece(self, side, block, number)

    def annotations(self, index: int) -> tuple[Annotation, ...]:
        """Annotations with an anchor in this row, oldest first."""
        return self.notes.of_row(index)

    def annotations_at(self, index: int, parts: Sequence[Part]) -> tuple[Annotation, ...]:
        """Annotations that are shown in these parts of a row, oldest first."""
        return self.notes.at(index, parts)

    def answers(
        self, index: int, side: SideName, block: int, start: int, end: int
    ) -> tuple[tuple[int, int, int], ...]:
        """Word links of the words in start..end."""
        links = self._links_of(index) or ()
        here, there = (0, 1) if side is SideName.SOURCE else (1, 0)
        return tuple(
            dict.fromkeys(
                link[there]
                for link in links
                if link[here][0] == block and link[here][1] < end and start < link[here][2]
            )
        )

    def rows_to_work_out(self, rows: Iterable[int]) -> list[int]:
        """Return which of these rows have no word links yet; none where nothing answers them."""
        if is_alone(self):
            return []
        return [
            index
            for index in rows
            if self._links_of(index) is None and not has_long(self.row(index))
        ]

    def stamp(self) -> Stamp:
        """The state of the texts, the alignment and the corrections, for work that takes time.

        Reads the library, so that a change counts from when it is written.
        """
        return Stamp(self._changes, self._library.articles.revision(self.article))

    def is_current(self, worked_out: WorkedOut) -> bool:
        """Whether words and links were worked out for what is shown now."""
        return worked_out.stamp in (None, Stamp(self._changes, self._info.revision))

    def take_over(self, worked_out: WorkedOut) -> Changes | None:
        """Show these words and links from now on, unless they are of another state.

        Returns the rows whose readings changed by it, None when none did.
        """
        tokens_at, links_at, linked_at = self._tokens.time, self._links.time, self._linked.time
        if not self.is_current(worked_out):
            return None
        # Compared before they are replaced: only rows that read otherwise are painted again.
        changed = {
            side_block
            for side_block, tokens in worked_out.words.items()
            if self._tokens.found(side_block) != tokens
        }
        self._tokens.put_all(worked_out.words, tokens_at)
        linked = {index: self.row(index) for index in worked_out.links}
        self._linked.put_all(linked, linked_at)
        self._links.put_all(worked_out.links, links_at)
        rows = [
            index for index, row in sorted(linked.items()) if not changed.isdisjoint(_keys(row))
        ]
        return (
            Changes(frozenset({Changed.READINGS}), self.article, tuple(map(str, rows)), WORD_LINKS)
            if rows
            else None
        )

    @property
    def is_behind(self) -> bool:
        """Whether the library has other rows than those announced here."""
        return self._library.articles.revision(self.article) != self._info.revision

    def reading_position(self) -> Place | None:
        """Where the person was reading last; None if never, or where the block is gone."""
        kept = self._library.articles.reading_position(self.article)
        place = Place(*kept) if kept else None
        if place is None or self._row_or_none(place.side, place.block) < 0:
            return None
        return place

    def release(self) -> None:
        """Let go what was read and cut: the article is closed, and may still be held somewhere.

        A page is held by the lambdas of its controls until Python's collector comes round, which
        takes as long as there is to look through. Whoever asks later reads anew.
        """
        for cache in (
            self._lengths,
            self._pictures,
            self._rows,
            self._row_of,
            self._kept_words,
            self._tokens,
            self._pieces,
            self._links,
            self._linked,
        ):
            cache.clear()
        self.notes.changed(Changes(frozenset({Changed.TEXT}), self.article))
        self._changes += 1

    def changed(self, changes: Changes) -> None:
        """Forget what a change made stale."""
        # What take_over has just put is not stale.
        if (changes.article and changes.article != self.article) or changes.initiator == WORD_LINKS:
            return
        # Those that were there are as they were.
        if Changed.MORE_ROWS in changes.kinds:
            self._info = self._library.articles.info(self.article)
            self._lengths.clear()
            self._pictures.clear()
        if changes.kinds & _ROWS:
            self._info = self._library.articles.info(self.article)
            self._lengths.clear()
            self._pictures.clear()
            self._rows.clear()
            self._row_of.clear()
            self._pieces.clear()
        if changes.kinds & _WORDS:
            self._kept_words.clear()
            self._tokens.clear()
            self._pieces.clear()
        # Each row's links are held with the row as it was, so those of other rows stay good.
        if changes.kinds & (_WORDS - {Changed.ALIGNMENT}):
            self._links.clear()
            self._linked.clear()
        # Notes move along with rows and text. After these are forgotten, or notes that are read
        # meanwhile would be kept for rows of before.
        if changes.kinds & {Changed.ANNOTATIONS, Changed.ALIGNMENT, Changed.TEXT}:
            self.notes.changed(changes)
        # Last: work that begins while this is going on may still read rows of before, and must
        # find itself stale.
        if changes.kinds & (_ROWS | _WORDS):
            self._changes += 1

    def _links_of(self, index: int) -> tuple[WordPair, ...] | None:
        """The word links of a row, None when they are not worked out."""
        linked = self._linked.found(index)
        if linked is None or linked != self.row(index):
            return None
        return self._links.found(index)

    def _words(self, side: SideName, block: Block) -> tuple[Token, ...]:
        kept = self._kept_words.found((side, block))
        return (
            self._annotator().tokens(self, side, block)
            if kept is None
            else words_of(kept, block.text)
        )

    def _blocks_of(self, index: int) -> dict[SideName, list[int]]:
        row = self.row(index)
        return {side: [block.id for block in row.blocks(side)] for side in SideName}

    def _read_near(self, index: int) -> list[int]:
        """A row, and those around it that are read already: their notes are read together."""
        near = range(first := index - index % _NOTED, first + _NOTED)
        return [row for row in near if row == index or self._rows.found(row) is not None]

    def _row_or_none(self, side: SideName, block: int) -> int:
        """The row of a block, -1 for one that is gone: a lost note still names it."""
        try:
            return self.row_of(side, block)
        except LibraryError:
            return -1


def _keys(row: RowText) -> list[tuple[SideName, Block]]:
    return [(side, block) for side in SideName for block in row.blocks(side)]
