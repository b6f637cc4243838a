"""What the aligner makes of small texts of our own, good and bad."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duidu.align.base.pooling import SpanEncoder, unit
from duidu.align.base.protocol import Aligner, Matrix
from duidu.align.beads.make_aligner import (
    as_span_encoder,
    load_encoder,
    make_aligner,
    make_word_aligner,
)
from duidu.align.beads.quality import warning
from duidu.core.alignment import Alignment, Bead, Row, first_sentences, flat_numbers
from duidu.core.article import Block, BlockKind, Side
from duidu.core.errors import Cancelled
from duidu.core.jobs import NoJob
from duidu.core.row_status import RowStatus
from duidu.language.registry import language_for

CHINESE = [
    "春天的集市",
    "星期六早上，李娜去了集市。她买了三公斤苹果和一束花。",
    "卖花的老人问她：“你喜欢玫瑰吗？”",
    "“我更喜欢百合，”她回答说。",
    "下午下起了大雨，街上一个人也没有。",
    "她一直等到五点半，才坐上公共汽车回家。",
]
ENGLISH = [
    "The market in spring",
    "On Saturday morning Li Na went to the market. "
    "She bought three kilograms of apples and a bunch of flowers.",
    "The old man who sold flowers asked her: “Do you like roses?”",
    "“I prefer lilies,” she answered.",
    "In the afternoon it rained heavily, and there was nobody in the street.",
    "She waited until half past five before she took the bus home.",
]


def side(language: str, paragraphs: list[str]) -> Side:
    cut = language_for(language).sentences
    return Side(
        language,
        tuple(Block(number, text, sentences=cut(text)) for number, text in enumerate(paragraphs)),
    )


@pytest.fixture(scope="module")
def encoder() -> SpanEncoder | None:
    return load_encoder()


@pytest.fixture(scope="module", params=["meaning", "words"])
def aligner(request: pytest.FixtureRequest, encoder: SpanEncoder | None) -> Aligner:
    return (
        make_word_aligner()
        if request.param == "words" or encoder is None
        else make_aligner(quick=False, encoder=encoder)
    )


def blocks(alignment: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(row.blocks.source, row.blocks.target) for row in alignment.rows]


def assert_whole(alignment: Alignment, source: Side, target: Side) -> None:
    """Every block stands in one row, every sentence of a row's blocks in one of its beads."""
    for number, one in enumerate((source, target)):
        held = [
            block
            for row in alignment.rows
            for block in (row.blocks.source, row.blocks.target)[number]
        ]
        assert sorted(held) == list(range(len(one.blocks)))
        starts = first_sentences(one)
        for row in alignment.rows:
            own = flat_numbers((row.blocks.source, row.blocks.target)[number], starts, one)
            inside = [unit for bead in row.sentences for unit in (bead.source, bead.target)[number]]
            assert sorted(inside) == list(range(len(own)))
    for row in alignment.rows:
        assert 0 <= row.blocks.score <= 1
        assert all(0 <= bead.score <= 1 for bead in row.sentences)


def test_paragraphs_and_their_sentences_find_each_other(aligner: Aligner) -> None:
    source, target = side("zh-Hans", CHINESE), side("en", ENGLISH)
    alignment = aligner.align(source, target, NoJob())
    assert blocks(alignment) == [((n,), (n,)) for n in range(len(CHINESE))]
    assert [(bead.source, bead.target) for bead in alignment.rows[1].sentences] == [
        ((0,), (0,)),
        ((1,), (1,)),
    ]
    assert_whole(alignment, source, target)


def test_a_title_on_one_side_stays_alone(aligner: Aligner) -> None:
    alignment = aligner.align(side("zh-Hans", CHINESE[1:]), side("en", ENGLISH), NoJob())
    assert blocks(alignment)[0] == ((), (0,))
    assert blocks(alignment)[1:] == [((n,), (n + 1,)) for n in range(len(CHINESE) - 1)]


def test_english_may_stand_left(aligner: Aligner) -> None:
    alignment = aligner.align(side("en", ENGLISH), side("zh-Hans", CHINESE[1:]), NoJob())
    assert blocks(alignment)[0] == ((0,), ())
    assert_whole(alignment, side("en", ENGLISH), side("zh-Hans", CHINESE[1:]))


