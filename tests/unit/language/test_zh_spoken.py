"""How Chinese is spoken: every syllable has sounds, and figures are read as people do."""

from itertools import pairwise
from pathlib import Path

import pytest

from duidu.core.token import Token
from duidu.language.registry import language_for
from duidu.language.speaking import spoken_words
from duidu.language.speech import joined
from duidu.language.zh.description import chinese_words
from duidu.language.zh.phonemes import syllable_sounds, word_sounds
from duidu.language.zh.written import heard

NOWHERE = Path("/nowhere")
# What the voices know of the signs that Mandarin needs.
KNOWN = set("abcdefhijklmnopqrstuvwxyzŋɕɚɛɤɥɨɻʂʊʦʨʰꭧɔə→↗↓↘ ")


def dictionary_syllables() -> set[str]:
    return {
        syllable
        for line in chinese_words().text("records").split("\n")
        for reading in line.lstrip("~").split("|")
        for syllable in reading.lstrip("#^").split(" ")
        # xx is what the dictionary writes where nobody knows the reading.
        if syllable not in ("", "-", "xx5")
    }


def test_every_syllable_of_the_dictionary_has_sounds() -> None:
    syllables = dictionary_syllables()
    assert len(syllables) > 1_600
    silent = {syllable for syllable in syllables if not syllable_sounds(syllable)}
    assert silent == set()
    assert {c for syllable in syllables for c in syllable_sounds(syllable)} <= KNOWN


def test_no_two_syllables_sound_alike_but_those_that_do() -> None:
    sounds: dict[str, set[str]] = {}
    for syllable in dictionary_syllables():
        sounds.setdefault(syllable_sounds(syllable), set()).add(syllable)
    alike = {frozenset(group) for group in sounds.values() if len(group) > 1}
    # The r of erhua is a neutral er.
    assert alike <= {frozenset(("er5", "r5"))}


@pytest.mark.parametrize(
    ("syllable", "sounds"),
    [
        ("zhong1", "ꭧʊ→ŋ"), ("guo2", "kwo↗"), ("hao3", "xau↓"), ("shi4", "ʂɨ↘"), ("zi5", "ʦɨ"),
        ("lv4", "ly↘"), ("lve4", "lɥe↘"), ("ju2", "ʨy↗"), ("quan2", "ʨʰɥɛ↗n"), ("xue2", "ɕɥe↗"),
        ("yan2", "jɛ↗n"), ("yuan2", "ɥɛ↗n"), ("yu3", "y↓"), ("yong4", "jʊ↘ŋ"), ("you3", "jou↓"),
        ("wen2", "wə↗n"), ("weng1", "wə→ŋ"), ("wu3", "u↓"), ("liu2", "ljou↗"), ("gui4", "kwei↘"),
        ("lun2", "lwə↗n"), ("bo1", "pwo→"), ("er2", "ɚ↗"), ("r5", "ɚ"), ("ri4", "ɻɨ↘"),
        ("yi1", "i→"), ("ng2", "ŋ↗"), ("xiong2", "ɕjʊ↗ŋ"), ("jun1", "ʨy→n"), ("lü4", "ly↘"),
        ("xx5", ""), ("", ""), ("b1", ""), ("hello", ""),
    ],
)  # fmt: skip
def test_sounds_of_a_syllable(syllable: str, sounds: str) -> None:
    assert syllable_sounds(syllable) == sounds


def test_a_word_with_erhua() -> None:
    assert word_sounds(("hua1", "r5")) == "xwa→ɚ"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2025年10月2日", "二零二五年十月二日"), ("增长3.5%", "增长百分之三点五"),
        ("1/3的人", "三分之一的人"), ("10:30开会", "十点三十分开会"),
        ("12:05:30", "十二点零五分三十秒"),
        ("第12章", "第十二章"), ("电话 13800138000", "电话 幺三八零零幺三八零零零"),
        ("￥5", "五元"),
        ("20℃", "二十摄氏度"), ("-3度", "负三度"), ("5-6个", "五到六个"), ("A4纸", "A四纸"),
        ("1,200元", "一千二百元"), ("$3.2亿", "三点二亿美元"), ("￥5元", "五元"),
        ("US$5", "五美元"),
        ("2008-2012年", "二零零八到二零一二年"), ("3:2获胜", "三比二获胜"),
        ("98:95", "九十八比九十五"),
        ("2倍", "两倍"), ("2个", "两个"), ("第2个", "第二个"), ("2万", "两万"),
        ("2月2日", "二月二日"),
        ("12%~15%", "百分之十二到百分之十五"), ("12-15%", "百分之十二到百分之十五"),
        ("100%", "百分之百"),
        ("100km/h", "一百公里每小时"), ("25kg", "二十五公斤"), ("5min", "五分钟"),
        ("90后", "九零后"),
        ("10℃—15℃", "十摄氏度到十五摄氏度"), ("零下3℃", "零下三摄氏度"), ("-5℃", "零下五摄氏度"),
        ("２０２５年", "二零二五年"), ("2025-10-02", "二零二五年十月二日"), ("2025/13/40", None),
        ("021-55551234", "零二幺五五五五幺二三四"), ("拨打110", "拨打幺幺零"), ("007", "零零七"),
        ("1.2.3节", "一点二点三节"), ("H5N1", "H五N一"), ("C919", "C九一九"), ("½", "二分之一"),
        ("Ⅲ", "三"), ("①", "一"), ("x²", "x平方"), ("3×4=12", "三乘四等于十二"), ("No.5", "五号"),
        ("0.5", "零点五"), ("2-3个", "两到三个"), ("T-34", "T-三十四"), ("2年", "两年"),
        ("没有数字", "没有数字"), ("", ""),
    ],
)  # fmt: skip
def test_figures_are_read_aloud(text: str, said: str | None) -> None:
    read, at = "", 0
    for one in heard(text):
        assert at <= one.start < one.end <= len(text)
        read += text[at : one.start] + one.hanzi
        at = one.end
    if said is not None:
        assert read + text[at:] == said


