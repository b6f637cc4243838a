"""Ordinary texts that look like a lesson or a layout in places, and lose nothing for it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from duidu.app.opening.found_article import read_article

CITIES = "北京 Beijing\n上海 Shanghai\n广州 Guangzhou\n西安 Xi'an\n"
NOVEL = (
    ("她是谁？", "Who is she?"),
    ("吕薇来了。", "Lǚ Wēi came."),
    ("大家都听着。", "Everyone listened."),
    ("“吕薇。”", "“Lǚ Wēi.”"),
    ("歌唱完了。", "The song ended."),
)
SCORES = (("中国队赢了。", "China won."), ("第二场开始了。", "The second match began."))


def _sides(folder: Path, text: str, name: str = "a.txt") -> list[list[str]]:
    (folder / name).write_text(text, "utf-8")
    article = read_article([folder / name]).arranged.article
    return [[block.text for block in side.blocks] for side in (article.source, article.target)]


def _in_turns(pairs: Sequence[tuple[str, str]], first: int = 0) -> str:
    return "\n".join(f"{pair[first]}\n{pair[1 - first]}" for pair in pairs)


@pytest.mark.parametrize("first", [0, 1])
def test_names_with_tones_are_the_translation_they_stand_in(tmp_path: Path, first: int) -> None:
    assert _sides(tmp_path, _in_turns(NOVEL, first)) == [
        list(side) for side in zip(*NOVEL, strict=True)
    ]


def test_names_with_tones_stay_in_a_translation_below_its_text(tmp_path: Path) -> None:
    pairs = (*NOVEL[:3], ("吕薇唱了。", "Lǚ Wēi sang."), NOVEL[-1])
    text = "\n\n".join("\n".join(side) for side in zip(*pairs, strict=True))
    assert _sides(tmp_path, text) == [list(side) for side in zip(*pairs, strict=True)]


def test_japanese_names_with_long_vowels_are_no_pinyin(tmp_path: Path) -> None:
    pairs = (
        ("私は学生です。", "I am a student."),
        ("大阪", "Ōsaka"),
        ("京都です。", "It is Kyōto."),
    )
    assert _sides(tmp_path, _in_turns(pairs)) == [list(side) for side in zip(*pairs, strict=True)]


def test_a_letter_with_a_number_has_no_tone(tmp_path: Path) -> None:
    text = (
        "Q1\n什么是对读？\nWhat is Duidu?\nA1\n一个阅读器。\nA reader.\nA2\n不贵。\nIt is cheap.\n"
    )
    said = {one for side in _sides(tmp_path, text) for one in side}
    assert said == set(text.splitlines())


@pytest.mark.parametrize("more", ["", "哈尔滨 Harbin\n香港 Hong Kong\n"])
def test_names_of_cities_on_their_lines_are_translations(tmp_path: Path, more: str) -> None:
    lines = [line.split(maxsplit=1) for line in (CITIES + more).splitlines()]
    assert _sides(tmp_path, CITIES + more) == [list(side) for side in zip(*lines, strict=True)]


def test_sentences_on_people_keep_their_names(tmp_path: Path) -> None:
    text = "姚明 Yao Ming was born in Shanghai.\n刘翔 Liu Xiang won a medal.\n李娜 Li Na left.\n"
    said = "".join(one for side in _sides(tmp_path, text) for one in side)
    assert all(name in said for name in ("Yao Ming was", "Liu Xiang won", "Li Na left"))


def test_words_that_came_into_english_are_translations_among_others(tmp_path: Path) -> None:
    lines = [("太极", "taiji"), ("气功", "qigong"), ("风水", "feng shui"), ("茶", "tea")]
    text = "".join(f"{zh} {en}\n" for zh, en in lines)
    assert _sides(tmp_path, text) == [list(side) for side in zip(*lines, strict=True)]


@pytest.mark.parametrize("number", ["3:1", "¥3.50", "50 %", "2024-05-01", "00:01:02"])
@pytest.mark.parametrize("times", [1, 2])
def test_figures_between_pairs_stand_on_both_sides(tmp_path: Path, number: str, times: int) -> None:
    between = "\n".join([number] * times)
    text = "\n".join((_in_turns(SCORES[:1]), between, _in_turns(SCORES[1:])))
    assert _sides(tmp_path, text) == [
        [one, number, other] for one, other in zip(*SCORES, strict=True)
    ]


@pytest.mark.parametrize("step", [1, -1])
def test_numbers_between_the_halves_belong_where_they_are_missing(
    tmp_path: Path, step: int
) -> None:
    sides = [
        [one for number, text in enumerate(side, 1) for one in (text, str(number))[::step]]
        for side in zip(*NOVEL, strict=True)
    ]
    assert _sides(tmp_path, "\n\n".join("\n\n".join(side) for side in sides)) == sides


def test_comments_of_one_language_among_code(tmp_path: Path) -> None:
    text = "// 打开文件\n// Open it\nf = open(name)\n// 读取内容\n// Read it\nt = f.read()\n"
    assert _sides(tmp_path, text) == [
        ["打开文件", "读取内容"],
        ["Open it", "f = open(name)", "Read it", "t = f.read()"],
    ]


def test_prose_that_a_hand_broke_in_markdown_is_no_verse(tmp_path: Path) -> None:
    english = (
        "This is the first paragraph, which in the file\n"
        "has been cut into several lines, because the editor\nbreaks at forty columns."
    )
    chinese = "这是第一段，它在文件里\n被分成几行，因为编辑器\n在四十列处换行。"
    sides = _sides(tmp_path, f"{chinese}\n\n{english}\n", "a.md")
    assert sides == [[chinese.replace("\n", "")], [english.replace("\n", " ")]]


def test_a_table_of_few_words_beside_chinese_is_english(tmp_path: Path) -> None:
    text = "| 中文 | English |\n|---|---|\n| 苹果 | Apple |\n| 香蕉 | Banana |\n"
    (tmp_path / "a.md").write_text(text, "utf-8")
    assert read_article([tmp_path / "a.md"]).arranged.article.target.language == "en"


@pytest.mark.parametrize("said", ["OK", "B: OK", "iPhone, NASA"])
def test_letters_with_chinese_marks_are_chinese_beside_the_same(tmp_path: Path, said: str) -> None:
    pairs = (*SCORES[:1], (f"{said}。", f"{said}."), *SCORES[1:], ("Hello！", "Hello!"))
    assert _sides(tmp_path, _in_turns(pairs)) == [list(side) for side in zip(*pairs, strict=True)]


def test_an_answer_with_chinese_marks_stays_an_answer(tmp_path: Path) -> None:
    pairs = (*SCORES, ("完了。", "It is over。"))
    assert _sides(tmp_path, _in_turns(pairs)) == [list(side) for side in zip(*pairs, strict=True)]


def test_accents_of_another_language_are_no_tones(tmp_path: Path) -> None:
    pairs = (
        *(("是。", "Sí."), ("在哪儿？", "¿Dónde está?"), ("那儿。", "Allá.")),
        *(("妈妈。", "Mamá."), ("爸爸。", "Papá."), ("茶。", "Té.")),
    )
    assert _sides(tmp_path, _in_turns(pairs)) == [list(side) for side in zip(*pairs, strict=True)]


def test_words_that_can_be_cut_in_millions_of_ways_are_no_matter(tmp_path: Path) -> None:
    sung = (
        ("她唱：“呐呐呐！”", f"“N{'an' * 40}atman!” she sang."),
        ("“好！”", "“Pǐn” — so they cried, " + "er" + "r" * 60 + "k."),
    )
    assert _sides(tmp_path, _in_turns(sung)) == [list(side) for side in zip(*sung, strict=True)]
    shouted = "\n".join(f"我们的中国{n} WOMENDE{'ZHONGGUO' * 9} de our China" for n in range(4))
    assert _sides(tmp_path, shouted + "\n")
