"""Entries are found by headword, pinyin and English."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.core.errors import FileError
from duidu.lexicon.entry import Flag
from duidu.lexicon.lexicon import Lexicon, open_lexicon


def test_a_word_is_found_in_either_script(small: Lexicon) -> None:
    (simplified,) = small.exact("银行")
    assert small.exact("銀行") == (simplified,)
    assert simplified.pinyin == ("yin2", "hang2")
    assert [sense.text for sense in simplified.senses] == ["bank"]
    assert [classifier.simplified for classifier in simplified.classifiers] == ["家", "个"]
    assert simplified.levels == {"HSK 2.0": 3, "HSK 2021": 2, "HSK 2025": 3}
    assert simplified.zipf == 5.4


def test_all_readings_of_a_character_come_in_the_order_of_the_dictionary(small: Lexicon) -> None:
    assert [entry.pinyin for entry in small.exact("行")] == [("hang2",), ("xing2",)]


def test_the_longest_match_comes_first_with_shorter_ones_below(small: Lexicon) -> None:
    found = small.longest("在银行家家", 1)
    assert [(length, entries[0].simplified) for length, entries in found] == [
        (3, "银行家"),
        (2, "银行"),
        (1, "银"),
    ]
    assert small.longest("在银行", 9) == []


def test_flags_say_what_kind_of_word_it_is(small: Lexicon) -> None:
    surname, bill = small.exact("单")
    assert Flag.SURNAME in surname.flags
    assert bill.flags == frozenset()
    assert small.exact("上海")[0].flags == {Flag.NAME, Flag.PLACE}
    assert small.exact("胡同")[0].flags == {Flag.VARIANT}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("yinhang", "银行"),
        ("yin2hang2", "银行"),
        ("yin2 hang2", "银行"),
        ("yín háng", "银行"),
        ("yínháng", "银行"),
        ("YINHANG", "银行"),
        ("yh", "银行"),
        ("yin'hang", "银行"),
        ("lü4", "绿"),
        ("lu:4", "绿"),
        ("lv", "绿"),
        ("lǜ", "绿"),
        ("nar", "哪儿"),
        ("yinh", "银行"),
    ],
)
def test_pinyin_finds_words_however_it_is_typed(small: Lexicon, typed: str, first: str) -> None:
    assert small.by_pinyin(typed)[0].simplified == first


def test_a_tone_that_is_typed_counts(small: Lexicon) -> None:
    assert small.by_pinyin("yin1hang2") == ()
    assert [entry.pinyin for entry in small.by_pinyin("xing2")] == [("xing2",)]


@pytest.mark.parametrize(
    "query",
    ["", " ", "1", "5", "ü", "%", '"', "'; DROP TABLE entry", "yin2hang2" * 1000, "\ud800", "\x00"],
)
def test_odd_queries_find_nothing_and_break_nothing(small: Lexicon, query: str) -> None:
    assert isinstance(small.by_pinyin(query), tuple)
    assert isinstance(small.by_english([query]), tuple)
    assert isinstance(small.exact(query), tuple)
    assert isinstance(small.prefix(query), tuple)
    assert small.hanzi(query) is None
    assert small.exact("银行")


def test_english_finds_inflections_and_phrases(small: Lexicon) -> None:
    assert small.by_english(["bank"])[0].simplified == "银行"
    assert small.by_english(["negotiating"])[0].simplified == "谈判"
    assert small.by_english(["take off"])[0].simplified == "起飞"
    assert small.by_english(["off take"]) == ()


def test_a_prefix_finds_words_in_either_script(small: Lexicon) -> None:
    assert {entry.simplified for entry in small.prefix("銀")} == {"银", "银行", "银行家"}
    assert small.prefix("") == ()


def test_glosses_leave_out_pointers_and_surnames(small: Lexicon) -> None:
    assert small.glosses("单") == ("bill; list", "only")
    assert small.many_glosses(["银行", "胡同", "没有"]) == {"银行": ("bank",), "胡同": ()}


def test_about_says_date_and_licence(shipped: Lexicon) -> None:
    about = shipped.about()
    assert about.date.startswith("20")
    assert "creativecommons.org" in about.license
    assert about.entries > 120_000


def test_threads_may_share_a_lexicon(shipped: Lexicon) -> None:
    words = ["银行", "长", "谈判", "上海"] * 25
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(shipped.exact, words)) == [shipped.exact(word) for word in words]


def test_every_word_of_the_hsk_lists_has_its_level(shipped: Lexicon) -> None:
    assert shipped.exact("银行")[0].levels == {"HSK 2.0": 3, "HSK 2021": 2, "HSK 2025": 3}


@given(st.text(max_size=30), st.integers(0, 40))
def test_any_place_of_any_text_can_be_looked_up(text: str, at: int) -> None:
    for length, entries in open_lexicon().longest(text, at):
        assert all(entry.is_written(text[at : at + length]) for entry in entries)


def test_a_missing_or_foreign_file_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        open_lexicon(tmp_path / "none.sqlite")
    foreign = tmp_path / "foreign.sqlite"
    foreign.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    with pytest.raises(FileError, match="cannot be read"):
        open_lexicon(foreign)
