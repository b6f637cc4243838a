"""Ids for new blocks of an article: none that it has, and none that another device gives."""

import apsw

from duidu.core.article import SideName
from duidu.library.articles.article_info import article_info
from duidu.library.store.article_record import article_columns
from duidu.library.store.codec import integer, side_number

# Under this name the library keeps the first of the ids that it gives to new blocks where other
# libraries of the same person have the same articles; each has so many of them.
OWN_BLOCKS, BLOCKS_EACH = "own_blocks", 1 << 16
_MOST = 1 << 53


def free_block(connection: apsw.Connection, article: str, side: SideName) -> int:
    """A block id not yet used on that side, nor by a block that is still to come."""
    columns, number = article_columns(connection, article), side_number(side)
    coming = article_info(columns).coming
    own = _own_blocks(connection)
    query = (
        "SELECT coalesce(max(id) + 1, ?) FROM blocks "
        "WHERE article=? AND side=? AND id BETWEEN ? AND ?"
    )
    where = (own.start, columns["number"], number, own.start, own.stop - 1)
    return max(integer(connection, query, where), coming.every[number] if coming else 0)


def _own_blocks(connection: apsw.Connection) -> range:
    """The ids that new blocks of this library get."""
    query = "SELECT value FROM meta WHERE key=?"
    found = connection.execute(query, (OWN_BLOCKS,)).fetchone()
    first = int(str(found[0])) if found is not None and found[0] else 0
    return range(first, first + BLOCKS_EACH) if first else range(_MOST)
