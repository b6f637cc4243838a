"""After a file changed, notes follow their words; doubtful ones say so; none is misplaced."""

import pytest

from duidu.core.annotation import Anchor, AnchorState
from duidu.core.article import Block, SideName, Span
from duidu.core.errors import Cancelled
from duidu.library.anchoring.anchors import lost_anchor, make_anchor
from duidu.library.anchoring.reanchor import Reanchoring, reanchor

TEXT = (
    "上海外滩的老楼在黄昏时亮起了灯。",
    "他在银行工作了二十年，从来没有请过一天假。",
    "江上的船慢慢地开过去，汽笛声很长。",
    "她说，等到秋天就回家去看母亲。",
    "夜里下了一场大雨，街上没有人。",
)


def blocks(*texts: str, first: int = 0) -> list[Block]:
    return [Block(first + i, text) for i, text in enumerate(texts)]


def note_on(quotation: str, text: list[Block]) -> Anchor:
    block = next(b for b in text if quotation in b.text)
    start = block.text.index(quotation)
    return make_anchor(SideName.SOURCE, block, Span(start, start + len(quotation)))


def found(
    quotation: str, new: list[Block], old: tuple[str, ...] = TEXT
) -> tuple[str, AnchorState, int]:
    before = blocks(*old)
    (anchor,) = reanchor(before, new, [note_on(quotation, before)])
    text = next((b.text for b in new if b.id == anchor.block), "")
    shown = "" if anchor.state is AnchorState.LOST else text[anchor.start : anchor.end]
    return shown, anchor.state, anchor.block


def test_nothing_changed_but_the_block_ids() -> None:
    assert found("银行", blocks(*TEXT, first=100)) == ("银行", AnchorState.SURE, 101)


def test_paragraphs_before_it_came_and_went() -> None:
    assert found("汽笛声", blocks("新的第一段。", "新的第二段。", *TEXT[2:])) == (
        "汽笛声",
        AnchorState.SURE,
        2,
    )


def test_a_paragraph_was_moved() -> None:
    assert found("银行", blocks(TEXT[4], TEXT[0], TEXT[2], TEXT[1], TEXT[3])) == (
        "银行",
        AnchorState.SURE,
        3,
    )


def test_the_text_became_traditional_with_other_punctuation() -> None:
    new = blocks(
        "上海外灘的老樓在黃昏時亮起了燈.", "他在銀行工作了二十年,從來沒有請過一天假.", *TEXT[2:]
    )
    assert found("银行工作了二十年，", new) == ("銀行工作了二十年,", AnchorState.SURE, 1)


def test_a_word_inside_it_changed_so_it_is_to_be_checked() -> None:
    new = blocks(TEXT[0], TEXT[1].replace("二十年", "三十年"), *TEXT[2:])
    assert found("工作了二十年", new) == ("工作了三十年", AnchorState.MOVED, 1)


def test_one_character_corrected_is_the_same_place_to_be_checked() -> None:
    new = blocks(*TEXT[:4], TEXT[4].replace("雨", "雪"))
    assert found("雨", new) == ("雪", AnchorState.MOVED, 4)


def test_a_sentence_went_to_another_paragraph() -> None:
    new = blocks(TEXT[0], "他在银行工作了二十年。", *TEXT[2:4], TEXT[4] + "从来没有请过一天假。")
    assert found("没有请过", new) == ("没有请过", AnchorState.MOVED, 4)


def test_two_paragraphs_became_one_and_one_became_two() -> None:
    joined = blocks(TEXT[0], TEXT[1] + TEXT[2], TEXT[3], TEXT[4])
    assert found("汽笛声", joined)[::2] == ("汽笛声", 1)
    parted = blocks(TEXT[0], "他在银行工作了二十年，", "从来没有请过一天假。", *TEXT[2:])
    assert found("一天假", parted)[::2] == ("一天假", 2)


