"""The order of an article's rows and blocks as compact arrays, read from an index without any text.

Rows and blocks have positions with gaps, so that an edit moves few of them.
"""

import json
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from typing import Any, Union

import apsw

# Between neighbours at first: 32 insertions at one spot before positions are spaced anew.
SPACING = 1 << 32
# In ascending order; a range where they are evenly spread, which takes no memory.
Positions = Union["array[int]", range]
_EVENLY = f"count(*), min(position), max(position), sum(position % {SPACING} != 0)"


@dataclass(frozen=True, slots=True)
class RowOrder:
    """Positions of rows, their lengths in code points, positions of blocks.

    Valid for one revision of one article. `lengths` and `blocks` are (source, target).
    """

    revision: int
    rows: Positions
    lengths: tuple["array[int]", "array[int]"]
    blocks: tuple[Positions, Positions]

    def row_index(self, position: int) -> int:
        """The index of the row at this position."""
        return bisect_left(self.rows, position)

    def block_index(self, side: int, position: int) -> int:
        """The index of the block at this position of the side."""
        return bisect_left(self.blocks[side], position)


def read_order(connection: apsw.Connection, article: int, revision: int) -> RowOrder:
    """Read the order of an article by its number.

    SQLite gathers the numbers as JSON: a book has a hundred thousand rows, and the window waits.
    """
    found: list[Any] = connection.execute(
        f"SELECT {_EVENLY}, json_group_array(source_length), json_group_array(target_length) FROM"
        " (SELECT position, source_length, target_length FROM rows"
        " WHERE article=? ORDER BY position)",
        (article,),
    ).fetchall()
    *spread, source, target = found[0]
    rows = _even(*spread) or _read(
        connection, "SELECT position FROM rows WHERE article=? ORDER BY position", article
    )
    lengths = array("l", json.loads(source)), array("l", json.loads(target))
    return RowOrder(
        revision, rows, lengths, (_blocks(connection, article, 0), _blocks(connection, article, 1))
    )


def longer_order(connection: apsw.Connection, article: int, order: RowOrder) -> RowOrder:
    """The order of an article to whose end rows were added since this one was read."""
    last = order.rows[-1] if order.rows else 0
    rows: list[Any] = connection.execute(
        "SELECT position, source_length, target_length FROM rows "
        "WHERE article=? AND position>? ORDER BY position",
        (article, last),
    ).fetchall()
    blocks: tuple[list[int], list[int]] = ([], [])
    for side, position in connection.execute(
        "SELECT side, position FROM blocks INDEXED BY blocks_of_row WHERE article=? AND row>?",
        (article, last),
    ):
        blocks[int(str(side))].append(int(str(position)))
    lengths = tuple(
        known + array("l", (row[1 + side] for row in rows))
        for side, known in enumerate(order.lengths)
    )
    source, target = (
        _longer(known, sorted(more)) for known, more in zip(order.blocks, blocks, strict=True)
    )
    return RowOrder(
        order.revision,
        _longer(order.rows, [row[0] for row in rows]),
        (lengths[0], lengths[1]),
        (source, target),
    )


def _longer(positions: Positions, more: list[int]) -> Positions:
    """The positions with others behind them."""
    if not more:
        return positions
    if isinstance(positions, range) and positions:
        after = range(positions.stop - 1 + SPACING, more[-1] + 1, SPACING)
        if list(after) == more:
            return range(positions.start, more[-1] + 1, SPACING)
    return array("q", positions) + array("q", more)


def _blocks(connection: apsw.Connection, article: int, side: int) -> Positions:
    source = "FROM blocks INDEXED BY blocks_of_row WHERE article=? AND side=?"
    found: list[Any] = connection.execute(f"SELECT {_EVENLY} {source}", (article, side)).fetchall()
    # Most sides were never edited, and a range takes no memory.
    return _even(*found[0]) or _read(connection, f"SELECT position {source}", article, side)


def _read(connection: apsw.Connection, query: str, *values: int) -> "array[int]":
    found: list[Any] = connection.execute(query, values).fetchall()
    return array("q", sorted(position for (position,) in found))


def _even(count: int, first: int, last: int, uneven_count: int) -> range | None:
    """The positions of an article never edited, which are all multiples of SPACING; else None."""
    even = count and not uneven_count and last - first == (count - 1) * SPACING
    return range(first, last + 1, SPACING) if even else None


def spread(before: int, after: int | None, count: int) -> list[int] | None:
    """`count` positions spread evenly between two others; None if there is no room.

    `after` is None at the end.
    """
    if after is None:
        return [before + SPACING * (i + 1) for i in range(count)]
    step = (after - before) // (count + 1)
    return [before + step * (i + 1) for i in range(count)] if step else None
