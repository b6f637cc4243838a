"""What was said of a row is said of what it becomes."""

from dataclasses import replace

import pytest

from duidu.align.edits import bead_edits, block_edits, row_edits
from duidu.align.edits.carried_statuses import with_carried_statuses
from duidu.align.edits.edit import Aligned, Edit, EditError, apply
from duidu.core.alignment import Alignment, Bead, Origin, Row
from duidu.core.article import Block, Side, SideName, Span
from duidu.core.row_status import RowStatus, status_named, worst

WORK, QUESTION, CONFIRMED, OPEN = (
    RowStatus.WORK,
    RowStatus.QUESTION,
    RowStatus.CONFIRMED,
    RowStatus.OPEN,
)


def text(language: str, *blocks: tuple[str, ...]) -> Side:
    """A side of blocks, each of these sentences."""
    made = []
    for number, sentences in enumerate(blocks):
        spans, at = [], 0
        for one in sentences:
            spans.append(Span(at, at + len(one)))
            at += len(one) + 1
        made.append(Block(10 + number, " ".join(sentences), sentences=tuple(spans)))
    return Side(language, tuple(made))


def row(number: int, status: RowStatus, beads: tuple[RowStatus, ...] = ()) -> Row:
    """A row of one block on each side, with a bead for each of its two sentences."""
    return Row(
        Bead((number,), (number,), 0.9, status=status),
        tuple(Bead((n,), (n,), 0.9, status=one) for n, one in enumerate(beads or (status, status))),
    )


def article(*rows: Row) -> Aligned:
    """Three rows of two sentences each on both sides."""
    sides = [text(code, ("One.", "Two."), ("Three.", "Four."), ("Five.", "Six.")) for code in "xy"]
    return Aligned(sides[0], sides[1], Alignment(rows))


def statuses(aligned: Aligned) -> list[tuple[RowStatus, list[RowStatus]]]:
    return [
        (one.blocks.status, [bead.status for bead in one.sentences])
        for one in aligned.alignment.rows
    ]


def done(aligned: Aligned, edit: Edit) -> list[tuple[RowStatus, list[RowStatus]]]:
    """The statuses after an edit, whose undo gives back the very article."""
    after = apply(aligned, edit)
    assert apply(after, edit.inverse()) == aligned
    return statuses(after)


def test_a_merged_row_is_as_far_as_the_worst_of_its_parts_and_each_bead_as_it_was() -> None:
    before = article(row(0, CONFIRMED), row(1, WORK), row(2, OPEN))
    assert done(before, row_edits.merge_rows(before, 0)) == [
        (WORK, [CONFIRMED, CONFIRMED, WORK, WORK]),
        (OPEN, [OPEN, OPEN]),
    ]
    assert done(before, row_edits.merge_rows(before, 0, 3))[0][0] is WORK
    upper = article(row(0, CONFIRMED), row(1, OPEN), row(2, CONFIRMED))
    assert done(upper, row_edits.merge_rows(upper, 0))[0][0] is OPEN


def test_both_parts_of_a_split_row_keep_its_status() -> None:
    before = article(row(0, QUESTION), row(1, OPEN), row(2, OPEN))
    assert done(before, row_edits.split_row(before, 0, 1)) == [
        (QUESTION, [QUESTION]),
        (QUESTION, [QUESTION]),
        (OPEN, [OPEN, OPEN]),
        (OPEN, [OPEN, OPEN]),
    ]


def test_split_and_merged_paragraphs_and_sentences_keep_it() -> None:
    before = article(row(0, WORK), row(1, CONFIRMED), row(2, OPEN))
    split = block_edits.split_block(before, 1, SideName.TARGET, 1, 7)
    assert done(before, split)[1] == (CONFIRMED, [CONFIRMED, CONFIRMED])
    cut = block_edits.split_sentence(before, 0, SideName.SOURCE, 0, 2)
    assert done(before, cut)[0] == (WORK, [WORK, WORK])
    merged = block_edits.merge_sentences(before, 0, SideName.SOURCE, 0, 0)
    assert done(before, merged)[0] == (WORK, [WORK])
    joined = block_edits.merge_blocks(before, 0, SideName.SOURCE, 0)
    assert done(before, joined)[0] == (WORK, [WORK, WORK, CONFIRMED, CONFIRMED])


def test_unlinked_and_linked_beads_keep_it() -> None:
    before = article(row(0, WORK), row(1, CONFIRMED), row(2, OPEN))
    assert [one for one, _ in done(before, row_edits.unlink_row(before, 1))][1:3] == [
        CONFIRMED,
        CONFIRMED,
    ]
    assert done(before, bead_edits.unlink(before, 0, 0))[0] == (WORK, [WORK] * 3)
    assert done(before, bead_edits.link(before, 0, (0, 1), (0, 1)))[0] == (WORK, [WORK])


