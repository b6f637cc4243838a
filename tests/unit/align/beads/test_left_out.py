"""What a translation leaves out stands alone, and short heads and tails of a sentence do not."""

from duidu.align.beads.make_aligner import make_aligner
from duidu.core.article import Block, Side, Span
from duidu.core.jobs import NoJob

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
