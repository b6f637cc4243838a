"""Readings by the words of the dictionary that share a character."""

from duidu.lexicon.lexicon import open_lexicon
from duidu.lexicon.senses import SenseChooser
from duidu.lexicon.shared_readings import SharedReadings


def _favours(character: str, syllables: list[str], english: str) -> dict[str, float]:
    lexicon = open_lexicon()
    shared = SharedReadings(lexicon, SenseChooser(lexicon).reader)
    return shared.favours(character, syllables, english, frozenset)


def test_words_that_mean_what_the_translation_says_tell_the_reading() -> None:
    worth = _favours("号", ["hao4", "hao2"], "Did you hear the wailing?")
    assert worth["hao2"] > 0 > worth["hao4"]


def test_a_long_sentence_and_a_particle_tell_nothing() -> None:
    assert set(_favours("号", ["hao4", "hao2"], "wailing " * 40).values()) == {0.0}
    assert set(_favours("地", ["di4", "de5"], "The wailing earth.").values()) == {0.0}