def test_a_missing_paragraph_does_not_derail_what_follows(aligner: Aligner) -> None:
    alignment = aligner.align(
        side("zh-Hans", CHINESE), side("en", ENGLISH[:3] + ENGLISH[4:]), NoJob()
    )
    assert ((3,), ()) in blocks(alignment)
    assert ((5,), (4,)) in blocks(alignment)


def test_two_paragraphs_may_answer_one(aligner: Aligner) -> None:
    joined = [*ENGLISH[:4], ENGLISH[4] + " " + ENGLISH[5]]
    alignment = aligner.align(side("zh-Hans", CHINESE), side("en", joined), NoJob())
    assert blocks(alignment)[-1] == ((4, 5), (4,))
    assert [(bead.source, bead.target) for bead in alignment.rows[-1].sentences] == [
        ((0,), (0,)),
        ((1,), (1,)),
    ]


def test_traditional_characters_are_no_obstacle(aligner: Aligner) -> None:
    traditional = [
        "星期六早上，李娜去了集市。",
        "下午下起了大雨，街上一個人也沒有。",
        "她一直等到五點半，才坐上公共汽車回家。",
    ]
    alignment = aligner.align(
        side("zh-Hant", traditional),
        side("en", [ENGLISH[1].split(". ")[0] + ".", ENGLISH[4], ENGLISH[5]]),
        NoJob(),
    )
    assert blocks(alignment) == [((n,), (n,)) for n in range(3)]


def test_fixed_rows_come_back_as_they_are(aligner: Aligner) -> None:
    source, target = side("zh-Hans", CHINESE), side("en", ENGLISH)
    wrong = Row(
        Bead((2,), (3,), 1.0, status=RowStatus.CONFIRMED),
        (Bead((0,), (0,), status=RowStatus.CONFIRMED),),
    )
    alignment = aligner.align(source, target, NoJob(), (wrong,))
    assert wrong in alignment.rows
    assert_whole(alignment, source, target)
    assert ((5,), (5,)) in blocks(alignment)


def test_nothing_to_align_gives_gaps(aligner: Aligner) -> None:
    empty = side("en", [])
    source = side("zh-Hans", CHINESE)
    alignment = aligner.align(source, empty, NoJob())
    assert all(row.blocks.is_gap for row in alignment.rows)
    assert_whole(alignment, source, empty)
    assert aligner.align(empty, empty, NoJob()).rows == ()


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        (CHINESE, ENGLISH * 10),
        (CHINESE, CHINESE),
        (ENGLISH, ENGLISH),
        (["没有标点" * 200], ["no punctuation at all " * 200]),
        (["。。。", "！", "……"], ["...", "?!"]),
        (["天 士 巳 曰 未 己 木"] * 5, ["lt w4s tlie b3st 0f t1mes"] * 5),
        (["", "字", ""], ["", "", "word"]),
    ],
    ids=[
        "ten times longer",
        "the same text",
        "the wrong language",
        "no punctuation",
        "only punctuation",
        "noise",
        "empty blocks",
    ],
)
def test_bad_input_is_still_aligned_whole(
    aligner: Aligner, chinese: list[str], english: list[str]
) -> None:
    source, target = side("zh-Hans", chinese), side("en", english)
    assert_whole(aligner.align(source, target, NoJob()), source, target)


def test_one_enormous_sentence(aligner: Aligner) -> None:
    source, target = (
        side("zh-Hans", ["字" * 30_000, CHINESE[1]]),
        side("en", ["word " * 10_000, ENGLISH[1]]),
    )
    assert_whole(aligner.align(source, target, NoJob()), source, target)


def test_lists_and_headings_keep_their_places(aligner: Aligner) -> None:
    source = Side(
        "zh-Hans",
        tuple(
            Block(n, t, k, sentences=language_for("zh").sentences(t))
            for n, (t, k) in enumerate(LIST_CHINESE)
        ),
    )
    target = Side(
        "en",
        tuple(
            Block(n, t, k, sentences=language_for("en").sentences(t))
            for n, (t, k) in enumerate(LIST_ENGLISH)
        ),
    )
    assert blocks(aligner.align(source, target, NoJob())) == [
        ((n,), (n,)) for n in range(len(LIST_CHINESE))
    ]


