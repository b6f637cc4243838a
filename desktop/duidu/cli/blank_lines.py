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
    written, blank = zip(*map(_split_blank, sides), strict=True)
    source, target = (
        _keep_only(side, numbers) for side, numbers in zip(sides, written, strict=True)
    )
    found = aligner.align(source, target, NoJob())
    rows = [replace(row, blocks=_renumbered(row.blocks, written)) for row in found.rows]
    return Alignment(tuple(_in_order(rows, blank)), found.aligner)


def _split_blank(side: Side) -> tuple[list[int], list[int]]:
    """Numbers of the blocks with text, and of those without."""
    blank = [number for number, block in enumerate(side.blocks) if not block.text.strip()]
    missing = set(blank)  # a list would be searched for every block
    return [number for number in range(len(side.blocks)) if number not in missing], blank


def _keep_only(side: Side, numbers: Sequence[int]) -> Side:
    """The side with these of its blocks only."""
    blocks: tuple[Block, ...] = tuple(side.blocks[number] for number in numbers)
    return replace(side, blocks=blocks)


def _renumbered(bead: Bead, numbers: Sequence[Sequence[int]]) -> Bead:
    """The bead of the texts without blank blocks, with the numbers they have in the article."""
    source, target = (
        tuple(known[i] for i in units)
        for known, units in zip(numbers, (bead.source, bead.target), strict=True)
    )
    return replace(bead, source=source, target=target)


def _in_order(rows: Sequence[Row], blank: Sequence[Sequence[int]]) -> Iterator[Row]:
    """The rows with a row for each blank block, before the first row that begins after it."""
    # Reversed, so that the next one is taken from the end.
    waiting = [list(reversed(numbers)) for numbers in blank]
    for row in rows:
        for name, units in (("source", row.blocks.source), ("target", row.blocks.target)):
            # A row without blocks on a side says nothing of the order there: 0 takes none.
            yield from _rows_before(waiting[name == "target"], units[0] if units else 0, name)
        yield row
    for name, numbers in zip(("source", "target"), waiting, strict=True):
        yield from _rows_before(numbers, float("inf"), name)


def _rows_before(waiting: list[int], before: float, name: str) -> Iterator[Row]:
    """Take the blank blocks that are waiting before block `before`, each as a row of its own."""
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
