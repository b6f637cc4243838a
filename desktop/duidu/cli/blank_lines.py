"""Aligns texts with blank lines, which keep their numbers but are not shown to the aligner."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side
from duidu.core.jobs import NoJob

if TYPE_CHECKING:
    from duidu.align.base.protocol import Aligner


def align_around_blank_blocks(aligner: "Aligner", article: Article) -> Alignment:
    """Align the blocks that have text; blank blocks become rows without a counterpart.

    Blocks keep the numbers they have in the article. Blank lines are layout: where two files have
    them in different places, the aligner would take them for sentences of no length.
    """
    sides = (article.source, article.target)
    written, blank = zip(*map(_parted, sides), strict=True)
    source, target = (_only(side, numbers) for side, numbers in zip(sides, written, strict=True))
    found = aligner.align(source, target, NoJob())
    rows = [replace(row, blocks=_renumbered(row.blocks, written)) for row in found.rows]
    return Alignment(tuple(_in_order(rows, blank)), found.aligner)


def _parted(side: Side) -> tuple[list[int], list[int]]:
    """Numbers of the blocks with text, and of those without."""
    blank = [number for number, block in enumerate(side.blocks) if not block.text.strip()]
    missing = set(blank)
    return [number for number in range(len(side.blocks)) if number not in missing], blank


def _only(side: Side, numbers: Sequence[int]) -> Side:
    blocks: tuple[Block, ...] = tuple(side.blocks[number] for number in numbers)
    return replace(side, blocks=blocks)


def _renumbered(bead: Bead, numbers: Sequence[Sequence[int]]) -> Bead:
    source, target = (
        tuple(known[i] for i in units)
        for known, units in zip(numbers, (bead.source, bead.target), strict=True)
    )
    return replace(bead, source=source, target=target)


def _in_order(rows: Sequence[Row], blank: Sequence[Sequence[int]]) -> Iterator[Row]:
    """The rows with a row for each blank block, before the first row that begins after it."""
    waiting = [list(reversed(numbers)) for numbers in blank]
    for row in rows:
        for name, units in (("source", row.blocks.source), ("target", row.blocks.target)):
            yield from _due(waiting[name == "target"], units[0] if units else 0, name)
        yield row
    for name, numbers in zip(("source", "target"), waiting, strict=True):
        yield from _due(numbers, float("inf"), name)


def _due(waiting: list[int], before: float, name: str) -> Iterator[Row]:
    """Take the blank blocks that stand before a place, each as a row of its own."""
    while waiting and waiting[-1] < before:
        units = {"source": (), "target": (), name: (waiting.pop(),)}
        bead = Bead(units["source"], units["target"])
        yield Row(
            bead,
            (
                replace(
                    bead,
                    source=tuple(range(len(bead.source))),
                    target=tuple(range(len(bead.target))),
                ),
            ),
        )
