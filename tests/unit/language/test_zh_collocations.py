"""Readings that words decide which need not be neighbours; none of it is a measured sentence."""

import re

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


@pytest.mark.parametrize(
    "marked",
    [
        "妈妈让我把长zhang3出来的头发剪短一点。",
        "他长zhang3出了胡子，时间却长chang2出了一倍。",
        "他倒dao3了八辈子霉。",
        "把钱都倒dao4在桌子上，她倒dao3在地上。",
        "你欠我的钱还没还huan2呢，血债要用血还huan2。",
        "他还hai2没来，我还hai2没想好。",
        "他做事不大着zhao2调，这么晚还不着zhao2家。",
        "这是行hang2规，他开了一家典当行hang2。",
        "我们站成一行hang2，每一行hang2都写满了。",
        "书上落luo4了一层灰，他落la4在后面。",
        "他扒ba1着墙头往里看，小偷扒pa2走了钱包。",
        "众人应ying4和着，他出了一趟差chai1，被派出差chai1了。",
        "种子得dei3晒干，孩子得dei3上学，衣服得dei3洗了。",
        "明年得dei3早点来，公司得dei3赔钱。",
        "她高兴得de5跳起来，幸福得de5想哭，数他数得de5最准。",
        "孩子得de2病了，公司得de2奖了。",
        "江水浅浅地de5流，他把手高高地de5举起。",
        "茶几上都dou1潮了，家里都dou1好。",
        "把毛衣拆了重chong2织，这件太重zhong4。",
        "他背bei1着孩子，孩子趴在背bei4上。",
        "把菜择zhai2干净，择zhai2菜去。",
        "好hao4喝酒的毛病没改，很好hao3喝的酒。",
        "种zhong4的是小麦，地里种zhong4的都收了。",
        "他数着票子zi5，等了一会子zi5。",
        "他想当dang1老师，大家把他当dang4老师。",
    ],
)
def test_what_stands_near_decides(chinese: Chinese, marked: str) -> None:
    text, wanted = "", {}
    for piece, syllable in re.findall("(.)([a-z]+[1-5])?", marked):
        text += piece
        if syllable:
            wanted[len(text) - 1] = syllable
    read = [
        one for token in chinese.tokens(text) for one in token.reading or [""] * len(token.text)
    ]
    assert {at: read[at] for at in wanted} == wanted
