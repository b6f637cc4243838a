"""Where the pictures of a row stand: above or below its blocks, in a column or across both."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from duidu.app.article.open_text import RowText
from duidu.core.article import SideName
from duidu.core.picture import Picture
from duidu.ui.reader.layout.columns import Columns
from duidu.ui.reader.layout.sentences import Stretch

_MOST_LINES = 14
"""Lines of hanzi that a picture is high at most: the text around it stays in view."""


class PlacedPicture(NamedTuple):
    """A picture with its top left corner in the row and its size, in px.

    One that is `across` stands over both columns.
    """

    picture: Picture
    x: int
    y: int
    width: int
    height: int
    across: bool

    def is_on(self, sides: Iterable[SideName]) -> bool:
        """Whether it is seen with some of these sides."""
        return self.across or self.picture.side in sides


class PictureBoxes:
    """Places the pictures of rows in some columns; `space` are the px below or above each."""

    def __init__(self, columns: Columns, line: int, space: int) -> None:
        self._columns = columns
        self._highest = _MOST_LINES * line
        self._space = space

    def above(self, text: RowText, stretch: Stretch) -> list[Picture]:
        """The pictures above the block that a stretch begins."""
        if stretch.start:
            return []
        return [one for one in text.pictures if not one.below and _is_at(one, stretch)]

    def below(self, text: RowText, stretch: Stretch) -> list[Picture]:
        """The pictures below the block that a stretch ends."""
        if not text.pictures:
            return []
        block = next(one for one in text.blocks(stretch.side) if one.id == stretch.block)
        if stretch.end < len(block.text):
            return []
        return [one for one in text.pictures if one.below and _is_at(one, stretch)]

    def place(
        self, pictures: Iterable[Picture], y: int, *, below: bool = False
    ) -> tuple[list[PlacedPicture], int]:
        """Place pictures under each other from y on, and the y at which what follows begins."""
        placed = []
        for picture in pictures:
            y += self._space if below else 0
            placed.append(self._placed(picture, y))
            y += placed[-1].height + (0 if below else self._space)
        return placed, y

    def lead(self, pictures: Iterable[Picture], y: int) -> tuple[list[PlacedPicture], int]:
        """Place what stands above the text of a row, which begins at one height on both sides.

        First what is across, then each side's in its own column.
        """
        pictures = list(pictures)
        placed, y = self.place((one for one in pictures if self._is_across(one)), y)
        ends = [y]
        for side in SideName:
            own = (one for one in pictures if one.side is side and not self._is_across(one))
            here, end = self.place(own, y)
            placed += here
            ends.append(end)
        return placed, max(ends)

    def _is_across(self, picture: Picture) -> bool:
        return picture.across and self._columns.divider is not None

    def _placed(self, picture: Picture, y: int) -> PlacedPicture:
        """A picture in its place, no larger than it is and than there is room."""
        column = self._columns.by_side[picture.side]
        across = self._is_across(picture)
        both = self._columns.by_side.values()
        left = min(one.x for one in both) if across else column.x
        room = max(one.right for one in both) - left if across else column.measure
        scale = min(1.0, room / picture.width, self._highest / picture.height)
        width, height = (max(1, round(scale * size)) for size in (picture.width, picture.height))
        x = left + max(0, room - width) // 2
        return PlacedPicture(picture, x, y, width, height, across or picture.across)


def _is_at(picture: Picture, stretch: Stretch) -> bool:
    return picture.side is stretch.side and picture.block == stretch.block


def edges(
    pictures: Iterable[PlacedPicture], sides: Iterable[SideName]
) -> Iterator[tuple[SideName, int, int]]:
    """The side, the upper and the lower edge of each picture on some sides, which none may cut."""
    shown = tuple(sides)
    for one in pictures:
        for side in shown:
            if one.is_on((side,)):
                yield side, one.y, one.y + one.height
