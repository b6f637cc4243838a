"""A row of an article with its blocks as one text, by which other devices know and make it."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

import apsw

from duidu.core.alignment import Bead, Origin
from duidu.core.article import Block
from duidu.library.articles.article_rows import StoredRow
from duidu.library.store.codec import block_of, dumps, row_of, verified_columns
from duidu.library.store.schema import BLOCKS, ROWS
from duidu.library.sync.row_edits import KEY

_JUDGED = ("sentences", "score", "origin", "confirmed", "crossing")
_BLOCK = ("id", "kind", "level", "text", "sentences")


def key_of(content: str) -> bytes:
    """The key of a row."""
    return hashlib.blake2b(content.encode("utf-8", "replace"), digest_size=KEY).digest()


def contents(
    connection: apsw.Connection, article: int, numbers: Sequence[int] | None = None
) -> Iterator[tuple[int, str]]:
    """Yield number and content of the rows of an article in order, or of those with numbers."""
    if numbers is None:
        found = connection.execute(
            f"{ROWS.select} WHERE article=? ORDER BY position", (article,)
        ).fetchall()
    else:
        query = f"{ROWS.select} WHERE number=?"
        found = [connection.execute(query, (number,)).fetchall()[0] for number in numbers]
    blocks = f"{BLOCKS.select} WHERE article=? AND row=? ORDER BY side, position"
    for stored in found:
        row = verified_columns(ROWS, stored)
        sides: tuple[list[Any], list[Any]] = ([], [])
        for one in connection.execute(blocks, (article, row["position"])):
            block = verified_columns(BLOCKS, one)
            sides[block["side"]].append([block[name] for name in _BLOCK])
        yield row["number"], dumps([*sides, *(row[name] for name in _JUDGED)])


def stored_row(content: str) -> StoredRow:
    """The row of a content. Raises ValueError for what is none."""
    try:
        *sides, sentences, score, origin, confirmed, crossing = json.loads(content)
        source, target = (tuple(map(_block, side)) for side in sides)
        judged = (str(sentences), float(score), Origin(origin), int(confirmed), bool(crossing))
        row = row_of(dict(zip(_JUDGED, judged, strict=True)), (), ())
        if not source and not target:
            raise ValueError("a row without blocks")
        _require_beads(row.sentences, source, target)
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError) as error:
        raise ValueError("it is no row") from error
    return StoredRow(0, row, source, target)


def is_decided(content: str) -> bool:
    """Whether a person or a file made something of a row, and not an aligner all."""
    row = stored_row(content).row
    return any(
        bead.origin is not Origin.MACHINE or bead.status for bead in (row.blocks, *row.sentences)
    )


def _block(values: Sequence[Any]) -> Block:
    block = block_of(dict(zip(_BLOCK, values, strict=True)))
    edges = [edge for span in block.sentences for edge in (span.start, span.end)]
    if not isinstance(block.text, str) or type(block.id) is not int or block.id < 0:
        raise ValueError("it is no block")
    if edges != sorted(edges) or any(not 0 <= edge <= len(block.text) for edge in edges):
        raise ValueError("its sentences are not in its text")
    if block.time and not (set(map(type, block.time)) == {int} and block.time[0] >= 0):
        raise ValueError("its time is none")
    return block


def _require_beads(beads: Sequence[Bead], *sides: tuple[Block, ...]) -> None:
    """Raise ValueError for beads of sentences that are not there."""
    for units, side in (("source", sides[0]), ("target", sides[1])):
        count = sum(len(block.sentences) for block in side)
        if any(not 0 <= unit < count for bead in beads for unit in getattr(bead, units)):
            raise ValueError("a sentence is not there")
