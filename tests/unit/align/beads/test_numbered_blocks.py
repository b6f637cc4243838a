"""What both sides number through answers its number, and a number that is missing is left out."""

from collections.abc import Sequence

import pytest

from duidu.align.beads.make_aligner import make_aligner
from duidu.align.beads.numbered_blocks import numbered_corners
from duidu.core.article import Block, Side, Span
from duidu.core.jobs import NoJob

ARTICLES = (
    "为了保护当事人的合法权益，制定本法。",
    "本法所称合同，是指平等主体之间的协议。",
    "合同当事人的法律地位平等。",
    "当事人依法享有自愿订立合同的权利。",
    "当事人应当遵循公平原则确定权利和义务。",
    "当事人行使权利应当遵循诚实信用原则。",
)
# Free enough that no word of some of them is in the dictionary's answers.
ENGLISH = (
    "This is made to guard whoever signs.",
    "By it is meant what two sides agree on.",
    "Neither stands above the other.",
    "Whoever wants to may enter into one.",
    "What each gets and owes must be fair.",
    "All are to act in good faith.",
)
HAN = "一二三四五六七八九十"


def side(language: str, texts: Sequence[str]) -> Side:
    """A block of one sentence for each text."""
    blocks = (Block(n, text, sentences=(Span(0, len(text)),)) for n, text in enumerate(texts))
    return Side(language, tuple(blocks))


def numbered(form: str, texts: Sequence[str], without: Sequence[int] = ()) -> list[str]:
    """Texts behind their numbers, but some."""
    return [
        form.format(n=n, h=HAN[n - 1]) + text for n, text in enumerate(texts, 1) if n not in without
    ]


def rows(source: Sequence[str], target: Sequence[str]) -> list[tuple[tuple[int, ...], ...]]:
    found = make_aligner(True).align(side("zh-Hans", source), side("en", target), NoJob())
    return [(row.blocks.source, row.blocks.target) for row in found.rows]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("第{h}条 ", "Article {n} "),
        ("第{h}章　", "Chapter {n}. "),
        ("（{h}）", "({n}) "),
        ("{n} ", "{n} "),
        ("{h}、", "{n}. "),
        ("3:{n} ", "3：{n} "),
        ("第{n}节 ", "§ {n} "),
    ],
)
@pytest.mark.parametrize("missing", [2, 3])
def test_a_number_that_one_side_lacks_stands_alone(
    chinese: str, english: str, missing: int
) -> None:
    found = rows(numbered(chinese, ARTICLES), numbered(english, ENGLISH, [missing]))
    wanted = [
        ((n,), (n - (n >= missing),) if n != missing - 1 else ()) for n in range(len(ARTICLES))
    ]
    assert found == wanted


def test_it_is_so_on_the_other_side_too() -> None:
    found = rows(numbered("第{h}条 ", ARTICLES, [3, 4]), numbered("Article {n} ", ENGLISH))
    assert found == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((), (2,)),
        ((), (3,)),
        ((2,), (4,)),
        ((3,), (5,)),
    ]


@pytest.mark.parametrize(
    ("first", "heads"),
    [
        (9, "九 十 十一 十二 十三"),
        (19, "十九 二十 二十一 二十二"),
        (99, "九十九 一百 一百零一 一百〇二"),
        (109, "一百零九 一百一十 一百一十一 一百一十二"),
    ],
)
def test_numerals_in_hanzi_are_understood(first: int, heads: str) -> None:
    source = [f"第{head}条 有。" for head in heads.split()]
    target = [f"Article {value} There is." for value in range(first, first + len(source))]
    assert corners(source, target) == [(n, n) for n in range(len(source))]


def corners(source: Sequence[str], target: Sequence[str]) -> list[tuple[int, int]]:
    return numbered_corners(side("zh-Hans", source), side("en", target))


def test_what_follows_a_number_belongs_to_it() -> None:
    source = numbered("第{h}条 ", ARTICLES)
    target = numbered("Article {n} ", ENGLISH)
    target.insert(3, "This holds for all of them.")
    assert corners(source, target) == [(0, 0), (1, 1), (2, 2), (3, 4), (4, 5), (5, 6)]


def test_a_count_that_went_on_on_one_side_tells_nothing() -> None:
    source = numbered("第{h}条 ", ARTICLES)
    # An article was put in before the fourth, and all others moved on.
    target = numbered("Article {n} ", [*ENGLISH[:3], "Another one.", *ENGLISH[3:]])
    assert not corners(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (numbered("第{h}页", [""] * 6), numbered("Page {n}", [""] * 6)),
        (numbered("第{h}条 ", ARTICLES[:3]), numbered("Article {n} ", ENGLISH[:3])),
        (numbered("{n} ", ARTICLES) * 2, numbered("{n} ", ENGLISH) * 2),
        (numbered("{n} ", ARTICLES), numbered("{n} ", ENGLISH)[::-1]),
        (numbered("{n}", ["月。"] * 6), numbered("{n}", ["th month."] * 6)),
        (numbered("{n}.5 ", ["公里"] * 6), numbered("{n}.5 ", ["km"] * 6)),
        (["他走了。"] * 6, ["He left."] * 6),
    ],
)
def test_other_numbers_tell_nothing(source: Sequence[str], target: Sequence[str]) -> None:
    assert not corners(source, target)
