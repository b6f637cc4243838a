"""Clauses that are cut together are cut as each is alone."""

import pytest

from duidu.align.base.side_words import Cutter
from duidu.align.base.word_pairs import cutter

CLAUSES = {
    "zh": [
        "弗莱厄蒂先生来了，",
        "四十七年过去了 ",
        "",
        " \t",
        " 雨停了。\n",
        "他走\n了，",
        "ls -l /usr/share\n\ndrwxr-xr-x 2 root",
        "第三章",
        "章节二〇〇九",
        "年三月十二日，星期一",
        "王琦",
        "瑶的家",
        "看看书台",
        "中市",
        "𠮷野家",
    ],
    "zh-Hant": ["臺中市的人，", "這時候", "雨停了"],
    "en": ["Mr Flaherty's horses, ", "forty-", "seven of them", "", "on 3 March"],
}


def alone(cut: Cutter, clauses: list[str]) -> list[list[str]]:
    return [list(cut([clause])[0]) for clause in clauses]


@pytest.mark.parametrize("language", CLAUSES)
def test_clauses_cut_together_are_cut_as_each_alone(language: str) -> None:
    cut = cutter(language)
    clauses = CLAUSES[language]
    assert [list(words) for words in cut(clauses)] == alone(cut, clauses)
    assert list(cut([])) == []


def test_a_text_of_many_clauses_is_cut_as_each_alone() -> None:
    cut = cutter("zh")
    clauses = [f"{clause}{n}" for n in range(60) for clause in CLAUSES["zh"]] + ["雨" * 9_000]
    assert [list(words) for words in cut(clauses)] == alone(cut, clauses)


def test_values_stand_behind_the_words_of_their_own_clause() -> None:
    found = cutter("zh")(["三月", "过去了", "四十七"])
    assert [[word for word in words if word.startswith("=")] for words in found] == [
        ["=month3"],
        [],
        ["=47"],
    ]
