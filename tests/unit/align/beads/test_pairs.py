"""Sentences that have nothing to do with each other are doubted, however sure their neighbours."""

import pytest

from duidu.align.base.memory import AlignerMemory
from duidu.align.base.pooling import SpanEncoder
from duidu.align.beads.doubt import Doubt, doubt
from duidu.align.beads.make_aligner import has_encoder, load_encoder, make_aligner
from duidu.align.beads.quality import warning
from duidu.core.article import Block, Side, Span
from duidu.core.jobs import NoJob

CHINESE = (
    "小王每天早上六点起床。",
    "他先去公园跑步，然后回家吃早饭。",
    "乙方应在收到甲方书面通知后三十日内支付全部违约金。",
    "晚上他喜欢看书。",
    "周末他常常去看电影。",
)
ENGLISH = (
    "Xiao Wang gets up at six every morning.",
    "He first goes running in the park and then comes home for breakfast.",
    "Party B shall pay all liquidated damages within thirty days of Party A's written notice.",
    "In the evening he likes to read.",
    "At weekends he often goes to the cinema.",
)
STRANGER = "Zebra quartz vinegar dances over seven purple umbrellas."
# A few short lines, headings, numbers, and sentences in the old style.
SHORT = ("第三章", "2019年", "参考文献", "是的。", "你好吗？", "嗚呼！", "學而時習之，不亦說乎？")
SHORT_ENGLISH = (
    "Chapter 3",
    "2019",
    "References",
    "Yes.",
    "How are you?",
    "Alas!",
    "Is it not a pleasure to learn and to practise in due time what one has learned?",
)


@pytest.fixture(scope="module", params=["quick", "refined"])
def encoder(request: pytest.FixtureRequest) -> SpanEncoder | None:
    """None for the quick aligner."""
    if request.param == "quick":
        return None
    if not has_encoder():
        pytest.skip("the encoder's package is not installed")
    return load_encoder()


def _side(language: str, texts: tuple[str, ...]) -> Side:
    blocks = (Block(n, text, sentences=(Span(0, len(text)),)) for n, text in enumerate(texts))
    return Side(language, tuple(blocks))


def _doubted(
    source: tuple[str, ...],
    target: tuple[str, ...],
    encoder: SpanEncoder | None,
    languages: tuple[str, str] = ("zh-Hans", "en"),
) -> set[tuple[int, ...]]:
    """The source blocks of the rows that are doubted as pairs."""
    sides = (_side(languages[0], source), _side(languages[1], target))
    rows = make_aligner(encoder is None, encoder=encoder).align(*sides, NoJob()).rows
    return {row.blocks.source for row in rows if doubt(row) is Doubt.UNRELATED}


def _with(texts: tuple[str, ...], number: int, text: str) -> tuple[str, ...]:
    return (*texts[:number], text, *texts[number + 1 :])


def test_a_stranger_between_sure_neighbours_is_doubted(encoder: SpanEncoder | None) -> None:
    assert _doubted(CHINESE, ENGLISH, encoder) == set()
    assert _doubted(CHINESE, _with(ENGLISH, 2, STRANGER), encoder) == {(2,)}


def test_a_stranger_alone_is_doubted(encoder: SpanEncoder | None) -> None:
    assert _doubted(CHINESE[2:3], (STRANGER,), encoder) == {(0,)}
    assert _doubted(CHINESE[2:3], ENGLISH[2:3], encoder) == set()


def test_the_side_that_has_the_dictionary_may_stand_right(encoder: SpanEncoder | None) -> None:
    strange = _with(ENGLISH, 2, STRANGER)
    assert _doubted(strange, CHINESE, encoder, ("en", "zh-Hans")) == {(2,)}


def test_short_lines_headings_and_numbers_are_not_doubted(encoder: SpanEncoder | None) -> None:
    assert _doubted(SHORT, SHORT_ENGLISH, encoder) == set()


def test_without_a_dictionary_nothing_is_said_of_pairs(encoder: SpanEncoder | None) -> None:
    french = ("Le chat dort.", "La table est grande.", "Nous partons demain.")
    german = ("Die Katze schläft.", "Der Tisch ist groß.", "Wir fahren morgen.")
    assert _doubted(french, german, encoder, ("fr", "de")) == set()
    # The glosses are in English: what they say of a text in French is nothing.
    assert _doubted(CHINESE[:3], french, encoder, ("zh-Hans", "fr")) == set()


def test_texts_that_are_strangers_all_through_are_said_to_be_no_translations() -> None:
    sides = (_side("zh-Hans", CHINESE), _side("en", tuple([STRANGER] * len(CHINESE))))
    aligner = make_aligner(quick=True)
    assert warning(aligner.align(*sides, NoJob()), *sides)
    good = (sides[0], _side("en", ENGLISH))
    assert not warning(aligner.align(*good, NoJob()), *good)


def test_a_text_without_any_word_is_borne() -> None:
    assert AlignerMemory(None).glosses is None
    assert _doubted(("……", "——", "！"), ("...", "--", "!"), None) == set()
