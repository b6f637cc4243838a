"""English words, stems and inflections."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.core.token import TokenKind
from duidu.language.en.english import English
from duidu.language.plain import PlainLanguage


@pytest.fixture(scope="module")
def english() -> English:
    return English()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("negotiators", "negotiator"),
        ("went", "go"),
        ("gone", "going"),
        ("children", "child"),
        ("Taught", "teaches"),
        ("bought", "buy"),
        ("worse", "bad"),
        ("ministries", "ministry"),
        ("Afghanistan’s", "Afghanistan"),
        ("can't", "can"),
        ("won’t", "will"),
        ("She'll", "she"),
    ],
)
def test_inflections_meet_under_one_stem(english: English, one: str, other: str) -> None:
    assert english.stem(one) == english.stem(other)


def test_an_ambiguous_form_has_all_its_stems(english: English) -> None:
    assert set(english.stems("left")) == {english.stem("leave"), "left"}
    assert english.stems("table") == (english.stem("table"),)


def test_words_numbers_and_punctuation_are_told_apart(english: English) -> None:
    tokens = english.tokens("Gen. Milley's U.S. T-shirt cost 2,500.50 (50%), didn’t it?")
    words = [token.text for token in tokens if token.kind is TokenKind.WORD]
    assert words == ["Gen", "Milley's", "U.S.", "T-shirt", "cost", "didn’t", "it"]
    assert [token.text for token in tokens if token.kind is TokenKind.NUMBER] == ["2,500.50", "50%"]


@given(st.text())
def test_tokens_cover_any_text(text: str) -> None:
    tokens = English().tokens(text)
    assert "".join(token.text for token in tokens) == text
    assert [token.start for token in tokens] == [0, *(token.end for token in tokens)][: len(tokens)]


@given(st.text())
def test_stemming_takes_any_word(word: str) -> None:
    assert isinstance(English().stem(word), str)


def test_threads_may_share_one_english(english: English) -> None:
    words = [
        f"{start}ization{end}" for start in "abcdefgh" for end in ("s", "al", "ally", "ed", "ing")
    ] * 20
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(english.stem, words)) == [english.stem(word) for word in words]


def test_half_of_a_surrogate_pair_is_its_own_stem() -> None:
    assert English().stem("\udc9bm") == "\udc9bm"
    assert PlainLanguage("de").stem("\udc9bm") == "\udc9bm"
