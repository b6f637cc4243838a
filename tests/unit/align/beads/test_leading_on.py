"""A sentence that only leads on to the next stands with it, whatever stops behind it."""

import numpy as np
import pytest

from duidu.align.beads.leading_on import leading_borders, leading_on
from duidu.language.registry import describe


@pytest.mark.parametrize(
    "text",
    [
        "嗚呼。",
        "呜呼哀哉！",
        "噫！",
        "嗟夫。",
        "子曰。",
        "對曰。",
        "或問之曰：",
        "诗云。",
        "他高声说：",
    ],
)
def test_a_cry_or_the_words_before_a_speech_lead_on(text: str) -> None:
    assert leading_on([text], describe("zh-Hans").leads_on).all()


@pytest.mark.parametrize(
    "text",
    [
        "其可悲也夫。",
        "子路不對。",
        "他没有说。",
        "他走了，说是去找他的弟弟，一去不回，故曰。",
        "“曰”字",
    ],
)
def test_what_says_something_itself_does_not(text: str) -> None:
    assert not leading_on([text], describe("zh-Hant").leads_on).any()


def test_english_leads_on_by_a_cry_or_by_its_marks() -> None:
    texts = [
        "Alas!",
        "Oh!",
        "The Master said:",
        "He replied,",
        "Alas, how sad it is!",
        "He said so.",
    ]
    found = leading_on(texts, describe("en").leads_on)
    assert found.tolist() == [True, True, True, True, False, False]


def test_of_a_language_that_says_nothing_of_it_nothing_is_known() -> None:
    assert not leading_on(["Alas!"], "").any()


def test_borders_tell_whether_both_sides_or_one_lead_on() -> None:
    found = leading_borders(np.array([True, False, True]), np.array([True, False, False]))
    assert found["leads on both"][1, 1] == 1 == found["leads on both"].sum()
    assert found["leads on source"].tolist() == [[0] * 4, [0, 0, 1, 0], [0] * 4, [0] * 4]
    assert found["leads on target"].tolist() == [[0] * 4, [0] * 4, [0, 1, 0, 0], [0] * 4]
