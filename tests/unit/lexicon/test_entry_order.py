"""Which entry of a word comes first, in the window and in the terminal, and whose its level is."""

import pytest

from duidu.cli import main
from duidu.lexicon.entry_order import in_order, likely_readings
from duidu.lexicon.lexicon import Lexicon
from duidu.lexicon.lookup import WordSearch

# Common words of several readings, with the reading that a reader wants first.
FIRST = """
无 wu2 / 加 jia1 / 圈 quan1 / 东西 dong1 xi5 / 还 hai2 / 了 le5
着 zhe5 / 都 dou1 / 好 hao3 / 和 he2 / 大 da4 / 过 guo4
看 kan4 / 只 zhi3 / 重 zhong4 / 少 shao3 / 便 bian4 / 差 cha4
更 geng4 / 会 hui4 / 几 ji3 / 假 jia3 / 没 mei2 / 难 nan2
说 shuo1 / 省 sheng3 / 似 si4 / 提 ti2 / 听 ting1 / 与 yu3
中 zhong1 / 朝 chao2 / 强 qiang2 / 血 xue4 / 折 zhe2 / 占 zhan4
正 zheng4 / 作 zuo4 / 大夫 dai4 fu5 / 便宜 pian2 yi5 / 地方 di4 fang5 / 人家 ren2 jia5
结实 jie1 shi5 / 故事 gu4 shi5 / 生意 sheng1 yi5 / 本事 ben3 shi5 / 多少 duo1 shao5
同行 tong2 hang2
花 hua1 / 白 bai2 / 高 gao1 / 马 ma3 / 王 wang2 / 张 zhang1
周 zhou1 / 于 yu2 / 能 neng2 / 要 yao4 / 分 fen1 / 后 hou4
里 li3 / 干 gan4 / 曲 qu1 / 南 nan2 / 石 shi2 / 方 fang1
任 ren4 / 单 dan1 / 解 jie3
"""
WANTED = [one.strip().split(" ", 1) for line in FIRST.split("\n") for one in line.split("/") if one]
# What the first entry must be about, where several are read alike.
MEANING = {
    "加": "add", "后": "back", "花": "flower", "马": "horse", "于": "in", "无": "not", "里": "in",
    "白": "white", "高": "high", "和": "and", "能": "can", "王": "king", "石": "rock",
}  # fmt: skip


@pytest.mark.parametrize(("word", "reading"), WANTED)
def test_the_entry_that_a_reader_wants_is_first_in_the_terminal_and_in_the_window(
    word: str, reading: str, shipped: Lexicon
) -> None:
    search = WordSearch(shipped)
    matches = search.chinese(word)
    assert matches is not None
    first = matches.entries[0]
    assert " ".join(first.reading) == reading
    assert search.in_order(word) == matches.entries
    assert MEANING.get(word, "") in " ".join(sense.text for sense in first.senses)
    assert not all(sense.is_pointer or sense.is_surname for sense in first.senses)


def test_the_terminal_prints_them_in_that_order(capsys: pytest.CaptureFixture[str]) -> None:
    main.run(["lookup", "加"])
    out = capsys.readouterr().out
    assert out.index("to add") < out.index("Canada")


def test_the_reading_in_the_text_comes_before_the_likelier_one(shipped: Lexicon) -> None:
    found = WordSearch(shipped).in_order("还", ("huan2",))
    assert found[0].reading == ("huan2",)
    assert not found[0].senses[0].is_surname


def test_a_surname_in_the_text_is_a_surname(shipped: Lexicon) -> None:
    found = WordSearch(shipped).in_order("王", ("wang2",), named=True)
    assert found[0].senses[0].is_surname


@pytest.mark.parametrize(
    ("word", "taught", "other"),
    [
        ("东西", "dong1 xi5", "dong1 xi1"),
        ("地道", "di4 dao5", "di4 dao4"),
        ("地方", "di4 fang5", "di4 fang1"),
        ("加", "jia1", "Jia1"),
        ("都", "dou1", "du1"),
        ("血", "xue4", "xie3"),
    ],
)
def test_a_level_belongs_to_the_reading_that_is_taught(
    word: str, taught: str, other: str, shipped: Lexicon
) -> None:
    found = {
        " ".join(one.pinyin): one for one in in_order(shipped.exact(word), likely_readings(word))
    }
    assert found[taught].levels
    assert not found[other].levels
    # Of a name or another reading nobody knows how common it is either.
    assert found[other].band == 0


def test_characters_taught_in_two_readings_have_a_level_in_both(shipped: Lexicon) -> None:
    found = in_order(shipped.exact("长"), likely_readings("长"))
    assert {one.reading for one in found if one.levels} == {("chang2",), ("zhang3",)}


def test_of_a_word_in_traditional_characters_the_main_form_is_first(shipped: Lexicon) -> None:
    assert WordSearch(shipped).in_order("無")[0].reading == ("wu2",)


@pytest.mark.parametrize("asked", ["dongxi", "dong1xi1", "east and west"])
def test_a_word_found_by_pinyin_or_meaning_has_no_level_of_another_reading(
    asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main.run(["lookup", asked])
    lines = capsys.readouterr().out.splitlines()
    (line,) = [one for one in lines if one.startswith("东西 東西  dōng xī")]
    assert "HSK" not in line
