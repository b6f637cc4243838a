"""Words and word links of rows, as app/alignment/word_links works them out in the background."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from duidu.app.article.open_text import RowText
from duidu.core.article import Block, SideName
from duidu.core.jobs import Job
from duidu.core.token import Token

# One word: block id, start and end in code points of the block.
WordAt = tuple[int, int, int]
# A word of the source and a word of the target that answers it.
WordPair = tuple[WordAt, WordAt]
# The words of blocks; tokens cover the text of their block.
Words = dict[tuple[SideName, Block], tuple[Token, ...]]

# Initiator of the changes by which an open article takes over words and links: whoever
# works them out must not begin again because of them.
WORD_LINKS = "word links"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an open article was when work on it began.

    `changes` counts what it was told of that makes words or links stale; `revision` is that of the
    rows in the library, which an edit raises before it is told.
    """

    changes: int
    revision: int


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """Words of the blocks of some rows, and the word links of each row by its number.

    `rough` says that the linker would have to learn from more of the article for better links.
    With another `stamp` than the article's they are of another state of it; None fits any.
    """

    words: Words
    links: dict[int, tuple[WordPair, ...]]
    rough: bool = False
    stamp: Stamp | None = None


class WordLinker(Protocol):
    """Works out words and word links of one article."""

    def compute(self, rows: Sequence[int], job: Job, soon: bool = False) -> WorkedOut:
        """Words and links of these rows. For a job's thread. Raises Cancelled.

        With `soon` the links may be rough, which the result then says.
        """

    def kept(self, article: str, rows: Sequence[RowText]) -> WorkedOut:
        """What is kept of those of these rows of any article that were worked out before."""