@pytest.mark.parametrize(
    "quotation", ["银行", "工作了二十年", "他在银行工作了二十年，从来没有请过一天假。"]
)
def test_a_deleted_paragraph_takes_its_notes_out_though_a_look_alike_stands_elsewhere(
    quotation: str,
) -> None:
    old = (*TEXT, "他在银行工作了十二年，从来没有迟到过一天。")
    assert found(quotation, blocks(TEXT[0], *TEXT[2:], old[-1]), old)[1] is AnchorState.LOST


def test_a_copy_elsewhere_does_not_draw_the_note_away() -> None:
    new = blocks(TEXT[1], *TEXT, TEXT[1])
    assert found("银行", new) == ("银行", AnchorState.SURE, 2)


def test_twins_side_by_side_are_to_be_checked() -> None:
    new = blocks(TEXT[0], TEXT[1], TEXT[1], *TEXT[2:])
    shown, state, block = found("银行", new)
    assert (shown, state) == ("银行", AnchorState.MOVED)
    assert block in (1, 2)


def test_the_first_of_two_equal_paragraphs_was_deleted() -> None:
    old = (TEXT[0], "同上。", TEXT[1], "同上。", TEXT[2])
    before = blocks(*old)
    new = blocks(TEXT[0], TEXT[1], "同上。", TEXT[2])
    anchors = [make_anchor(SideName.SOURCE, before[i], Span(0, 2)) for i in (1, 3)]
    first, second = reanchor(before, new, anchors)
    assert first.state is AnchorState.LOST
    assert (second.block, second.state) == (2, AnchorState.SURE)


def test_a_lost_note_comes_back_with_its_text_and_only_by_its_quotation() -> None:
    before = blocks(*TEXT)
    gone = lost_anchor(note_on("从来没有请过一天假", before))
    (still,) = reanchor(blocks(TEXT[0]), blocks(TEXT[0], TEXT[2]), [gone])
    assert still == gone
    (back,) = reanchor(blocks(TEXT[0]), blocks(TEXT[0], TEXT[1]), [gone])
    assert (back.block, back.start, back.state) == (1, 11, AnchorState.SURE)


def test_a_note_that_was_to_be_checked_stays_to_be_checked() -> None:
    before = blocks(*TEXT)
    new = blocks(TEXT[0], TEXT[1].replace("二十年", "三十年"), *TEXT[2:])
    doubtful = reanchor(before, new, [note_on("工作了二十年", before)])
    assert reanchor(new, new, doubtful)[0].state is AnchorState.MOVED


def test_notes_from_elsewhere_are_put_by_their_quotation() -> None:
    foreign = note_on("银行", blocks("多了一段。", *TEXT, first=50))
    (anchor,) = reanchor([], blocks(*TEXT), [foreign])
    assert (anchor.block, anchor.start, anchor.state) == (1, 2, AnchorState.SURE)
    (same,) = reanchor([], blocks(*TEXT), [note_on("银行", blocks(*TEXT))])
    assert same.state is AnchorState.SURE


def test_a_quotation_without_context_that_stands_twice_is_not_placed() -> None:
    (anchor,) = reanchor(
        [], blocks("他去银行。", "她去银行。"), [Anchor(SideName.SOURCE, 9, 0, 2, "银行")]
    )
    assert anchor.state is AnchorState.LOST


def test_every_anchor_gets_an_answer_in_order() -> None:
    before = blocks(*TEXT)
    anchors = [note_on(q, before) for q in ("雨", "上海", "银行")]
    assert [a.exact for a in reanchor(before, blocks(*reversed(TEXT)), anchors)] == [
        "雨",
        "上海",
        "银行",
    ]
    assert [a.state for a in reanchor(before, [], anchors)] == [AnchorState.LOST] * 3


def test_a_long_comparison_can_be_stopped() -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        Reanchoring.of(blocks(*TEXT), blocks(*(text + "了" for text in TEXT)), stop)
