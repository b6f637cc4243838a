from dataclasses import replace

import pytest

from duidu.align.edits import bead_edits as edit_beads
from duidu.align.edits import block_edits as edit_blocks
from duidu.align.edits import row_edits as edit_rows
from duidu.align.edits.edit import Aligned, Edit, EditError, Moved, apply
from duidu.core.alignment import Alignment, Bead, Origin, Row
from duidu.core.article import Block, ShownTime, Side, SideName, Span
from duidu.core.row_status import RowStatus

SOURCE, TARGET = SideName.SOURCE, SideName.TARGET


def block(number: int, *sentences: str, gap: str = "") -> Block:
    spans = []
    text = ""
    for sentence in sentences:
        text += gap if text else ""
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence
    return Block(number, text, sentences=tuple(spans))


def bead(source: list[int], target: list[int]) -> Bead:
    return Bead(tuple(source), tuple(target), 0.5)


@pytest.fixture
def article() -> Aligned:
    """A heading without a counterpart and two paragraphs, the first of two sentences a side."""
    source = Side("zh-Hans", (block(0, "他来了。", "她走了。"), block(1, "下雨了。")))
    target = Side(
        "en", (block(0, "Rain"), block(1, "He came.", "She left.", gap=" "), block(2, "It rained."))
    )
    rows = (
        Row(bead([], [0]), (bead([], [0]),)),
        Row(bead([0], [1]), (bead([0], [0]), bead([1], [1]))),
        Row(bead([1], [2]), (bead([0], [0]),)),
    )
    return Aligned(source, target, Alignment(rows, "test"))


def pairs(article: Aligned) -> list[list[tuple[str, str]]]:
    """The sentence beads of every row, as texts."""
    result = []
    for row in article.alignment.rows:
        held = (row.blocks.source, row.blocks.target)
        sides = (article.source, article.target)
        texts = [
            [s.of(b.text) for i in h for b in (side.blocks[i],) for s in b.sentences]
            for h, side in zip(held, sides, strict=True)
        ]
        result.append(
            [
                ("|".join(texts[0][i] for i in b.source), "|".join(texts[1][i] for i in b.target))
                for b in row.sentences
            ]
        )
    return result


def check(article: Aligned, edit: Edit, expected: list[list[tuple[str, str]]]) -> Aligned:
    """Apply, compare the rows from the edited one on, and see that undo gives back the same."""
    after = apply(article, edit)
    assert pairs(after)[edit.row :] == expected
    assert apply(after, edit.inverse()) == article
    return after


def test_split_sentence_keeps_both_halves_with_their_counterpart(article: Aligned) -> None:
    edit = edit_blocks.split_sentence(article, 2, TARGET, 2, 2)
    after = check(article, edit, [[("下雨了。", "It|rained.")]])
    assert after.alignment.rows[2].sentences[0].origin is Origin.USER
    assert after.alignment.rows[:2] == article.alignment.rows[:2]


def test_merge_sentences_merges_their_beads(article: Aligned) -> None:
    edit = edit_blocks.merge_sentences(article, 1, SOURCE, 0, 0)
    check(
        article, edit, [[("他来了。她走了。", "He came.|She left.")], [("下雨了。", "It rained.")]]
    )


def test_split_block_says_where_its_tail_went(article: Aligned) -> None:
    edit = edit_blocks.split_block(article, 1, TARGET, 1, 8)
    assert edit.moved == (Moved(TARGET, 1, Span(9, 18), 3, 0),)
    after = check(
        article,
        edit,
        [[("他来了。", "He came."), ("她走了。", "She left.")], [("下雨了。", "It rained.")]],
    )
    assert [(b.id, b.text) for b in after.target.blocks] == [
        (0, "Rain"),
        (1, "He came."),
        (3, "She left."),
        (2, "It rained."),
    ]
    assert after.alignment.rows[2].blocks.target == (3,)


def test_merge_blocks_merges_their_rows(article: Aligned) -> None:
    edit = edit_blocks.merge_blocks(article, 1, TARGET, 1)
    after = check(
        article,
        edit,
        [[("他来了。", "He came."), ("她走了。", "She left."), ("下雨了。", "It rained.")]],
    )
    assert after.target.blocks[1].text == "He came. She left. It rained."
    assert edit.moved == (Moved(TARGET, 2, Span(0, 10), 1, 19),)


def test_merged_chinese_blocks_get_no_space(article: Aligned) -> None:
    after = apply(article, edit_blocks.merge_blocks(article, 1, SOURCE, 0))
    assert after.source.blocks[0].text == "他来了。她走了。下雨了。"


