"""The protocols by which an article is seen: its rows; and words and notes on demand, for panes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from duidu.core.alignment import Bead, Row
from duidu.core.annotation import Annotation
from duidu.core.article import NO_LANGUAGE, Block, SideName
from duidu.core.picture import Picture
from duidu.core.token import Token


@dataclass(frozen=True, slots=True)
class RowText:
    """One row whole: its blocks on both sides and its sentence beads.

    Beads number sentences within the row: the i-th sentence of a side is the i-th span when the
    sentences of its blocks are counted through. `pictures` stand above or below its blocks.
    """

    index: int
    row: Row
    source: tuple[Block, ...]
    target: tuple[Block, ...]
    pictures: tuple[Picture, ...] = ()

    def blocks(self, side: SideName) -> tuple[Block, ...]:
        """The blocks of one side in order; () where that side has no counterpart."""
        return self.source if side is SideName.SOURCE else self.target

    def bead_of(self, side: SideName, sentence: int) -> Bead | None:
        """The sentence bead that holds this row-local sentence."""
        for bead in self.row.sentences:
            if sentence in (bead.source if side is SideName.SOURCE else bead.target):
                return bead
        return None


class TextRows(Protocol):
    """The texts of an article, row by row."""

    @property
    def article(self) -> str:
        """The article's id."""

    @property
    def title(self) -> str:
        """The article's title."""

    def language(self, side: SideName) -> str:
        """BCP 47 code of a side."""

    def row_count(self) -> int:
        """How many rows there are."""

    def row_lengths(self, side: SideName) -> list[int]:
        """Code points of each row on one side, to estimate heights; 0 where the side is missing."""

    def row(self, index: int) -> RowText:
        """One row with its texts."""

    def row_of(self, side: SideName, block: int) -> int:
        """The row in which a block stands."""


def is_alone(text: TextRows) -> bool:
    """Whether a text has no translation yet."""
    return text.language(SideName.TARGET) == NO_LANGUAGE


class OpenText(TextRows, Protocol):
    """An open article.

    Every method returns within a few milliseconds and may be called while painting; none raises
    for a valid row.
    """

    def tokens(self, side: SideName, block: Block) -> tuple[Token, ...]:
        """The words of a block, cut, read and corrected with the counterpart in mind. Cached."""

    def tokens_at(self, side: SideName, block: Block, start: int, end: int) -> Sequence[Token]:
        """The words around the code points start..end of a block; of a short one all.

        A paragraph of a book's length is cut only where it is shown.
        """

    def annotations(self, index: int) -> tuple[Annotation, ...]:
        """Annotations with an anchor in this row, oldest first."""

    def annotations_at(
        self, index: int, parts: Sequence[tuple[SideName, int, int, int]]
    ) -> tuple[Annotation, ...]:
        """At least the annotations in these parts (side, block id, start, end) of a row.

        Oldest first, and the same tuple until one of them changes; the newest where there are more
        than can be seen.
        """

    def answers(
        self, index: int, side: SideName, block: int, start: int, end: int
    ) -> tuple[tuple[int, int, int], ...]:
        """The words on the other side that answer this one, as (block id, start, end).

        () where none is known.
        """
