"""One edit of the alignment as a command.

A few rows are read, edited by a function of align/edits, and put back in one transaction with
all that a person keeps at places in them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from duidu.align.edits.edit import Aligned, Edit, EditError, Moved, apply
from duidu.app.alignment.marks_in_rows import (
    Marks,
    after_move,
    blocks_by_id,
    kinds_of,
    marks_in,
    put_marks,
    restored_marks,
)
from duidu.app.article.open_text import RowText
from duidu.app.base.commands import BlockAt
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Block, Place, Side, SideName
from duidu.core.changes import Changed, Changes
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library

# Makes the edit of the rows read (numbered from 0), of which the second argument is the one
# concerned.
MakeEdit = Callable[[Aligned, int], Edit]
SIDES = (SideName.SOURCE, SideName.TARGET)


@dataclass(slots=True)
class EditAlignment:
    """Edits the rows around `row`, or around `place` if there is one.

    `make` is one of the functions of align/edits. Undo gives back the very rows and anchors.
    """

    library: Library
    article: str
    row: int
    make: MakeEdit
    text: str
    place: Place | None = None
    merge_key: str = ""
    # Rows read on either side of `row`: a sentence may move over a border.
    rows_around: int = 1
    # The row as the person saw it, to whose sentences `make` refers by their numbers.
    seen: RowText | None = None
    _old: Sequence[StoredRow] = ()
    _new: Sequence[StoredRow] = ()
    # What stood in the old rows, and what the edit made of it.
    _marks: tuple[Marks, Marks] = (Marks(), Marks())
    _moved: Sequence[Moved] = ()

    def do(self) -> Changes:
        """Read the rows, edit them, keep them.

        Raises EditError where the edit makes no sense, or the row is not the one that was seen.
        """
        # In one transaction, or rows aligned anew between reading and writing would be overwritten.
        return self.library.together(self._do)

    def _do(self) -> Changes:
        """What `do` says, on the writer's thread."""
        # By its block, since rows above may have been split or joined since; this matters for
        # redo.
        row = (
            self.library.articles.row_of(self.article, self.place.side, self.place.block)
            if self.place
            else self.row
        )
        first = max(0, row - self.rows_around)
        stored = self.library.articles.rows(self.article, first, row + self.rows_around + 1)
        # Redo takes up what undo gave back, whatever was seen at first.
        if self.seen is not None and not self._old:
            _refuse_another(self.seen, stored[row - first])
        aligned = small_article(stored)
        edit = self.make(aligned, row - first)
        new, moved = self._with_free_ids(apply(aligned, edit), edit)
        self._old = stored[edit.row : edit.row + len(edit.old_rows)]
        self._new = rows_of(new, edit.row, len(edit.new_rows))
        # Marks name blocks, so a change that moves no text leaves them alone.
        self._moved = moved
        self._marks = self._marks_after(moved, self._old, self._new)
        self._put(first + edit.row, self._old, self._new, self._marks)
        return self._changes(first + edit.row)

    def undo(self) -> Changes:
        """Put the old rows and anchors back.

        Raises EditError when the rows are no longer those that this edit made.
        """
        return self.library.together(self._undo)

    def _undo(self) -> Changes:
        """What `undo` says, on the writer's thread."""
        first = row_index(self.library, self.article, self._new[0])
        there = self.library.articles.rows(self.article, first, first + len(self._new))
        # Rows that were edited or refined since must not be overwritten.
        if [content(row) for row in there] != [content(row) for row in self._new]:
            raise EditError("These rows were changed after this edit, so it cannot be undone.")
        back = tuple(move.inverse() for move in reversed(self._moved))
        now, moved = self._marks_after(back, self._new, self._old)
        marks = restored_marks(self.library, moved, self._marks) if back else moved
        self._put(first, self._new, self._old, (now, marks))
        return self._changes(first)

    def blocks(self) -> frozenset[BlockAt]:
        """The blocks of the rows it edited; () before it was carried out."""
        return blocks_of((*self._old, *self._new))

    def _changes(self, first: int) -> Changes:
        """The numbers of the rows that changed; all rows when their number changed."""
        # With another number of rows all later ones have other numbers.
        same = len(self._old) == len(self._new)
        ids = tuple(str(first + i) for i in range(len(self._new))) if same else ()
        return Changes(kinds_of(self._marks) | {Changed.ALIGNMENT}, self.article, ids)

    def _marks_after(
        self, moved: Sequence[Moved], old: Sequence[StoredRow], new: Sequence[StoredRow]
    ) -> tuple[Marks, Marks]:
        """What stands in the old rows, and the same after the moves; nothing if none moves."""
        if not moved:
            return Marks(), Marks()
        before, left = blocks_by_id(old), [(move.side, move.block) for move in moved]
        marks = marks_in(self.library, self.article, before, left)
        return marks, after_move(marks, moved, before, blocks_by_id(new))

    def _put(
        self,
        first: int,
        old: Sequence[StoredRow],
        new: Sequence[StoredRow],
        marks: tuple[Marks, Marks],
    ) -> None:
        """Put rows in the place of others, and what stood in them where it stands now."""
        notes = marks[1].notes
        self.library.articles.replace_rows(self.article, first, len(old), new, notes)
        put_marks(self.library, self.article, *marks)

    def _with_free_ids(self, aligned: Aligned, edit: Edit) -> tuple[Aligned, tuple[Moved, ...]]:
        """Give new blocks ids that are free in the whole article, not only among the rows read."""
        names: dict[tuple[SideName, int], int] = {}
        for side, replaced in zip(SIDES, (edit.source, edit.target), strict=True):
            old = {block.id for block in replaced.old}
            new = [block.id for block in replaced.new if block.id not in old]
            # Ids are never used twice, so anchors of deleted blocks cannot point to new ones.
            free = self.library.articles.next_block(self.article, side) if new else 0
            names.update(((side, id), free + n) for n, id in enumerate(new))
        if not names:
            return aligned, edit.moved
        sides = [
            _with_new_ids(side, name, names)
            for side, name in zip((aligned.source, aligned.target), SIDES, strict=True)
        ]
        moved = tuple(
            replace(move, to=names.get((move.side, move.to), move.to)) for move in edit.moved
        )
        return Aligned(sides[0], sides[1], aligned.alignment), moved


