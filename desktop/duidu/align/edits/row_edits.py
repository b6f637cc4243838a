"""Edits of whole rows: split, merge, unlink, confirm, realign, move a sentence to another row."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from duidu.align.edits.bead_edits import linked
from duidu.align.edits.block_edits import cut_block
from duidu.align.edits.draft import (
    SIDES,
    Draft,
    as_decided,
    join_rows,
    make_edit,
    new_decided_bead,
    sentence_count,
    units,
    with_row,
    with_units,
    without_empty,
)
from duidu.align.edits.edit import Aligned, Edit, EditError, EditKind
from duidu.core.alignment import Bead, Origin, Row
from duidu.core.article import SideName
from duidu.core.row_status import RowStatus


def split_row(aligned: Aligned, row: int, bead: int) -> Edit:
    """Split a row into two: the sentence beads before `bead`, and the rest.

    Paragraphs that reach across are cut there, too.
    """
    return make_edit(EditKind.SPLIT_ROW, aligned, row, 1, lambda draft: _cut_row(draft, bead))


def merge_rows(aligned: Aligned, row: int, count: int = 2) -> Edit:
    """Join `count` rows from `row` on. Raises EditError if a crossing paragraph is between."""
    return make_edit(
        EditKind.MERGE_ROWS, aligned, row, count, lambda draft: join_rows(draft, 0, count - 1)
    )


def unlink_row(aligned: Aligned, row: int) -> Edit:
    """Leave the paragraphs of a row without counterpart: one row for each side alone."""

    def steps(draft: Draft) -> Draft:
        old = draft.rows[0]
        if old.blocks.is_gap:
            raise EditError("This paragraph already has no counterpart.")
        upper = Row(
            new_decided_bead(old.blocks.source, ()),
            without_empty(new_decided_bead(b.source, ()) for b in old.sentences),
        )
        lower = Row(
            new_decided_bead((), old.blocks.target),
            without_empty(new_decided_bead((), b.target) for b in old.sentences),
        )
        return with_row(draft, 0, upper, lower)

    return make_edit(EditKind.UNLINK, aligned, row, 1, steps)


def set_status(aligned: Aligned, row: int, status: RowStatus) -> Edit:
    """Say of a row and all its sentence beads how far they are.

    What is confirmed is the person's decision, unless it is the file's; once that is taken back,
    the aligner may change it again. What its file locks stays so. Raises EditError for a row that
    is locked as a whole.
    """
    if not 0 <= row < len(aligned.alignment.rows):
        raise EditError("This row was removed meanwhile; choose another one.")
    old = aligned.alignment.rows[row]
    if old.blocks.status is RowStatus.LOCKED:
        raise EditError(
            "The file of this text says that the row is not to be translated; it stays locked."
        )
    kind = EditKind.CONFIRM if status.is_settled else EditKind.STATUS
    return Edit(kind, row, (old,), (with_status(old, status),))


def with_status(row: Row, status: RowStatus) -> Row:
    """A row with another status, and so its sentence beads but for those that are locked."""

    def told(bead: Bead) -> Bead:
        if bead.status is RowStatus.LOCKED:
            return bead
        origin = bead.origin
        if origin is not Origin.FILE and (status.is_settled or bead.confirmed):
            origin = Origin.USER if status.is_settled else Origin.MACHINE
        return replace(bead, status=status, origin=origin)

    return replace(row, blocks=told(row.blocks), sentences=tuple(map(told, row.sentences)))


def replace_rows(aligned: Aligned, row: int, count: int, rows: Sequence[Row]) -> Edit:
    """Replace `count` rows from `row` on by what an aligner found for them.

    Raises EditError unless the new rows hold exactly the same blocks.
    """
    old = aligned.alignment.rows[row : row + count]
    for side in (0, 1):
        if sorted(i for r in old for i in units(r.blocks, side)) != sorted(
            i for r in rows for i in units(r.blocks, side)
        ):
            raise EditError("These rows were edited meanwhile; try again.")
    return Edit(EditKind.REALIGN, row, old, tuple(rows))


def move_sentence(aligned: Aligned, row: int, name: SideName, sentence: int, step: int) -> Edit:
    """Move a sentence (row-local) to the row above (step -1) or below (step 1).

    The sentences of its row that are between move along, and join the nearest bead there. A
    paragraph is cut where it must be; a row left empty is removed.
    """
    if step not in (-1, 1):
        raise EditError("A sentence can move only one row at a time.")
    side = SIDES.index(name)
    first = row - 1 if step < 0 else row
    if first < 0 or first + 2 > len(aligned.alignment.rows):
        raise EditError("There is no row above or below this one.")
    move = _sent_up if step < 0 else _sent_down
    return make_edit(
        EditKind.MOVE_SENTENCE, aligned, first, 2, lambda draft: move(draft, side, sentence)
    )


def carry_sentence(
    aligned: Aligned, row: int, name: SideName, sentence: int, to: int, answer: int | None
) -> Edit:
    """Move a sentence (row-local) into another row `to`, as a person drags it there.

    There it answers just the sentence `answer` (row-local, of the other side), or joins the nearest
    bead where that is None. What stands on its side between it and that row moves along within its
    own row, as with `move_sentence`. Raises EditError if rows between have text of that side, which
    would then stand in another order.
    """
    side, first = SIDES.index(name), min(row, to)
    down = to > row

    def steps(draft: Draft) -> Draft:
        own = 0 if down else len(draft.rows) - 1
        if any(units(one.blocks, side) for one in draft.rows[1:-1]):
            raise EditError(
                "Other sentences of this side stand between these rows; move those first."
            )
        if not 0 <= sentence < sentence_count(draft, own, side):
            raise EditError("There is no sentence here to move; put the caret into one.")
        # Cut first, while all rows are in the draft: a cut gives the blocks after it new numbers.
        draft = _cut_after(draft, own, side, sentence if down else sentence + 1)
        between = draft.rows[1:-1]
        pair = replace(draft, rows=(draft.rows[0], draft.rows[-1]))
        number = 0 if down else sentence_count(pair, 0, side) + sentence
        moved = (_sent_down if down else _sent_up)(pair, side, sentence)
        above, below = (
            (moved.rows[:-1], moved.rows[-1:]) if down else (moved.rows[:1], moved.rows[1:])
        )
        if answer is not None:
            reached = (below if down else above)[0]
            ends = ((number,), (answer,)) if side == 0 else ((answer,), (number,))
            reached = replace(reached, sentences=linked(reached.sentences, *ends))
            above, below = (above, (reached,)) if down else ((reached,), below)
        return replace(moved, rows=(*above, *between, *below))

    if row == to:
        raise EditError("This sentence is in this row already.")
    return make_edit(EditKind.MOVE_SENTENCE, aligned, first, abs(to - row) + 1, steps)


def _cut_row(draft: Draft, bead: int) -> Draft:
    """A step: row 0 split before a sentence bead."""
    beads = draft.rows[0].sentences
    if not 0 < bead < len(beads):
        raise EditError("The row cannot be split before its first sentence; choose a later one.")
    counts = [sum(len(units(b, side)) for b in beads[:bead]) for side in (0, 1)]
    for side in (0, 1):
        draft = _cut_after(draft, 0, side, counts[side])
    row = draft.rows[0]
    heads = [_blocks_holding(draft, 0, side, counts[side]) for side in (0, 1)]
    upper = new_decided_bead(row.blocks.source[: heads[0]], row.blocks.target[: heads[1]])
    lower = new_decided_bead(row.blocks.source[heads[0] :], row.blocks.target[heads[1] :])
    lowered = tuple(_shift_units(b, -counts[0], -counts[1]) for b in row.sentences[bead:])
    return with_row(draft, 0, Row(upper, row.sentences[:bead]), Row(lower, lowered))


def _sent_up(draft: Draft, side: int, sentence: int) -> Draft:
    """A step: the sentences of row 1 up to this one join the last bead of row 0."""
    count = sentence + 1
    if not 0 < count <= sentence_count(draft, 1, side):
        raise EditError("There is no sentence here to move; put the caret into one.")
    draft = _cut_after(draft, 1, side, count)
    upper, lower = draft.rows
    number = sentence_count(draft, 0, side)
    taken = _blocks_holding(draft, 1, side, count)
    blocks = units(lower.blocks, side)
    last = upper.sentences[-1:] or (Bead((), ()),)
    joined = as_decided(
        with_units(last[0], side, (*units(last[0], side), *range(number, number + count)))
    )
    rest = (
        with_units(b, side, (i - count for i in units(b, side) if i >= count))
        for b in _decide_losing_beads(lower.sentences, side, range(count))
    )
    return _two_rows(
        draft,
        Row(
            _decided_with_units(upper.blocks, side, (*units(upper.blocks, side), *blocks[:taken])),
            (*upper.sentences[:-1], joined),
        ),
        Row(_decided_with_units(lower.blocks, side, blocks[taken:]), without_empty(rest)),
    )


def _sent_down(draft: Draft, side: int, sentence: int) -> Draft:
    """A step: the sentences of row 0 from this one on join the first bead of row 1."""
    total = sentence_count(draft, 0, side)
    if not 0 <= sentence < total:
        raise EditError("There is no sentence here to move; put the caret into one.")
    draft = _cut_after(draft, 0, side, sentence)
    upper, lower = draft.rows
    kept = _blocks_holding(draft, 0, side, sentence)
    blocks = units(upper.blocks, side)
    count = total - sentence
    moved = tuple(
        with_units(b, side, (i + count for i in units(b, side))) for b in lower.sentences
    ) or (Bead((), ()),)
    joined = as_decided(with_units(moved[0], side, (*range(count), *units(moved[0], side))))
    gone = range(sentence, total)
    rest = (
        with_units(b, side, (i for i in units(b, side) if i < sentence))
        for b in _decide_losing_beads(upper.sentences, side, gone)
    )
    return _two_rows(
        draft,
        Row(_decided_with_units(upper.blocks, side, blocks[:kept]), without_empty(rest)),
        Row(
            _decided_with_units(lower.blocks, side, (*blocks[kept:], *units(lower.blocks, side))),
            (joined, *moved[1:]),
        ),
    )


def _two_rows(draft: Draft, upper: Row, lower: Row) -> Draft:
    rows = (row for row in (upper, lower) if row.blocks.source or row.blocks.target)
    return replace(draft, rows=tuple(rows))


def _decide_losing_beads(beads: Sequence[Bead], side: int, gone: range) -> list[Bead]:
    """The beads; those that lose any of these sentences become the person's decision."""
    return [as_decided(b) if any(i in gone for i in units(b, side)) else b for b in beads]


def _decided_with_units(blocks: Bead, side: int, new: Sequence[int]) -> Bead:
    return as_decided(with_units(blocks, side, new))


def _shift_units(bead: Bead, source: int, target: int) -> Bead:
    return replace(
        bead,
        source=tuple(i + source for i in bead.source),
        target=tuple(i + target for i in bead.target),
    )


def _cut_after(draft: Draft, row: int, side: int, count: int) -> Draft:
    """The draft with a block boundary after the first `count` sentences of a row."""
    seen = 0
    for block in units(draft.rows[row].blocks, side):
        sentences = draft.blocks[side][block].sentences
        if seen < count < seen + len(sentences):
            return cut_block(draft, side, block, sentences[count - seen].start)
        seen += len(sentences)
    return draft


def _blocks_holding(draft: Draft, row: int, side: int, count: int) -> int:
    """How many leading blocks of a row hold its first `count` sentences.

    These must end with a block.
    """
    lengths = (len(draft.blocks[side][i].sentences) for i in units(draft.rows[row].blocks, side))
    totals = [0, *accumulate(lengths)]
    return totals.index(count)
