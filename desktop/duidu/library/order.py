"""The order of an article's rows and blocks as compact arrays, read once from an index without touching any text."""

from array import array
from bisect import bisect_left
from dataclasses import dataclass

import apsw

SPACING = 1 << 32  # between neighbours at first: 32 insertions at one place before room has to be made


@dataclass(frozen=True, slots=True)
class Order:
    """Positions of rows, their lengths in code points, positions of blocks; for one revision of one article."""

    revision: int
    rows: "array[int]"
    lengths: tuple["array[int]", "array[int]"]
    blocks: tuple["array[int]", "array[int]"]

    def row_index(self, position: int) -> int:
        """Which row stands at this position."""
        return bisect_left(self.rows, position)

    def block_index(self, side: int, position: int) -> int:
        """Which block of the side stands at this position."""
        return bisect_left(self.blocks[side], position)


def read_order(connection: apsw.Connection, article: int, revision: int) -> Order:
    """Read the order of an article by its number."""
    rows, source, target = array("q"), array("l"), array("l")
    for position, in_source, in_target in connection.execute(
        "SELECT position, source_length, target_length FROM rows WHERE article=? ORDER BY position", (article,)
    ):
        rows.append(position)
        source.append(in_source)
        target.append(in_target)
    return Order(revision, rows, (source, target), (_blocks(connection, article, 0), _blocks(connection, article, 1)))


def _blocks(connection: apsw.Connection, article: int, side: int) -> "array[int]":
    found = connection.execute("SELECT position FROM blocks INDEXED BY blocks_of_row WHERE article=? AND side=?", (article, side))
    return array("q", sorted(position for (position,) in found))


def spread(before: int, after: int | None, count: int) -> list[int] | None:
    """`count` positions between two others, evenly; None if there is no room. `after` None means the end."""
    if after is None:
        return [before + SPACING * (i + 1) for i in range(count)]
    step = (after - before) // (count + 1)
    return [before + step * (i + 1) for i in range(count)] if step else None