def test_parts_of_a_subtitle_share_its_time_and_joined_ones_have_both(article: Aligned) -> None:
    first, second = article.source.blocks
    first = replace(first, time=ShownTime(1_000, 3_000))
    timed = replace(article, source=replace(article.source, blocks=(first, second)))
    parts = apply(timed, edit_blocks.split_block(timed, 1, SOURCE, 0, 4)).source.blocks
    assert [one.time for one in parts] == [ShownTime(1_000, 2_000), ShownTime(2_000, 3_000), None]
    blocks = (first, replace(second, time=ShownTime(2_500, 9_000)))
    both = replace(article, source=replace(article.source, blocks=blocks))
    for aligned, time in ((timed, ShownTime(1_000, 3_000)), (both, ShownTime(1_000, 9_000))):
        rows = apply(aligned, edit_rows.merge_rows(aligned, 1, 2))
        [one] = apply(rows, edit_blocks.merge_blocks(rows, 1, SOURCE, 0)).source.blocks
        assert one.time == time


def test_split_row_cuts_the_paragraphs_that_reach_over(article: Aligned) -> None:
    edit = edit_rows.split_row(article, 1, 1)
    after = check(
        article,
        edit,
        [[("他来了。", "He came.")], [("她走了。", "She left.")], [("下雨了。", "It rained.")]],
    )
    assert [b.id for b in after.source.blocks] == [0, 2, 1]


def test_merge_rows_joins_a_heading_to_its_paragraph(article: Aligned) -> None:
    edit = edit_rows.merge_rows(article, 0)
    check(
        article,
        edit,
        [
            [("", "Rain"), ("他来了。", "He came."), ("她走了。", "She left.")],
            [("下雨了。", "It rained.")],
        ],
    )


def test_a_sentence_moves_to_the_row_below_and_back_up(article: Aligned) -> None:
    after = check(
        article,
        edit_rows.move_sentence(article, 1, TARGET, 1, 1),
        [[("他来了。", "He came."), ("她走了。", "")], [("下雨了。", "She left.|It rained.")]],
    )
    back = edit_rows.move_sentence(after, 2, TARGET, 0, -1)
    check(
        after,
        back,
        [[("他来了。", "He came."), ("她走了。", "She left.")], [("下雨了。", "It rained.")]],
    )


def test_the_sentences_between_go_along(article: Aligned) -> None:
    edit = edit_rows.move_sentence(article, 1, TARGET, 0, 1)
    check(
        article,
        edit,
        [[("他来了。", ""), ("她走了。", "")], [("下雨了。", "He came.|She left.|It rained.")]],
    )
    joined = apply(article, edit_beads.link(article, 1, [0, 1], [0, 1]))
    apart = apply(joined, edit_beads.leave_out(joined, 1, SOURCE, 1))
    edit = edit_beads.move_to_bead(apart, 1, TARGET, 0, 1)
    check(
        apart,
        edit,
        [[("他来了。", ""), ("她走了。", "He came.|She left.")], [("下雨了。", "It rained.")]],
    )


def test_a_row_left_empty_goes_away(article: Aligned) -> None:
    edit = edit_rows.move_sentence(article, 0, TARGET, 0, 1)
    after = check(
        article,
        edit,
        [[("他来了。", "Rain|He came."), ("她走了。", "She left.")], [("下雨了。", "It rained.")]],
    )
    assert len(after.alignment.rows) == 2


def test_a_sentence_is_carried_to_its_answer_in_another_row(article: Aligned) -> None:
    check(
        article,
        edit_rows.carry_sentence(article, 1, TARGET, 1, 2, 0),
        [
            [("他来了。", "He came."), ("她走了。", "")],
            [("下雨了。", "She left."), ("", "It rained.")],
        ],
    )
    check(
        article,
        edit_rows.carry_sentence(article, 2, SOURCE, 0, 1, 1),
        [
            [("他来了。", "He came."), ("她走了。", ""), ("下雨了。", "She left.")],
            [("", "It rained.")],
        ],
    )


