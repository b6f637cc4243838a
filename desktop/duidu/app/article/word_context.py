"""What surrounds a point of an open article: its row, its sentence, the sentences answering it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from duidu.app.article.open_text import OpenText, RowText
from duidu.core.article import Block, SideName, Span


@dataclass(frozen=True, slots=True)
class WordContext:
    """The surroundings of code point `offset` of a block.

    `sentence` is the sentence there, None between sentences. `counterparts` are the blocks of
    the other side with the spans (start, end) of the sentences that answer it; `other_blocks`
    are all blocks of the row on the other side.
    """

    row: int
    side: SideName
    block: Block
    offset: int
    sentence: Span | None
    counterparts: tuple[tuple[Block, tuple[tuple[int, int], ...]], ...]
    other_blocks: tuple[Block, ...]

    @property
    def sentence_text(self) -> str:
        """The sentence as text, "" between sentences."""
        return self.sentence.of(self.block.text) if self.sentence else ""

    @property
    def counterpart_text(self) -> str:
        """The answering sentences joined by spaces, "" where there is none."""
        return " ".join(
            block.text[start:end] for block, spans in self.counterparts for start, end in spans
        )


def word_context(
    open_text: OpenText, side: SideName, block: int, offset: int
) -> WordContext | None:
    """The surroundings of a point; None for a block that the article does not have."""
    return word_context_in(open_text.row(open_text.row_of(side, block)), side, block, offset)


def word_context_in(text: RowText, side: SideName, block: int, offset: int) -> WordContext | None:
    """The surroundings of a point in a row; None for a block that the row does not have."""
    found = next((b for b in text.blocks(side) if b.id == block), None)
    if found is None:
        return None
    number = _sentence_number(text.blocks(side), block, offset)
    # Between two sentences there is none.
    sentence = None if number is None else _numbered(text.blocks(side))[number][1]
    return WordContext(
        text.index,
        side,
        found,
        offset,
        sentence,
        _answers(text, side, number),
        text.blocks(side.other),
    )


def _numbered(blocks: Sequence[Block]) -> list[tuple[Block, Span]]:
    return [(block, span) for block in blocks for span in block.sentences]


def _sentence_number(blocks: Sequence[Block], block: int, offset: int) -> int | None:
    before = 0
    for one in blocks:
        if one.id == block:
            number = bisect_right(one.sentences, offset, key=lambda span: span.start) - 1
            return before + number if number >= 0 and offset < one.sentences[number].end else None
        before += len(one.sentences)
    return None


def _answers(
    row: RowText, side: SideName, number: int | None
) -> tuple[tuple[Block, tuple[tuple[int, int], ...]], ...]:
    """The blocks and spans of the sentences that answer a row-local sentence."""
    bead = row.bead_of(side, number) if number is not None else None
    if bead is None:
        return ()
    sentences = _numbered(row.blocks(side.other))
    spans: dict[int, list[tuple[int, int]]] = {}
    for unit in bead.target if side is SideName.SOURCE else bead.source:
        block, span = sentences[unit]
        spans.setdefault(block.id, []).append((span.start, span.end))
    return tuple(
        (block, tuple(spans[block.id])) for block in row.blocks(side.other) if block.id in spans
    )