def test_a_row_that_gets_a_sentence_of_a_row_not_looked_at_is_not_confirmed() -> None:
    before = article(row(0, CONFIRMED), row(1, OPEN), row(2, CONFIRMED))
    after = done(before, row_edits.move_sentence(before, 1, SideName.TARGET, 0, -1))
    assert [one for one, _ in after] == [OPEN, OPEN, CONFIRMED]
    after = done(before, row_edits.move_sentence(before, 2, SideName.TARGET, 0, -1))
    assert [one for one, _ in after] == [CONFIRMED, OPEN, CONFIRMED]


def test_segments_of_a_file_keep_each_its_own() -> None:
    before = article(row(0, WORK, (CONFIRMED, WORK)), row(1, OPEN), row(2, OPEN))
    assert done(before, row_edits.split_row(before, 0, 1))[:2] == [
        (WORK, [CONFIRMED]),
        (WORK, [WORK]),
    ]
    assert done(before, row_edits.merge_rows(before, 0))[0] == (WORK, [CONFIRMED, WORK, OPEN, OPEN])


def test_a_new_alignment_of_the_same_texts_takes_them_over() -> None:
    before = article(row(0, WORK), row(1, OPEN), row(2, QUESTION))
    blocks = (before.source.blocks, before.target.blocks)
    pairs = tuple(Bead((n,), (n,)) for n in range(4))
    after = (
        Row(Bead((0, 1), (0, 1)), pairs),
        Row(Bead((2,), ()), (Bead((0, 1), ()),)),
        Row(Bead((), (2,)), (Bead((), (0, 1)),)),
    )
    carried = with_carried_statuses(before.alignment.rows, after, (blocks, blocks))
    assert [(one.blocks.status, [b.status for b in one.sentences]) for one in carried] == [
        (WORK, [WORK, WORK, OPEN, OPEN]),
        (QUESTION, [QUESTION]),
        (QUESTION, [QUESTION]),
    ]
    plain = article(row(0, OPEN), row(1, OPEN), row(2, OPEN)).alignment.rows
    assert with_carried_statuses(plain, after, (blocks, blocks)) == after


def test_a_row_whose_sentences_are_not_aligned_yet_keeps_it() -> None:
    bare = replace(row(0, WORK), sentences=())
    before = article(bare, row(1, OPEN), row(2, OPEN))
    assert done(before, row_edits.merge_rows(before, 0))[0][0] is WORK


def test_confirming_decides_a_bead_of_the_aligner_and_leaves_one_of_a_file_the_files() -> None:
    for origin, then, after in (
        (Origin.MACHINE, Origin.USER, Origin.MACHINE),
        (Origin.FILE, Origin.FILE, Origin.FILE),
    ):
        first = replace(row(0, OPEN), blocks=Bead((0,), (0,), 0.9, origin))
        before = article(first, row(1, OPEN), row(2, OPEN))
        confirmed = apply(before, row_edits.set_status(before, 0, RowStatus.FINAL))
        assert confirmed.alignment.rows[0].blocks == Bead((0,), (0,), 0.9, then, RowStatus.FINAL)
        assert confirmed.alignment.rows[0].blocks.confirmed
        back = apply(confirmed, row_edits.set_status(confirmed, 0, QUESTION))
        assert back.alignment.rows[0].blocks == Bead((0,), (0,), 0.9, after, QUESTION)
        assert not back.alignment.rows[0].blocks.confirmed


def test_what_a_file_locks_stays_locked() -> None:
    before = article(row(0, RowStatus.LOCKED), row(1, OPEN, (RowStatus.LOCKED, OPEN)), row(2, OPEN))
    with pytest.raises(EditError, match="not to be translated"):
        row_edits.set_status(before, 0, CONFIRMED)
    after = done(before, row_edits.set_status(before, 1, CONFIRMED))
    assert after[1] == (CONFIRMED, [RowStatus.LOCKED, CONFIRMED])


def test_words_and_the_worst() -> None:
    for status in RowStatus:
        assert status_named(status.word) is status
        assert status_named(status.word.replace(" ", "-").upper()) is status
    assert status_named("whatever") is OPEN
    assert worst([]) is OPEN
    assert worst([CONFIRMED, RowStatus.FINAL]) is CONFIRMED
    assert worst([RowStatus.LOCKED, OPEN]) is OPEN
    assert [one for one in RowStatus if one.is_settled] == [
        CONFIRMED,
        RowStatus.FINAL,
        RowStatus.LOCKED,
    ]
