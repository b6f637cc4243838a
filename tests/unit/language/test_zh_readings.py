"""Readings that are often wrong, names, traditional text, and words that stay ambiguous."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.core.token import ReadingSource, Token
from duidu.language.zh.chinese import Chinese

HARD = Path(__file__).parent / "data" / "hard_readings.txt"


@pytest.fixture(scope="module")
def chinese() -> Chinese:
    return Chinese()


def marked_lines() -> Iterator[tuple[str, dict[int, str]]]:
    for line in HARD.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, marks = "", {}
            for part in re.split(r"(\{[^}]*\})", line):
                if part.startswith("{"):
                    marks[len(text) - 1] = part[1:-1]
                else:
                    text += part
            yield text, marks


def syllables(tokens: tuple[Token, ...]) -> list[str]:
    return [syllable for token in tokens for syllable in (token.reading or ("",) * len(token.text))]


def token_of(chinese: Chinese, text: str, word: str) -> Token:
    return next(token for token in chinese.tokens(text) if token.text == word)


def test_hard_readings(chinese: Chinese) -> None:
    wrong = []
    total = 0
    for text, marks in marked_lines():
        found = syllables(chinese.tokens(text))
        total += len(marks)
        wrong += [
            f"{text[:at]}[{text[at]}]: {found[at]}, not {want}"
            for at, want in marks.items()
            if found[at] != want
        ]
    assert total > 450
    assert len(wrong) <= 0.02 * total, wrong


@pytest.mark.parametrize(
    ("text", "word", "reading", "source"),
    [
        ("单老师来了", "单", ("shan4",), ReadingSource.SURNAME),
        ("我姓任", "任", ("ren2",), ReadingSource.SURNAME),
        ("我在银行工作", "银行", ("yin2", "hang2"), ReadingSource.WORD),
        ("他得走了", "得", ("dei3",), ReadingSource.CONTEXT),
        (
            "阿什拉夫·加尼",
            "阿什拉夫·加尼",
            ("a1", "shi2", "la1", "fu1", "", "jia1", "ni2"),
            ReadingSource.CONTEXT,
        ),
        ("穿AA制T恤", "T恤", ("", "xu4"), ReadingSource.WORD),
    ],
)
def test_why_a_reading_was_chosen(
    chinese: Chinese, text: str, word: str, reading: tuple[str, ...], source: ReadingSource
) -> None:
    token = token_of(chinese, text, word)
    assert token.reading == reading
    assert token.source is source


def test_base_tones_are_kept(chinese: Chinese) -> None:
    assert syllables(chinese.tokens("一样不是你好")) == [
        "yi1",
        "yang4",
        "bu4",
        "shi4",
        "ni3",
        "hao3",
    ]


def test_an_open_place_offers_alternatives(chinese: Chinese) -> None:
    token = token_of(chinese, "同行。", "同行")
    assert {token.reading, *token.alternatives} == {("tong2", "hang2"), ("tong2", "xing2")}
    assert token.alternatives


def test_punctuation_and_foreign_text_have_no_reading(chinese: Chinese) -> None:
    assert not any(token.reading for token in chinese.tokens("，Sarah 12 カタ 😀"))


def test_traditional_text_is_read_like_simplified(chinese: Chinese) -> None:
    assert syllables(chinese.tokens("單老師在銀行看著電視")) == syllables(
        chinese.tokens("单老师在银行看着电视")
    )
