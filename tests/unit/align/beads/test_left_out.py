"""What a translation leaves out stands alone, and short heads and tails of a sentence do not."""

import pytest

from duidu.align.beads.make_aligner import make_aligner
from duidu.core.article import Block, BlockKind, Side, Span
from duidu.core.jobs import NoJob
from fixtures.left_out_texts import LeftOutText, left_out_texts

FERRY = (
    "村子的南面是一条河，河上有个渡口。",
    "码头在村子的东头，走过去不过一袋烟的工夫。",
    "船老大是个瘦老头，嘴里总是叼着一根没有点着的烟杆。",
    "他认得我母亲，说：“阿凤，又回娘家啦？”",
    "母亲点点头，眼圈就红了。",
    "船到了对岸，天已经黑了。",
    "远处有人在拉二胡。",
    "他先调了调弦，咳嗽一声，便拉了起来。",
    "我不知道他拉的是什么曲子，只觉得很悲凉。",
    "后来我再也没有去过那个村子。",
)
FERRY_ENGLISH = (
    "South of the village ran a river, and there was a ferry on it.",
    "The boatman was a thin old fellow who always had an unlit pipe between his teeth.",
    "He knew my mother.",
    "“Going home again, Ah Feng?” he said.",
    "When the boat reached the far bank it was already dark.",
    "Far off someone was playing the erhu.",
    "I did not know what he played; I only felt that it was very sad.",
    "I never went to that village again.",
)
CLASSICAL = (
    "人皆好之。",
    "第余則否。",
    "嗚呼。",
    "可不懼哉。",
    "今之學者則不然。",
    "讀書不求甚解。",
    "故終身不能有所得。",
    "是故君子慎其獨也。",
    "嗚呼。",
    "其可悲也夫。",
)
CLASSICAL_ENGLISH = (
    "All like him, only I do not.",
    "Alas, is it not dreadful?",
    "The scholars of today are not so.",
    "They read without seeking to understand fully, and therefore to the end of their lives "
    "gain nothing.",
    "Therefore the gentleman is watchful when he is alone.",
    "Alas, how sad it is!",
)


def _lone(source: tuple[str, ...], target: tuple[str, ...], *, quick: bool) -> set[int]:
    """The source sentences, one a block, that have no counterpart."""
    sides = [
        Side(
            language,
            tuple(Block(n, text, sentences=(Span(0, len(text)),)) for n, text in enumerate(texts)),
        )
        for language, texts in (("zh-Hans", source), ("en", target))
    ]
    found = make_aligner(quick).align(sides[0], sides[1], NoJob())
    beads = found.flat_sentences(sides[0], sides[1])
    return {unit for bead in beads if not bead.target for unit in bead.source}


def test_sentences_left_out_of_an_abridged_text_stand_alone_by_words() -> None:
    assert _lone(FERRY, FERRY_ENGLISH, quick=True) == {1, 4, 7}


def test_sentences_left_out_of_an_abridged_text_stand_alone_by_meaning() -> None:
    assert _lone(FERRY, FERRY_ENGLISH, quick=False) == {1, 4, 7}


def test_heads_and_tails_of_short_pointed_sentences_are_kept_together() -> None:
    assert _lone(CLASSICAL, CLASSICAL_ENGLISH, quick=False) == set()


ABRIDGED = [one for one in left_out_texts() if one.kind == "abridged"]
HEADS_AND_TAILS = [one for one in left_out_texts() if one.kind == "classical"]


def _named(text: LeftOutText) -> str:
    return text.name


def _reported(text: LeftOutText, *, quick: bool) -> list[set[int]]:
    """The sentences of each side that stand alone."""
    found = make_aligner(quick).align(text.source, text.target, NoJob())
    beads = list(found.flat_sentences(text.source, text.target))
    return [
        {unit for bead in beads if not bead.target for unit in bead.source},
        {unit for bead in beads if not bead.source for unit in bead.target},
    ]


def _left_out(text: LeftOutText) -> list[set[int]]:
    return [
        {unit for source, target in text.gold if not target for unit in source},
        {unit for source, target in text.gold if not source for unit in target},
    ]


@pytest.mark.parametrize("text", ABRIDGED, ids=_named)
def test_what_was_left_out_by_hand_stands_alone_and_nothing_else(text: LeftOutText) -> None:
    reported, left_out = _reported(text, quick=False), _left_out(text)
    assert all(found <= gone for found, gone in zip(reported, left_out, strict=True))
    assert sum(map(len, reported)) >= 0.8 * sum(map(len, left_out))


@pytest.mark.parametrize("text", HEADS_AND_TAILS, ids=_named)
def test_no_head_or_tail_of_a_classical_sentence_is_thrown_out(text: LeftOutText) -> None:
    assert _reported(text, quick=False) == [set(), set()]
    assert _reported(text, quick=True) == [set(), set()]


def test_what_stands_alone_joins_neither_a_heading_nor_another_paragraph() -> None:
    source = _blocks("zh-Hans", ["嗚呼。"], ["可不懼哉。", "人皆好之。"], heading=True)
    target = _blocks("en", ["Alas!"], ["Is it not dreadful?", "All like it."], heading=True)
    rows = make_aligner().align(source, target, NoJob()).rows
    assert [(row.blocks.source, row.blocks.target) for row in rows] == [((0,), (0,)), ((1,), (1,))]
    assert [len(bead.source) for bead in rows[0].sentences] == [1]


def _blocks(language: str, *texts: list[str], heading: bool) -> Side:
    """Blocks of these sentences; the first may be a heading."""
    blocks = []
    for number, sentences in enumerate(texts):
        text = " ".join(sentences)
        starts = [text.index(one) for one in sentences]
        kind = BlockKind.HEADING if heading and not number else BlockKind.PARAGRAPH
        spans = (
            Span(start, start + len(one)) for start, one in zip(starts, sentences, strict=True)
        )
        blocks.append(Block(number, text, kind, sentences=tuple(spans)))
    return Side(language, tuple(blocks))
