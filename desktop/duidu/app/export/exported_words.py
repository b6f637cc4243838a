"""The words of an article that is exported: those kept from the window, the others worked out now.

They are of the moment at which the article was read; what is edited meanwhile does not show.
"""

from collections.abc import Callable

from duidu.app.article.annotator import Annotator
from duidu.app.article.kept_words import KeptWords, words_of
from duidu.app.article.long_blocks import has_long
from duidu.app.article.open_text import RowText, TextRows
from duidu.core.alignment import Alignment
from duidu.core.article import Article, Block, SideName
from duidu.core.jobs import Job
from duidu.core.token import Token

# Rows whose words are read from the library and kept in it at once.
_AT_ONCE = 64


class ArticleMoment:
    """An article as it was at one moment, as TextRows that need no library."""

    def __init__(self, article: str, text: Article, alignment: Alignment) -> None:
        self.article = article
        self._text = text
        self._rows = alignment.rows
        self._row_of = {
            (side, text.side(side).blocks[unit].id): index
            for index, row in enumerate(alignment.rows)
            for side, units in zip(SideName, (row.blocks.source, row.blocks.target), strict=True)
            for unit in units
        }

    @property
    def title(self) -> str:
        """The article's title."""
        return self._text.title

    def language(self, side: SideName) -> str:
        """BCP 47 code of a side."""
        return self._text.side(side).language

    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def row_lengths(self, side: SideName) -> list[int]:
        """Code points of each row on one side."""
        rows = map(self.row, range(len(self._rows)))
        return [sum(len(block.text) for block in row.blocks(side)) for row in rows]

    def row(self, index: int) -> RowText:
        """One row with its texts."""
        row = self._rows[index]
        source = tuple(self._text.source.blocks[unit] for unit in row.blocks.source)
        target = tuple(self._text.target.blocks[unit] for unit in row.blocks.target)
        return RowText(index, row, source, target)

    def row_of(self, side: SideName, block: int) -> int:
        """The row in which a block stands."""
        return self._row_of[side, block]


class ExportedWords:
    """Gives a writer the words of each block; fastest in the order of the rows."""

    def __init__(
        self, text: TextRows, annotator: Callable[[], Annotator], kept: KeptWords, job: Job
    ) -> None:
        """`annotator` is asked for when words were not kept; `job` is told the share of rows."""
        self._text = text
        self._annotator = annotator
        self._kept = kept
        self._job = job
        self._first = -1  # the row with which what is held begins
        self._held: dict[tuple[SideName, Block], str] = {}

    def of(self, side: SideName, block: Block) -> tuple[Token, ...]:
        """The words of a block. Raises Cancelled."""
        self._job.check()
        index = self._text.row_of(side, block.id)
        if index - index % _AT_ONCE != self._first:
            self._hold(index - index % _AT_ONCE)
        kept = self._held.get((side, block))
        if kept is not None:
            return words_of(kept, block.text)
        row = self._text.row(index)
        keys = self._kept.keys(self._text.article, [row])
        tokens = self._annotator().tokens(self._text, side, block)
        self._kept.keep(self._text, {(side, block): tokens}, keys)
        return tokens

    def _hold(self, first: int) -> None:
        """Read what was kept of the rows from this one on."""
        count = self._text.row_count()
        self._job.progress(first / max(count, 1))
        rows = map(self._text.row, range(first, min(count, first + _AT_ONCE)))
        short = [row for row in rows if not has_long(row)]
        self._held = self._kept.find(self._text.article, short, wait=True)
        self._first = first
