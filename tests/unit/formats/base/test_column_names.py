"""What columns are called in many languages, and which first rows of tables are names."""

import pytest

from duidu.formats.base.column_names import column_name
from duidu.formats.base.table_rows import blocks_of_rows, is_header
from duidu.language.registry import language_named


@pytest.mark.parametrize(
    ("label", "code"),
    [
        *(("EN", "en"), ("en_us", "en-US"), ("EN-us", "en-US"), ("eng", "en"), ("English", "en")),
        *(("CN", "zh"), ("cmn-Hans-cn", "zh-Hans-CN"), ("zho", "zh"), ("ZH-TW", "zh-TW")),
        *(("中文（简体）", "zh"), ("Chinese (Simplified)", "zh"), ("英文", "en"), ("JP", "ja")),
        *(("Deutsch", "de"), ("हिन्दी", "hi"), ("français", "fr"), ("한국어", "ko")),
        *(("xx", ""), ("note", ""), ("", ""), ("Englishman", "")),
    ],
)
def test_a_language_is_known_by_its_names(label: str, code: str) -> None:
    assert language_named(label) == code


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("English term", ("", "en")),
        ("zh-CN text", ("", "zh-CN")),
        ("译名（中文）", ("", "zh")),
        ("Note (EN)", ("note", "en")),
        ("EN Definition", ("definition", "en")),
        ("原文", ("source", "")),
        ("Anmerkungen", ("note", "")),
        ("it works", ("", "")),
        ("a sentence about English and its translation into Chinese", ("", "")),
    ],
)
def test_a_name_says_a_role_or_a_language(name: str, expected: tuple[str, str]) -> None:
    assert column_name(name) == expected


@pytest.mark.parametrize(
    ("row", "named"),
    [
        (["en", "zh"], True),
        (["EN", "CN"], True),
        (["Row", "en-US", "zh-Hans", "Notes"], True),
        (["英语", "汉语"], True),
        (["English", "My version"], True),
        (["it", "它"], False),
        (["us", "我们"], False),
        (["English", "英语"], False),
        (["subject", "主题"], False),
        (["He left.", "他走了。"], False),
    ],
)
def test_a_first_row_of_words_is_no_header(row: list[str], named: bool) -> None:
    assert is_header(row) is named


def test_the_first_row_of_a_word_list_is_kept() -> None:
    table = blocks_of_rows([["it", "它"], ["he", "他"], ["she", "她"]], "words.tsv")
    assert [block.text for block in table.blocks] == ["it", "它", "he", "他", "she", "她"]
