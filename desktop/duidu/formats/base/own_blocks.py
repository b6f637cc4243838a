"""What Duidu's own pages say of their elements: which is a row, a side of it, a block of a kind.

A page shows a caption or a line of verse as any paragraph, and two texts beside or below each
other. An attribute that nobody sees tells what they are, so that they come back as they were.
"""

from typing import NamedTuple

from duidu.core.article import Block, BlockKind, SideName
from duidu.formats.base.exported import Exported, ExportedRow
from duidu.formats.base.segments import kind_name, kind_of

ATTRIBUTE = "data-duidu"
STATUS = "data-status"
_ROW = "row"
ROWS = f'{ATTRIBUTE}="{_ROW}-'.encode()
"""What a page with rows of ours has in its bytes."""
_LONGEST_NUMBER = 9


class OwnBlock(NamedTuple):
    """What an element is: a row of a number, a side by its column, or a block of a kind."""

    row: int | None = None
    column: int | None = None
    kind: BlockKind | None = None
    level: int = 0


def row_attributes(exported: Exported, row: ExportedRow) -> str:
    """The attributes of a row, with a space before each; a text alone has no rows."""
    status = f' {STATUS}="{row.status}"' if row.status else ""
    return status if exported.article.is_alone else f' {ATTRIBUTE}="{_ROW}-{row.number}"{status}'


def side_attribute(exported: Exported, side: SideName) -> str:
    """The attribute of one side of a row."""
    return "" if exported.article.is_alone else f' {ATTRIBUTE}="{side.value}"'


def kind_attribute(block: Block) -> str:
    """The attribute of a block; "" for a paragraph, which says itself what it is."""
    if block.kind is BlockKind.PARAGRAPH and not block.level:
        return ""
    return f' {ATTRIBUTE}="{kind_name(block.kind, block.level)}"'


def own_block(said: str) -> OwnBlock:
    """Read what one of the attributes says; what nobody knows is a paragraph."""
    name, _, number = said.partition("-")
    if name == _ROW and number.isdecimal() and len(number) <= _LONGEST_NUMBER:
        return OwnBlock(row=int(number))
    for column, side in enumerate(SideName):
        if name == side.value:
            return OwnBlock(column=column)
    kind, level = kind_of(said)
    return OwnBlock(kind=kind, level=level)
