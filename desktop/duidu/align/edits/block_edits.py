"""Edits of the text's divisions: sentences and paragraphs split and merged.

For what the file or our rules divided wrongly. No code point is changed; only white space is
dropped where a paragraph is cut, and inserted where two are joined.
"""

from collections.abc import Iterable
from dataclasses import replace

from duidu.align.edits.draft import (
    SIDES,
    Draft,
    as_decided,
    join_rows,
    make_edit,
    new_decided_bead,
    row_of,
    sentences_before,
    units,
    with_blocks,
    with_row,
    with_units,
)
from duidu.align.edits.edit import Aligned, Edit, EditError, EditKind, Moved
from duidu.core.alignment import Bead
from duidu.core.article import Block, SideName, Span, joined_times
from duidu.core.emphasis import emphasis_between, joined_emphasis
from duidu.core.note_marks import marks_between, moved_marks


def split_sentence(aligned: Aligned, row: int, name: SideName, block: int, offset: int) -> Edit:
    """Split the sentence around a code point of a block; both parts stay in its bead.

    `block` is the block's index in its side.
    """
    side = SIDES.index(name)
    first = _first_block(aligned, row, side, block)
    return make_edit(
        EditKind.SPLIT_SENTENCE,
        aligned,
        row,
        1,
        lambda draft: cut_sentence(draft, side, block - first, offset),
    )


def merge_sentences(aligned: Aligned, row: int, name: SideName, block: int, sentence: int) -> Edit:
    """Join a sentence of a block (by its number there) with the next one of the block.

    Their beads become one.
    """
    side = SIDES.index(name)
    first = _first_block(aligned, row, side, block)
    return make_edit(
        EditKind.MERGE_SENTENCES,
        aligned,
        row,
        1,
        lambda draft: _join_sentences(draft, side, block - first, sentence),
    )


def split_block(aligned: Aligned, row: int, name: SideName, block: int, offset: int) -> Edit:
    """Split a block, and the sentence there, at a code point; both parts stay in the row.

    The second part gets a fresh id.
    """
    side = SIDES.index(name)
    first = _first_block(aligned, row, side, block)
    return make_edit(
        EditKind.SPLIT_BLOCK,
        aligned,
        row,
        1,
        lambda draft: cut_block(draft, side, block - first, offset),
    )


def merge_blocks(aligned: Aligned, row: int, name: SideName, block: int) -> Edit:
    """Join a block of this row with the next block of its side, under the first one's id.

    The rows up to that block become one row.
    """
    side = SIDES.index(name)
    first = _first_block(aligned, row, side, block)
    rows = aligned.alignment.rows
    last = next(
        (i for i in range(row, len(rows)) if block + 1 in units(rows[i].blocks, side)), None
    )
    if last is None:
        raise EditError("There is no paragraph below this one to merge it with.")

    def steps(draft: Draft) -> Draft:
        return _join_blocks(join_rows(draft, 0, last - row), side, block - first)

    return make_edit(EditKind.MERGE_BLOCKS, aligned, row, last - row + 1, steps)


def cut_sentence(draft: Draft, side: int, block: int, offset: int) -> Draft:
    """A step: the sentence around a code point cut in two.

    Raises EditError if one part would be empty.
    """
    old = draft.blocks[side][block]
    number = next(
        (n for n, span in enumerate(old.sentences) if span.start < offset < span.end), None
    )
    if number is None:
        raise EditError("Choose a place inside a sentence to split it there.")
    span = old.sentences[number]
    # White space at the cut belongs to neither sentence.
    left, right = old.text[span.start : offset].rstrip(), old.text[offset : span.end].lstrip()
    if not left or not right:
        raise EditError("Choose a place inside a sentence to split it there.")
    halves = (Span(span.start, span.start + len(left)), Span(span.end - len(right), span.end))
    new = replace(old, sentences=(*old.sentences[:number], *halves, *old.sentences[number + 1 :]))
    row = row_of(draft, side, block)
    local = sentences_before(draft, row, side, block) + number
    beads = tuple(_with_twice(bead, side, local) for bead in draft.rows[row].sentences)
    draft = with_blocks(draft, side, block, 1, (new,))
    return with_row(draft, row, replace(draft.rows[row], sentences=beads))


