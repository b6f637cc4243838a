"""Single words of the translation tell which reading is meant, by what they are near to."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pytest

from duidu.lexicon.glosses import GlossReader, gloss_language
from duidu.lexicon.lexicon import Lexicon, open_lexicon
from duidu.lexicon.likeness import WordLikeness

# What stands for the meaning of each text: a direction in a plane, as an angle.
ANGLES = {"retches": 0.1, "vomit": 0.0, "throw up": 0.05, "spit": 1.5, "say": 1.4, "regularly": 4.5}


def vectors(texts: set[str]) -> Mapping[str, npt.NDArray[np.float32]]:
    return {
        text: np.array(
            [np.cos(ANGLES.get(text, 2.2)), np.sin(ANGLES.get(text, 2.2))], dtype=np.float32
        )
        for text in texts
    }


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return open_lexicon()


@pytest.fixture(scope="module")
def likeness(lexicon: Lexicon) -> WordLikeness:
    reader = GlossReader(gloss_language(), lexicon.stem_counts(), lexicon.about().entries)
    return WordLikeness(reader, vectors)


def favours(
    likeness: WordLikeness, lexicon: Lexicon, word: str, english: str
) -> dict[tuple[str, ...], float]:
    compared = likeness.compared(lexicon.exact(word), english, frozenset)
    assert compared is not None
    return likeness.favours(compared)


def test_the_reading_whose_gloss_is_near_to_a_word_is_favoured(
    likeness: WordLikeness, lexicon: Lexicon
) -> None:
    found = favours(likeness, lexicon, "吐", "He retches.")
    assert found["tu4",] > found["tu3",]


def test_a_word_that_other_words_explain_tells_nothing(
    likeness: WordLikeness, lexicon: Lexicon
) -> None:
    assert likeness.compared(lexicon.exact("吐"), "He retches.", lambda: {"retch"}) is None


def test_a_reading_without_a_meaning_is_not_compared(
    likeness: WordLikeness, lexicon: Lexicon
) -> None:
    assert likeness.compared(lexicon.exact("耶"), "He retches.", frozenset) is None


def test_what_is_near_to_no_word_by_more_than_chance_counts_alike(
    likeness: WordLikeness, lexicon: Lexicon
) -> None:
    found = favours(likeness, lexicon, "吐", "Regularly.")
    assert len(set(found.values())) == 1
