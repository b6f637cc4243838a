"""How English is spoken: figures in words, lists of words, and rules for what no list has."""

from itertools import pairwise
from pathlib import Path

import marisa_trie
import pytest

from duidu.language.en.letter_sounds import by_letters, spelled, with_ending
from duidu.language.en.spoken import LIST
from duidu.language.en.written import cardinal, heard, ordinal, year
from duidu.language.speaking import spoken_words

WORDS = {
    "the": "ði", "a": "A", "A": "ˈA", "to": "tu", "apple": "ˈæpᵊl", "dog": "dˈɔɡ", "us": "ˌʌs",
    "US": "ˌʌs", "record": "ɹˈɛkəɹd", "record/VERB": "ɹəkˈɔɹd", "wants": "wˈɑnts", "one": "wˈʌn",
    "three": "θɹˈi", "point": "pˈYnt", "five": "fˈIv", "percent": "pəɹsˈɛnt", "cafe": "kæfˈA",
    "well": "wˈɛl", "known": "nˈOn", "phone": "fˈOn", "NATO": "nˈAɾO", "Smith": "smˈɪθ",
    "doctor": "dˈɑktəɹ", "want": "wˈɑnt",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    trie = marisa_trie.BytesTrie((word, sounds.encode()) for word, sounds in WORDS.items())
    trie.save(str(tmp_path / LIST))
    return tmp_path


def said(text: str, folder: Path) -> dict[str, str]:
    return {text[one.start : one.end]: one.sounds for one in spoken_words("en", text, folder)}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Dr. Smith", "doctor Smith"), ("in 1999,", "in nineteen ninety nine,"),
        ("3.5%", "three point five percent"), ("$5 million", "five million dollars"),
        ("$3.50", "three dollars fifty"), ("$1", "one dollar"), ("10:30 a.m.", "ten thirty a.m."),
        ("10:00", "ten o'clock"), ("2 Oct. 2025", "two October twenty twenty five"),
        ("1/3", "one third"), ("2/3", "two thirds"), ("1/2", "one half"), ("1st", "first"),
        ("21st", "twenty first"), ("12th", "twelfth"), ("20s", "twenties"),
        ("1990s", "nineteen nineties"), ("2008-2012", "two thousand eight to twenty twelve"),
        ("5-6", "five to six"), ("-3", "minus three"), ("20°C", "twenty degrees Celsius"),
        ("1 km", "one kilometer"), ("5 km/h", "five kilometers per hour"),
        ("1,234", "one thousand two hundred thirty four"), ("007", "zero zero seven"),
        ("13800138000", "one three eight zero zero one three eight zero zero zero"),
        ("2025-10-02", "October second twenty twenty five"), ("R&D", "RandD"),
        ("May 5", "May fifth"),
        ("no. 5", "number five"), ("I said no", "I said no"), ("", ""), ("Mr Li", "mister Li"),
        ("2025-13-45", None), ("1/0", None), ("99999999999999999999", None),
    ],
)  # fmt: skip
def test_figures_in_words(text: str, read: str | None) -> None:
    result, at = "", 0
    for one in heard(text):
        assert at <= one.start < one.end <= len(text)
        result += text[at : one.start] + one.words
        at = one.end
    if read is not None:
        assert result + text[at:] == read


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "zero"), (19, "nineteen"), (40, "forty"), (105, "one hundred five"),
     (1_000_001, "one million one"), (2_500, "two thousand five hundred")],
)  # fmt: skip
def test_cardinals(number: int, words: str) -> None:
    assert cardinal(number) == words


def test_ordinals_and_years() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 5, 8, 9, 20, 22, 100)] == [
        "first", "second", "third", "fifth", "eighth", "ninth", "twentieth", "twenty second",
        "one hundredth",
    ]  # fmt: skip
    assert [year(n) for n in (1905, 2000, 2010, 1800)] == [
        "nineteen oh five", "two thousand", "twenty ten", "eighteen hundred",
    ]  # fmt: skip


def test_words_of_the_list(folder: Path) -> None:
    found = said("The apple, a dog to record the record.", folder)
    assert found["The"] == "ði"  # before a vowel
    assert found["a"] == "ɐ"
    assert found["to"] == "tə"
    assert [one.sounds for one in spoken_words("en", "to record the record", folder)] == [
        "tə", "ɹəkˈɔɹd", "ðə", "ɹˈɛkəɹd",
    ]  # fmt: skip


def test_capitals_are_letters_or_a_word(folder: Path) -> None:
    found = said("NATO, the US GDP and GDPs; U.S.", folder)
    assert found["NATO"] == "nˈAɾO"
    assert found["US"] == "jˌuˈɛs" == found["U.S."]
    assert found["GDP"] == "ʤˌidˌipˈi"
    assert found["GDPs"] == "ʤˌidˌipˈiz"


def test_parts_endings_and_accents(folder: Path) -> None:
    found = said("well-known dogs, Smith's café iPhone", folder)
    assert (found["well"], found["known"]) == ("wˈɛl", "nˈOn")
    assert found["dogs"] == "dˈɔɡz"
    assert found["Smith's"] == "smˈɪθs"
    assert found["café"] == "kæfˈA"
    assert found["iPhone"].endswith("fˈOn")


def test_endings_sound_by_what_is_before_them() -> None:
    known = {"bake": "bˈAk", "want": "wˈɑnt", "beg": "bˈɛɡ", "house": "hˈWs", "cat": "kˈæt"}
    pairs = {
        word: with_ending(word, lambda stem: known.get(stem, ""))
        for word in ("baked", "wanted", "begged", "houses", "cats", "baking")
    }
    assert pairs == {
        "baked": "bˈAkt", "wanted": "wˈɑntᵻd", "begged": "bˈɛɡd", "houses": "hˈWsᵻz",
        "cats": "kˈæts", "baking": "bˈAkɪŋ",
    }  # fmt: skip


def test_what_no_list_has_is_spelled_or_read_by_rules() -> None:
    assert spelled("GDP") == "ʤˌidˌipˈi"
    assert by_letters("frobnicate") == "fɹˈɑbnɪkAt"
    assert by_letters("Qwkzx") == spelled("qwkzx")
    assert by_letters("") == by_letters("…") == ""


def test_without_the_list_every_word_still_sounds(tmp_path: Path) -> None:
    text = "The negotiators, however, left Kandahar."
    found = spoken_words("en", text, tmp_path)
    assert [text[one.start : one.end] for one in found if one.word] == [
        "The", "negotiators", "however", "left", "Kandahar",
    ]  # fmt: skip
    assert all(one.sounds for one in found)


def test_codes_are_not_spoken(folder: Path) -> None:
    assert list(said("<b>apple</b> {0} %s dog", folder)) == ["apple", "dog"]


def test_places_are_in_order(folder: Path) -> None:
    text = "Dr. Smith's 3.5% in 1999 — “$5 million” at 10:30; 你好 é 🙂 (a)/b_c\nx"
    places = [(one.start, one.end) for one in spoken_words("en", text, folder)]
    assert places == sorted(places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))
