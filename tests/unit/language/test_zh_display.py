"""How readings are written and spoken: marks, numbers, zhuyin, sandhi, numbers read aloud."""

import pytest

from duidu.language.zh.aloud import aloud
from duidu.language.zh.chinese import Chinese
from duidu.language.zh.display import Style, per_character, per_word, with_mark, written_syllable
from duidu.language.zh.sandhi import with_sandhi
from duidu.language.zh.zhuyin import to_zhuyin


@pytest.fixture(scope="module")
def chinese() -> Chinese:
    return Chinese()


@pytest.mark.parametrize(
    ("syllable", "marked", "zhuyin"),
    [
        ("hao3", "hǎo", "ㄏㄠˇ"), ("lv4", "lǜ", "ㄌㄩˋ"), ("nve4", "nüè", "ㄋㄩㄝˋ"),
        ("gui4", "guì", "ㄍㄨㄟˋ"), ("liu2", "liú", "ㄌㄧㄡˊ"), ("dou1", "dōu", "ㄉㄡ"),
        ("le5", "le", "˙ㄌㄜ"), ("zhi1", "zhī", "ㄓ"), ("xue2", "xué", "ㄒㄩㄝˊ"),
        ("yuan2", "yuán", "ㄩㄢˊ"), ("wei4", "wèi", "ㄨㄟˋ"), ("you3", "yǒu", "ㄧㄡˇ"),
        ("er2", "ér", "ㄦˊ"), ("xiong2", "xióng", "ㄒㄩㄥˊ"), ("yong4", "yòng", "ㄩㄥˋ"),
        ("weng1", "wēng", "ㄨㄥ"), ("jun1", "jūn", "ㄐㄩㄣ"), ("n2", "ń", "ㄋˊ"),
    ],
)  # fmt: skip
def test_styles(syllable: str, marked: str, zhuyin: str) -> None:
    assert with_mark(syllable) == marked
    assert to_zhuyin(syllable) == zhuyin
    assert written_syllable(syllable, Style.NUMBERS) == syllable


def test_words_are_written_together(chinese: Chinese) -> None:
    tokens = chinese.tokens("我在西安，哪儿也没去。")
    assert per_word(tokens, Style.MARKS) == "wǒ zài xī'ān ， nǎr yě méi qù 。"
    assert per_word(tokens, Style.NUMBERS) == "wo3 zai4 xi1'an1 ， nar3 ye3 mei2 qu4 。"


def test_one_field_for_each_code_point(chinese: Chinese) -> None:
    text = "我 AA制\ud800😀𠀀，好"
    fields = per_character(chinese.tokens(text), Style.NUMBERS).split(" ")
    assert len(fields) == len(text)
    assert fields[:5] == ["wo3", "-", "-", "-", "zhi4"]
    assert fields[-1] == "hao3"


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("不是", "bu2 shi4"),
        ("不好", "bu4 hao3"),
        ("一样", "yi2 yang4"),
        ("一天", "yi4 tian1"),
        ("第一", "di4 yi1"),
        ("一月", "yi1 yue4"),
        ("看一看", "kan4 yi5 kan4"),
        ("去不去", "qu4 bu5 qu4"),
        ("十一个", "shi2 yi1 ge4"),
    ],
)
def test_sandhi(chinese: Chinese, text: str, spoken: str) -> None:
    tokens = with_sandhi(chinese.tokens(text))
    assert " ".join(s for token in tokens for s in token.reading) == spoken


@pytest.mark.parametrize(
    ("text", "spoken"),
    [("你好", "ni2 hao3"), ("小老虎", "xiao3 lao2 hu3"), ("展览馆", "zhan2 lan2 guan3")],
)
def test_third_tones(chinese: Chinese, text: str, spoken: str) -> None:
    tokens = with_sandhi(chinese.tokens(text), third_tones=True)
    assert " ".join(s for token in tokens for s in token.reading) == spoken


@pytest.mark.parametrize(
    ("number", "after", "read"),
    [
        ("2021", "年", "二零二一"), ("50%", "", "百分之五十"), ("3.5", "", "三点五"),
        ("13812345678", "", "幺三八幺二三四五六七八"), ("16,250", "人", "一万六千二百五十"),
        ("10500", "", "一万零五百"), ("100010000", "", "一亿零一万"), ("8:05", "", "八点零五分"),
        ("12:00", "", "十二点"), ("2", "个", "两"), ("15", "", "十五"), ("0", "", "零"),
        ("-3", "", "负三"), ("4.5万", "", "四点五万"), ("abc", "", "abc"),
    ],
)  # fmt: skip
def test_numbers_aloud(number: str, after: str, read: str) -> None:
    assert aloud(number, after) == read