def row_index(library: Library, article: str, row: StoredRow) -> int:
    """The number of a row now, found by its first block.

    Rows before it may have been split, joined or aligned anew since it was read.
    """
    # A row has blocks on one side at least.
    side = SideName.SOURCE if row.source else SideName.TARGET
    return library.articles.row_of(article, side, row.blocks(side)[0].id)


def blocks_of(rows: Iterable[StoredRow]) -> frozenset[BlockAt]:
    """All blocks of these rows."""
    return frozenset(
        (side, block.id) for row in rows for side in SIDES for block in row.blocks(side)
    )


def _refuse_another(seen: RowText, row: StoredRow) -> None:
    """Raise EditError unless numbers of sentences and beads mean the same in both rows."""

    def numbered(one: RowText | StoredRow) -> tuple[object, ...]:
        beads = [(bead.source, bead.target) for bead in one.row.sentences]
        return one.source, one.target, beads

    if numbered(seen) != numbered(row):
        raise EditError("These rows were edited meanwhile; try again.")


def content(row: StoredRow) -> tuple[object, ...]:
    """All that makes two rows the same, wherever they stand."""
    blocks = row.row.blocks
    return row.source, row.target, row.row.sentences, blocks.origin, blocks.status


def small_article(stored: Sequence[StoredRow], languages: tuple[str, str] = ("", "")) -> Aligned:
    """Rows of an article as an article of their own.

    Blocks are numbered from 0 on each side, in the order they have in the article. An aligner
    needs the languages, an edit does not.
    """
    numbers: list[dict[int, int]] = []
    sides = []
    for side, language in zip(SIDES, languages, strict=True):
        placed = _placed(stored, side)
        numbers.append({index: number for number, (index, _) in enumerate(placed)})
        sides.append(Side(language, tuple(block for _, block in placed)))
    rows = tuple(
        replace(
            row.row,
            blocks=replace(
                row.row.blocks,
                source=tuple(numbers[0][i] for i in row.row.blocks.source),
                target=tuple(numbers[1][i] for i in row.row.blocks.target),
            ),
        )
        for row in stored
    )
    return Aligned(sides[0], sides[1], Alignment(rows))


def _placed(stored: Sequence[StoredRow], side: SideName) -> list[tuple[int, Block]]:
    placed: list[tuple[int, Block]] = []
    for row in stored:
        units = row.row.blocks.source if side is SideName.SOURCE else row.row.blocks.target
        placed += zip(units, row.blocks(side), strict=True)
    return sorted(placed, key=lambda item: item[0])


def rows_of(aligned: Aligned, first: int, count: int) -> list[StoredRow]:
    """Rows `first` to `first + count` of such a small article as the library takes them."""

    def blocks(bead: Bead) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        return tuple(aligned.source.blocks[i] for i in bead.source), tuple(
            aligned.target.blocks[i] for i in bead.target
        )

    rows: Sequence[Row] = aligned.alignment.rows[first : first + count]
    return [StoredRow(number, row, *blocks(row.blocks)) for number, row in enumerate(rows)]


def _with_new_ids(side: Side, name: SideName, names: dict[tuple[SideName, int], int]) -> Side:
    return replace(
        side,
        blocks=tuple(
            replace(block, id=names.get((name, block.id), block.id)) for block in side.blocks
        ),
    )
