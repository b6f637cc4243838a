"""Rows that files decide by themselves: headings of the same name, and texts of one line.

A translator keeps the ids of headings, so that links still find them, and the pictures; what stands
below a picture and is one sentence on both sides is its caption. Nothing is aligned here.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from duidu.app.opening.recognised import Raw
from duidu.core.alignment import Bead, Origin, Row
from duidu.core.article import Block, BlockKind, Side
from duidu.formats.base.document import LINE, PICTURE

# section-3, toc_12, id7, image1.png: counted by a program, and on each side for itself.
_COUNTED = re.compile(rf"{PICTURE}?[^\W\d_]{{0,12}}[-_.]?\d{{1,6}}(?:\.\w{{3,4}})?")


def named_rows(raw: Sequence[Raw], sides: Sequence[Side]) -> tuple[Row, ...]:
    """A row for each block whose name one of the other side has, in ascending order."""
    here, there = (_named(*both) for both in zip(raw, sides, strict=True))
    counted = {name for name in here.keys() | there.keys() if _COUNTED.fullmatch(name)}
    # With a heading more on one side all numbers from there on would differ.
    unsure = counted if counted & here.keys() != counted & there.keys() else set()
    sure = there.keys() - unsure
    pairs = {
        (at, there[name]): 1.0
        for name, at in here.items()
        if name in sure and raw[0][at].kind is raw[1][there[name]].kind
    }
    if not pairs:
        return ()
    from duidu.align.beads.landmarks import heaviest_chain

    return tuple(_row(sides, *pair) for pair in heaviest_chain(pairs))


def _named(raw: Raw, side: Side) -> Mapping[str, int]:
    """Where each block stands whose name nothing else has: a heading, or one sentence."""
    times = Counter(block.name for block in raw)
    return {
        block.name: number
        for number, (block, cut) in enumerate(zip(raw, side.blocks, strict=True))
        if block.name and times[block.name] == 1 and _is_one_unit(block.name, cut)
    }


def _is_one_unit(name: str, block: Block) -> bool:
    """Whether a block with this name answers its other as a whole."""
    if name.startswith((LINE, PICTURE)):
        return len(block.sentences) == 1
    return block.kind is BlockKind.HEADING and bool(block.sentences)


def _row(sides: Sequence[Side], here: int, there: int) -> Row:
    one, other = (
        tuple(range(len(side.blocks[at].sentences)))
        for side, at in zip(sides, (here, there), strict=True)
    )
    return Row(Bead((here,), (there,), 1.0, Origin.FILE), (Bead(one, other, 1.0, Origin.FILE),))