def words_of(text: str) -> list[tuple[str, str]]:
    found = spoken_words("zh", text, NOWHERE)
    return [(text[one.start : one.end], one.reading or one.sounds) for one in found]


def test_every_hanzi_that_figures_are_said_with_has_a_reading() -> None:
    everything = "￥5 €5 £5 HK$5 NT$5 A$5 C$5 ₽5 ₩5 RMB5 5℃ 5℉ 5° 5′ 5″ 5km/h 5m/s 5km² 5m² 5m³ 5km"
    everything += " 5cm 5mm 5nm 5kg 5g 5mg 5t 5L 5ml 5kW 5MW 5kWh 5W 5V 5Hz 5MHz 5GHz 5‰ 100% -5 ±5"
    everything += " 5min 5h 5s 5ms 5ha 5mAh 5kHz 5kV 5kcal 5dB 5cm² 5cm³ 5μm 1990s"
    everything += " ≈5 ≥5 ≤5 5÷6 +5 ＞5 ＜5 x² x³ 1,234,567,890,123 10:05:09 1/9 1:2 13800138000"
    for one in heard(everything):
        words = spoken_words("zh", everything[one.start : one.end], NOWHERE)
        syllables = "".join(word.reading for word in words)
        assert syllables, everything[one.start : one.end]
        # One vowel group a syllable would need a parser; a hanzi without reading stays as it is.
        assert not set(syllables) & set(one.hanzi), one


def test_words_are_spoken_with_sandhi() -> None:
    assert words_of("一个人不是你好") == [
        ("一", "yí"), ("个", "gè"), ("人", "rén"), ("不是", "búshì"), ("你好", "níhǎo"),
    ]  # fmt: skip


def test_one_in_a_number_keeps_its_tone() -> None:
    assert words_of("C919") == [("C", "sˈi"), ("919", "jiǔyījiǔ")]
    assert words_of("1/3的人")[0] == ("1/3", "sānfēnzhīyī")


def test_the_readings_that_were_decided_are_spoken() -> None:
    text = "银行行长"
    tokens = (
        Token(0, 2, "银行", reading=("yin2", "hang2")),
        Token(2, 4, "行长", reading=("xing2", "chang2")),  # as somebody corrected it
    )
    found = spoken_words("zh", text, NOWHERE, tokens)
    assert [one.reading for one in found] == ["yínháng", "xíngcháng"]


def test_codes_and_tags_are_not_spoken() -> None:
    assert words_of("<b>你好</b>{0}%s朋友") == [("你好", "níhǎo"), ("朋友", "péngyou")]


def test_letters_are_spoken_as_letters() -> None:
    found = dict(words_of("GDP涨了8.5万，B超"))
    assert found["GDP"] == "ʤˌidˌipˈi"
    assert found["8.5万"] == "bādiánwǔwàn"
    assert found["B超"] == "Bchāo"


def test_a_date_is_several_words_and_a_time_is_one() -> None:
    assert [word for word, _ in words_of("2025年10:30")] == ["2025", "年", "10:30"]


def test_places_are_in_order_and_inside_the_text() -> None:
    text = "𠮷野家在2025年花了￥5（约$0.7），x²…Ⅲ《红楼梦》🙂\n-3.5%"
    found = spoken_words("zh", text, NOWHERE)
    places = [(one.start, one.end) for one in found]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))


def test_signs_and_their_places() -> None:
    words = spoken_words("zh", "你好，世界。", NOWHERE)
    signs, places = joined(words)
    assert signs == "ni↗xau↓, ʂɨ↘ʨje↘."
    assert [signs[start:end] for start, end in places] == ["ni↗xau↓", ",", "ʂɨ↘ʨje↘", "."]


def test_words_in_hanzi_of_an_english_text_are_chinese() -> None:
    text = "He went to 北京 with Xi Jinping."
    said = {text[one.start : one.end]: one.sounds for one in spoken_words("en", text, NOWHERE)}
    assert said["北京"] == "pei↓ʨi→ŋ"
    assert said["Xi"] == "ɕi"
    assert said["Jinping"] == "ʨinpʰiŋ"


def test_the_language_cuts_what_has_no_words_yet() -> None:
    assert [t.text for t in language_for("zh").tokens("你好")] == ["你好"]
    assert spoken_words("zh", "", NOWHERE) == []
    assert spoken_words("de", "Guten Tag", NOWHERE) == []