def cut_block(draft: Draft, side: int, block: int, offset: int) -> Draft:
    """A step: a block cut in two at a code point. Raises EditError if one part would be empty."""
    old = draft.blocks[side][block]
    # A block can only end with a sentence.
    if any(span.start < offset < span.end for span in old.sentences):
        draft = cut_sentence(draft, side, block, offset)
        old = draft.blocks[side][block]
    head, tail = old.text[:offset].rstrip(), old.text[offset:].lstrip()
    if not head or not tail:
        raise EditError("Choose a place inside a paragraph to split it there.")
    start = len(old.text) - len(tail)
    upper = tuple(span for span in old.sentences if span.end <= offset)
    lower = tuple(
        Span(span.start - start, span.end - start) for span in old.sentences[len(upper) :]
    )
    fresh = draft.fresh[side]
    above, below = (
        emphasis_between(old.emphasis, 0, len(head)),
        emphasis_between(old.emphasis, start, len(old.text)),
    )
    earlier, later = old.time.divided(offset / len(old.text)) if old.time else (None, None)
    parts = (
        replace(
            old,
            text=head,
            sentences=upper,
            emphasis=above,
            marks=marks_between(old.marks, 0, start),
            time=earlier,
        ),
        replace(
            old,
            id=fresh,
            text=tail,
            sentences=lower,
            emphasis=below,
            marks=marks_between(old.marks, start, len(old.text)),
            time=later,
        ),
    )
    moved = Moved(SIDES[side], old.id, Span(start, len(old.text)), fresh, 0)
    rows = tuple(replace(r, blocks=_with_twice_kept(r.blocks, side, block)) for r in draft.rows)
    new_fresh = (draft.fresh[0] + (side == 0), draft.fresh[1] + (side == 1))
    return replace(
        with_blocks(draft, side, block, 1, parts),
        rows=rows,
        moved=(*draft.moved, moved),
        fresh=new_fresh,
    )


def _join_blocks(draft: Draft, side: int, block: int) -> Draft:
    """A step: a block joined with the next one."""
    head, tail = draft.blocks[side][block : block + 2]
    gap = _joint(head, tail)
    start = len(head.text) + len(gap)
    lower = (Span(span.start + start, span.end + start) for span in tail.sentences)
    text = head.text + gap + tail.text
    one = replace(
        head,
        text=text,
        sentences=(*head.sentences, *lower),
        emphasis=joined_emphasis(head.emphasis, tail.emphasis, start, text),
        marks=(*head.marks, *moved_marks(tail.marks, start)),
        time=joined_times(head.time, tail.time),
    )
    moved = Moved(SIDES[side], tail.id, Span(0, len(tail.text)), head.id, start)
    rows = tuple(replace(r, blocks=_with_once(r.blocks, side, block)) for r in draft.rows)
    return replace(
        with_blocks(draft, side, block, 2, (one,)), rows=rows, moved=(*draft.moved, moved)
    )


def _join_sentences(draft: Draft, side: int, block: int, sentence: int) -> Draft:
    """A step: a sentence joined with the next one of its block."""
    old = draft.blocks[side][block]
    if not 0 <= sentence < len(old.sentences) - 1:
        raise EditError("There is no sentence below this one in its paragraph to merge it with.")
    span = Span(old.sentences[sentence].start, old.sentences[sentence + 1].end)
    new = replace(old, sentences=(*old.sentences[:sentence], span, *old.sentences[sentence + 2 :]))
    local = sentences_before(draft, 0, side, block) + sentence
    row = draft.rows[0]
    touched = [
        i for i, bead in enumerate(row.sentences) if {local, local + 1} & set(units(bead, side))
    ]
    beads = row.sentences
    # A row whose sentences were not aligned (yet) has no beads.
    if touched:
        parts = beads[touched[0] : touched[-1] + 1]
        one = new_decided_bead(
            (i for b in parts for i in b.source), (i for b in parts for i in b.target)
        )
        beads = (*beads[: touched[0]], one, *beads[touched[-1] + 1 :])
    draft = with_blocks(draft, side, block, 1, (new,))
    return with_row(
        draft, 0, replace(row, sentences=tuple(_with_once(bead, side, local) for bead in beads))
    )


def _first_block(aligned: Aligned, row: int, side: int, block: int) -> int:
    """The index of the row's first block on a side.

    Raises EditError if `block` is not in the row.
    """
    rows = aligned.alignment.rows
    if not 0 <= row < len(rows) or block not in units(rows[row].blocks, side):
        raise EditError("This paragraph is not in this row; choose a paragraph of the row.")
    return units(rows[row].blocks, side)[0]


def _with_twice(bead: Bead, side: int, unit: int) -> Bead:
    """The bead with one unit become two, as the person's decision if it holds that unit."""
    changed = _with_twice_kept(bead, side, unit)
    return as_decided(changed) if unit in units(bead, side) else changed


def _with_twice_kept(bead: Bead, side: int, unit: int) -> Bead:
    """The bead with one unit become two; later units move up by one."""
    new = (
        j
        for i in units(bead, side)
        for j in ((i,) if i < unit else (i, i + 1) if i == unit else (i + 1,))
    )
    return with_units(bead, side, new)


def _with_once(bead: Bead, side: int, unit: int) -> Bead:
    """The bead with a unit and the next one become one."""
    new: Iterable[int] = (i if i <= unit else i - 1 for i in units(bead, side) if i != unit + 1)
    return with_units(bead, side, new)


def _joint(head: Block, tail: Block) -> str:
    """What to put between two joined paragraphs: a space, or nothing in scripts without spaces."""
    # From here on scripts are written without spaces: CJK radicals, kana, hanzi, wide marks.
    first_wide = 0x2E80
    wide = (
        not head.text
        or not tail.text
        or ord(head.text[-1]) >= first_wide
        or ord(tail.text[0]) >= first_wide
    )
    return "" if wide else " "
