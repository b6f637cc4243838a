"""Notes of another text find their words; none is called sure on a sentence that looks alike."""

import unicodedata
from dataclasses import replace
from typing import Literal

import pytest

from duidu.core.annotation import Anchor, AnchorState
from duidu.core.article import Block, SideName, Span
from duidu.library.anchoring.anchors import lost_anchor, make_anchor
from duidu.library.anchoring.elsewhere import Elsewhere

Form = Literal["NFC", "NFD"]
SURE, MOVED, LOST = AnchorState.SURE, AnchorState.MOVED, AnchorState.LOST
ONE = "Team One reported that the new method cut costs by twelve per cent."
TWO = ONE.replace("One", "Two")
FIRST = "第一组报告说，新办法使费用降低了百分之十二。"
SECOND = FIRST.replace("一", "二", 1)


def quoted(text: str, words: str) -> Anchor:
    """A note on these words, as another program would tell of it: by quotation and context."""
    start = text.index(words)
    anchor = make_anchor(SideName.SOURCE, Block(7, text), Span(start, start + len(words)))
    return replace(anchor, block=-1, version="")


def placed(anchor: Anchor, *texts: str) -> tuple[AnchorState, str]:
    """Its state, and the words where it is."""
    side = Elsewhere.of([Block(20 + i, text) for i, text in enumerate(texts)])
    found = side.place(anchor).anchor
    if found.state is LOST:
        return LOST, ""
    return found.state, texts[found.block - 20][found.start : found.end]


@pytest.mark.parametrize(
    ("text", "words", "sibling"),
    [
        (FIRST, "百分之十二", SECOND),
        (FIRST, "费用降低了百分之十二", SECOND),
        ("买方应当在三十日内书面通知。", "书面通知", "卖方应当在三十日内书面通知。"),
        ("张老师说船已经准备好了。", "准备好了", "李老师说船已经准备好了。"),
        ("第十条　人人有休息的权利。", "休息的权利", "第十一条　人人有休息的权利。"),
        ("The Buyer shall pay.", "shall pay", "The Seller shall pay."),
        ("Add the butter and stir.", "and stir", "Add the cheese and stir."),
        ("Anna said that she knew.", "she knew", "Emma said that she knew."),
        ("In 1911 the dam was built.", "the dam", "In 1912 the dam was built."),
        ("Section 1: no smoking here.", "no smoking", "Section 12: no smoking here."),
        ("He came by train. It was late.", "It was late", "She came by bus. It was late."),
    ],
)
def test_a_deleted_sentence_leaves_its_notes_without_a_place_though_its_sibling_stands(
    text: str, words: str, sibling: str
) -> None:
    other = "雨停了。" if text[0] > "z" else "The rain stopped."
    assert placed(quoted(text, words), sibling, other) == (LOST, "")
    # Beside its sibling it is found.
    assert placed(quoted(text, words), sibling, text, other) == (SURE, words)


def test_a_context_that_is_cut_off_before_what_tells_siblings_apart_is_never_sure() -> None:
    anchor = quoted(ONE, "twelve per cent")
    assert "One" not in anchor.prefix
    assert placed(anchor, TWO) == (MOVED, "twelve per cent")
    assert placed(anchor, ONE, TWO) == (LOST, "")


def test_a_long_quotation_is_no_identity_either() -> None:
    words = "reported that the new method cut costs by twelve per cent."
    assert placed(quoted(ONE, words), TWO)[0] is LOST


@pytest.mark.parametrize(
    ("old", "words", "new"),
    [
        (FIRST, "费用", FIRST.replace("新办法", "新的办法")),
        (FIRST, "费用", "去年冬天，" + FIRST),
        (ONE, "costs", ONE.replace("reported", "also reported")),
        ("The colour of the river changed.", "river", "The color of the river changed."),
    ],
)
def test_a_revised_sentence_keeps_its_notes_to_be_checked(old: str, words: str, new: str) -> None:
    assert placed(quoted(old, words), "另一段。", new) == (MOVED, words)


