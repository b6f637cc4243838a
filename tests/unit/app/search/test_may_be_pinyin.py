"""What could be pinyin is looked for as pinyin; what could not is not."""

import pytest

from duidu.app.search.find_pattern import may_be_pinyin
from duidu.language.zh.wordfile import open_words


def test_every_syllable_of_the_word_file_may_be_pinyin() -> None:
    words = open_words()
    found = {
        syllable.rstrip("12345").lower().replace("ü", "v").replace("u:", "v")
        for code in range(0x4E00, 0x9FA6)
        if (record := words.record(chr(code)))
        for reading in record.readings
        for syllable in reading.syllables
    }
    assert len(found) > 400
    unknown = {"xx"}  # as CC-CEDICT writes a reading that nobody knows
    assert [
        syllable
        for syllable in sorted(found - unknown)
        if syllable.isalpha() and not may_be_pinyin(syllable)
    ] == []


@pytest.mark.parametrize(
    "typed", ["zhongguo", "xi'an", "nv er", "duoai", "dangong", "sheren", "name", "heng"]
)
def test_words_of_syllables(typed: str) -> None:
    assert may_be_pinyin(typed)


@pytest.mark.parametrize("typed", ["people", "few", "study", "edge", "first", "", "123"])
def test_words_that_no_hanzi_spell(typed: str) -> None:
    assert not may_be_pinyin(typed)


def test_a_long_word_is_answered_without_trying_every_cut() -> None:
    assert not may_be_pinyin("a" * 20_000 + "t")  # would not end before the sun does
