"""Numbers, dates and measures mean the same however a language writes them."""

import pytest

from duidu.language.quantities import Quantity, Weight, digit_quantities
from duidu.language.registry import quantities_for


def answered(source: str, target: str) -> bool:
    """Whether every quantity of either text that must be answered is."""
    left, right = quantities_for("zh-Hans")(source), quantities_for("en-GB")(target)
    return all(
        any(one.answers(other) for other in others)
        for own, others in ((left, right), (right, left))
        for one in own
        if one.weight is not Weight.OPTIONAL
    )


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("减少到4500人", "to 4,500 people"),
        ("120万人", "1.2 million people"),
        ("120多万人", "more than 1.2 million people"),
        ("3亿5千万元", "350 million yuan"),
        ("1.4亿", "140 million"),
        ("一百多亿年前", "more than ten billion years ago"),
        ("二百五十万", "2.5 million"),
        ("五万人", "50,000 people"),
        ("六月", "in June"),
        ("1月中旬之前", "by mid-January"),
        ("2024年6月15日", "15 June 2024"),
        ("2024年6月15日", "2024-06-15"),
        ("他们周五来", "They come on Friday"),
        ("三成的人", "30 % of the people"),
        ("百分之四十", "forty per cent"),
        ("七折", "30% off"),
        ("30到40%", "30-40%"),
        ("三分之二", "two-thirds"),
        ("四分之三", "three quarters"),
        ("两倍", "twice as much"),
        ("翻了一番", "doubled"),
        ("第二次会议", "the second meeting"),
        ("二十一世纪", "the twenty-first century"),
        ("上世纪九十年代", "the 1990s"),
        ("90年代", "the nineties"),
        ("他二十出头", "in his early twenties"),
        ("一九四九年", "in 1949"),
        ("98年", "in 1998"),
        ("下午三点", "at 3 p.m."),
        ("15:30", "half past three"),
        ("九点二十七分", "at nine twenty-seven"),
        ("一个半小时", "an hour and a half"),
        ("两个半小时", "2.5 hours"),
        ("半小时", "30 minutes"),
        ("十几年", "ten years or more"),
        ("一个人", "a man"),
        ("四十年的故事", "a story of four decades"),
        ("二十两银子", "twenty taels of silver"),
        ("路易十四", "Louis XIV"),
        ("第二次世界大战", "World War II"),
        ("3比2", "3-2"),
        ("十七八岁", "seventeen or eighteen"),
        ("新冠病毒", "COVID-19"),
        ("四周都是山", "mountains on every side"),
        ("一百二十萬人", "1.2 million people"),
    ],
)
def test_the_same_in_two_languages(source: str, target: str) -> None:
    assert answered(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("减少到4500人", "to 4,600 people"),
        ("120万人", "12 million people"),
        ("六月", "in July"),
        ("三成的人", "40 % of the people"),
        ("第二次会议", "the third meeting"),
        ("两倍", "three times as much"),
        ("他们周五来", "They come on Thursday"),
        ("上世纪九十年代", "the 1980s"),
        ("三分之二", "two-fifths"),
        ("3月1日", "April 1"),
        ("五万人", "5,000 people"),
        ("下午三点", "at 4 p.m."),
    ],
)
def test_another_number(source: str, target: str) -> None:
    assert not answered(source, target)


def test_places_are_those_of_the_text() -> None:
    text = "从4500人减少到１２０万人"
    assert [text[one.start : one.end] for one in quantities_for("zh")(text)] == ["4500", "１２０万"]


def test_a_language_without_words_of_its_own_has_digits() -> None:
    assert digit_quantities("le 3 mai 2024") == quantities_for("fr")("le 3 mai 2024")
    assert [sorted(one.values)[0] for one in digit_quantities("2,500 et 7")] == ["2500", "7"]


def test_what_is_inside_codes_only_answers() -> None:
    (one,) = quantities_for("en")("IPv6")
    assert one == Quantity(3, 4, one.values, Weight.OPTIONAL)