def test_a_sentence_found_in_another_context_is_to_be_checked() -> None:
    old = "雨停了。他把船推进水里，没有回头看岸上的人。天亮了。"
    words = "他把船推进水里，没有回头看岸上的人"
    assert placed(quoted(old, words), "很多年以后，" + words + "，这是后来听说的。")[0] is MOVED
    # A short word says nothing without its context.
    assert placed(quoted(old, "船"), "码头上停着一条船，油漆是新的。")[0] is LOST


def test_words_that_stand_twice_alike_are_not_placed() -> None:
    assert placed(quoted(FIRST, "费用"), FIRST, "别的。", FIRST) == (LOST, "")
    bare = Anchor(SideName.SOURCE, -1, 0, 2, "费用")
    assert placed(bare, FIRST, SECOND) == (LOST, "")
    assert placed(bare, FIRST) == (MOVED, "费用")


def test_a_block_is_known_by_its_hash_wherever_it_stands() -> None:
    block = Block(21, ONE)
    anchor = make_anchor(SideName.SOURCE, block, Span(51, 66))
    assert placed(anchor, "new", TWO, ONE) == (SURE, "twelve per cent")
    assert placed(replace(anchor, state=MOVED), TWO, ONE) == (MOVED, "twelve per cent")
    # Of two the same, the one that it names.
    side = Elsewhere.of([Block(20, ONE), Block(21, ONE)])
    assert side.place(anchor).anchor.block == 21
    # The block that it names has become its sibling.
    assert placed(anchor, ONE.replace("One", "Six"), TWO)[0] is LOST


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("there", ["NFC", "NFD"])
def test_other_ways_to_write_the_same_text(form: Form, there: Form) -> None:
    text = "Le café de l’hôtel était fermé ce soir."
    anchor = quoted(unicodedata.normalize(form, text), unicodedata.normalize(form, "hôtel était"))
    new = unicodedata.normalize(there, text)
    assert placed(anchor, "Avant.", new) == (SURE, unicodedata.normalize(there, "hôtel était"))


@pytest.mark.parametrize(
    "written",
    [
        "He\u00a0left,\r\nand the\train   stopped.",
        "He left, and the rain stop\u00adped.",
        "\ufeffHe left,\nand the rain stopped.\u200b",
        "Ｈe left， and the rain stopped．",
    ],
)
def test_white_space_line_breaks_and_hidden_characters_do_not_count(written: str) -> None:
    text = "He left, and the rain stopped."
    end = "stop\u00adped" if "\u00ad" in written else "stopped"
    assert placed(quoted(written, end), "Before.", text) == (SURE, "stopped")
    assert placed(quoted(text, "stopped"), "Before.", written)[0] is SURE


def test_a_context_that_reaches_into_the_paragraphs_around() -> None:
    whole = f"Nobody slept that night.\n{ONE}\nIt rained."
    start = whole.index("Team One")
    anchor = Anchor(
        SideName.SOURCE, -1, 0, 8, "Team One", whole[start - 32 : start], whole[start + 8 :]
    )
    assert placed(anchor, "Nobody slept that night.", ONE, "It rained.") == (SURE, "Team One")


def test_nothing_quoted_is_found_nowhere() -> None:
    for exact in ("", " \n", "\u200b"):
        anchor = Anchor(SideName.SOURCE, -1, 0, len(exact), exact, "He ", " left")
        assert placed(anchor, "He  left")[0] is LOST


def test_a_lost_note_is_found_by_its_words_alone() -> None:
    gone = lost_anchor(make_anchor(SideName.SOURCE, Block(20, FIRST), Span(9, 11)))
    assert placed(gone, SECOND, FIRST)[0] is SURE
    assert placed(gone, SECOND)[0] is LOST


def test_a_word_that_stands_everywhere_needs_its_context() -> None:
    texts = [f"{number} 的的的的的的。" for number in range(200)]
    assert placed(Anchor(SideName.SOURCE, -1, 0, 1, "的"), *texts)[0] is LOST
