"""Rows of the alignment that a file itself gives.

Blocks of one group answer each other; units of one paragraph become its sentences.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from duidu.app.opening.recognised import Grouped
from duidu.core.alignment import Bead, Origin, Row
from duidu.core.article import Block, Side, Span
from duidu.core.emphasis import joined_emphasis
from duidu.formats.base.document import RawBlock
from duidu.language.registry import describe, language_for


@dataclass(slots=True)
class _GrowingSide:
    """One side while units are added to it."""

    language: str
    blocks: list[Block] = field(default_factory=list)
    open_paragraph: int | None = None

    def add(self, raw: RawBlock) -> tuple[int, list[int]]:
        """Add a unit to the paragraph it belongs to, the current one or a new one.

        Returns the index of its block and the numbers of its sentences there.
        """
        spans = language_for(self.language).sentences(raw.text)
        # Only the last block grows: a paragraph named again later is another one.
        if raw.paragraph is None or raw.paragraph != self.open_paragraph or not self.blocks:
            self.blocks.append(
                Block(len(self.blocks), raw.text, raw.kind, raw.level, spans, raw.emphasis)
            )
            self.open_paragraph = raw.paragraph
            return len(self.blocks) - 1, list(range(len(spans)))
        block = self.blocks[-1]
        between = describe(self.language).sentence_joiner
        by = len(block.text) + len(between)
        first = len(block.sentences)
        moved = tuple(Span(span.start + by, span.end + by) for span in spans)
        text = block.text + between + raw.text
        emphasis = joined_emphasis(block.emphasis, raw.emphasis, by, text)
        self.blocks[-1] = Block(
            block.id, text, block.kind, block.level, (*block.sentences, *moved), emphasis
        )
        return block.id, list(range(first, first + len(spans)))


def rows_of_file(
    languages: tuple[str, str], sides: tuple[Grouped, Grouped]
) -> tuple[tuple[Side, Side], tuple[Row, ...]]:
    """Sides cut into sentences, and rows that keep the file's alignment.

    A row is a paragraph, or a group where the file has no paragraphs; a group is one sentence
    bead. Groups come in the order of their numbers.
    """
    by_group: dict[int, tuple[list[RawBlock], list[RawBlock]]] = {}
    for side, grouped in enumerate(sides):
        for raw, group in grouped:
            by_group.setdefault(group, ([], []))[side].append(raw)
    growing = _GrowingSide(languages[0]), _GrowingSide(languages[1])
    rows: list[_GrowingRow] = []
    for _, pair in sorted(by_group.items()):
        placed = tuple([growing[side].add(raw) for raw in raws] for side, raws in enumerate(pair))
        blocks = tuple(list(dict.fromkeys(block for block, _ in units)) for units in placed)
        # Groups of one paragraph are beads of one row.
        if not rows or not rows[-1].shares(blocks):
            rows.append(_GrowingRow())
        rows[-1].take(blocks, placed)
    finished = tuple(Side(side.language, tuple(side.blocks)) for side in growing)
    return (finished[0], finished[1]), tuple(row.finished(finished) for row in rows)


@dataclass(slots=True)
class _GrowingRow:
    """One row while groups are added to it; beads are of (block, sentence in it)."""

    blocks: tuple[list[int], list[int]] = field(default_factory=lambda: ([], []))
    beads: list[tuple[list[tuple[int, int]], list[tuple[int, int]]]] = field(default_factory=list)

    def shares(self, blocks: Sequence[list[int]]) -> bool:
        """Whether a group continues a paragraph of this row."""
        return any(set(mine) & set(new) for mine, new in zip(self.blocks, blocks, strict=True))

    def take(
        self, blocks: Sequence[list[int]], placed: Sequence[list[tuple[int, list[int]]]]
    ) -> None:
        """Add a group: its blocks, and its sentences as a bead."""
        for mine, new in zip(self.blocks, blocks, strict=True):
            mine += [block for block in new if block not in mine]
        source, target = (
            [(block, n) for block, numbers in units for n in numbers] for units in placed
        )
        self.beads.append((source, target))

    def finished(self, sides: Sequence[Side]) -> Row:
        """The row, its sentences numbered through."""
        firsts = tuple(
            _firsts(side, blocks) for side, blocks in zip(sides, self.blocks, strict=True)
        )
        beads = tuple(
            Bead(
                tuple(sorted(firsts[0][block] + n for block, n in source)),
                tuple(sorted(firsts[1][block] + n for block, n in target)),
                1.0,
                Origin.FILE,
            )
            for source, target in self.beads
            # A unit of white space has no sentence.
            if source or target
        )
        return Row(Bead(tuple(self.blocks[0]), tuple(self.blocks[1]), 1.0, Origin.FILE), beads)


def _firsts(side: Side, blocks: Sequence[int]) -> dict[int, int]:
    """The row-local number of each block's first sentence."""
    firsts, number = {}, 0
    for block in blocks:
        firsts[block] = number
        number += len(side.blocks[block].sentences)
    return firsts
