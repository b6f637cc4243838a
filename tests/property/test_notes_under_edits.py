"""Whatever is split and joined, a note stays on its words, and undo gives back its anchors."""

from hypothesis import assume, given
from hypothesis import strategies as st

from duidu.align.edits.block_edits import merge_blocks, split_block
from duidu.align.edits.edit import Aligned, Edit, EditError, apply
from duidu.core.annotation import Anchor, AnchorState
from duidu.core.article import Block, SideName, Span
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.anchoring.shift import after_moves
from fixtures.one_by_one import aligned
from fixtures.river import sides

ARTICLE = sides()
START = Aligned(ARTICLE.source, ARTICLE.target, aligned(ARTICLE))
SIDES = st.sampled_from(SideName)
EDITS = st.lists(st.tuples(st.booleans(), SIDES, st.integers(0, 8), st.integers(1, 40)), max_size=8)


def blocks(aligned: Aligned, side: SideName) -> tuple[Block, ...]:
    return (aligned.source if side is SideName.SOURCE else aligned.target).blocks


def edit_of(aligned: Aligned, split: bool, side: SideName, block: int, offset: int) -> Edit | None:
    """The edit, where there is such a block and it makes sense there."""
    found = blocks(aligned, side)
    if block >= len(found):
        return None
    rows = aligned.alignment.rows
    row = next(
        i
        for i, r in enumerate(rows)
        if block in (r.blocks.source if side is SideName.SOURCE else r.blocks.target)
    )
    try:
        return (
            split_block(aligned, row, side, block, offset)
            if split
            else merge_blocks(aligned, row, side, block)
        )
    except EditError:
        return None


def shifted(anchors: tuple[Anchor, ...], edit: Edit, aligned: Aligned) -> tuple[Anchor, ...]:
    changed = {(side, block.id): block for side in SideName for block in blocks(aligned, side)}
    return after_moves(anchors, edit.moved, changed)


def words(anchors: tuple[Anchor, ...]) -> str:
    return "".join("".join(anchor.exact.split()) for anchor in anchors)


@given(SIDES, st.integers(0, 2), st.integers(0, 30), st.integers(1, 30), EDITS)
def test_a_note_stays_on_its_words_through_every_edit_and_back(
    side: SideName,
    block: int,
    start: int,
    length: int,
    edits: list[tuple[bool, SideName, int, int]],
) -> None:
    text = blocks(START, side)[block]
    start = min(start, len(text.text) - 1)
    note: tuple[Anchor, ...] = (
        make_anchor(side, text, Span(start, min(len(text.text), start + length))),
    )
    assume(words(note))
    aligned, steps = START, []
    for edit in (e for parameters in edits if (e := edit_of(aligned, *parameters)) is not None):
        after = apply(aligned, edit)
        steps.append((edit, aligned, note))
        note = shifted(note, edit, after)
        aligned = after
        here = {b.id: b.text for b in blocks(aligned, side)}
        assert words(note) == words(steps[0][2])
        assert all(
            a.state is AnchorState.SURE and here[a.block][a.start : a.end] == a.exact for a in note
        )
    for edit, before, expected in reversed(steps):
        note = shifted(note, edit.inverse(), before)
        assert words(note) == words(expected)
    assert words(note) == words(
        (make_anchor(side, text, Span(start, min(len(text.text), start + length))),)
    )