def test_a_sentence_is_carried_into_a_gap_past_rows_without_its_side(article: Aligned) -> None:
    parted = apply(article, edit_rows.unlink_row(article, 1))
    alone = apply(parted, edit_rows.unlink_row(parted, 3))
    # The heading, 他来了。她走了。, He came. She left., 下雨了。, It rained.
    after = apply(alone, edit_rows.carry_sentence(alone, 3, SOURCE, 0, 2, None))
    assert pairs(after)[2:] == [[("", "He came."), ("下雨了。", "She left.")], [("", "It rained.")]]
    far = apply(alone, edit_rows.carry_sentence(alone, 1, SOURCE, 1, 0, None))
    assert pairs(far)[0] == [("他来了。|她走了。", "Rain")]
    down = apply(alone, edit_rows.carry_sentence(alone, 1, SOURCE, 1, 2, None))
    assert pairs(down)[1:3] == [[("他来了。", "")], [("她走了。", "He came."), ("", "She left.")]]


def test_a_sentence_is_not_carried_past_others_of_its_side(article: Aligned) -> None:
    with pytest.raises(EditError, match="stand between"):
        edit_rows.carry_sentence(article, 2, TARGET, 0, 0, None)
    with pytest.raises(EditError, match="already"):
        edit_rows.carry_sentence(article, 1, TARGET, 0, 1, None)


def test_unlink_row_parts_its_sides(article: Aligned) -> None:
    check(article, edit_rows.unlink_row(article, 2), [[("下雨了。", "")], [("", "It rained.")]])


def test_link_leaves_what_the_old_beads_held_besides(article: Aligned) -> None:
    check(
        article,
        edit_beads.link(article, 1, [0, 1], [0]),
        [[("他来了。|她走了。", "He came."), ("", "She left.")], [("下雨了。", "It rained.")]],
    )
    check(
        article,
        edit_beads.link(article, 1, [1], [0, 1]),
        [[("他来了。", ""), ("她走了。", "He came.|She left.")], [("下雨了。", "It rained.")]],
    )


def test_unlink_and_leave_out_make_honest_gaps(article: Aligned) -> None:
    check(article, edit_beads.unlink(article, 2, 0), [[("下雨了。", ""), ("", "It rained.")]])
    joined = apply(article, edit_beads.link(article, 1, [0, 1], [0, 1]))
    edit = edit_beads.leave_out(joined, 1, SOURCE, 1)
    check(
        joined,
        edit,
        [[("他来了。", "He came.|She left."), ("她走了。", "")], [("下雨了。", "It rained.")]],
    )


def test_a_sentence_moves_to_the_bead_below(article: Aligned) -> None:
    edit = edit_beads.move_to_bead(article, 1, TARGET, 0, 1)
    check(
        article,
        edit,
        [[("他来了。", ""), ("她走了。", "He came.|She left.")], [("下雨了。", "It rained.")]],
    )


def test_confirmed_rows_are_the_persons_until_taken_back(article: Aligned) -> None:
    after = apply(article, edit_rows.set_status(article, 1, RowStatus.CONFIRMED))
    row = after.alignment.rows[1]
    assert all(
        b.confirmed and b.origin is Origin.USER and b.score == 0.5
        for b in (row.blocks, *row.sentences)
    )
    assert (
        apply(after, edit_rows.set_status(after, 1, RowStatus.OPEN)).alignment == article.alignment
    )


def test_replace_rows_takes_only_the_same_paragraphs(article: Aligned) -> None:
    new = Row(bead([0, 1], [1, 2]), (bead([0, 1, 2], [0, 1, 2]),))
    check(
        article,
        edit_rows.replace_rows(article, 1, 2, [new]),
        [[("他来了。|她走了。|下雨了。", "He came.|She left.|It rained.")]],
    )
    with pytest.raises(EditError):
        edit_rows.replace_rows(article, 1, 1, [new])


def test_crossing_rows_follow_a_split_above_them(article: Aligned) -> None:
    rows = article.alignment.rows
    crossed = (
        rows[0],
        replace(rows[1], blocks=bead([1], [1])),
        replace(rows[2], blocks=bead([0], [2]), crossing=True),
    )
    crossing = Aligned(article.source, article.target, Alignment(crossed))
    after = apply(crossing, edit_blocks.split_block(crossing, 2, SOURCE, 0, 4))
    assert [r.blocks.source for r in after.alignment.rows] == [(), (2,), (0, 1)]
    with pytest.raises(EditError):
        edit_rows.merge_rows(crossing, 1)


@pytest.mark.parametrize("offset", [0, 4, 8])
def test_nothing_is_cut_at_the_edge_of_a_sentence(article: Aligned, offset: int) -> None:
    with pytest.raises(EditError):
        edit_blocks.split_sentence(article, 1, SOURCE, 0, offset)


def test_an_edit_made_for_another_state_changes_nothing(article: Aligned) -> None:
    edit = edit_rows.unlink_row(article, 2)
    with pytest.raises(EditError):
        apply(apply(article, edit), edit)
