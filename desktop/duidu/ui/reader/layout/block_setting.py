"""How blocks that are no plain paragraphs are set: items of lists, cells, verse and code.

Where their lines begin and which rules stand between them; nothing is measured here.
"""

import re
from typing import NamedTuple

from duidu.app.article.open_text import RowText
from duidu.core.article import Block, BlockKind

_DEEPEST_INDENT = 8  # levels of a list
_NUMERAL = "一二三四五六七八九十百"
_MARKER = re.compile(
    rf"""\s*(?:
        [(（][0-9]{{1,3}}[)）] | [(（][{_NUMERAL}]{{1,3}}[)）] | \([a-zA-Z]\)(?=\s)
        | [0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{0,4}}[.)](?=\s)
        | [0-9]{{1,3}}(?:[.)](?=[\u3400-\u9fff]) | [．、])
        | [{_NUMERAL}]{{1,3}}[、．] | [\u2460-\u24ff] | [a-zA-Z][.)](?=\s)
        | [ivxlcIVXLC]{{1,6}}[.)](?=\s) | [•·\u2023▪◦●○■□–—-](?=\s)
    )\s*""",
    re.X,
)
CLOSE = frozenset({BlockKind.LIST_ITEM, BlockKind.VERSE, BlockKind.CODE, BlockKind.TABLE_CELL})
"""Kinds of blocks that stand closer to each other than paragraphs."""


class Indent(NamedTuple):
    """Where the lines of a block begin, in px from the left edge of its column.

    The first line begins `out` px further left; with `letters`, by so much that the text behind
    these first code points stands in line with the other lines.
    """

    left: float = 0.0
    out: float = 0.0
    letters: int = 0


def indent_of(block: Block, size: float, cell: int = 1) -> Indent:
    """The indent of a block in text of `size` px; `cell` is the column of a cell, from 1 on."""
    if block.kind is BlockKind.LIST_ITEM:
        # A list nested deeper would leave its text no room.
        depth = min(max(1, block.level), _DEEPEST_INDENT)
        letters = marker_length(block.text)
        # A number takes more room than a bullet, and one of more than two digits still more.
        more = 0.6 + 0.5 * max(0, letters - 4) if letters else 0.0
        return Indent(size * (1.2 * depth + more), letters=letters)
    if block.kind is BlockKind.VERSE:
        return Indent(size * 2, size)  # what does not fit on a line of verse is set further in
    if block.kind is BlockKind.CODE:
        return Indent(size * 0.8)
    return Indent(size * 1.2 if block.kind is BlockKind.TABLE_CELL and cell > 1 else 0.0)


def marker_length(text: str) -> int:
    """How many code points of an item are its number or sign, with the blanks behind; 0 for none.

    An item that says nothing else has none.
    """
    found = _MARKER.match(text)
    return found.end() if found and found.end() < len(text) else 0


def has_bullet(block: Block) -> bool:
    """Whether a bullet is painted before a block: an item without a number or sign of its own."""
    return block.kind is BlockKind.LIST_ITEM and not marker_length(block.text)


def kinds_of(text: RowText) -> set[BlockKind]:
    """The kinds of all blocks of a row."""
    return {block.kind for block in text.source + text.target}


def cell_of(text: RowText) -> int:
    """Which cell of a row of a table a row of the page is, from 1 on; 0 where it is none.

    The sides are told together, so that both are set in step.
    """
    if kinds_of(text) != {BlockKind.TABLE_CELL}:
        return 0
    return min(max(1, block.level) for block in text.source + text.target)


def space_between(text: RowText, following: RowText, gap: int) -> int:
    """The px below a row of CLOSE kinds: items, cells and lines that are alike stand closer."""
    kinds = kinds_of(text)
    if kinds_of(following) != kinds:
        return gap
    if cell_of(following) > 1:
        return gap // 6
    return gap // 4 if kinds == {BlockKind.VERSE} else gap // 3
