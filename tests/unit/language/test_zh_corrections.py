"""Corrections always win: cuts, joins and readings, at one place or as a rule."""

import pytest

from duidu.core.token import ReadingSource
from duidu.language.corrections import Correction, Corrections
from duidu.language.zh.chinese import Chinese


@pytest.fixture(scope="module")
def chinese() -> Chinese:
    return Chinese()


def corrections(*items: Correction) -> Corrections:
    return Corrections(items)


def test_a_join_makes_one_word_everywhere(chinese: Chinese) -> None:
    joined = corrections(Correction("和平谈判", cuts=()))
    assert chinese.words("和平谈判和和平谈判", joined).count("和平谈判") == 2


def test_a_cut_splits_a_word(chinese: Chinese) -> None:
    assert chinese.words("研究生命", corrections(Correction("研究生命", cuts=(2,)))) == [
        "研究",
        "生命",
    ]


def test_a_cut_for_a_place_leaves_other_places_alone(chinese: Chinese) -> None:
    text = "北京大学在北京大学"
    assert chinese.words(text, corrections(Correction("北京大学", cuts=(2,), start=5))) == [
        "北京大学",
        "在",
        "北京",
        "大学",
    ]


def test_a_place_that_no_longer_has_the_text_is_ignored(chinese: Chinese) -> None:
    assert chinese.words("北京大学", corrections(Correction("南京大学", cuts=(2,), start=0))) == [
        "北京大学"
    ]


def test_a_reading_holds_for_whole_words_only(chinese: Chinese) -> None:
    ours = corrections(Correction("行", reading=("hang2",)))
    tokens = chinese.tokens("行吗？旅行", ours)
    assert tokens[0].reading == ("hang2",)
    assert tokens[0].source is ReadingSource.USER
    assert tokens[-1].reading == ("lv3", "xing2")


def test_a_place_beats_the_article_which_beats_everywhere(chinese: Chinese) -> None:
    everywhere = corrections(Correction("行", reading=("hang2",)))
    article = corrections(Correction("行", reading=("xing4",)))
    place = corrections(Correction("行", reading=("heng2",), start=0))
    assert chinese.tokens("行", everywhere.then(article))[0].reading == ("xing4",)
    assert chinese.tokens("行", everywhere.then(article).then(place))[0].reading == ("heng2",)
    assert chinese.tokens("行", place.then(article))[0].reading == ("heng2",)


def test_part_of_a_word_can_be_corrected_at_a_place(chinese: Chinese) -> None:
    token = chinese.tokens("银行", corrections(Correction("行", reading=("xing2",), start=1)))[0]
    assert token.reading == ("yin2", "xing2")


def test_corrections_come_out_the_same_on_every_run(chinese: Chinese) -> None:
    ours = corrections(Correction("单", reading=("shan4",)), Correction("老师说", cuts=()))
    assert chinese.tokens("单老师说", ours) == chinese.tokens("单老师说", ours)


@pytest.mark.parametrize("wrong", [{"cuts": (0,)}, {"cuts": (2,)}, {"reading": ("a1",)}])
def test_corrections_that_do_not_fit_are_refused(wrong: dict[str, tuple[int, ...]]) -> None:
    with pytest.raises(ValueError, match=r"cuts|syllables"):
        Correction("银行", **wrong)  # type: ignore[arg-type]
