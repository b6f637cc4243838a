"""Finding in texts: what a person types and what lights up."""

from pathlib import Path

import pytest

from duidu.app.search.find import Find, Finder
from duidu.app.search.find_pattern import Patterns, Query
from duidu.core.errors import UsageError
from duidu.core.jobs import NoJob
from duidu.language.en.english import English
from fixtures.river import sides, small_library

READINGS = {
    "银": ("yin",),
    "行": ("hang", "xing"),
    "因": ("yin",),
    "西": ("xi",),
    "安": ("an",),
    "先": ("xian",),
    "绿": ("lv",),
}
PATTERNS = Patterns(lambda character: READINGS.get(character, ()), English())


def found(query: str, text: str, language: str = "zh-Hans", regex: bool = False) -> list[str]:
    return [text[start:end] for start, end in PATTERNS.matcher(Query(query, regex), language)(text)]


def test_one_chinese_character_is_enough() -> None:
    assert found("行", "银行行长") == ["行", "行"]


def test_either_script_finds_both() -> None:
    assert found("银行", "銀行和银行") == ["銀行", "银行"]
    assert found("銀行", "銀行和银行") == ["銀行", "银行"]


def test_full_and_half_width_and_case_are_one() -> None:
    assert found("t恤,", "Ｔ恤，") == ["Ｔ恤，"]
    assert found("TALIBAN", "the Taliban", "en") == ["Taliban"]


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("yinhang", ["银行"]),
        ("yin hang", ["银行"]),
        ("xian", ["西安", "先"]),
        ("lü", ["绿"]),
        ("yinh", []),
    ],
)
def test_pinyin_without_tones(typed: str, hits: list[str]) -> None:
    assert found(typed, "银行在西安，先走，绿。") == hits


def test_latin_words_inside_chinese_are_found_too() -> None:
    assert found("qt", "用Qt写") == ["Qt"]


def test_english_inflections_meet() -> None:
    assert found("walk", "He walks, walking past a walkway", "en") == ["walks", "walking", "walk"]


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("go", ["goes", "went", "go"]),
        ("went", ["goes", "went"]),
        ("hold talks", ["held talks"]),
        ("peace talk", ["peace talks"]),
        ("to", ["to"]),
    ],
)
def test_irregular_forms_and_several_words_meet(typed: str, hits: list[str]) -> None:
    assert (
        found(
            typed,
            "She goes where he went: they held talks on peace talks, talkative gophers to boot.",
            "en",
        )
        == hits
    )


def test_regular_expressions() -> None:
    assert found(r"\d+人", "2500人和30人", regex=True) == ["2500人", "30人"]
    with pytest.raises(UsageError, match="regular expression"):
        found("(", "text", regex=True)


def test_a_code_is_hit_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    text = sides(("删除{name}和<b>名</b>。",), ("Delete {name} and <b>names</b>.",))
    with small_library(tmp_path, text) as library:
        finder = Finder(library, PATTERNS)

        def hits(query: str, regex: bool = False) -> list[str]:
            found = finder.hits("river", Find(Query(query, regex)), NoJob())
            return [hit.text[hit.start : hit.end] for hit in found]

        assert hits("name") == ["{name}", "{name}", "names"]
        assert hits("{name}") == ["{name}", "{name}"]
        # Twice in one code is one hit.
        assert hits("[nm]", regex=True) == ["{name}", "{name}", "n", "n", "m"]
        assert hits("b>na", regex=True) == ["<b>na"]
