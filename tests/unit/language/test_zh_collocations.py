"""Readings that words decide which need not be neighbours; none of it is a measured sentence."""

import pytest

from duidu.language.zh.chinese import Chinese


@pytest.fixture(scope="module")
def chinese() -> Chinese:
    return Chinese()


def first_reading(chinese: Chinese, text: str, character: str) -> str:
    """The syllable of the first place of the character that has one."""
    return next(
        token.reading[at]
        for token in chinese.tokens(text)
        for at, one in enumerate(token.text)
        if one == character and token.reading
    )


@pytest.mark.parametrize(
    ("text", "character", "syllable"),
    [
        # By its object.
        ("小蚕吐出了长长的丝。", "吐", "tu3"),
        ("孩子又吐了一身。", "吐", "tu4"),
        ("他给客人倒了一杯热茶。", "倒", "dao4"),
        ("今天倒了三趟车才到。", "倒", "dao3"),
        ("她背着弟弟过河。", "背", "bei1"),
        ("他背着老师抄作业。", "背", "bei4"),
        # By its subject.
        ("这条裙子长了两寸。", "长", "chang2"),
        ("墙角长了一层青苔。", "长", "zhang3"),
        ("辫子散了，重新梳一下。", "散", "san3"),
        ("人群慢慢散了。", "散", "san4"),
        # A word that comes apart.
        ("他昨晚睡了一个好觉。", "觉", "jiao4"),
        ("我上了他的当。", "当", "dang4"),
        ("他在台上露了一手。", "露", "lou4"),
        ("全村都遭了难。", "难", "nan4"),
        ("他的手流了血。", "血", "xie3"),
        # No object and no subject of it.
        ("他把脸转过去。", "转", "zhuan3"),
        ("他回到铁匠铺，被人认出来了。", "铺", "pu4"),
        ("他只是想当演员。", "当", "dang1"),
        ("他把当地人都请来了。", "当", "dang1"),
        # A verb by its form.
        ("这把刀切不动冻肉。", "切", "qie1"),
        ("苗太密，得间一间。", "间", "jian4"),
        ("你钉得牢吗？", "钉", "ding4"),
        ("这一间一间的屋子都空了。", "间", "jian1"),
        ("这种病急不得，得慢慢养。", "得", "de5"),
        ("闲人不得入内。", "得", "de2"),
        # 得 at the head of a clause.
        ("裤脚太长，得改短一点。", "得", "dei3"),
        ("多年牢狱，得见天日。", "得", "de2"),
    ],
)
def test_what_stands_with_a_character_decides(
    chinese: Chinese, text: str, character: str, syllable: str
) -> None:
    assert first_reading(chinese, text, character) == syllable


@pytest.mark.parametrize(
    ("word", "character", "syllable"),
    [
        ("中式家具", "中", "zhong1"),
        ("疏散人群", "散", "san4"),
        ("一哄而散", "哄", "hong4"),
        ("悉数归还", "数", "shu4"),
    ],
)
def test_a_word_of_two_readings_has_its_everyday_one(
    chinese: Chinese, word: str, character: str, syllable: str
) -> None:
    assert first_reading(chinese, word, character) == syllable


@pytest.mark.parametrize("text", ["树底下儿", "他在树底下儿。", "樹底下兒。", "坐在树底下儿！"])
def test_er_behind_a_place_colours_it_at_the_end_of_a_sentence(chinese: Chinese, text: str) -> None:
    assert "r5" in chinese.tokens(text)[-1 if text[-1] in "儿兒" else -2].reading
