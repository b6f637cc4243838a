"""What an edit of an alignment is, and how it is applied and inverted.

An edit is a plain value that names the rows and blocks it replaces and nothing else of the article:
it can be stored, applied to the article it was made for, and inverted exactly. The edits there are:
bead_edits, block_edits, row_edits.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Block, Side, SideName, Span
from duidu.core.errors import DuiduError


class EditError(DuiduError):
    """An edit that is impossible here; nothing was changed."""


class EditKind(StrEnum):
    """What the person did."""

    SPLIT_SENTENCE = "split_sentence"
    MERGE_SENTENCES = "merge_sentences"
    SPLIT_BLOCK = "split_block"
    MERGE_BLOCKS = "merge_blocks"
    SPLIT_ROW = "split_row"
    MERGE_ROWS = "merge_rows"
    MOVE_SENTENCE = "move_sentence"
    LINK = "link"
    UNLINK = "unlink"
    CONFIRM = "confirm"
    STATUS = "status"
    REALIGN = "realign"


@dataclass(frozen=True, slots=True)
class Aligned:
    """The parts of an article that edits change."""

    source: Side
    target: Side
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class Moved:
    """Code points that are now in another block, named by id.

    `span` of block `block` begins at `start` of block `to`.
    """

    side: SideName
    block: int
    span: Span
    to: int
    start: int

    def inverse(self) -> "Moved":
        """The move back."""
        return Moved(
            self.side,
            self.to,
            Span(self.start, self.start + len(self.span)),
            self.block,
            self.span.start,
        )


@dataclass(frozen=True, slots=True)
class Replaced:
    """Blocks of one side from index `first` on: the old ones and the new ones."""

    first: int = 0
    old: tuple[Block, ...] = ()
    new: tuple[Block, ...] = ()

    @property
    def shift(self) -> int:
        """By how much the index of every later block grows."""
        return len(self.new) - len(self.old)

    def inverse(self) -> "Replaced":
        """The replacement back."""
        return Replaced(self.first, self.new, self.old)


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: rows from index `row` on before and after, the blocks of both sides, what moved.

    Rows use the block numbers of their time. Code points not named in `moved` stay where they are
    in their block. Block ids are kept; the second part of a split block has a fresh id.
    """

    kind: EditKind
    row: int
    old_rows: tuple[Row, ...]
    new_rows: tuple[Row, ...]
    source: Replaced = field(default_factory=Replaced)
    target: Replaced = field(default_factory=Replaced)
    moved: tuple[Moved, ...] = ()

    def inverse(self) -> "Edit":
        """The edit that takes this one back, exactly."""
        moved = tuple(move.inverse() for move in reversed(self.moved))
        return Edit(
            self.kind,
            self.row,
            self.new_rows,
            self.old_rows,
            self.source.inverse(),
            self.target.inverse(),
            moved,
        )


def apply(aligned: Aligned, edit: Edit) -> Aligned:
    """The article after the edit. Raises EditError if its rows or blocks have changed since.

    Rows that are not replaced stay the same objects, unless the number of blocks before them
    changed: then they are renumbered.
    """
    rows = aligned.alignment.rows
    end = edit.row + len(edit.old_rows)
    if rows[edit.row : end] != edit.old_rows:
        raise EditError("The alignment was edited meanwhile, so nothing was changed; try again.")
    before, after = rows[: edit.row], rows[end:]
    # Renumbering touches all rows of the article, so it is done only if the number of blocks
    # changed.
    if edit.source.shift or edit.target.shift:
        before, after = _renumbered(before, edit), _renumbered(after, edit)
    return Aligned(
        _with_blocks(aligned.source, edit.source),
        _with_blocks(aligned.target, edit.target),
        replace(aligned.alignment, rows=(*before, *edit.new_rows, *after)),
    )


def _with_blocks(side: Side, replaced: Replaced) -> Side:
    """The side with its blocks replaced. Raises EditError if they have changed since."""
    if replaced.old == replaced.new:
        return side
    end = replaced.first + len(replaced.old)
    if side.blocks[replaced.first : end] != replaced.old:
        raise EditError("The text was edited meanwhile, so nothing was changed; try again.")
    return replace(side, blocks=(*side.blocks[: replaced.first], *replaced.new, *side.blocks[end:]))


def _renumbered(rows: Sequence[Row], edit: Edit) -> tuple[Row, ...]:
    """The rows with the block numbers that hold after an edit.

    Crossing rows may name later blocks from anywhere, so every row is examined.
    """
    source_end, source_shift = edit.source.first + len(edit.source.old), edit.source.shift
    target_end, target_shift = edit.target.first + len(edit.target.old), edit.target.shift
    result = []
    for row in rows:
        bead = row.blocks
        source, target = bead.source, bead.target
        if source_shift and source and source[-1] >= source_end:
            # A list is faster than a generator here, and this runs for every row of a book.
            source = tuple([i + source_shift for i in source])
        if target_shift and target and target[-1] >= target_end:
            target = tuple([i + target_shift for i in target])
        if source is not bead.source or target is not bead.target:
            row = Row(
                Bead(source, target, bead.score, bead.origin, bead.status, bead.pair),
                row.sentences,
                row.crossing,
            )
        result.append(row)
    return tuple(result)