LIST_CHINESE = [
    ("准备工作", BlockKind.HEADING),
    ("关上门窗。", BlockKind.LIST_ITEM),
    ("把水烧开。", BlockKind.LIST_ITEM),
    ("把三个鸡蛋放进锅里，煮八分钟。", BlockKind.LIST_ITEM),
    ("注意事项", BlockKind.HEADING),
    ("孩子们不应该独自使用炉子。", BlockKind.PARAGRAPH),
]
LIST_ENGLISH = [
    ("Preparation", BlockKind.HEADING),
    ("Close the doors and windows.", BlockKind.LIST_ITEM),
    ("Bring the water to the boil.", BlockKind.LIST_ITEM),
    ("Put three eggs into the pot and boil them for eight minutes.", BlockKind.LIST_ITEM),
    ("Please note", BlockKind.HEADING),
    ("Children should not use the stove alone.", BlockKind.PARAGRAPH),
]


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.sampled_from(CHINESE), max_size=6),
    st.lists(st.sampled_from(ENGLISH), max_size=6),
    st.integers(0, 5),
    st.integers(0, 5),
)
def test_every_sentence_stands_in_one_bead_and_fixed_rows_stay(
    chinese: list[str], english: list[str], i: int, j: int
) -> None:
    source, target = side("zh-Hans", chinese), side("en", english)
    words = make_word_aligner()
    locked: tuple[Row, ...] = ()
    if i < len(chinese) and j < len(english):
        beads = tuple(
            Bead(
                (n,) if n < len(source.blocks[i].sentences) else (),
                (n,) if n < len(target.blocks[j].sentences) else (),
            )
            for n in range(max(len(source.blocks[i].sentences), len(target.blocks[j].sentences)))
        )
        locked = (Row(Bead((i,), (j,), status=RowStatus.CONFIRMED), beads),)
    alignment = words.align(source, target, NoJob(), locked)
    assert_whole(alignment, source, target)
    assert all(row in alignment.rows for row in locked)


def test_another_encoder_can_be_plugged_in() -> None:
    class Letters:
        name = "letters"
        dimensions = 26

        def encode(self, texts: Sequence[str]) -> Matrix:
            counts: Matrix = np.array(
                [[text.lower().count(chr(97 + n)) + 0.01 for n in range(26)] for text in texts],
                np.float32,
            )
            return unit(counts)

    source, target = side("zh-Hans", CHINESE), side("en", ENGLISH)
    assert_whole(
        make_aligner(quick=False, encoder=as_span_encoder(Letters())).align(
            source, target, NoJob()
        ),
        source,
        target,
    )


def test_a_paragraph_that_stands_elsewhere_is_found_and_marked(aligner: Aligner) -> None:
    moved = [*ENGLISH[:2], *ENGLISH[3:], ENGLISH[2]]
    source, target = side("zh-Hans", CHINESE), side("en", moved)
    alignment = aligner.align(source, target, NoJob())
    assert [(row.blocks.source, row.blocks.target) for row in alignment.rows if row.crossing] == [
        ((2,), (5,))
    ]
    assert_whole(alignment, source, target)


def test_texts_that_are_no_translations_are_told_from_those_that_are() -> None:
    words = make_word_aligner()
    source, target = side("zh-Hans", CHINESE), side("en", ENGLISH)
    assert warning(words.align(source, target, NoJob()), source, target) == ""
    unsure = tuple(
        Row(Bead((n,), (n,), 0.4), tuple(Bead((i,), (i,), 0.4) for i in range(2 if n == 1 else 1)))
        for n in range(6)
    )
    assert "do not look like translations" in warning(Alignment(unsure), source, target)
    longer = side("en", ENGLISH * 10)
    assert "do not look like translations" in warning(
        words.align(source, longer, NoJob()), source, longer
    )


def test_long_work_reports_progress_and_can_be_cancelled() -> None:
    class Counting:
        def __init__(self, limit: int) -> None:
            self.shares: list[float] = []
            self.left = limit

        def progress(self, done: float, message: str = "") -> None:
            self.shares.append(done)

        def check(self) -> None:
            self.left -= 1
            if self.left < 0:
                raise Cancelled

    source, target = side("zh-Hans", CHINESE * 120), side("en", ENGLISH * 120)
    patient = Counting(10_000)
    assert_whole(make_word_aligner().align(source, target, patient), source, target)
    assert patient.shares == sorted(patient.shares)
    assert patient.shares[0] == 0
    assert 0.5 < patient.shares[-1] <= 1
    with pytest.raises(Cancelled):
        make_word_aligner().align(source, target, Counting(3))
