"""The pictures of an exported row as markup: those across both texts, and those of a side."""

from collections.abc import Callable

from duidu.core.article import SideName
from duidu.core.picture import Picture
from duidu.formats.base.exported import Exported, ExportedRow
from duidu.formats.base.ruby_markup import escape_text

Address = Callable[[Picture], str]
"""Where the image of a picture is, as markup names it."""


def across_markup(exported: Exported, row: ExportedRow, address: Address) -> str:
    """Write the pictures that stand above a row, across both texts."""
    return "".join(
        _figure(one, address, ' class="across"')
        for side in SideName
        for one in _of(exported, row, side)
        if one.across
    )


def beside_markup(
    exported: Exported, row: ExportedRow, side: SideName, address: Address
) -> tuple[str, str]:
    """Write the pictures of one side: those above its text, and those below."""
    own = [one for one in _of(exported, row, side) if not one.across]
    above, below = (
        "".join(_figure(one, address) for one in own if one.below is below)
        for below in (False, True)
    )
    return above, below


def _of(exported: Exported, row: ExportedRow, side: SideName) -> list[Picture]:
    there = exported.pictures
    return [one for block in row.blocks(side) for one in there.get((side, block.id), ())]


def _figure(picture: Picture, address: Address, kind: str = "") -> str:
    size = f'width="{picture.width}" height="{picture.height}"'
    words = escape_text(picture.words)
    return f'<figure{kind}><img src="{address(picture)}" alt="{words}" {size}/></figure>\n'
