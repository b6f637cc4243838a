"""The card never covers the sentence it explains nor its counterpart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.ui.style.widgets.placement import Box, corridor_holds, few, place_card

WINDOW = Box(0, 0, 1400, 900)


def test_card_stands_below_the_sentence_near_its_word() -> None:
    word, sentence, counterpart = (
        Box(200, 300, 40, 38),
        Box(60, 300, 600, 76),
        Box(740, 300, 600, 76),
    )
    card = place_card(word, [sentence, counterpart], (380, 240), WINDOW)
    assert card.y >= sentence.bottom
    assert card.x <= word.x + word.width / 2 <= card.right
    assert card.overlap(sentence) == card.overlap(counterpart) == 0


def test_card_stands_above_where_there_is_no_room_below() -> None:
    word, sentence, counterpart = (
        Box(200, 820, 40, 38),
        Box(60, 780, 600, 76),
        Box(740, 780, 600, 76),
    )
    card = place_card(word, [sentence, counterpart], (380, 240), WINDOW)
    assert card.bottom <= sentence.y


def test_card_stands_beside_a_sentence_that_fills_the_height() -> None:
    word, sentence = Box(200, 400, 40, 38), Box(60, 20, 600, 860)
    card = place_card(word, [sentence], (380, 240), WINDOW)
    assert card.x >= sentence.right


def test_card_grows_lower_before_it_covers_anything() -> None:
    word, sentence, counterpart = (
        Box(200, 200, 40, 38),
        Box(20, 170, 420, 250),
        Box(460, 170, 420, 250),
    )
    card = place_card(word, [sentence, counterpart], (380, 240), Box(0, 0, 900, 600))
    assert card.overlap(sentence) == card.overlap(counterpart) == 0
    assert 120 <= card.height < 240


def test_word_stays_visible_even_where_nothing_is_free() -> None:
    word, everything = Box(100, 100, 40, 38), Box(0, 0, 400, 300)
    card = place_card(word, [everything], (380, 240), Box(0, 0, 400, 300))
    assert card.overlap(word) == 0


def test_card_that_covers_the_text_anyway_is_high_enough_to_be_read() -> None:
    word, sentence, counterpart = Box(90, 100, 40, 30), Box(20, 0, 200, 316), Box(240, 0, 200, 316)
    card = place_card(word, [sentence, counterpart], (420, 300), Box(0, 0, 480, 316))
    assert card.height >= 150
    assert card.overlap(word) == 0
    larger = place_card(word, [Box(0, 0, 900, 556)], (420, 300), Box(0, 0, 900, 556))
    assert larger.height == 190


@given(
    x=st.floats(0, 1300),
    y=st.floats(0, 860),
    width=st.floats(320, 420),
    height=st.floats(60, 400),
    window=st.tuples(st.floats(500, 2560), st.floats(400, 1440)),
)
def test_card_is_always_inside_the_window(
    x: float, y: float, width: float, height: float, window: tuple[float, float]
) -> None:
    frame = Box(0, 0, *window)
    card = place_card(Box(x, y, 40, 38), [Box(max(0, x - 200), y, 500, 76)], (width, height), frame)
    assert card.x >= 0
    assert card.y >= 0
    assert card.right <= frame.right + 1e-6
    assert card.bottom <= frame.bottom + 1e-6


@pytest.mark.parametrize(
    ("x", "y", "inside"),
    [(220, 345, True), (220, 390, True), (330, 420, True), (600, 345, False), (100, 300, False)],
)
def test_corridor_leads_from_the_word_to_its_card(x: float, y: float, inside: bool) -> None:
    assert corridor_holds(x, y, Box(200, 300, 40, 38), Box(150, 400, 380, 240)) is inside


def test_very_many_boxes_are_kept_free_as_one() -> None:
    lines = [Box(10, 20 * i, 300 + i, 18) for i in range(60)]
    assert few(lines[:16]) == lines[:16]
    assert few(lines) == [Box(10, 0, 359, 59 * 20 + 18)]
    assert few([]) == []
