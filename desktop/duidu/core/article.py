"""An article: two sides, each a sequence of blocks that are cut into sentences.

All offsets are code points. Qt counts UTF-16 units; only ui/reader converts between the two.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from duidu.core.emphasis import Emphases
from duidu.core.note_marks import NoteMarks


class SideName(StrEnum):
    """Which of the two texts: the source stands left by default, the target right."""

    SOURCE = "source"
    TARGET = "target"

    @property
    def other(self) -> "SideName":
        """The side that answers this one."""
        return SideName.TARGET if self is SideName.SOURCE else SideName.SOURCE


NO_LANGUAGE = ""
"""The language of the side that a text alone, without a translation, does not have."""


class BlockKind(StrEnum):
    """What a block is on the page; each format maps its own structure to these."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    VERSE = "verse"
    NOTE = "note"
    CODE = "code"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in one block's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Raises ValueError for a range that runs backwards or begins before the text."""
        # Refused here: an offset that is wrong would fail far from where it was computed.
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        """Length in code points."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The piece of text this span names."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in an article that survives every edit: a block, by its id, and an offset in it."""

    side: SideName
    block: int
    offset: int


class ShownTime(NamedTuple):
    """From when to when a subtitle is shown, in milliseconds."""

    start: int
    end: int

    def divided(self, share: float) -> "tuple[ShownTime, ShownTime]":
        """The times of its two parts, of which the first has this share of its text."""
        middle = self.start + round((self.end - self.start) * share)
        return ShownTime(self.start, middle), ShownTime(middle, self.end)


def joined_times(one: ShownTime | None, other: ShownTime | None) -> ShownTime | None:
    """From the beginning of the earlier to the end of the later, None where neither has a time."""
    if one is None or other is None:
        return one or other
    return ShownTime(min(one.start, other.start), max(one.end, other.end))


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or cell, with its sentences in order.

    Sentences do not overlap and lie inside the text; only white space lies between them. `id` is
    unique on its side and is kept when blocks are split, merged or moved, so anchors name blocks by
    it. `level` is the depth of a heading or list item, 1 the outermost, or which cell of its row a
    cell of a table is, from 1 on; 0 where that is not known. `emphasis` is in the normal
    form of core.emphasis; `marks` are those of notes of the book, in order. A subtitle has a
    `time`.
    """

    id: int
    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    sentences: tuple[Span, ...] = ()
    emphasis: Emphases = ()
    marks: NoteMarks = ()
    time: ShownTime | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One language of an article: its BCP 47 code and its blocks in reading order."""

    language: str
    blocks: tuple[Block, ...]

    def sentences(self) -> Iterator[tuple[int, Span]]:
        """Every sentence of the side as (index of its block, span), in order of flat number."""
        for index, block in enumerate(self.blocks):
            for span in block.sentences:
                yield index, span

    def sentence_texts(self) -> list[str]:
        """The text of every sentence, by flat number."""
        return [span.of(self.blocks[index].text) for index, span in self.sentences()]


@dataclass(frozen=True, slots=True)
class Article:
    """A bilingual text before it is added to the library, or a text alone.

    `metadata` is what the file says of itself: author, date and so on. A text alone is the source;
    its target has NO_LANGUAGE and no blocks.
    """

    title: str
    source: Side
    target: Side
    # Not among the fields that Duidu computes with: whatever a file says is kept as text.
    metadata: dict[str, str] = field(default_factory=dict)

    def side(self, name: SideName) -> Side:
        """The side of that name."""
        return self.source if name is SideName.SOURCE else self.target

    @property
    def is_alone(self) -> bool:
        """Whether it has no translation yet."""
        return self.target.language == NO_LANGUAGE
