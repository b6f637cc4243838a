"""Gives an article the rows that the edits of all devices leave, with all that stands in them."""

from collections.abc import Sequence

from duidu.app.alignment.marks_in_rows import (
    Blocks,
    Marks,
    blocks_by_id,
    kinds_of,
    marks_in,
    put_marks,
    shifted,
)
from duidu.core.annotation import Anchor
from duidu.core.article import Block, Place, SideName, Span
from duidu.core.changes import Changed, Changes
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.anchoring.reanchor import reanchor
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library
from duidu.library.sync.row_edits import hunks

SYNC = "sync"
_ROWS = frozenset({Changed.ALIGNMENT, Changed.TEXT, Changed.ANNOTATIONS})


def carry_out(library: Library, article: str) -> Changes | None:
    """Give an article the rows that it should have, in one transaction; None where it has them."""
    return library.together(lambda: _carry_out(library, article))


def _carry_out(library: Library, article: str) -> Changes | None:
    """What `carry_out` says, on the writer's thread."""
    # What the person edited meanwhile is an edit among the others.
    wanted = library.sync.wanted_rows(article)
    kinds = _ROWS
    found = hunks(wanted.shown, wanted.rows)
    # From the end, so that the numbers of those before stay right.
    for hunk in reversed(found):
        new = wanted.stored(hunk.start, hunk.end)
        old = library.articles.rows(article, hunk.first, hunk.last)
        kinds |= replace_with_marks(library, article, hunk.first, old, new)
    library.sync.carried_out(article, wanted)
    return Changes(kinds, article, initiator=SYNC) if found else None


def replace_with_marks(
    library: Library,
    article: str,
    first: int,
    old: Sequence[StoredRow],
    new: Sequence[StoredRow],
) -> frozenset[Changed]:
    """Replace the rows from one on, and put what stands in them where it stands then."""
    before, after = blocks_by_id(old), blocks_by_id(new)
    left = [at for at, block in before.items() if after.get(at) != block]
    there = {at: before[at] for at in left}
    marks = marks_in(library, article, there, left)
    moved = _moved(marks, there, old, new)
    library.articles.replace_rows(article, first, len(old), new, moved.notes)
    put_marks(library, article, marks, moved)
    return kinds_of((marks, moved))


def _moved(
    marks: Marks, there: Blocks, old: Sequence[StoredRow], new: Sequence[StoredRow]
) -> Marks:
    """The marks of the old rows where their words stand in the new ones."""
    was, becomes = ({side: _blocks(rows, side) for side in SideName} for rows in (old, new))

    def anchors(some: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
        return tuple(
            reanchor(was[one.side], becomes[one.side], [one])[0]
            if (one.side, one.block) in there
            else one
            for one in some
        )

    def place(at: Place) -> Place:
        block = there[at.side, at.block]
        offset = min(at.offset, len(block.text))
        end = min(offset + 1, len(block.text))
        (found,) = anchors((make_anchor(at.side, block, Span(offset, end)),))
        return Place(at.side, found.block, found.start)

    return shifted(marks, there, anchors, place)


def _blocks(rows: Sequence[StoredRow], side: SideName) -> list[Block]:
    return [block for row in rows for block in row.blocks(side)]
